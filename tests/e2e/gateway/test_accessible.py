"""Every state of the page, reached with keys alone: what a screen reader is given, what axe finds in light and dark."""

from typing import Any

import pytest
import pytest_asyncio

from tests.support.axe import violations
from tests.support.hand import Hand
from tests.support.page_states import JOURNEYS, SETTINGS
from tests.support.screen_reader import announces, faults, tree_of
from tests.support.site import Site

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def site(collection: Any) -> Any:
    site = Site(collection, **SETTINGS)
    await site.rig.deps.store.prepare()
    await site.start()
    yield site
    site.chain.stop()
    await site.stop()


@pytest.mark.parametrize("journey", JOURNEYS)
async def test_every_state_can_be_listened_to_and_read(page: Any, site: Site, journey: str) -> None:
    found: dict[str, list[str]] = {}
    async for state in JOURNEYS[journey](Hand(page, keys_alone=True), site):
        tree = await tree_of(page)
        missing = [f"not announced: {role} “{words}”" for role, words in state.says if not announces(tree, role, words)]
        light = await violations(page, within=state.within)
        await page.emulate_media(color_scheme="dark")
        dark = await violations(page, within=state.within, rules=("color-contrast",))
        await page.emulate_media(color_scheme="light")
        if wrong := [*missing, *faults(tree), *light, *(f"in the dark, {one}" for one in dark)]:
            found[state.name] = wrong
    assert found == {}
