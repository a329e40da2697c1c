"""What newcomers want of the page, done by mouse or by keys alone, with every press counted."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from tests.support.hand import Hand

__all__ = ["TASKS", "Done", "Task", "carry_out"]

_STOPPED = """
async () => {
  const { token } = await (await fetch("/api/local-token?user=demo")).json();
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const post = (path, body) => fetch(`/api/interview-prep/${path}`, { method: "POST", headers, body });
  const asked = JSON.stringify({ company_name: "Harbour Lights", job_title: "Night Nurse" });
  const { id } = await (await post("generate", asked)).json();
  await post(`${id}/cancel`);
}
"""


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something a newcomer wants."""

    name: str
    most: int
    """Presses, at the most."""
    do: Callable[[Hand, str], Awaitable[None]]
    begin: Callable[[Hand, str], Awaitable[None]] | None = None
    """What is there before; not counted."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A task that was carried out."""

    task: Task
    presses: int
    seconds: float


async def carry_out(tasks: Sequence[Task], hand: Hand, posting: str) -> AsyncIterator[Done]:
    """Do one task after the other on the page that the hand holds."""
    for task in tasks:
        if task.begin is not None:
            await task.begin(hand, posting)
        hand.presses, started = 0, time.monotonic()
        await task.do(hand, posting)
        yield Done(task=task, presses=hand.presses, seconds=time.monotonic() - started)


async def _start(hand: Hand, _posting: str) -> None:
    await hand.page.goto("/")
    await hand.page.get_by_label("Web address of the posting").wait_for()


async def _first_guide(hand: Hand, posting: str) -> None:
    await hand.write(hand.page.get_by_label("Web address of the posting"), posting)
    await hand.press(hand.page.get_by_role("button", name="Continue"))
    await hand.press(hand.page.get_by_role("button", name="Prepare me"))
    await hand.page.get_by_role("heading", name="Questions", exact=True).wait_for()


async def _why_reported(hand: Hand, _posting: str) -> None:
    item = hand.page.locator(".item.reported", has=hand.page.locator(".evidence")).first
    await hand.press(item.locator("summary"))
    quote = item.locator(".evidence blockquote").first
    await quote.wait_for()
    assert (await quote.inner_text()).startswith("“")
    assert await quote.locator("cite a[href^=http]").count() == 1


async def _calendar(hand: Hand, _posting: str) -> None:
    await hand.press(hand.page.locator("details.menu summary"))
    async with hand.page.expect_download() as download:
        await hand.press(hand.page.get_by_role("button", name="Calendar"))
    assert (await download.value).suggested_filename.endswith(".ics")


async def _five_questions(hand: Hand, _posting: str) -> None:
    await hand.press(hand.page.get_by_role("link", name="Practise", exact=True))
    for number in range(1, 6):
        await hand.page.get_by_role("button", name="Went well").wait_for()
        await hand.page.keyboard.press("2" if number == 3 else "1")
        await hand.page.get_by_text(f"{number} practised").wait_for()


async def _stopped(hand: Hand, posting: str) -> None:
    await _start(hand, posting)
    await hand.page.evaluate(_STOPPED)
    await hand.page.reload()


async def _why_nothing_was_charged(hand: Hand, _posting: str) -> None:
    await hand.press(hand.page.locator("a.row", has_text="Night Nurse").first)
    await hand.page.get_by_text(
        "Nothing was charged: credits are taken only for a guide that was delivered."
    ).wait_for()


TASKS = (
    Task(name="first guide from a cold page", most=2, do=_first_guide, begin=_start),
    Task(name="why an item is “reported”", most=3, do=_why_reported),
    Task(name="the calendar", most=3, do=_calendar),
    Task(name="five questions practised", most=3, do=_five_questions),
    Task(name="why nothing was charged", most=3, do=_why_nothing_was_charged, begin=_stopped),
)
