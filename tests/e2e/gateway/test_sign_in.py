"""Signing in at an identity provider, as outside the local stack."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr

from local.servers import free_port
from runtime.mongo import connect
from runtime.serving import serving
from runtime.settings import MongoSettings
from services.gateway.api.http_app import http_app
from tests.support.browser import chromium, missing_browser
from tests.support.gateway import GatewayRig
from tests.support.imitated_issuer import ImitatedIssuer

pytestmark = pytest.mark.e2e


@pytest.fixture
async def address(page_mongo: str) -> AsyncIterator[str]:
    """A gateway that trusts the imitated issuer and hands out no tokens itself."""
    ports = {"issuer": free_port(), "gateway": free_port()}
    url = f"http://127.0.0.1:{ports['issuer']}"
    issuer = ImitatedIssuer(url=url, audience="prepline-api", user="carol")
    client = connect(MongoSettings(url=SecretStr(page_mongo)))
    oidc = {"issuer": url, "audience": "prepline-api", "client_id": "prepline-page"}
    async with httpx.AsyncClient(trust_env=False) as http:
        rig = GatewayRig(collection=client[uuid4().hex]["preps"], http=http, oidc=oidc)
        app = http_app(replace(rig.deps, local_issuer=None), settings=rig.settings)
        async with (
            serving(issuer.app, host="127.0.0.1", port=ports["issuer"]),
            serving(app, host="127.0.0.1", port=ports["gateway"]),
        ):
            yield f"http://127.0.0.1:{ports['gateway']}"
    client.close()


async def test_a_user_signs_in_and_comes_back_to_where_they_were(address: str) -> None:
    if missing := missing_browser():
        pytest.skip(missing)
    async with chromium() as browser:
        page: Any = await browser.new_page()
        page.set_default_timeout(90_000)
        await page.goto(f"{address}/#/library")
        await page.get_by_role("button", name="Sign in").click()
        await page.get_by_text("No guides yet.").wait_for()
        assert page.url == f"{address}/#/library"
        stored = await page.evaluate("Object.keys(localStorage).length")
    assert stored == 0


async def test_an_answer_that_nobody_asked_for_signs_nobody_in(address: str) -> None:
    if missing := missing_browser():
        pytest.skip(missing)
    async with chromium() as browser:
        page: Any = await browser.new_page()
        page.set_default_timeout(90_000)
        await page.goto(f"{address}/?code=stolen&state=made-up")
        await page.get_by_role("button", name="Sign in").wait_for()
