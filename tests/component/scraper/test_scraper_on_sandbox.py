"""The whole scraper against the sandbox's imitations of its sources, over a real socket."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import httpx
import pytest
import stamina
import uvicorn
from pydantic import SecretStr

from contracts.insights import Basis, walk_items
from contracts.job import JobDetails, RoleCategory
from contracts.posts import PostOrigin
from contracts.preps import JobParsed, PostsCollected
from local.sandbox.app import create_sandbox
from local.sandbox.discussions import load_posts
from local.sandbox.employers import employer_hosts
from local.sandbox.worlds import COMMUNITIES, WORLDS
from runtime.fetch.fetcher import Fetcher
from runtime.fetch.settings import FetchSettings
from runtime.kafka.codec import decode, encode
from runtime.testing import MemoryCache, RecordingProgress
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.guide import build_guide
from services.scraper.app import build_collector
from services.scraper.handlers import ScraperHandlers
from services.scraper.settings import (
    ArchiveSettings,
    AtomSettings,
    CollectionSettings,
    EmployerSettings,
    HackerNewsSettings,
    RedditSettings,
    ScraperSettings,
    StackExchangeSettings,
)

REDDIT, HACKERNEWS, ARCHIVE, FEEDS, STACK_EXCHANGE = "/reddit", "/hn", "/arctic", "/feeds", "/stackexchange"
EMPLOYER = "/employers"
ROLES = {
    "Copperfinch Robotics": ("Software Engineer, Fleet", RoleCategory.SOFTWARE_ENGINEERING, "copperfinch.example"),
    "Wrenhollow Health": ("Registered Nurse", RoleCategory.HEALTHCARE, "wrenhollowhealth.example"),
    "Thornquay Advisory": ("Consultant", RoleCategory.CONSULTING, "thornquay.example"),
    "Larkfield Market": ("Store Manager", RoleCategory.OPERATIONS, "larkfield.example"),
    "Oatmere Foods": ("Marketing Manager", RoleCategory.MARKETING, "oatmere.example"),
}


def about(company: str, *, title: str | None = None) -> JobParsed:
    usual, category, domain = ROLES[company]
    job = JobDetails(
        company_name=company,
        company_domain=domain,
        job_title=title or usual,
        role_category=category,
        required_skills=["Python", "C++"],
    )
    return JobParsed(prep_id="prep1", user_id="user1", job=job)


COPPERFINCH = about("Copperfinch Robotics")


class Sandbox:
    """The running imitation, and a scraper pointed at it."""

    def __init__(self, *, url: str, client: httpx.AsyncClient, fetch: Fetcher) -> None:
        self.url = url
        self.client = client
        self.fetch = fetch
        self.progress = RecordingProgress()

    def settings(
        self,
        *,
        access: str = "oauth",
        deadline: timedelta = timedelta(seconds=45),
        impatient: str | None = None,
        enough: int = 12,
    ) -> ScraperSettings:
        doors: dict[str, dict[str, Any]] = {
            "oauth": {"client_id": "any", "client_secret": SecretStr("any")},
            "public": {"public_url": f"{self.url}{REDDIT}/public"},
            "keyless": {},
        }

        def timed(place: str) -> dict[str, Any]:
            """A place that hangs is not waited for; the others may be slow, as everything is on a busy machine."""
            return {"request_timeout": timedelta(seconds=0.3 if place == impatient else 10)}

        site = f"{self.url}{REDDIT}"
        return ScraperSettings(
            environment="local",
            reddit=RedditSettings(base_url=site, oauth_url=f"{site}/oauth", **timed(REDDIT), **doors[access]),
            archive=ArchiveSettings(base_url=f"{self.url}{ARCHIVE}", site_url=site, **timed(ARCHIVE)),
            atom=AtomSettings(base_url=f"{self.url}{FEEDS}", site_url=site, **timed(FEEDS)),
            hackernews=HackerNewsSettings(base_url=f"{self.url}{HACKERNEWS}", **timed(HACKERNEWS)),
            stackexchange=StackExchangeSettings(base_url=f"{self.url}{STACK_EXCHANGE}", **timed(STACK_EXCHANGE)),
            employer=EmployerSettings(hosts=employer_hosts(self.url)),
            collection=CollectionSettings(deadline=deadline, enough=enough),
        )

    def scraper(self, *, cache: MemoryCache | None = None, **settings: Any) -> ScraperHandlers:
        chosen = self.settings(**settings)
        collector = build_collector(chosen, client=self.client, fetch=self.fetch, cache=cache or MemoryCache())
        return ScraperHandlers(collector=collector, progress=self.progress)

    async def spoil(self, **rules: Any) -> None:
        response = await self.client.put(f"{self.url}/_sandbox/faults", json=rules)
        assert response.is_success, response.text

    async def requests(self, *prefixes: str) -> int:
        log = (await self.client.get(f"{self.url}/_sandbox/requests")).json()
        return sum(1 for entry in log["last"] if entry["path"].startswith(prefixes))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    config = uvicorn.Config(create_sandbox(), log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    allowed = FetchSettings(allowed_hosts=(url.removeprefix("http://"),))
    async with httpx.AsyncClient(timeout=None) as client, Fetcher(allowed) as fetch:  # noqa: S113 — the scraper times
        with stamina.set_testing(True, attempts=2, cap=True):
            yield Sandbox(url=url, client=client, fetch=fetch)
    server.should_exit = True
    with contextlib.suppress(asyncio.CancelledError):
        await serving


def statuses(collected: PostsCollected) -> dict[str, str]:
    return {report.source: report.status for report in collected.collection.sources}


def statuses_used(collected: PostsCollected) -> dict[str, str]:
    return {name: status for name, status in statuses(collected).items() if status != "disabled"}


@pytest.mark.parametrize(
    ("access", "used"),
    [
        ("oauth", {"employer", "reddit", "hackernews", "stackexchange"}),
        ("public", {"employer", "reddit", "hackernews", "stackexchange"}),
        ("keyless", {"employer", "arctic_shift", "hackernews", "stackexchange"}),
    ],
)
async def test_collects_the_experiences_of_an_invented_company(sandbox: Sandbox, access: str, used: set[str]) -> None:
    collected = await sandbox.scraper(access=access).job_parsed(COPPERFINCH)
    assert statuses_used(collected) == dict.fromkeys(used, "ok")
    assert len(collected.posts) >= 12
    said = [post for post in collected.posts if post.origin is PostOrigin.COMMUNITY]
    assert all("copperfinch" in " ".join(post.texts()).casefold() for post in said)
    assert all(len(post.comments) <= 5 for post in collected.posts)
    assert all(post.relevance_reason for post in collected.posts)
    top = " ".join(post.title.casefold() for post in collected.posts[:7])
    assert "full write up" in top
    assert "any thoughts" not in top
    assert decode(topic="posts.collected", value=encode(collected)) == collected


@pytest.mark.parametrize(("access", "most"), [("oauth", 8), ("keyless", 14)])
@pytest.mark.parametrize("company", ["Copperfinch Robotics", "Wrenhollow Health", "Thornquay Advisory"])
async def test_a_fresh_preparation_costs_few_requests_and_the_next_one_none(
    sandbox: Sandbox, access: str, most: int, company: str
) -> None:
    scraper = sandbox.scraper(access=access)
    first = await scraper.job_parsed(about(company))
    spent = await sandbox.requests(*COMMUNITIES)
    assert spent <= most if len(first.posts) >= 12 else spent <= 20
    assert await sandbox.requests(EMPLOYER) <= 3
    again = await scraper.job_parsed(about(company, title="Something Else").model_copy(update={"prep_id": "prep2"}))
    assert await sandbox.requests(*COMMUNITIES) == spent
    assert again.collection.from_cache
    assert {post.source_id for post in again.posts} == {post.source_id for post in first.posts}


async def test_what_the_employer_says_itself_is_marked_as_its_own(sandbox: Sandbox) -> None:
    collected = await sandbox.scraper(access="keyless").job_parsed(COPPERFINCH)
    own = [post for post in collected.posts if post.origin is PostOrigin.EMPLOYER]
    assert {post.title for post in own} == {"How we hire at Copperfinch", "Questions about interviewing with us"}
    assert collected.posts[: len(own)] == own
    assert "We decide within five working days" in own[0].body + own[1].body


async def test_an_employer_without_a_map_of_its_site_is_found_by_its_careers_page(sandbox: Sandbox) -> None:
    collected = await sandbox.scraper(access="keyless").job_parsed(about("Wrenhollow Health"))
    own = [post.title for post in collected.posts if post.origin is PostOrigin.EMPLOYER]
    assert own == ["What to expect: our interview process"]


async def test_an_employer_that_says_nothing_about_hiring_is_no_source(sandbox: Sandbox) -> None:
    collected = await sandbox.scraper(access="keyless").job_parsed(about("Oatmere Foods"))
    assert not any(post.origin is PostOrigin.EMPLOYER for post in collected.posts)


async def test_what_was_deleted_after_it_was_archived_is_left_out(sandbox: Sandbox) -> None:
    collected = await sandbox.scraper(access="keyless").job_parsed(COPPERFINCH)
    gone = {f"reddit:{post.id}" for post in load_posts() if post.state}
    assert gone
    assert not gone & {post.source_id for post in collected.posts}


async def test_answers_carry_what_their_licence_asks_for(sandbox: Sandbox) -> None:
    """Without the archive there are requests left for the answers of a question that few have answered."""
    await sandbox.spoil(**{ARCHIVE: {"status": 500}, FEEDS: {"status": 500}})
    collected = await sandbox.scraper(access="keyless", enough=100).job_parsed(COPPERFINCH)
    [question] = [post for post in collected.posts if post.source == "stackexchange"]
    assert question.attribution == "Stack Exchange (workplace), CC BY-SA 4.0"


@pytest.mark.parametrize(
    "company", ["Wrenhollow Health", "Larkfield Market", "Thornquay Advisory", "Copperfinch Robotics"]
)
async def test_guides_carry_evidence_in_the_internet_of_today_without_any_key(sandbox: Sandbox, company: str) -> None:
    await sandbox.spoil(**{REDDIT: {"status": 403, "fault": "block-page"}})
    collected = await sandbox.scraper(access="keyless").job_parsed(about(company))
    assert any(post.origin is PostOrigin.COMMUNITY and post.source == "arctic_shift" for post in collected.posts)

    guide, _ = await build_guide(
        collected.job,
        collected.posts,
        context=collected.context,
        engine=ExtractiveEngine(),
        collection=collected.collection,
    )
    stages = [stage for stage in guide.interview_process.stages if stage.basis in {Basis.REPORTED, Basis.EMPLOYER}]
    asked = [item for item in walk_items(guide.common_questions) if item.basis is Basis.REPORTED]
    # One nurse and one consultant alone tell theirs, in half sentences: what is not sure is not told.
    in_notes = company in {"Wrenhollow Health", "Thornquay Advisory"}
    assert len(stages) >= (1 if in_notes else 2), [stage.name for stage in stages]
    assert asked
    assert not any("Nobody reported the rounds" in gap for gap in guide.data_gaps)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
async def test_in_every_world_whatever_answers_is_enough(sandbox: Sandbox, world: Mapping[str, Any]) -> None:
    is_slow = world.get("fault") in {"hang", "drip"}
    for spoiled in COMMUNITIES:
        await sandbox.spoil(**{spoiled: dict(world)})
        impatient = spoiled if is_slow else None
        collected = await sandbox.scraper(access="keyless", impatient=impatient).job_parsed(COPPERFINCH)
        assert len(collected.posts) >= 5, spoiled
        spoiled_reports = [report for report in collected.collection.sources if report.status not in {"ok", "disabled"}]
        assert all(report.detail for report in spoiled_reports)
        if spoiled in {ARCHIVE, HACKERNEWS}:
            assert len(spoiled_reports) == 1, "a failure is told, and is of one source alone"


async def test_a_failing_archive_is_replaced_by_the_feeds(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{ARCHIVE: {"status": 500}})
    collected = await sandbox.scraper(access="keyless").job_parsed(COPPERFINCH)
    assert statuses_used(collected)["reddit_feed"] == "ok"
    assert any(post.source == "reddit_feed" for post in collected.posts)


async def test_an_archive_that_is_too_busy_is_asked_for_half(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{ARCHIVE}/api/posts/search": {"status": 422, "times": 1}})
    collected = await sandbox.scraper(access="keyless").job_parsed(COPPERFINCH)
    assert statuses_used(collected)["arctic_shift"] == "ok"


async def test_an_unknown_company_gives_an_honest_nothing(sandbox: Sandbox) -> None:
    job = JobDetails(company_name="Zzyzx Nonesuch", job_title="Software Engineer")
    collected = await sandbox.scraper().job_parsed(COPPERFINCH.model_copy(update={"job": job}))
    assert collected.posts == []
    assert statuses_used(collected) == {"reddit": "ok", "hackernews": "ok", "stackexchange": "ok"}
    details = {report.source: report.detail for report in collected.collection.sources}
    assert details["employer"] == "There is nothing to ask it: the employer's web domain is not known."


@pytest.mark.parametrize(
    ("spoiled", "status"),
    [
        ({"fault": "block-page", "status": 403}, "blocked"),
        ({"fault": "block-page"}, "blocked"),
        ({"fault": "rate-limited", "retry_after_s": 600}, "rate_limited"),
        ({"status": 503}, "failed"),
        ({"fault": "truncated"}, "failed"),
        ({"fault": "reset"}, "failed"),
        ({"fault": "redirect-loop"}, "blocked"),
        ({"fault": "gzip-bomb"}, "failed"),
        ({"fault": "hang"}, "timeout"),
        ({"fault": "drip", "latency_s": 20}, "timeout"),
    ],
)
async def test_a_spoiled_reddit_leaves_the_others(sandbox: Sandbox, spoiled: dict[str, Any], status: str) -> None:
    await sandbox.spoil(**{REDDIT: spoiled})
    impatient = REDDIT if status == "timeout" else None
    collected = await sandbox.scraper(impatient=impatient).job_parsed(COPPERFINCH)
    assert statuses(collected)["reddit"] == status
    assert statuses(collected)["hackernews"] == statuses(collected)["arctic_shift"] == "ok"
    assert {"hackernews", "arctic_shift"} <= {post.source for post in collected.posts}


async def test_spoiled_comments_leave_the_posts(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{REDDIT}/oauth/comments": {"status": 500}})
    collected = await sandbox.scraper(enough=100).job_parsed(COPPERFINCH)
    assert statuses(collected)["reddit"] == "partial"
    assert len(collected.posts) >= 12


async def test_comments_that_hang_leave_the_posts_at_the_deadline(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{REDDIT}/oauth/comments": {"fault": "hang"}})
    collected = await sandbox.scraper(deadline=timedelta(seconds=4), enough=100).job_parsed(COPPERFINCH)
    assert statuses(collected)["reddit"] == "partial"
    assert len(collected.posts) >= 12
    assert not collected.collection.from_cache


async def test_a_short_rate_limit_is_waited_out(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{REDDIT}/oauth/r/": {"fault": "rate-limited", "retry_after_s": 1, "times": 1}})
    collected = await sandbox.scraper().job_parsed(COPPERFINCH)
    report = next(one for one in collected.collection.sources if one.source == "reddit")
    assert (report.status, report.detail) == ("ok", None)


async def test_when_everything_is_down_the_event_still_comes(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{"/": {"status": 503}})
    collected = await sandbox.scraper().job_parsed(COPPERFINCH)
    assert collected.posts == []
    # Of a site whose robots.txt is down nothing may be read.
    assert statuses_used(collected).pop("employer") == "blocked"
    assert set(statuses_used(collected).values()) == {"failed", "blocked"}
    assert all(report.detail for report in collected.collection.sources)


CALLS = {
    ("oauth", None): {"reddit": 6, "hackernews": 1, "stackexchange": 1},
    ("keyless", None): {"arctic_shift": 8, "hackernews": 1, "stackexchange": 1},
    ("keyless", ARCHIVE): {"arctic_shift": 8, "reddit_feed": 1, "hackernews": 2, "stackexchange": 2},
    ("keyless", HACKERNEWS): {"arctic_shift": 8, "hackernews": 2, "stackexchange": 1},
    ("keyless", STACK_EXCHANGE): {"arctic_shift": 8, "hackernews": 1, "stackexchange": 2},
}
"""Requests of a fresh preparation, by access and by what is down; the employer's pages apart.

One source that fails changes nothing for the others, but for the one that stands in for it.
"""


@pytest.mark.parametrize(("access", "down"), list(CALLS))
async def test_the_table_of_requests_per_preparation(sandbox: Sandbox, access: str, down: str | None) -> None:
    if down is not None:
        await sandbox.spoil(**{down: {"status": 500}})
    collected = await sandbox.scraper(access=access).job_parsed(COPPERFINCH)
    requests = {report.source: report.requests for report in collected.collection.sources if report.requests}
    assert requests.pop("employer") <= 3
    assert requests == CALLS[access, down]


async def test_a_preparation_takes_few_round_trips(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{"/": {"latency_s": 0.35}})
    started = asyncio.get_running_loop().time()
    await sandbox.scraper(access="keyless").job_parsed(COPPERFINCH)
    seconds = asyncio.get_running_loop().time() - started
    assert seconds / 0.35 < 9, "round trips, and what this machine needs besides"
