"""What robots.txt means."""

import asyncio

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.fetch.errors import (
    ChallengeError,
    FetchError,
    PageForbiddenError,
    PageNotFoundError,
    SiteTimeoutError,
    SiteUnreachableError,
)
from runtime.fetch.page import FetchedPage
from runtime.fetch.robots import RobotsGate, RobotsRules


def allows(text: str, target: str, *, agent: str = "prepline") -> bool:
    return RobotsRules(text, agent=agent).allows(target)


def everyone(*rules: str) -> str:
    return "\n".join(["User-agent: *", *rules])


@pytest.mark.parametrize(
    ("rules", "target", "expected"),
    [
        ((), "/jobs", True),
        (("Disallow:",), "/jobs", True),
        (("Disallow: /",), "/", False),
        (("Disallow: /private",), "/private/1", False),
        (("Disallow: /private",), "/public", True),
        (("Disallow: /private", "Allow: /private/careers"), "/private/careers/1", True),
        (("Allow: /private/careers", "Disallow: /private"), "/private/careers/1", True),
        (("Disallow: /jobs", "Allow: /jobs"), "/jobs", True),
        (("Disallow: /*.pdf$",), "/a/b.pdf", False),
        (("Disallow: /*.pdf$",), "/a/b.pdf?x=1", True),
        (("Disallow: /*/print$",), "/a/print", False),
        (("Disallow: /a*a$",), "/a", True),
        (("Disallow: /a*a$",), "/aa", False),
        (("Disallow: /a*b*c",), "/a-b-c-d", False),
        (("Disallow: /a*b*c",), "/a-c-b", True),
        (("Disallow: /a*b*c$",), "/a-b-c", False),
        (("Disallow: /a*b*c$",), "/a-b-c-b", True),
        (("Disallow: /a*bb$",), "/abab", True),
        (("Disallow: /**x",), "/y/x", False),
        (("Disallow: /jobs$",), "/jobs/1", True),
        (("Disallow: /jobs$",), "/jobs", False),
        (("Disallow: /*?sort=",), "/jobs?page=2&sort=", True),
        (("Disallow: /*sort=",), "/jobs?page=2&sort=x", False),
        (("Disallow: /caf%c3%a9",), "/caf%C3%A9/1", False),
        (("Disallow: /café",), "/caf%C3%A9/1", False),
        (("disallow : /a # the archive",), "/a/1", False),
        (("Sitemap: https://a.example/x", "nonsense", "Disallow: /a"), "/a", False),
    ],
)
def test_rules(rules: tuple[str, ...], target: str, *, expected: bool) -> None:
    assert allows(everyone(*rules), target) is expected


def test_a_group_of_its_own_replaces_the_general_one() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Prepline/2.0\nUser-agent: other\nDisallow: /private\n"

    assert allows(text, "/jobs")
    assert not allows(text, "/private")
    assert not allows(text, "/jobs", agent="stranger")
    assert not allows(text, "/private", agent="other")


def test_groups_of_one_program_are_read_together() -> None:
    text = "User-agent: prepline\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: prepline\nDisallow: /b\n"

    assert not allows(text, "/a")
    assert not allows(text, "/b")
    assert allows(text, "/c")


@given(st.text(max_size=200), st.text(max_size=50))
def test_no_file_breaks_the_reading(text: str, path: str) -> None:
    allows(f"User-agent: *\nDisallow: {text}", f"/{path}")


def test_many_wildcards_cost_little() -> None:
    assert allows(everyone("Disallow: /" + "*a" * 2000 + "b"), "/" + "a" * 4000)


class Site:
    def __init__(self, answer: str | FetchError) -> None:
        self._answer = answer
        self.asked: list[str] = []

    async def get(self, url: str) -> FetchedPage:
        self.asked.append(url)
        await asyncio.sleep(0)
        if isinstance(self._answer, FetchError):
            raise self._answer
        return FetchedPage(url=url, status=200, content_type="text/plain", body=self._answer.encode())


async def is_refused(site: Site, url: str = "https://acme.example/jobs/1") -> bool:
    try:
        await RobotsGate(site.get, agent="Prepline").check(httpx.URL(url))
    except PageForbiddenError:
        return True
    return False


async def test_what_the_site_forbids_is_refused() -> None:
    assert await is_refused(Site(everyone("Disallow: /jobs")))
    assert not await is_refused(Site(everyone("Disallow: /jobs")), "https://acme.example/careers?x=/jobs")


@pytest.mark.parametrize("error", [PageNotFoundError(), PageForbiddenError()])
async def test_a_site_without_rules_allows_everything(error: FetchError) -> None:
    assert not await is_refused(Site(error))


@pytest.mark.parametrize("error", [SiteUnreachableError(), SiteTimeoutError(), ChallengeError()])
async def test_a_site_that_is_down_allows_nothing(error: FetchError) -> None:
    assert await is_refused(Site(error))


async def test_rules_are_asked_for_once_per_site() -> None:
    site = Site(everyone("Disallow: /private"))
    gate = RobotsGate(site.get, agent="prepline")

    await asyncio.gather(*(gate.check(httpx.URL(f"https://acme.example:443/jobs/{number}")) for number in range(5)))
    await gate.check(httpx.URL("https://acme.example/jobs/9"))
    await gate.check(httpx.URL("http://acme.example/jobs/9"))

    assert site.asked == ["https://acme.example/robots.txt", "http://acme.example/robots.txt"]


async def test_rules_are_asked_for_again_after_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(everyone("Disallow: /private"))
    gate = RobotsGate(site.get, agent="prepline")
    loop = asyncio.get_running_loop()
    now = loop.time()

    for seconds in (0, 3599, 3600):
        monkeypatch.setattr(loop, "time", lambda seconds=seconds: now + seconds)
        await gate.check(httpx.URL("https://acme.example/jobs"))

    assert len(site.asked) == 2


async def test_the_rules_of_few_sites_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtime.fetch.robots._MAX_SITES", 2)
    site = Site(everyone())
    gate = RobotsGate(site.get, agent="prepline")

    for host in ("a", "b", "a", "c", "a", "b"):
        await gate.check(httpx.URL(f"https://{host}.example/"))

    assert [url[8] for url in site.asked] == ["a", "b", "c", "b"], "the one used longest ago is forgotten"
