"""Whatever the employer is called on the posting, the same posts are kept."""

from collections.abc import Callable

import pytest

from contracts.job import JobDetails
from contracts.posts import Post
from services.scraper.search.plan import SearchPlan
from tests.support.spellings import SPELLINGS

_POSTS = [
    ("{} interview experience", "Two coding rounds, then a call with the recruiter. They asked about caching."),
    ("Got an offer!", "I applied in May, had an onsite at {} last week, and the hiring manager called today."),
    ("What to wear?", "My phone screen with {} is on Monday. Is a shirt enough?"),
    ("Cats", "A cat sat on the mat."),
    ("Holiday", "We went to the sea and ate fish."),
]


@pytest.mark.parametrize(("brand", "spellings"), SPELLINGS)
def test_each_spelling_of_an_employer_keeps_the_same_posts(
    job: JobDetails, make_post: Callable[..., Post], brand: str, spellings: list[str]
) -> None:
    posts = [
        make_post(str(number), title=title.format(brand), body=body.format(brand))
        for number, (title, body) in enumerate(_POSTS)
    ]
    kept = {name: _kept(job, name, posts) for name in [brand, *spellings]}
    assert set(kept.values()) == {frozenset(post.title for post in posts[:3])}


@pytest.mark.parametrize(("brand", "spellings"), SPELLINGS)
def test_each_spelling_of_an_employer_has_one_place_in_the_cache(
    job: JobDetails, brand: str, spellings: list[str]
) -> None:
    assert len({_plan(job, name).key for name in [brand, *spellings]}) == 1


def _kept(job: JobDetails, name: str, posts: list[Post]) -> frozenset[str]:
    return frozenset(post.title for post in _plan(job, name).shortlist(posts))


def _plan(job: JobDetails, name: str) -> SearchPlan:
    named = job.model_copy(update={"company_name": name, "company_domain": None, "company": None})
    return SearchPlan.for_job(named, window_days=90, wanted=40)
