"""The same guide is laid out once, another never instead of it."""

import asyncio
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from contracts.insights import Insights, Source
from contracts.job import Employer, FieldProvenance, JobDetails
from services.renderer.errors import LayoutFailedError
from services.renderer.guide import RenderedGuide
from services.renderer.guide_cache import GuideCache
from tests.support import guide_samples as samples

SIZE = 100
ROOMY = 10 * SIZE


class CountingRenderer:
    """Gives every call a PDF of its own, `SIZE` bytes long, once it is let."""

    def __init__(self, *, failures: int = 0) -> None:
        self.asked: list[tuple[JobDetails, Insights]] = []
        self.going = asyncio.Event()
        self.going.set()
        self._failures = failures

    @property
    def calls(self) -> int:
        return len(self.asked)

    async def render(self, job: JobDetails, insights: Insights) -> RenderedGuide:
        self.asked.append((job, insights))
        await self.going.wait()
        if self.calls <= self._failures:
            raise LayoutFailedError(reason="test")
        return RenderedGuide(pdf=str(self.calls).encode().rjust(SIZE), pages=self.calls)


def impersonal() -> Insights:
    """Return a guide without anything that its owner wrote."""
    return samples.rich_insights().model_copy(update={"story_map": []})


def titled(title: str) -> JobDetails:
    return samples.rich_job().model_copy(update={"job_title": title})


def asked(*, cached: str) -> float:
    return REGISTRY.get_sample_value("prepline_renderer_guides_total", {"cached": cached}) or 0


async def test_a_guide_asked_for_again_is_not_laid_out_again() -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=ROOMY)
    before = asked(cached="false"), asked(cached="true")
    first = await guides.render(samples.rich_job(), impersonal())
    second = await guides.render(samples.rich_job(), impersonal())
    assert (first, renderer.calls) == (second, 1)
    assert (asked(cached="false"), asked(cached="true")) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize("field", sorted(JobDetails.model_fields))
async def test_a_change_of_any_field_of_the_job_is_another_guide(field: str) -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=ROOMY)
    bare = samples.bare_job()
    full = samples.rich_job().model_copy(
        update={
            "closed": True,
            "company": Employer(brand="Umbrella"),
            "language": "en",
            "platform": "greenhouse",
            "description": "Words",
            "provenance": {"level": FieldProvenance(source="json_ld", confidence=1)},
        }
    )
    await guides.render(bare, impersonal())
    await guides.render(bare.model_copy(update={field: getattr(full, field)}), impersonal())
    assert renderer.calls == 2


async def test_a_change_of_the_insights_is_another_guide() -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=ROOMY)
    insights = impersonal()
    plan = insights.preparation_plan.model_copy(update={"days_left": 9})
    later = insights.last_updated + timedelta(days=1)
    changes: list[dict[str, object]] = [{}, {"last_updated": later}, {"preparation_plan": plan}, {"data_gaps": []}]
    for changed in changes:
        await guides.render(samples.rich_job(), insights.model_copy(update=changed))
    assert renderer.calls == 4


async def test_the_same_content_distilled_again_on_that_day_is_the_same_guide() -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=ROOMY)
    insights = impersonal()
    again = insights.model_copy(update={"last_updated": insights.last_updated + timedelta(seconds=1)})
    first, second = [await guides.render(samples.rich_job(), made) for made in (insights, again)]
    assert (second, renderer.calls) == (first, 1)


async def test_who_asks_at_once_waits_for_one_layout() -> None:
    renderer = CountingRenderer()
    renderer.going.clear()
    guides = GuideCache(renderer, max_bytes=ROOMY)
    waiting = [asyncio.create_task(guides.render(samples.bare_job(), samples.bare_insights())) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    renderer.going.set()
    _, second, third = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(second, RenderedGuide)
    assert (second, renderer.calls) == (third, 1)


async def test_what_was_asked_for_longest_ago_makes_room() -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=2 * SIZE)
    for title in ("one", "two", "one", "three", "one"):
        await guides.render(titled(title), samples.bare_insights())
    assert renderer.calls == 3
    await guides.render(titled("two"), samples.bare_insights())
    assert renderer.calls == 4


@pytest.mark.parametrize("room", [0, SIZE - 1])
async def test_what_is_larger_than_all_the_room_is_not_kept(room: int) -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=room)
    for _ in range(2):
        await guides.render(samples.bare_job(), samples.bare_insights())
    assert renderer.calls == 2


async def test_an_error_is_not_kept() -> None:
    renderer = CountingRenderer(failures=1)
    guides = GuideCache(renderer, max_bytes=ROOMY)
    with pytest.raises(LayoutFailedError):
        await guides.render(samples.bare_job(), samples.bare_insights())
    guide = await guides.render(samples.bare_job(), samples.bare_insights())
    assert (guide.pages, renderer.calls) == (2, 2)


@pytest.mark.parametrize(
    "own",
    [
        {"sources": [Source(id="notes:1", title="Your notes")]},
        {"story_map": samples.rich_insights().story_map},
    ],
    ids=["notes", "stories of the résumé"],
)
async def test_what_a_user_wrote_is_not_kept(own: dict[str, object]) -> None:
    renderer = CountingRenderer()
    guides = GuideCache(renderer, max_bytes=ROOMY)
    insights = impersonal().model_copy(update=own)
    for _ in range(2):
        await guides.render(samples.rich_job(), insights)
    assert renderer.calls == 2
    assert not guides._kept
