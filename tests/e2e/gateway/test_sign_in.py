"""Signing in at an identity provider, as outside the local stack."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from local.servers import free_port
from runtime.serving import serving
from services.gateway.api.http_app import http_app
from tests.support.gateway import GatewayRig
from tests.support.imitated_issuer import ImitatedIssuer

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


ENDED = "sessionStorage.removeItem('prepline.refresh'); sessionStorage.setItem('prepline.token', 'expired')"


@pytest.fixture
def issuer() -> ImitatedIssuer:
    return ImitatedIssuer(url=f"http://127.0.0.1:{free_port()}", audience="prepline-api", user="carol")


@pytest_asyncio.fixture(loop_scope="session")
async def address(collection: Any, issuer: ImitatedIssuer) -> AsyncIterator[str]:
    """A gateway that trusts the imitated issuer and hands out no tokens itself."""
    port = free_port()
    oidc = {"issuer": issuer.url, "audience": "prepline-api", "client_id": "prepline-page"}
    async with httpx.AsyncClient(trust_env=False) as http:
        rig = GatewayRig(collection=collection, http=http, oidc=oidc)
        app = http_app(replace(rig.deps, local_issuer=None), settings=rig.settings)
        async with (
            serving(issuer.app, host="127.0.0.1", port=int(issuer.url.rsplit(":", 1)[1])),
            serving(app, host="127.0.0.1", port=port),
        ):
            yield f"http://127.0.0.1:{port}"


async def test_a_user_signs_in_and_comes_back_to_where_they_were(address: str, browser: Any) -> None:
    page = await browser.new_page()
    await page.goto(f"{address}/#/library")
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_text("No guides yet.").wait_for()
    assert page.url == f"{address}/#/library"
    assert await page.evaluate("Object.keys(localStorage).length") == 0
    await page.context.close()


async def test_an_answer_that_nobody_asked_for_signs_nobody_in(address: str, browser: Any) -> None:
    page = await browser.new_page()
    await page.goto(f"{address}/?code=stolen&state=made-up")
    await page.get_by_role("button", name="Sign in").wait_for()
    await page.context.close()


async def ended(page: Any, address: str) -> Any:
    """Sign in and fill the form; the session ends as it is sent. Returns the field."""
    await page.goto(address)
    await page.get_by_role("button", name="Sign in").click()
    field = page.get_by_label("Web address of the posting")
    await field.fill("https://jobs.example.com/1")
    await page.evaluate(ENDED)
    await page.get_by_role("button", name="Continue").click()
    return field


async def test_a_session_that_ends_is_taken_up_in_place(address: str, browser: Any) -> None:
    """What was typed stays: signing in happens in a window of its own."""
    page = await browser.new_page()
    await ended(page, address)
    dialog = page.get_by_role("dialog", name="Your session has ended")
    async with page.expect_popup():
        await dialog.get_by_role("button", name="Sign in").click()
    await page.get_by_role("heading", name="This is what we understood").wait_for()
    await page.context.close()


async def test_who_does_not_sign_in_again_is_told_and_keeps_the_form(address: str, browser: Any) -> None:
    page = await browser.new_page()
    field = await ended(page, address)
    await page.get_by_role("button", name="Not now").click()
    await page.get_by_text("Sign in and send a valid token.").wait_for()
    assert await field.input_value() == "https://jobs.example.com/1"
    await page.context.close()


async def test_a_token_is_renewed_before_it_ends_without_asking(address: str, issuer: Any, browser: Any) -> None:
    page = await browser.new_page()
    await page.goto(address)
    issuer.lifetime = timedelta(seconds=30)
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_label("Web address of the posting").wait_for()
    first = await page.evaluate("sessionStorage.getItem('prepline.token')")
    issuer.lifetime = timedelta(minutes=5)
    await page.get_by_role("link", name="Library").click()
    await page.get_by_text("No guides yet.").wait_for()
    assert await page.evaluate("sessionStorage.getItem('prepline.token')") != first
    assert issuer.renewals >= 1
    await page.context.close()
