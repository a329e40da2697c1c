"""Failures that may pass are tried again, others are not, and each says what happened."""

import asyncio
from datetime import timedelta

import pytest

from runtime.fetch.errors import (
    ChallengeError,
    FetchError,
    InvalidUrlError,
    PageForbiddenError,
    PageNotFoundError,
    SiteTimeoutError,
    SiteUnreachableError,
)
from runtime.fetch.fetcher import Fetcher
from tests.support.internet import (
    NO_TRUST,
    PUBLIC_V4,
    Connections,
    Names,
    answer,
    fetcher_for,
    listening,
    quick_settings,
    website,
)

URL = "https://example.com/"


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 522])
async def test_a_passing_failure_is_tried_again(status: int) -> None:
    replies = [answer(b"", status=status), answer(b"", status=status), answer(b"there")]

    async with website(lambda _: replies.pop(0)) as site, fetcher_for(site.port) as fetcher:
        page = await fetcher.get(URL)

    assert page.body == b"there"
    assert len(site.requests) == 3


async def test_the_third_failure_is_the_last() -> None:
    async with website(lambda _: answer(b"", status=503)) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(SiteUnreachableError, match="error 503"):
            await fetcher.get(URL)

    assert len(site.requests) == 3


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (404, PageNotFoundError),
        (410, PageNotFoundError),
        (401, PageForbiddenError),
        (403, PageForbiddenError),
        (451, PageForbiddenError),
        (999, PageForbiddenError),
        (300, SiteUnreachableError),
        (304, SiteUnreachableError),
        (400, SiteUnreachableError),
        (418, SiteUnreachableError),
        (501, SiteUnreachableError),
    ],
)
async def test_a_final_answer_is_not_questioned(status: int, error: type[FetchError]) -> None:
    async with website(lambda _: answer(status=status)) as site, fetcher_for(site.port) as fetcher:
        with pytest.raises(error) as failure:
            await fetcher.get(URL)

    assert len(site.requests) == 1
    assert failure.value.message.endswith(".")


@pytest.mark.parametrize("header", ["cf-mitigated", "x-datadome", "x-amzn-waf-action"])
async def test_a_bot_filter_is_recognised(header: str) -> None:
    async with (
        website(lambda _: answer(status=403, headers={header: "challenge"})) as site,
        fetcher_for(site.port) as fetcher,
    ):
        with pytest.raises(ChallengeError):
            await fetcher.get(URL)


async def test_a_server_that_wants_a_pause_within_the_deadline_gets_it() -> None:
    replies = [answer(b"", status=429, headers={"retry-after": "0"}), answer(b"there")]

    async with website(lambda _: replies.pop(0)) as site, fetcher_for(site.port) as fetcher:
        assert (await fetcher.get(URL)).body == b"there"

    assert len(site.requests) == 2


@pytest.mark.parametrize("pause", ["3600", "Sat, 21 Nov 2099 08:00:00 GMT"])
async def test_a_server_that_wants_a_longer_pause_is_left_alone(pause: str) -> None:
    async with (
        website(lambda _: answer(b"", status=429, headers={"retry-after": pause})) as site,
        fetcher_for(site.port) as fetcher,
    ):
        with pytest.raises(SiteUnreachableError, match="too many requests"):
            await fetcher.get(URL)

    assert len(site.requests) == 1


async def test_a_deadline_during_the_pause_between_tries_tells_the_reason_of_the_pause() -> None:
    limits = {"total_timeout": timedelta(seconds=0.3), "retry_wait": timedelta(seconds=60)}

    async with website(lambda _: answer(b"", status=500)) as site, fetcher_for(site.port, **limits) as fetcher:  # type: ignore[arg-type] # limits only
        with pytest.raises(SiteUnreachableError, match="error 500"):
            await fetcher.get(URL)

    assert len(site.requests) == 1


async def test_a_closed_port_is_tried_three_times() -> None:
    network = Connections(sites={})
    async with Fetcher(
        quick_settings(), resolver=Names({}, otherwise=[PUBLIC_V4]), connector=network, ssl_context=NO_TRUST
    ) as fetcher:
        with pytest.raises(SiteUnreachableError, match="could not be reached"):
            await fetcher.get(URL)

    assert len(network.opened) == 3


async def test_a_name_that_does_not_exist_is_asked_for_once() -> None:
    names = Names({})
    async with Fetcher(quick_settings(), resolver=names, ssl_context=NO_TRUST) as fetcher:
        with pytest.raises(SiteUnreachableError, match=r"no web site named jobs\.exmaple\.com"):
            await fetcher.get("https://jobs.exmaple.com/1")

    assert names.asked == ["jobs.exmaple.com"]


async def test_a_name_without_addresses_does_not_exist() -> None:
    async with Fetcher(quick_settings(), resolver=Names({"example.com": [[]]}), ssl_context=NO_TRUST) as fetcher:
        with pytest.raises(SiteUnreachableError, match="no web site named"):
            await fetcher.get(URL)


async def test_what_is_no_address_is_not_fetched() -> None:
    async with fetcher_for(0) as fetcher:
        with pytest.raises(InvalidUrlError):
            await fetcher.get("Senior Engineer")


async def test_a_fetcher_goes_on_after_failures() -> None:
    async def hang_up(*_: object) -> None:
        return

    async with listening(hang_up) as dead, website(lambda _: answer()) as site:
        network = Connections(sites={PUBLIC_V4: site.port}, elsewhere=dead)
        names = Names({"dead.example.com": [["1.1.1.1"]]}, otherwise=[PUBLIC_V4])
        settings = quick_settings(max_connections=1)
        async with Fetcher(settings, resolver=names, connector=network, ssl_context=NO_TRUST) as fetcher:
            for _ in range(5):
                with pytest.raises((SiteUnreachableError, SiteTimeoutError)):
                    await fetcher.get("https://dead.example.com/")
            assert (await fetcher.get(URL)).status == 200


async def test_a_cancelled_fetch_gives_its_connection_back() -> None:
    asked = asyncio.Event()

    async def hold(*_: object) -> None:
        asked.set()
        await asyncio.sleep(3600)

    async with listening(hold) as slow, website(lambda _: answer()) as site:
        network = Connections(sites={PUBLIC_V4: site.port}, elsewhere=slow)
        names = Names({"slow.example.com": [["1.1.1.1"]]}, otherwise=[PUBLIC_V4])
        settings = quick_settings(max_connections=1)
        async with Fetcher(settings, resolver=names, connector=network, ssl_context=NO_TRUST) as fetcher:
            fetching = asyncio.create_task(fetcher.get("https://slow.example.com/"))
            await asked.wait()
            fetching.cancel()
            await asyncio.gather(fetching, return_exceptions=True)

            assert fetching.cancelled()
            assert (await fetcher.get(URL)).status == 200


async def test_many_fetches_share_a_fetcher() -> None:
    async with website(lambda request: answer(request.target.encode())) as site, fetcher_for(site.port) as fetcher:
        pages = await asyncio.gather(*(fetcher.get(f"{URL}{number}") for number in range(200)))

    assert [page.body for page in pages] == [b"/%d" % number for number in range(200)]
