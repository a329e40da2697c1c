"""The invented world is rich enough to demonstrate, and as messy as the real one."""

import re

import pytest

from local.sandbox.discussions import load_posts, load_stories
from local.sandbox.postings import Posting, load_postings

DEMO = "copperfinch"
OPEN_POSTINGS = [posting for posting in load_postings() if "expired" not in posting.platforms]


def test_postings_cover_many_roles_and_platforms() -> None:
    assert len(OPEN_POSTINGS) >= 8
    assert len({posting.category for posting in OPEN_POSTINGS}) >= 6
    assert {kind for posting in load_postings() for kind in posting.platforms} >= {
        "greenhouse",
        "lever",
        "workday",
        "careers",
        "plain",
        "linkedin",
        "expired",
    }
    assert {posting.language for posting in OPEN_POSTINGS} == {"en", "de"}


@pytest.mark.parametrize("posting", OPEN_POSTINGS, ids=lambda posting: posting.slug)
def test_postings_are_full_length(posting: Posting) -> None:
    assert 370 <= len(posting.text().split()) <= 900
    assert posting.salary.min < posting.salary.max
    assert sum(len(section.items) for section in posting.sections) >= 8


def test_discussions_are_many_and_unique() -> None:
    posts, stories = load_posts(), load_stories()
    assert len(posts) >= 60
    assert len(stories) >= 10
    for ids in ([post.id for post in posts], [story.id for story in stories]):
        assert len(ids) == len(set(ids))
    comments = [comment.id for post in posts for comment in post.walk()]
    assert len(comments) == len(set(comments))


def test_the_demo_company_is_discussed_in_depth() -> None:
    about = [post for post in load_posts() if DEMO in f"{post.title} {post.body}".lower()]
    rich = [post for post in about if len(post.body) > 400 and 3 <= sum(1 for _ in post.walk()) <= 8]
    assert len(rich) >= 8
    assert all(len({comment.score for comment in post.walk()}) >= 3 for post in rich)


def test_the_world_holds_what_a_collector_must_cope_with() -> None:
    posts = load_posts()
    texts = [f"{post.title} {post.body}" for post in posts]
    assert sum(post.days > 365 for post in posts) >= 2
    assert {post.state for post in posts} == {"", "deleted", "removed"}
    assert any(post.crosspost_of for post in posts)
    assert any("ignore all previous instructions" in text.lower() for text in texts)
    assert any(re.search(r"[\u4e00-\u9fff]", text) for text in texts)
    assert any(post.place == "beer" for post in posts)
    assert len({post.body for post in posts}) < len(posts), "no repost"
    ids = {post.id for post in posts}
    assert all(post.crosspost_of in ids for post in posts if post.crosspost_of)
