"""Who tells a quote: the author of the post, or somebody who answers it."""

import pytest

from contracts.job import JobDetails, RoleCategory
from contracts.posts import Comment, Post
from services.insights.assembly.tellers import Kind, Teller, Tellers
from services.insights.sources.ranks import Rank

JOB = JobDetails(company_name="Quartz", job_title="Engineer", role_category=RoleCategory.SOFTWARE_ENGINEERING)
SWE = Kind("Software Engineering")


def teller(title: str, body: str, comment: str) -> Teller:
    post = Post(source_id="x:1", source="x", title=title, body=body, comments=[Comment(comment_id="1", body=comment)])
    return Tellers([post], JOB).of("x:1", comment or body)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("Mine was a panel.", Teller("SWE Intern", SWE, Rank.INTERN, answers=True)),
        ("I have 10 years of experience, mine was a panel.", Teller("SWE Intern", SWE, Rank.SENIOR, answers=True)),
        ("I applied for a backend engineer position.", Teller("backend engineer", SWE)),
        ("I applied for a senior backend engineer position.", Teller("senior backend engineer", SWE, Rank.SENIOR)),
    ],
)
def test_a_comments_own_words_come_before_those_of_the_post(comment: str, told: Teller) -> None:
    assert teller("Quartz SWE Intern onsite", "It is on Monday.", comment) == told


@pytest.mark.parametrize("comment", ["I had a panel.", "My friend had a panel."])
def test_the_job_of_the_post_is_only_presumed_of_who_tells_another_story(comment: str) -> None:
    told = teller("Quartz SWE Intern onsite", "It is on Monday.", comment)
    assert (told.kind, told.stated) == (SWE, Teller())


def test_an_author_applies_at_the_level_that_the_title_says() -> None:
    assert teller("Internship at Quartz", "My onsite went well.", "").rank is Rank.INTERN


def test_a_quote_that_names_the_postings_job_says_it() -> None:
    job = JobDetails(company_name="Quartz", job_title="Lamplighter (nights)", role_category=RoleCategory.OTHER)
    post = Post(source_id="x:1", source="x", title="Quartz interview", body="A trial shift as a lamplighter is next.")

    told = Tellers([post], job).of("x:1", post.body)

    assert (told.job, told.kind) == ("lamplighter", Kind("Other"))
