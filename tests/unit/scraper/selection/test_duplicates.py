"""Posts that say the same appear once: as their original."""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.posts import Post
from services.scraper.selection.duplicates import without_duplicates

WORDS = st.lists(st.sampled_from(["loop", "graph", "offer", "asked", "ledger", "cart", "team", "pay"]), max_size=40)
POSTS = st.lists(
    st.builds(
        lambda n, day, words: Post(
            source_id=f"reddit:{n}",
            source="reddit",
            title="t",
            body=" ".join(words),
            created_at=day and datetime(2026, 1, day, tzinfo=UTC),
        ),
        st.integers(0, 12),
        st.none() | st.integers(1, 5),
        WORDS,
    ),
    max_size=12,
).map(
    lambda posts: [
        post.model_copy(update={"relevance": 1 - rank / 12}) for rank, post in enumerate(posts)
    ]  # best first
)
STORY = "They asked me to design a ledger for a hospital cart, then two rounds on graphs and one on behaviour, and pay."


def test_a_text_pasted_elsewhere_is_dropped(make_post: Callable[..., Post]) -> None:
    first = make_post("a", title="My loop", body=STORY)
    again = make_post("b", title="My loop", body=STORY + " Edit: thanks all!")
    assert without_duplicates([first, again]) == [first]


def test_the_same_id_counts_once(make_post: Callable[..., Post]) -> None:
    assert len(without_duplicates([make_post("a", title="x"), make_post("a", title="y")])) == 1


def test_short_posts_are_not_alike_by_chance(make_post: Callable[..., Post]) -> None:
    posts = [make_post("a", title="Stripe interview"), make_post("b", title="Stripe interview")]
    assert without_duplicates(posts) == posts


def test_different_stories_both_stay(make_post: Callable[..., Post]) -> None:
    other = (
        "Recruiter call on Monday, an online test with three tasks in ninety minutes, and a rejection by mail later."
    )
    posts = [make_post("a", title="One", body=STORY), make_post("b", title="Two", body=other)]
    assert without_duplicates(posts) == posts


def test_the_original_takes_the_place_and_relevance_of_its_better_repost(make_post: Callable[..., Post]) -> None:
    repost = make_post("a", title="My loop", body=STORY, days=2, relevance=0.9)
    between = make_post("b", title="Something else", relevance=0.8)
    original = make_post("c", title="My loop", body=STORY, days=30, relevance=0.4)
    assert without_duplicates([repost, between, original]) == [
        original.model_copy(update={"relevance": 0.9}),
        between,
    ]


def test_an_original_that_ranks_best_stays_as_it_is(make_post: Callable[..., Post]) -> None:
    original = make_post("a", title="My loop", body=STORY, days=30, relevance=0.9)
    repost = make_post("b", title="My loop", body=STORY, days=2, relevance=0.4)
    kept = without_duplicates([original, repost])
    assert kept == [original]


@pytest.mark.parametrize("created_at", [None, datetime(2026, 10, 1, tzinfo=UTC)])
def test_of_posts_as_old_the_one_with_more_answers_is_the_original(
    make_post: Callable[..., Post], created_at: datetime | None
) -> None:
    silent, answered = (
        make_post(name, title="My loop", body=STORY, comment_count=count).model_copy(update={"created_at": created_at})
        for name, count in (("a", 1), ("b", 14))
    )
    assert [post.source_id for post in without_duplicates([silent, answered])] == ["reddit:b"]
    assert [post.source_id for post in without_duplicates([answered, silent])] == ["reddit:b"]


def test_a_post_without_a_date_makes_room_for_one_with(make_post: Callable[..., Post]) -> None:
    undated = make_post("a", title="My loop", body=STORY).model_copy(update={"created_at": None})
    dated = make_post("b", title="My loop", body=STORY, days=1)
    assert [post.source_id for post in without_duplicates([undated, dated])] == ["reddit:b"]
    assert [post.source_id for post in without_duplicates([dated, undated])] == ["reddit:b"]


def test_one_original_stands_for_several_copies_of_its_parts(make_post: Callable[..., Post]) -> None:
    words = STORY.split()
    copies = [
        make_post("a", title="", body=" ".join(words[4:]), days=3, relevance=0.9),
        make_post("b", title="", body=" ".join(words[:-4]), days=2, relevance=0.8),
    ]
    assert without_duplicates(copies) == copies
    assert without_duplicates([*copies, make_post("c", title="", body=STORY, days=30, relevance=0.1)]) == [
        make_post("c", title="", body=STORY, days=30, relevance=0.9)
    ]


@given(POSTS)
def test_what_is_kept_says_something_else_and_stays_in_order(posts: list[Post]) -> None:
    kept = without_duplicates(posts)
    assert without_duplicates(kept) == kept
    assert [post.relevance for post in kept] == sorted((post.relevance for post in kept), reverse=True)
    assert len({post.source_id for post in kept}) == len(kept)
    assert all(post.model_copy(update={"relevance": 0.0}) in _unranked(posts) for post in kept)
    assert bool(kept) == bool(posts)
    # What ranks best is never lost: it is there, or what it copied is, in its place.
    assert not posts or kept[0].relevance == posts[0].relevance


def _unranked(posts: list[Post]) -> list[Post]:
    return [post.model_copy(update={"relevance": 0.0}) for post in posts]


@given(POSTS, st.randoms(use_true_random=False))
def test_what_was_kept_says_something_else_each_in_whatever_order(posts: list[Post], random: Random) -> None:
    kept = without_duplicates(posts)
    random.shuffle(kept)
    assert without_duplicates(kept) == kept
