"""Ordinary postings are fetched: nothing legitimate is refused, and sites are treated well."""

import gzip
import random
import zlib
from collections.abc import Callable

import pytest

from runtime.fetch.fetcher import ACCEPT_JSON, Fetcher
from tests.support.internet import (
    NO_TRUST,
    PUBLIC_V4,
    PUBLIC_V6,
    Connections,
    Names,
    Request,
    answer,
    fetcher_for,
    quick_settings,
    redirect,
    website,
)

PAGE = b"<html><title>Engineer</title></html>"

HOSTS = (
    "boards.greenhouse.io",
    "jobs.lever.co",
    "jobs.eu.lever.co",
    "jobs.ashbyhq.com",
    "acme.wd3.myworkdayjobs.com",
    "jobs.smartrecruiters.com",
    "apply.workable.com",
    "acme.recruitee.com",
    "acme-gmbh.jobs.personio.de",
    "career.acme.teamtailor.com",
    "acme.bamboohr.com",
    "careers-acme.icims.com",
    "www.linkedin.com",
    "de.indeed.com",
    "www.amazon.jobs",
    "www.jobs.cz",
    "careers.acme.co.uk",
    "karriere.müller.de",
    "採用.example.jp",
    "xn--mller-kva.example",
    "my_team.example.com",
    "10.example.com",
    "127.0.0.1.example.com",
    "localhost.example.com",
    "a-b--c.example.museum",
    "EXAMPLE.com",
    "example.com.",
    "8.8.8.8",
    "[2606:4700:4700::1111]",
)
PATHS = (
    "",
    "/",
    "/acme/jobs/4123456",
    "/acme/11b3c5f0-2d1e-4a59-9d2c-0a3b4c5d6e7f",
    "/en-US/External/job/Berlin/Senior-Engineer_R-12345",
    "/jobs/view/senior-engineer-m%2Fw%2Fd-at-acme-4123456789/",
    "/karriere/stellenangebote/softwareentwickler-(m|w|d)",
    "/práce/vývojář",
    "/jobs/~team/job;jsessionid=A1B2?x",
    "/a/../b/./c",
    "//double//slashes",
    "/100%25-remote",
)
QUERIES = (
    "",
    "?gh_jid=4123456",
    "?gh_jid=4123456&utm_source=linkedin&utm_medium=social",
    "?jk=0123456789abcdef&from=serp",
    "?redirect=https%3A%2F%2Fexample.com%2F%3Fa%3Db",
    "?url=http://127.0.0.1/",
    "?q=c%2B%2B+engineer&l=München",
    "?p=a@b.example",
    "?a[]=1&a[]=2",
    "?",
)
FRAGMENTS = ("", "#apply", "#/job/77", "#:~:text=engineer")
SCHEMES = ("https://", "http://", "", "HTTPS://", "https://")
ADDRESSES = (
    (PUBLIC_V4,),
    (PUBLIC_V6,),
    (PUBLIC_V4, PUBLIC_V6),
    ("1.1.1.1", "9.9.9.9", "208.67.222.222"),
    ("64:ff9b::5db8:d70e",),  # what a network without IPv4 makes of a public IPv4 address
    ("::ffff:93.184.215.14",),
    ("2002:5db8:d70e::1",),
    ("172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "11.0.0.1", "169.253.0.1", "192.169.0.1"),
)
TYPES = (
    "text/html",
    "text/html; charset=windows-1251",
    "TEXT/HTML;charset=utf-8",
    "application/xhtml+xml",
    "application/json",
    "application/json;charset=UTF-8",
    "application/ld+json",
    "application/vnd.api+json",
    "application/xml",
    "text/xml",
    "application/rss+xml",
    "application/atom+xml",
    "text/plain",
    None,
)


def packed_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKINGS: tuple[tuple[str | None, Callable[[bytes], bytes]], ...] = (
    (None, bytes),
    ("identity", bytes),
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", packed_raw),
)


async def test_none_of_hundreds_of_ordinary_addresses_is_refused() -> None:
    dice = random.Random(20261121)  # noqa: S311 — varies a test, guards nothing
    refused = []
    for number in range(300):
        encoding, pack = dice.choice(PACKINGS)
        content_type = dice.choice(TYPES)
        response = answer(
            pack(PAGE), content_type=content_type, headers={"content-encoding": encoding} if encoding else {}
        )
        host = HOSTS[number % len(HOSTS)]
        url = dice.choice(SCHEMES) + host + dice.choice(PATHS) + dice.choice(QUERIES) + dice.choice(FRAGMENTS)
        if url.startswith("["):
            url = f"https://{url}"
        async with website(lambda _, response=response: response) as site:  # type: ignore[misc] # default binds now
            fetcher = fetcher_for(site.port, names=Names({}, otherwise=dice.choice(ADDRESSES)))
            async with fetcher:
                try:
                    page = await fetcher.get(url)
                except Exception as error:  # noqa: BLE001 — every refusal counts
                    refused.append((url, repr(error)))
                    continue
        assert page.body == PAGE
        assert page.content_type == content_type

    assert refused == []


async def test_names_stay_in_host_header_and_handshake() -> None:
    async with website(lambda _: answer()) as site:
        network = Connections(sites={PUBLIC_V4: site.port})
        names = Names({"xn--mller-kva.de": [[PUBLIC_V4]]})
        async with Fetcher(quick_settings(), resolver=names, connector=network, ssl_context=NO_TRUST) as fetcher:
            page = await fetcher.get("https://Müller.de:443/jobs?id=1")

    assert page.url == "https://xn--mller-kva.de/jobs?id=1"
    assert network.opened == [(PUBLIC_V4, 443)]
    assert network.server_names == ["xn--mller-kva.de"]
    assert site.requests[0].headers["host"] == "xn--mller-kva.de"
    assert site.requests[0].target == "/jobs?id=1"


async def test_the_next_address_is_tried_when_the_first_does_not_answer() -> None:
    async with website(lambda _: answer()) as site:
        network = Connections(sites={PUBLIC_V4: site.port})
        names = Names({}, otherwise=[PUBLIC_V6, PUBLIC_V4])
        async with Fetcher(quick_settings(), resolver=names, connector=network, ssl_context=NO_TRUST) as fetcher:
            page = await fetcher.get("https://example.com/")

    assert page.status == 200
    assert network.opened == [(PUBLIC_V6, 443), (PUBLIC_V4, 443)]


async def test_redirects_are_followed_and_the_final_address_is_told() -> None:
    locations = ["https://www.example.com/a", "/b c", "//jobs.example.com/d", "e?f=1", ""]

    def respond(_: Request) -> bytes:
        location = locations.pop(0)
        return redirect(location, status=301) if location else answer()

    async with website(respond) as site, fetcher_for(site.port) as fetcher:
        page = await fetcher.get("http://example.com/#/job/1")

    assert page.url == "https://jobs.example.com/e?f=1#/job/1"
    assert [request.target for request in site.requests] == ["/", "/a", "/b%20c", "/d", "/e?f=1"]


async def test_a_site_learns_who_asks_and_nothing_else() -> None:
    async with (
        website(lambda _: answer()) as site,
        fetcher_for(site.port, user_agent="Prepline (ops@x.org)") as fetcher,
    ):
        await fetcher.get("https://example.com/api", accept=ACCEPT_JSON)

    headers = site.requests[0].headers
    assert headers["user-agent"] == "Prepline (ops@x.org)"
    assert headers["accept"] == ACCEPT_JSON
    assert set(headers) == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}


