"""Reading Reddit's answers, odd ones included."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.posts import Comment, Post
from services.scraper.errors import MalformedError
from services.scraper.sources.base import Harvest
from services.scraper.sources.reddit import shapes
from tests.support.places import REALDATA

SITE = "https://reddit.test"
CAPTURES = REALDATA / "reddit" / "raw_api"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["kind", "data", "children", "id", "body"]), inner)
    ),
    max_leaves=20,
)

Make = Callable[..., dict[str, Any]]


def posts_of(answer: Any, *, site_url: str, tally: Harvest | None = None) -> list[Post]:
    return shapes.posts_of(answer, site_url=site_url, tally=tally or Harvest())


def thread_of(answer: Any, *, site_url: str) -> tuple[Post | None, list[Comment]]:
    return shapes.thread_of(answer, site_url=site_url, tally=Harvest())


def comments_of(listing: Any) -> list[Comment]:
    return shapes.comments_of(listing, tally=Harvest())


def comment(comment_id: str, body: str, score: Any = 1, **data: Any) -> dict[str, Any]:
    return {"kind": "t1", "data": {"id": comment_id, "body": body, "score": score, "author": "x", **data}}


def test_reads_a_post(listing: Make, reddit_post: Make) -> None:
    [post] = posts_of(listing(reddit_post("abc1")), site_url=SITE)
    assert post.source_id == "reddit:abc1"
    assert post.url == "https://reddit.test/r/interviews/comments/abc1/stripe/"
    assert (post.channel, post.score, post.comment_count) == ("r/interviews", 12, 3)
    assert post.created_at is not None


def test_resolves_entities_and_cuts_long_texts(listing: Make, reddit_post: Make) -> None:
    odd = reddit_post(title="R&amp;D \u200binterview", selftext="word " * 5000, num_comments=None, score=None)
    [post] = posts_of(listing(odd), site_url=SITE)
    assert post.title == "R&D interview"
    assert 9_990 < len(post.body) <= 10_000
    assert (post.score, post.comment_count) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"selftext": "[removed]"},
        {"selftext": "[deleted]"},
        {"selftext": "[ Removed by Reddit ]"},
        {"title": "[deleted by user]"},
        {"removed_by_category": "moderator"},
        {"over_18": True},
        {"stickied": True},
        {"selftext": "[removed by moderator]"},
        {"selftext": "[ Removed by Reddit on account of violating the content policy. ]"},
        {"selftext": "Sorry, this post has been removed by the moderators of r/interviews."},
        {"_meta": {"was_deleted_later": True}},
        {"_meta": {"removal_type": "deleted"}},
        {"promoted": True},
        {"id": "../../admin"},
        {"id": None},
    ],
)
def test_leaves_out_what_was_withdrawn_or_makes_no_sense(
    listing: Make, reddit_post: Make, change: dict[str, Any]
) -> None:
    posts = posts_of(listing(reddit_post("bad1", **change), reddit_post("good1")), site_url=SITE)
    assert [post.source_id for post in posts] == ["reddit:good1"]


@pytest.mark.parametrize(
    "change",
    [
        {"score": "many"},
        {"score": None},
        {"num_comments": {"odd": 1}},
        {"created_utc": "soon"},
        {"created_utc": 9e12},
        {"created_utc": True},
        {"title": None},
        {"selftext": 7},
        {"selftext": "I interviewed \ud83d at Stripe"},
        {"subreddit": None},
        {"crosspost_parent_list": "odd"},
        {"author": ["x"]},
        {"stickied": "no"},
    ],
)
def test_optional_fields_may_be_anything(listing: Make, reddit_post: Make, change: dict[str, Any]) -> None:
    tally = Harvest()
    [post] = posts_of(listing(reddit_post("odd1", **change)), site_url=SITE, tally=tally)
    assert post.source_id == "reddit:odd1"
    assert tally.unreadable == 0
    assert post.model_validate_json(post.model_dump_json()) == post


def test_what_cannot_be_read_is_counted(listing: Make, reddit_post: Make) -> None:
    tally = Harvest()
    unreadable: list[Any] = [None, [], {"id": 7}, {}]
    odd = [{"kind": "t3", "data": data} for data in unreadable]
    assert len(posts_of(listing(reddit_post("good1"), *odd), site_url=SITE, tally=tally)) == 1
    assert tally.unreadable == 4


def test_a_person_may_write_about_removal(listing: Make, reddit_post: Make) -> None:
    text = "Removed from the process after round two at Stripe, here is what they asked."
    assert posts_of(listing(reddit_post(selftext=text)), site_url=SITE)


def test_a_crosspost_has_the_words_it_passes_on(listing: Make, reddit_post: Make) -> None:
    crosspost = reddit_post(selftext="", crosspost_parent_list=[{"selftext": "The original story."}])
    assert posts_of(listing(crosspost), site_url=SITE)[0].body == "The original story."


def test_a_withdrawn_original_takes_its_crosspost_along(listing: Make, reddit_post: Make) -> None:
    crosspost = reddit_post(selftext="", crosspost_parent_list=[{"selftext": "[removed]"}])
    assert not posts_of(listing(crosspost), site_url=SITE)


def test_a_link_into_another_site_is_replaced(listing: Make, reddit_post: Make) -> None:
    odd = reddit_post("abc1", permalink="https://evil.test/")
    assert posts_of(listing(odd), site_url=SITE)[0].url == "https://reddit.test/comments/abc1/"


@pytest.mark.parametrize(
    "answer", [None, [], {}, "text", {"kind": "Listing"}, {"kind": "Listing", "data": {"children": {}}}]
)
def test_a_wrong_overall_shape_is_an_error(answer: Any) -> None:
    with pytest.raises(MalformedError):
        posts_of(answer, site_url=SITE)
    with pytest.raises(MalformedError):
        thread_of([answer, answer], site_url=SITE)


def test_the_best_comments_come_first_replies_included(listing: Make) -> None:
    fourth = listing(comment("g", "too deep to be an answer", 999))
    third = listing(comment("f", "deepest", 8, replies=fourth))
    second = listing(comment("e", "deeper", 9, replies=third))
    deep = comment("d", "deep", 7, replies=second)
    tree = listing(comment("a", "low", 1), deep, {"kind": "more", "data": {"count": 5, "children": ["x"]}})
    assert [one.body for one in comments_of(tree)] == ["deeper", "deepest", "deep", "low"]


def test_five_comments_at_most_and_none_of_them_withdrawn_pinned_or_by_machines(listing: Make) -> None:
    tree = listing(
        comment("a", "[deleted]", 50),
        comment("b", "Rules of this community", 40, stickied=True),
        comment("c", "I am a bot", 30, author="AutoModerator"),
        comment("d", "\u200b", 29),
        *(comment(f"k{n}", f"Answer {n}", n) for n in range(8)),
    )
    assert [one.body for one in comments_of(tree)] == [f"Answer {n}" for n in (7, 6, 5, 4, 3)]


def test_comments_are_cut_at_a_word(listing: Make) -> None:
    [one] = comments_of(listing(comment("a", "word " * 1000)))
    assert 1490 < len(one.body) <= 1500
    assert one.body.endswith("word")


def test_odd_replies_do_not_hide_the_comment(listing: Make) -> None:
    tree = listing(
        comment("a", "kept", replies=""), comment("b", "also", replies={"kind": "odd"}), comment("c", "x", score="many")
    )
    assert {one.body for one in comments_of(tree)} == {"kept", "also", "x"}


@settings(deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused(answer: Any) -> None:
    for read in (
        lambda: posts_of(answer, site_url=SITE),
        lambda: thread_of(answer, site_url=SITE),
        lambda: comments_of(answer),
    ):
        try:
            read()
        except MalformedError:
            continue


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(
        st.sampled_from(
            ["id", "title", "selftext", "subreddit", "score", "created_utc", "author", "crosspost_parent_list"]
        ),
        JSON,
    )
)
def test_any_post_data_is_read_or_left_out(data: dict[str, Any], listing: Make, reddit_post: Make) -> None:
    posts = posts_of(
        listing(reddit_post(**{"post_id": "x1", **{k: v for k, v in data.items() if k != "id"}})), site_url=SITE
    )
    assert all(isinstance(post, Post) for post in posts)


@pytest.mark.realdata
@pytest.mark.skipif(not CAPTURES.exists(), reason="the captured answers are not here")
class TestCapturedAnswers:
    """Bodies that Reddit really sent."""

    @staticmethod
    def read(name: str) -> Any:
        return json.loads((CAPTURES / name).read_text(encoding="utf-8"))

    @pytest.mark.parametrize("path", sorted(CAPTURES.glob("*listing*.json")) + sorted(CAPTURES.glob("*search*.json")))
    def test_listings(self, path: Path) -> None:
        posts = posts_of(self.read(path.name), site_url=SITE)
        assert len(posts) >= 20
        assert all(post.title and post.url and post.created_at for post in posts)

    @pytest.mark.parametrize("path", sorted(CAPTURES.glob("*_comments_*.json")))
    def test_discussions(self, path: Path) -> None:
        post, comments = thread_of(self.read(path.name), site_url=SITE)
        assert post is None or post.title
        assert all(one.body for one in comments)
        assert [one.score for one in comments] == sorted((one.score for one in comments), reverse=True)
        assert "[deleted]" not in {one.body for one in comments}

    def test_long_discussions_give_five_comments(self) -> None:
        for name in ("oauth_comments_iama_z1c9z.json", "www_comments_askreddit_2np694.json"):
            _, comments = thread_of(self.read(name), site_url=SITE)
            assert len(comments) == 5

    @pytest.mark.parametrize(
        "path", sorted(CAPTURES.glob("*morechildren*.json")) + sorted(CAPTURES.glob("error_*.json"))
    )
    def test_other_bodies_are_refused(self, path: Path) -> None:
        with pytest.raises(MalformedError):
            posts_of(self.read(path.name), site_url=SITE)
