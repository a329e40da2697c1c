"""Ten thousand answers with one thing wrong: none breaks a source, and none looks like an honest "nothing found"."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from services.scraper.errors import SourceError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import (
    ArchiveSettings,
    HackerNewsSettings,
    LemmySettings,
    RedditSettings,
    StackExchangeSettings,
)
from services.scraper.sources.base import Harvest
from services.scraper.sources.hackernews import HackerNewsSource
from services.scraper.sources.lemmy import LemmySource
from services.scraper.sources.reddit.archive import ArchiveSource
from services.scraper.sources.reddit.atom import posts_of_feed
from services.scraper.sources.reddit.shapes import posts_of, thread_of
from services.scraper.sources.stackexchange import StackExchangeSource
from services.scraper.upstream.budget import Budget

EACH = 1500
ODD: list[Any] = [None, True, 7, -1, 1e308, "x", "\ud800", "[removed]", {}, [None], {"a": [1]}, [[]], 10**400]
Make = Callable[..., dict[str, Any]]


class Told:
    """Takes the place of an `Upstream`: says one thing."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    async def get(self, _url: str, **_asked: Any) -> Any:
        return self._answer

    async def leave_alone(self, _error: SourceError, *, seconds: float | None = None) -> None:
        del seconds


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value."""
    yield path
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in children:
        yield from places(value, (*path, key))


def mutants(answer: Any, seed: str) -> Iterator[Any]:
    """Yield copies of an answer with one value replaced or missing."""
    chance = random.Random(seed)  # noqa: S311 — not a secret
    ways = [path for path in places(answer) if path]
    for _ in range(EACH):
        changed = copy.deepcopy(answer)
        *way, last = chance.choice(ways)
        holder = changed
        for step in way:
            holder = holder[step]
        if isinstance(holder, dict) and chance.random() < 0.3:
            del holder[last]
        else:
            holder[last] = chance.choice(ODD)
        yield changed


@pytest.fixture
def answers(listing: Make, reddit_post: Make) -> dict[str, Any]:
    posts = [reddit_post(f"p{number}") for number in range(3)]
    hit = {
        "title": "Stripe interview",
        "story_text": "At Stripe",
        "points": 1,
        "num_comments": 2,
        "created_at_i": 1.7e9,
    }
    question = {"title": "Stripe interview", "body": "<p>At Stripe</p>", "score": 1, "answer_count": 0}
    view = {"counts": {"score": 1, "comments": 2}, "community": {"name": "jobs"}}
    return {
        "reddit": listing(*posts),
        "thread": [
            listing(posts[0]),
            listing(*({"kind": "t1", "data": {"id": f"c{n}", "body": "Three rounds", "score": n}} for n in range(3))),
        ],
        "archive": {"data": [post["data"] for post in posts]},
        "hackernews": {"hits": [{"objectID": str(number), **hit} for number in (1, 2, 3)]},
        "stackexchange": {"items": [{"question_id": number, **question} for number in (1, 2, 3)], "backoff": 1},
        "lemmy": {
            "posts": [{"post": {"id": n, "name": "Stripe interview", "body": "At Stripe"}, **view} for n in (1, 2, 3)]
        },
    }


async def read(name: str, answer: Any, plan: SearchPlan) -> Harvest:
    """Read an answer as its source does."""
    harvest, told, budget = Harvest(), Told(answer), Budget(requests=9, seconds=9)
    hosted: dict[str, Any] = {
        "archive": (ArchiveSource, ArchiveSettings(communities=1)),
        "hackernews": (HackerNewsSource, HackerNewsSettings()),
        "stackexchange": (StackExchangeSource, StackExchangeSettings()),
        "lemmy": (LemmySource, LemmySettings(base_url="https://lemmy.test")),
    }
    if name == "reddit":
        for post in posts_of(answer, site_url=RedditSettings().base_url, tally=harvest):
            harvest.add(post)
    elif name == "thread":
        opening, comments = thread_of(answer, site_url=RedditSettings().base_url, tally=harvest)
        if opening is not None:
            harvest.add(opening.model_copy(update={"comments": comments}))
    else:
        kind, settings = hosted[name]
        await kind(upstream=told, settings=settings).find(plan, ["interviews"], budget, harvest)
    return harvest


@pytest.mark.parametrize("name", ["reddit", "thread", "archive", "hackernews", "stackexchange", "lemmy"])
async def test_no_answer_breaks_a_source_or_is_lost_in_silence(
    name: str, answers: dict[str, Any], plan: SearchPlan
) -> None:
    assert (await read(name, answers[name], plan)).posts, "the answer itself is good"
    for answer in mutants(answers[name], name):
        try:
            harvest = await read(name, answer, plan)
        except SourceError:
            continue
        is_told = bool(harvest.posts or harvest.unreadable or harvest.problems)
        # Of the thread's one post, what is taken back leaves nothing behind.
        assert is_told or name == "thread", answer
        assert all(post.model_validate_json(post.model_dump_json()) == post for post in harvest.posts.values())


def test_no_feed_breaks_the_reader() -> None:
    entry = "<entry><id>t3_abc1</id><title>Stripe</title><content>&lt;p&gt;At Stripe&lt;/p&gt;</content></entry>"
    good = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{entry * 3}</feed>'.encode()
    chance = random.Random("feed")  # noqa: S311 — not a secret
    for _ in range(EACH):
        start = chance.randrange(len(good))
        length = chance.randrange(1, 40)
        changed = good[:start] + bytes(chance.choices(range(256), k=chance.randrange(3))) + good[start + length :]
        tally = Harvest()
        try:
            posts = posts_of_feed(changed, site_url="https://reddit.test", tally=tally)
        except SourceError:
            continue
        assert posts or tally.unreadable, changed
