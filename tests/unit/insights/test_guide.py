"""Orders hidden in posts, pages and postings say nothing in a guide, even when a model obeys them."""

import os
from itertools import islice

from contracts.insights import Insights, walk_items
from contracts.preps import PrepContext
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.guide import build_guide
from tests.support.injections import FOREIGN, Injection, Obedient, injections

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
