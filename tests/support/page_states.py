"""Every state of the web page, reached as a user reaches it: to be looked at, listened to and checked."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from contracts.posts import CollectionReport, SourceReport
from services.gateway.preparations.store import utc_now
from tests.support.hand import Hand
from tests.support.prep_events import PrepEvents
from tests.support.site import Site

__all__ = ["JOURNEYS", "SETTINGS", "State"]

# A short heartbeat, so that the page soon doubts a connection that is silent.
SETTINGS: Mapping[str, Any] = {
    "streams": {"heartbeat": timedelta(seconds=1)},
    "upgrade_url": "https://example.com/plans",
}
"""Of the gateway whose page it is."""

POSTING = "https://jobs.example.com/1"
QUESTIONS: Mapping[str, Any] = {"name": "Questions", "exact": True}


@dataclass(frozen=True, kw_only=True)
class State:
    """One state of the page."""

    name: str
    says: tuple[tuple[str, str], ...]
    """Role, and name or text, of what must be announced."""
    within: str | None = None
    """Selector of what is new, where the rest was there in the state before."""


_DIALOG = "dialog[open]"


def _state(name: str, *says: tuple[str, str], within: str | None = None) -> State:
    return State(name=name, says=says, within=within)


async def before(hand: Hand, site: Site) -> AsyncIterator[State]:
    """From the start page to what was understood."""
    page = hand.page
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").wait_for()
    yield _state(
        "start",
        ("heading", "Know what they will ask."),
        ("textbox", "Web address of the posting"),
        ("button", "Continue"),
        ("link", "Account: 1000 credits"),
    )
    await hand.write(page.get_by_label("Web address of the posting"), "ftp://example.com")
    await hand.press(page.get_by_role("button", name="Continue"))
    await page.locator(".flaw").wait_for()
    yield _state(
        "start-flaw", ("textbox", "Web address of the posting"), ("StaticText", "starting with https://"), within=".ask"
    )
    await hand.choose("Company & title")
    yield _state("start-by-hand", ("textbox", "Company"), ("textbox", "Job title"), within=".ask")
    await hand.choose("Link")
    await hand.write(page.get_by_label("Web address of the posting"), "https://jobs.example.com/wall")
    await hand.press(page.get_by_role("button", name="Continue"))
    await page.get_by_text("The site shows a login wall.").wait_for()
    yield _state("start-wall", ("alert", "The site shows a login wall."), within=".ask")
    await hand.write(page.get_by_label("Web address of the posting"), POSTING)
    await hand.press(page.get_by_role("button", name="Continue"))
    await page.get_by_role("heading", name="This is what we understood").wait_for()
    yield _state("understood", ("heading", "This is what we understood"), ("button", "Prepare me"), within=".ask")
    await hand.press(page.locator("summary", has_text="Add your interview date"))
    yield _state("understood-more", ("textbox", "Your résumé"), ("textbox", "Your notes"), within=".more")
    await _finish(hand)
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").wait_for()
    yield _state("start-again", ("heading", "Your latest guides"), within=".recent")
    await _understand(hand)
    yield _state(
        "understood-again",
        ("status", "You have a guide for this job"),
        ("button", "Prepare me again"),
        within=".ask > .notice",
    )
    site.rig.billing.credits = 10
    site.rig.billing.holds.clear()
    await page.goto("about:blank")
    await page.goto(site.url)
    await page.get_by_text("A guide costs 25 credits and you have").wait_for()
    yield _state(
        "start-too-few-credits", ("status", "A guide costs 25 credits"), ("link", "Get more"), within=".start .notice"
    )


async def during(hand: Hand, site: Site) -> AsyncIterator[State]:
    """While a guide is made, and when it cannot be made."""
    page = hand.page
    await _remember_a_run(site)
    site.chain.collection = CollectionReport(
        sources=[
            SourceReport(source="reddit", label="Reddit", status="ok", found=24, kept=9),
            SourceReport(
                source="archive", label="Arctic Shift", status="failed", found=0, kept=0, detail="it is closed"
            ),
        ]
    )
    site.chain.held.clear()
    await page.goto(site.url)
    await _understand(hand)
    await hand.press(page.get_by_role("button", name="Prepare me"))
    await page.get_by_text("9 about these interviews").wait_for()
    await page.get_by_text("s left").wait_for()
    yield _state(
        "progress",
        ("status", "Checking every quote"),
        ("list", "What happened so far"),
        ("heading", "Where we looked"),
        ("button", "Cancel"),
    )
    await page.context.set_offline(True)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await page.get_by_text("Reconnecting…").wait_for()
    yield _state("progress-reconnecting", ("status", "The connection was lost. Reconnecting…"), within=".now-line")
    await page.context.set_offline(False)
    await page.get_by_text("Reconnecting…").wait_for(state="detached")
    await hand.press(page.get_by_role("button", name="Cancel"))
    await page.get_by_text("You stopped this one.").wait_for()
    site.chain.held.set()
    yield _state("stopped", ("heading", "You stopped this one."), ("button", "Try again"))
    await page.goto(site.url)
    await _understand(hand, "https://jobs.example.com/broken")
    await hand.press(page.get_by_role("button", name="Prepare me"))
    await page.get_by_role("button", name="Try again").wait_for()
    yield _state("failed", ("heading", "This one did not work out."), ("StaticText", "Nothing was charged:"))
    site.rig.parser.away = True
    await page.goto(site.url)
    await hand.write(page.get_by_label("Web address of the posting"), "https://jobs.example.com/wall")
    await hand.press(page.get_by_role("button", name="Continue"))
    await page.get_by_role("button", name="Go on with this").wait_for()
    yield _state("wall", ("heading", "We could not read that posting."), ("textbox", "Company"))
    await page.goto(f"{site.url}/#/prep/nothing")
    await page.get_by_role("heading", name="Not found").wait_for()
    yield _state("not-found", ("heading", "Not found"), ("alert", ""), ("link", "Start page"))


async def guide(hand: Hand, site: Site) -> AsyncIterator[State]:
    """A finished guide and what can be done with it."""
    page = hand.page
    await page.goto(site.url)
    await _understand(hand)
    await _finish(hand)
    yield _state(
        "guide", ("heading", "Questions"), ("navigation", "Contents of the guide"), ("button", "General advice")
    )
    await hand.press(page.locator("summary", has_text="Show the quote").first)
    await hand.press(page.get_by_role("button", name="General advice"))
    yield _state("guide-filtered", ("blockquote", "“"), within=".grounding, .evidence[open]")
    await hand.press(page.get_by_role("button", name="General advice"))
    await hand.press(page.locator("details.menu summary"))
    yield _state(
        "guide-menu", ("button", "Calendar"), ("button", "Share…"), ("button", "Delete…"), within="details.menu"
    )
    await hand.press(page.get_by_role("button", name="Share…"))
    await hand.press(page.get_by_role("button", name="Make a link"))
    await page.get_by_text("Works until").wait_for()
    link = await page.get_by_label("Link to the guide").input_value()
    yield _state(
        "share",
        ("dialog", "Share this guide"),
        ("status", "Works until"),
        ("textbox", "Link to the guide"),
        within=_DIALOG,
    )
    await hand.press(page.get_by_role("button", name="Close"))
    await _more(hand, "How did it go?…")
    await hand.tick(page.locator(".came-up input").first)
    await hand.press(page.get_by_role("button", name="Keep this"))
    await page.get_by_text("Your interview:").wait_for()
    yield _state("debrief", ("dialog", "How did the interview go?"), ("status", "Your interview:"), within=_DIALOG)
    await hand.press(page.get_by_role("button", name="Close"))
    await _more(hand, "Delete…")
    yield _state("delete", ("dialog", "Delete this guide?"), ("button", "Delete for good"), within=_DIALOG)
    await hand.press(page.get_by_role("button", name="Close"))
    await _more(hand, "Refresh…")
    yield _state("refresh", ("dialog", "Ask for a new guide"), ("button", "Refresh now"), within=_DIALOG)
    await hand.press(page.get_by_role("button", name="Refresh now"))
    await page.get_by_text("The questions are the same.").wait_for()
    yield _state("guide-refreshed", ("status", "The questions are the same."), within=".notice")
    await page.goto(link)
    await page.get_by_role("heading", **QUESTIONS).wait_for()
    yield _state("shared", ("heading", "Questions"), within=".guide-head, .grounding")
    await page.goto(link[:-4] + "none")
    await page.get_by_role("heading", name="Not found").wait_for()
    yield _state("shared-expired", ("heading", "Not found"))


async def practice(hand: Hand, site: Site) -> AsyncIterator[State]:
    """Practising to the end."""
    page = hand.page
    await page.goto(site.url)
    await _understand(hand)
    await _finish(hand)
    await hand.press(page.get_by_role("link", name="Practise"))
    await hand.write(page.get_by_label("Your notes"), "Mention the outage.")
    yield _state("practice", ("heading", "Practice"), ("textbox", "Your notes"), ("button", "Went well"))
    while await page.get_by_role("button", name="Went well").is_visible():
        asked = await page.locator(".practice h2").inner_text()
        await hand.press(page.get_by_role("button", name="Went well"))
        await page.wait_for_function("text => document.querySelector('.practice h2').textContent !== text", arg=asked)
    yield _state("practice-done", ("heading", "Done:"), ("StaticText", "Mention the outage."), within=".practice")


async def library(hand: Hand, site: Site) -> AsyncIterator[State]:
    """The library and the account."""
    page = hand.page
    await page.goto(f"{site.url}/#/library")
    await page.get_by_text("No guides yet.").wait_for()
    yield _state("library-empty", ("heading", "Your guides"), ("link", "Make your first guide"), within=".library")
    for number, title in enumerate(["Nurse", "Tax Accountant (m/f/d)", "Senior Site Reliability Engineer, Storage"]):
        made = PrepEvents(f"prep-{number}", "demo")
        await site.rig.deliver(*(made.chain() if number == 0 else (made.requested(), made.failed(), made.cancelled())))
        named = {"companyName": f"Company {number}", "jobTitle": title, "searchKey": f"company {number} {title}"}
        await site.rig.collection.update_one({"_id": f"prep-{number}"}, {"$set": named})
    await page.goto(site.url)
    await hand.press(page.get_by_role("link", name="Library"))
    await page.get_by_label("Search").wait_for()
    await page.locator(".row").nth(2).wait_for()
    yield _state("library", ("heading", "Your guides"), ("button", "Delete Nurse"), ("searchbox", "Search"))
    await hand.write(page.get_by_label("Search"), "nothing like it")
    await page.get_by_text("No guide matches.").wait_for()
    yield _state("library-no-match", ("StaticText", "No guide matches."), within=".empty")
    await hand.press(page.get_by_role("link", name="Account"))
    await page.get_by_text("Guide delivered").wait_for()
    yield _state("account", ("heading", "What was charged and why"), ("table", ""), ("button", "Export my data"))
    await hand.press(page.get_by_role("button", name="Delete my data…"))
    yield _state(
        "account-delete", ("dialog", "Delete everything?"), ("button", "Delete everything for good"), within=_DIALOG
    )


async def signing_in(hand: Hand, site: Site) -> AsyncIterator[State]:
    """Where users sign in at an identity provider."""
    page = hand.page
    provider = {"issuer": "https://id.example.com", "clientId": "page", "scope": "openid", "audience": "prepline"}
    config = {"localTokens": False, "signIn": provider, "sample": None}
    await page.route("**/api/config", lambda route: route.fulfill(json=config))
    await page.goto(site.url)
    await page.get_by_role("button", name="Sign in").wait_for()
    yield _state("sign-in", ("heading", "Know what they will ask."), ("button", "Sign in"))
    token = site.rig.token("demo")
    await page.evaluate("token => sessionStorage.setItem('prepline.token', token)", token)
    await page.reload()
    await hand.write(page.get_by_label("Web address of the posting"), POSTING)
    await page.evaluate("sessionStorage.setItem('prepline.token', 'expired')")
    await hand.press(page.get_by_role("button", name="Continue"))
    await page.get_by_role("dialog").wait_for()
    yield _state("session-ended", ("dialog", "Your session has ended"), ("button", "Not now"), within=_DIALOG)
    await page.unroute("**/api/config")


async def reference(hand: Hand, site: Site) -> AsyncIterator[State]:
    """The pages about the API."""
    page = hand.page
    await page.goto(f"{site.url}/docs")
    await hand.press(page.locator("summary", has_text="/api/interview-prep/generate"))
    await page.get_by_text("interview_date").first.wait_for()
    yield _state("docs", ("heading", "Prepline API"))
    await page.goto(f"{site.url}/docs/events")
    await page.locator(".operation").first.wait_for()
    yield _state("docs-events", ("heading", "Prepline"), within=".api")
    await page.goto(f"{site.url}/docs/problems")
    yield _state("docs-problems", ("heading", "What can go wrong"))


JOURNEYS: Mapping[str, Callable[[Hand, Site], AsyncIterator[State]]] = {
    made.__name__: made for made in (before, during, guide, practice, library, signing_in, reference)
}


async def _understand(hand: Hand, posting: str = POSTING) -> None:
    page = hand.page
    await hand.write(page.get_by_label("Web address of the posting"), posting)
    await hand.press(page.get_by_role("button", name="Continue"))
    await page.get_by_role("heading", name="This is what we understood").wait_for()


async def _finish(hand: Hand) -> None:
    page = hand.page
    await hand.press(page.get_by_role("button", name="Prepare me"))
    await page.get_by_role("heading", **QUESTIONS).wait_for()


async def _more(hand: Hand, name: str) -> None:
    page = hand.page
    await hand.press(page.locator("details.menu summary"))
    await hand.press(page.get_by_role("button", name=name))


async def _remember_a_run(site: Site) -> None:
    """Let an earlier preparation say how long each stage takes."""
    started = utc_now()
    steps = [("processing", 0), ("scraping_reddit", 5), ("processing_content", 10), ("completed", 90)]
    timeline = [{"attempt": 1, "status": name, "at": started + timedelta(seconds=at)} for name, at in steps]
    run = {"userId": "bob", "attempt": 1, "status": "completed", "completedAt": started, "timeline": timeline}
    await site.rig.collection.insert_one({"_id": "earlier", **run})
    site.rig.gateway.pacing.wake()
