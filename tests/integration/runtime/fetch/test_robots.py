"""Pages that no user named are read only where their site lets programs read."""

import pytest

from runtime.fetch.errors import PageForbiddenError
from tests.support.internet import Request, answer, fetcher_for, redirect, website

pytestmark = pytest.mark.integration
ROBOTS = b"User-agent: *\nDisallow: /private\n"


def respond(request: Request) -> bytes:
    if request.target == "/robots.txt":
        return answer(ROBOTS, content_type="text/plain")
    return redirect("https://acme.example/private/1") if request.target == "/moved" else answer()


async def test_robots_are_asked_first_and_once() -> None:
    async with website(respond) as site, fetcher_for(site.port) as fetcher:
        await fetcher.get("https://acme.example/careers", by_robots=True)
        with pytest.raises(PageForbiddenError, match=r"robots\.txt"):
            await fetcher.get("https://acme.example/private/1", by_robots=True)

    assert [request.target for request in site.requests] == ["/robots.txt", "/careers"]


async def test_a_redirect_does_not_lead_around_them() -> None:
    async with website(respond) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(PageForbiddenError, match=r"robots\.txt"):
            await fetcher.get("https://acme.example/moved", by_robots=True)

    assert [request.target for request in site.requests] == ["/robots.txt", "/moved"]


async def test_a_page_that_the_user_named_is_read_as_the_user_would() -> None:
    async with website(respond) as site, fetcher_for(site.port) as fetcher:
        await fetcher.get("https://acme.example/private/1")

    assert [request.target for request in site.requests] == ["/private/1"]
