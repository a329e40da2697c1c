"""How sure it is that a post is about the company, and what is decided from it."""

import pytest

from lexicon.company import Company
from lexicon.company.relevance import CompanyRelevance, PostWords, relevance_of, thresholds


def found(company: str, title: str, body: str = "", *comments: str) -> CompanyRelevance:
    return relevance_of(Company.of(company), PostWords(title, body, comments))


def test_without_its_name_a_post_is_about_somebody_else() -> None:
    nothing = found("Harborline", "Interview tips", "Be on time.")
    assert (nothing.score, nothing.is_possible, nothing.is_kept, nothing.is_about) == (0.0, False, False, False)
    assert nothing.reason == "does not name the employer"


def test_says_where_the_name_stands_and_as_what() -> None:
    post = found("Harborline", "Three rounds", "I interviewed at Harborline.", "Harborline pays well.")
    assert (post.is_about, post.where) == (True, ("text", "comments"))
    assert post.reason == "names it as an employer, in text and comments"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Harborline onsite next week", "Four rounds, and a recruiter who calls back."),
        ("Rejected by Harborline", "The phone screen went well, the hiring manager said no."),
        (
            "How is it to work there?",
            "I have an offer from Harborline for 90k. What is the culture at Harborline like?",
        ),
    ],
)
def test_reports_on_interviewing_or_working_there_are_about_it(title: str, body: str) -> None:
    assert found("Harborline", title, body).is_about


@pytest.mark.parametrize(
    ("company", "title", "body"),
    [
        ("Salesforce", "Is a certificate worth it?", "I know Salesforce administration, SQL and Excel well."),
        ("Google", "Interview at Pellwick", "I had to google the dress code before my onsite at Pellwick."),
        ("Oracle", "Interview at Pellwick tomorrow", "They use an Oracle database; I never tuned one."),
        ("DocuSign", "No docusign yet", "I got a verbal offer. The recruiter said I will receive a DocuSign."),
        ("LinkedIn", "Job reposted after my final interview", "I saw the job reposted on LinkedIn. Am I rejected?"),
    ],
)
def test_tools_words_and_asides_are_not_about_it(company: str, title: str, body: str) -> None:
    assert not found(company, title, body).is_about


@pytest.mark.parametrize(
    ("title", "body", "kept"),
    [
        ("My Orbit interview", "I had an onsite at Orbit, the recruiter called me back with an offer.", True),
        ("Satellites", "It stays in orbit for a year before my next job interview.", False),
    ],
)
def test_an_everyday_word_needs_more_than_its_occurrence(title: str, body: str, kept: bool) -> None:
    assert found("Orbit", title, body).is_kept is kept


def test_a_report_about_impostors_is_not_about_the_company() -> None:
    body = "Somebody offered me a job at Harborline over chat and asked for my bank account."
    assert not found("Harborline", "Is this Harborline offer a scam?", body).is_about
    assert found("Harborline", "Is this Harborline offer too low?", body).score > 0


def test_what_is_reported_is_kept_and_what_is_kept_is_possible() -> None:
    limits = thresholds()
    assert 0 < limits.possible < limits.kept < limits.about < 1


def test_what_is_too_little_says_so() -> None:
    post = found("Oracle", "Interview at Pellwick tomorrow", "They use an Oracle database; I never tuned one.")
    assert not post.is_kept
    assert post.reason == "names it, in text; too little to be about it"


def test_each_part_is_named_once_in_the_order_of_a_post() -> None:
    post = found("Harborline", "Harborline", "Harborline and Harborline", "Harborline", "Harborline again")
    assert post.where == ("title", "text", "comments")


def test_words_that_were_never_seen_weigh_nothing() -> None:
    plain = found("Harborline", "Onsite at Harborline", "Four rounds.")
    odd = found("Harborline", "Onsite at Harborline qwxzk", "Four rounds.")
    assert 0.5 < odd.score <= plain.score + 0.2


def test_scores_are_shares_and_rise_with_what_speaks_for_it() -> None:
    bare = found("Harborline", "Tips", "Harborline is big.")
    told = found("Harborline", "My interview at Harborline", "Harborline called me, I had an onsite and got an offer.")
    assert 0 < bare.score < told.score < 1
    assert told.score > thresholds().about


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("I had an onsite at Orbit, and the recruiter from Orbit made me an offer.", True),
        ("Stay in orbit.", False),
        ("i applied at orbit and the recruiter from orbit called me for an interview", True),
        ("We talked about the orbit of the moon in my interview at Pellwick.", False),
    ],
)
def test_an_everyday_word_is_kept_only_with_a_witness(body: str, kept: bool) -> None:
    post = found("Orbit", "A story", body)
    assert post.is_kept is kept
    assert not post.is_about or post.is_kept
