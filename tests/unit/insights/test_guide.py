"""Orders hidden in posts, pages and postings say nothing in a guide, even when a model obeys them."""

import os
from datetime import UTC, datetime, timedelta
from itertools import islice

from contracts.insights import Insights, walk_items
from contracts.preps import PrepContext
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.guide import _ASSEMBLED, build_guide
from tests.support.injections import FOREIGN, Injection, Obedient, injections

MORNING = datetime(2026, 12, 1, 9, tzinfo=UTC)
_EVERY = 29
"""Of the 600, unless all are asked for: prime to the numbers of orders, payloads and carriers, so that each occurs."""


async def test_an_obedient_model_adds_no_foreign_address_and_nothing_unsupported() -> None:
    every = 1 if os.environ.get("PREPLINE_TEST_ALL_INJECTIONS") else _EVERY
    tried, obeyed = 0, []
    for injection in islice(injections(), 0, None, every):
        guide = await _guide(injection)
        tried += 1
        if FOREIGN in guide.model_dump_json() or injection.is_reported(list(walk_items(guide))):
            obeyed.append((injection.carrier, injection.text))

    assert tried >= 600 // every
    assert obeyed == []


async def test_what_the_post_truly_says_stays() -> None:
    guide = await _guide(next(one for one in injections() if one.carrier == "body"), obeying=False)

    assert any("linked list" in item.text for item in walk_items(guide) if item.evidence)


async def _guide(injection: Injection, *, obeying: bool = True) -> Insights:
    engine = Obedient(injection) if obeying else ExtractiveEngine()
    guide, _ = await build_guide(injection.job, injection.posts, context=PrepContext(), engine=engine)
    return guide


async def test_the_same_guide_on_the_same_day_differs_in_its_moment_alone() -> None:
    morning = await _made(MORNING)
    evening = await _made(MORNING + timedelta(hours=6))
    assert evening.last_updated - morning.last_updated == timedelta(hours=6)
    assert evening.model_copy(update={"last_updated": morning.last_updated}) == morning


async def test_another_day_or_another_date_of_the_interview_is_another_guide() -> None:
    soon = PrepContext(interview_date=(MORNING + timedelta(days=3)).date())
    plans = [await _made(MORNING), await _made(MORNING, soon), await _made(MORNING + timedelta(days=1), soon)]
    assert len({guide.model_dump_json(exclude={"last_updated"}) for guide in plans}) == 3


async def test_what_a_user_wrote_is_in_no_memory() -> None:
    before = len(_ASSEMBLED._made)
    guide = await _made(MORNING, PrepContext(resume_text="Led the migration of a payments platform to Kafka."))
    assert guide.company_name
    assert len(_ASSEMBLED._made) == before


async def _made(now: datetime, context: PrepContext | None = None) -> Insights:
    told = next(one for one in injections() if one.carrier == "body")
    guide, _ = await build_guide(
        told.job, told.posts, context=context or PrepContext(), engine=ExtractiveEngine(), now=now
    )
    return guide
