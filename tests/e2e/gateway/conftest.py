from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from tests.support.browser import chromium, missing_browser
from tests.support.mongo import new_database, running_mongo
from tests.support.site import Site


@pytest.fixture(scope="session")
def page_mongo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_mongo(tmp_path_factory.mktemp("mongo")) as url:
        yield url


@pytest_asyncio.fixture(loop_scope="session")
async def collection(page_mongo: str) -> AsyncIterator[Any]:
    async with new_database(page_mongo) as database:
        yield database["preps"]


@pytest_asyncio.fixture(loop_scope="session")
async def site(collection: Any) -> AsyncIterator[Site]:
    # A short heartbeat, so that the page soon doubts a connection that is silent.
    site = Site(collection, streams={"heartbeat": timedelta(seconds=1)})
    await site.rig.deps.store.prepare()
    await site.start()
    yield site
    site.chain.stop()
    await site.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Any]:
    """One browser for all tests; each gets a window that knows nothing of the others."""
    if missing := missing_browser():
        pytest.skip(missing)
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def page(site: Site, browser: Any) -> AsyncIterator[Any]:
    """A desktop page that fails the test when anything goes wrong in it, a refused script or style included."""
    troubles: list[str] = []
    context = await browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 860})
    page = await context.new_page()
    page.set_default_timeout(30_000)  # a busy machine is slow, not wrong
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    await context.close()
    expected = (
        "net::ERR_CONNECTION",
        "status of 40",
        "status of 42",
        "status of 50",
        "net::ERR_INCOMPLETE",
        "net::ERR_INTERNET",
    )
    assert [trouble for trouble in troubles if not any(part in trouble for part in expected)] == []
