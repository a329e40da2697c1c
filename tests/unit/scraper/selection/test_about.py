"""How sure it is that a post is about the company, and what is weighed for it."""

from collections.abc import Callable

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.scraper.selection.about import WeighedText, about, features, weights

Make = Callable[..., Post]


def found(company: str, post: Post) -> tuple[bool, tuple[str, ...]]:
    finding = about(Company.of(company), WeighedText.of(post))
    return finding.is_kept, finding.where


def test_without_its_name_a_post_is_about_somebody_else(make_post: Make) -> None:
    finding = about(Company.of("Harborline"), WeighedText.of(make_post(title="Interview tips", body="Be on time.")))
    assert (finding.about, finding.is_kept, finding.is_possible) == (0.0, False, False)


def test_says_where_the_name_stands(make_post: Make) -> None:
    post = make_post(title="Three rounds", body="I interviewed at Harborline.", comments=("Harborline pays well.",))
    assert found("Harborline", post) == (True, ("text", "comments"))


@pytest.mark.parametrize(
    ("title", "body", "kept"),
    [
        ("My Orbit interview", "I had an onsite at Orbit, the recruiter called me back with an offer.", True),
        ("Satellites", "It stays in orbit for a year before my next job interview.", False),
    ],
)
def test_an_everyday_word_needs_more_than_its_occurrence(make_post: Make, title: str, body: str, kept: bool) -> None:
    assert found("Orbit", make_post(title=title, body=body))[0] is kept


def test_a_lower_threshold_lets_comments_decide() -> None:
    assert 0 < weights().maybe_from < weights().kept_from < 1


def test_every_feature_has_its_weight(make_post: Make) -> None:
    post = make_post(title="Harborline interview", body="At Harborline they asked me.", comments=("Harborline!",))
    assert set(features(Company.of("Harborline"), WeighedText.of(post))) == set(weights().features)
