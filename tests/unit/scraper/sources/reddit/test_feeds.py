"""Reddit's Atom feeds."""

from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from services.scraper.errors import MalformedError, SourceError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import AtomSettings
from services.scraper.sources.base import Harvest
from services.scraper.sources.reddit.atom import comments_of_feed, posts_of_feed
from services.scraper.sources.reddit.feeds import FeedSource
from services.scraper.upstream.client import Upstream
from tests.support.imitated_upstream import World
from tests.support.searching import budget_of, search

SITE = "https://reddit.test"
HEAD = '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'


def entry(identity: str, title: str, content: str, *, author: str = "/u/somebody") -> str:
    link = f"https://www.reddit.com/r/nursing/comments/{identity.partition('_')[2]}/slug/"
    return (
        f"<entry><author><name>{author}</name></author><content type='html'>{content}</content><id>{identity}</id>"
        f"<link href='{link}'/><published>2026-10-02T10:00:00+00:00</published><title>{title}</title></entry>"
    )


def feed(*entries: str) -> bytes:
    return f"{HEAD}{''.join(entries)}</feed>".encode()


POST = entry(
    "t3_abc1",
    "Stripe interview &amp; offer",
    "&lt;!-- SC_OFF --&gt;&lt;div&gt;&lt;p&gt;They asked me about ledgers.&lt;/p&gt;&lt;/div&gt; submitted by /u/me to "
    "r/nursing [link] [comments]",
)


def test_reads_posts_without_the_authors_that_reddit_adds() -> None:
    [post] = posts_of_feed(feed(POST), site_url=SITE, tally=Harvest())
    assert (post.source_id, post.title, post.channel) == ("reddit:abc1", "Stripe interview & offer", "r/nursing")
    assert post.body == "They asked me about ledgers."
    assert post.url == "https://reddit.test/r/nursing/comments/abc1/slug/"
    assert post.created_at is not None


def test_reads_comments_and_leaves_machines_and_removals_out() -> None:
    comments = comments_of_feed(
        feed(
            POST,
            entry("t1_c1", "on", "&lt;p&gt;Three rounds.&lt;/p&gt;"),
            entry("t1_c2", "on", "[deleted]"),
            entry("t1_c3", "on", "I am a bot", author="/u/AutoModerator"),
        ),
        tally=Harvest(),
    )
    assert [(comment.comment_id, comment.body) for comment in comments] == [("c1", "Three rounds.")]


def test_odd_entries_are_counted() -> None:
    tally = Harvest()
    assert len(posts_of_feed(feed(POST, "<entry/>", entry("t5_x", "a", "b")), site_url=SITE, tally=tally)) == 1
    assert tally.unreadable == 2


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"<feed",
        b"<?xml version='1.0'?><rss></rss>",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><feed>&b;</feed>",
        b"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><feed/>",
        b"<?xml version='1.0' encoding='no-such'?><feed/>",
        b"\xff\xfe<\x00f\x00",
    ],
)
def test_what_is_no_harmless_feed_is_refused(hostile: bytes) -> None:
    with pytest.raises(MalformedError):
        posts_of_feed(hostile, site_url=SITE, tally=Harvest())


def source(world: World, **settings: Any) -> FeedSource:
    configured = AtomSettings(**{"base_url": "https://feeds.test", "site_url": SITE, **settings})
    return FeedSource(
        upstream=Upstream(source="reddit_feed", client=world.client(), settings=configured), settings=configured
    )


async def test_one_search_over_several_communities(world: World, plan: SearchPlan) -> None:
    world.answers = {"/r/": httpx.Response(200, content=feed(POST))}
    harvest = await search(source(world), plan)
    assert [post.source for post in harvest.posts.values()] == ["reddit_feed"]
    assert "+" in world.requests[0].url.path
    assert len(world.requests) == 1 + source(world).pages_per_request


async def test_an_operators_token_is_sent_and_comments_are_asked_for(world: World, plan: SearchPlan) -> None:
    world.answers = {"/": httpx.Response(200, content=feed(POST, entry("t1_c1", "on", "Three rounds.")))}
    asked = source(world, feed_user="op", feed_token=SecretStr("hidden"), pace={"requests": 60, "burst": 9})
    harvest = await search(asked, plan)
    assert asked.pages_per_request == 1
    assert {request.url.params["feed"] for request in world.requests} == {"hidden"}
    assert [comment.body for comment in harvest.posts["reddit:abc1"].comments] == ["Three rounds."]
    assert "hidden" not in repr(asked._settings)


async def test_it_is_asked_once_in_half_a_minute(world: World) -> None:
    world.answers = {"/r/": httpx.Response(200, content=feed(POST))}
    asked = source(world)
    await asked.check(budget_of(asked))
    with pytest.raises(SourceError) as caught:
        await asked.check(budget_of(asked))
    assert caught.value.status == "rate_limited"
    assert len(world.requests) == 1
