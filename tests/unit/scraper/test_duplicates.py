"""Posts that say the same appear once."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from contracts.posts import Post
from services.scraper.duplicates import without_duplicates

WORDS = st.lists(st.sampled_from(["loop", "graph", "offer", "asked", "ledger", "cart", "team", "pay"]), max_size=40)
POSTS = st.lists(
    st.builds(
        lambda n, words: Post(source_id=f"reddit:{n}", source="reddit", title="t", body=" ".join(words)),
        st.integers(0, 12),
        WORDS,
    ),
    max_size=12,
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


@given(POSTS)
def test_what_is_kept_stays_kept_in_order(posts: list[Post]) -> None:
    kept = without_duplicates(posts)
    assert without_duplicates(kept) == kept
    assert [post for post in posts if any(post is one for one in kept)] == kept
    assert {post.source_id for post in kept} <= {post.source_id for post in posts}
    assert bool(kept) == bool(posts)
