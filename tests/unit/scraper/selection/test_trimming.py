"""The event stays below its topic's limit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.job import JobDetails
from contracts.posts import Comment, Post
from contracts.preps import PostsCollected
from contracts.topics import MAX_EVENT_BYTES
from runtime.kafka.codec import encode
from services.scraper.selection.trimming import fitted

TEXT = st.text(max_size=80)


def event(posts: list[Post]) -> PostsCollected:
    return PostsCollected(
        prep_id="p", user_id="u", job=JobDetails(company_name="Stripe", job_title="Engineer"), posts=posts
    )


def post(number: int, body: str, relevance: float = 0.5) -> Post:
    return Post(source_id=f"reddit:{number}", source="reddit", body=body, relevance=relevance)


def test_an_event_that_fits_is_left_alone() -> None:
    collected = event([post(1, "short")])
    assert fitted(collected) is collected


def test_the_least_relevant_posts_go_first() -> None:
    collected = fitted(event([post(n, "\u8a66" * 10_000, 1 - n / 100) for n in range(60)]))
    assert len(encode(collected)) <= MAX_EVENT_BYTES
    assert [one.source_id for one in collected.posts] == [f"reddit:{n}" for n in range(len(collected.posts))]
    assert 25 <= len(collected.posts) < 60


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, st.lists(TEXT, max_size=3)), max_size=12), st.integers(900, 5000))
def test_the_result_is_the_longest_beginning_that_fits(texts: list[tuple[str, list[str]]], limit: int) -> None:
    posts = [
        post(n, body).model_copy(
            update={"comments": [Comment(comment_id=str(k), body=text) for k, text in enumerate(comments)]}
        )
        for n, (body, comments) in enumerate(texts)
    ]
    kept = fitted(event(posts), limit=limit).posts
    assert kept == posts[: len(kept)]
    if kept:
        assert len(event(kept).model_dump_json(exclude_none=True).encode()) <= limit
    if len(kept) < len(posts):
        bigger = event(posts[: len(kept) + 1]).model_dump_json(exclude_none=True).encode()
        assert len(bigger) + len(kept) + 2 > limit