async def test_cookies_are_never_returned() -> None:
    replies = [answer(b"", status=302, headers={"location": "/in", "set-cookie": "id=1; Path=/"}), answer(), answer()]

    async with website(lambda _: replies.pop(0)) as site, fetcher_for(site.port) as fetcher:
        await fetcher.get("https://example.com/")
        await fetcher.get("https://example.com/")

    assert len(site.requests) == 3
    assert not any("cookie" in request.headers for request in site.requests)


@pytest.mark.parametrize(
    ("validator", "question"),
    [
        (("etag", '"v1"'), ("if-none-match", '"v1"')),
        (("last-modified", "Sat, 21 Nov 2026 08:00:00 GMT"), ("if-modified-since", "Sat, 21 Nov 2026 08:00:00 GMT")),
    ],
)
async def test_an_unchanged_page_is_not_sent_twice(validator: tuple[str, str], question: tuple[str, str]) -> None:
    replies = [answer(PAGE, headers=dict([validator])), answer(b"", status=304)]

    async with website(lambda _: replies.pop(0)) as site, fetcher_for(site.port) as fetcher:
        first = await fetcher.get("https://example.com/")
        second = await fetcher.get("https://example.com/#top")

    assert first.body == second.body == PAGE
    assert second.status == 200
    assert question[0] not in site.requests[0].headers
    assert site.requests[1].headers[question[0]] == question[1]


async def test_a_changed_page_replaces_the_stored_one() -> None:
    bodies = [(b"old", '"v1"'), (b"new", '"v2"'), (b"newer", '"v3"')]

    def respond(_: Request) -> bytes:
        body, etag = bodies.pop(0)
        return answer(body, headers={"etag": etag})

    async with website(respond) as site, fetcher_for(site.port) as fetcher:
        pages = [await fetcher.get("https://example.com/") for _ in range(3)]

    assert [page.body for page in pages] == [b"old", b"new", b"newer"]
    assert [request.headers.get("if-none-match") for request in site.requests] == [None, '"v1"', '"v2"']


async def test_a_host_that_is_asked_too_often_is_left_alone() -> None:
    async with (
        website(lambda _: answer()) as site,
        fetcher_for(site.port, requests_per_second=0.001, queue_timeout=0.05) as fetcher,
    ):
        await fetcher.get("https://example.com/1")
        with pytest.raises(Exception, match="Too many pages of this site"):
            await fetcher.get("https://example.com/2")
        await fetcher.get("https://other.example.com/1")

    assert [request.target for request in site.requests] == ["/1", "/1"]
