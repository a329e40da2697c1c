"""The words that are searched for."""

import pytest

from contracts.job import JobDetails, RoleCategory
from services.scraper.search.communities import communities
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import (
    archive_query,
    hackernews_query,
    own_community,
    plain_names,
    reddit_everywhere,
    reddit_nearby,
)


def plan_for(**fields: object) -> SearchPlan:
    job = JobDetails.model_validate({"company_name": "Stripe", "job_title": "Engineer", **fields})
    return SearchPlan.for_job(job, window_days=365, wanted=35)


def named(plan: SearchPlan) -> str:
    """Return the alternatives of a query; how many there are depends on what the lexicon knows of the employer."""
    names = plain_names(plan)
    assert names[0] == "Stripe"
    assert all(name.isascii() for name in names)
    return " OR ".join(names)


def test_one_query_asks_for_interviews_and_one_for_the_role(plan: SearchPlan) -> None:
    process = 'interview OR interviewed OR onsite OR "phone screen" OR recruiter OR "online assessment" OR offer'
    assert [query.text for query in reddit_nearby(plan)] == [
        f"({named(plan)}) AND ({process})",
        f'({named(plan)}) AND ("software engineer" OR Payments OR Senior)',
    ]


def test_the_wide_search_asks_all_communities_and_years(plan: SearchPlan) -> None:
    query = reddit_everywhere(plan)
    assert query.text == f'({named(plan)}) AND (interview OR "hiring process" OR offer OR salary OR working)'
    assert (query.communities, query.period) == (("all",), "all")


def test_names_that_mean_the_same_company_are_alternatives() -> None:
    meta = plan_for(company_name="Meta")
    assert reddit_nearby(meta)[0].text.startswith("(Meta OR Facebook")
    assert "Meta interview OR" in archive_query(meta)
    assert "Facebook interview OR" in archive_query(meta)


def test_an_employer_of_which_much_is_known_has_a_community_of_its_own() -> None:
    known = {"brand": "Starbucks", "documented": True}
    assert own_community(plan_for(company_name="Starbucks Corporation", company=known)) == "Starbucks"
    assert own_community(plan_for(company_name="Quillfeather Widgets Ltd")) is None
    assert own_community(plan_for(company_name="Target")) is None, "an everyday word"


def test_search_syntax_in_the_posting_is_harmless() -> None:
    hostile = plan_for(company_name='Acme" OR (x:y)', job_title='Engineer") AND (', team_division="(((")
    for query in [*reddit_nearby(hostile), reddit_everywhere(hostile)]:
        assert query.text.count('"') % 2 == 0
        assert query.text.count("(") == query.text.count(")")
    assert archive_query(hostile).count('"') % 2 == 0
    assert hackernews_query(hostile)[0].count('"') % 2 == 0


def test_a_query_stays_within_what_reddit_reads() -> None:
    long = plan_for(company_name="A" * 200, team_division="b" * 200)
    asked = [*reddit_nearby(long), reddit_everywhere(long)]
    assert all(len(query.text) <= 512 for query in asked)
    assert len(archive_query(long)) <= 512


@pytest.mark.parametrize("category", list(RoleCategory))
def test_every_kind_of_role_has_communities(category: RoleCategory) -> None:
    names = communities(JobDetails(company_name="Acme", job_title="Anything", role_category=category))
    assert {"interviews", "jobs", "cscareerquestions"} <= set(names)
    assert len(names) == len(set(names))
    assert 4 <= len(names) <= 10


@pytest.mark.parametrize(
    ("category", "title", "community"),
    [
        (RoleCategory.OPERATIONS, "Store Manager", "retail"),
        (RoleCategory.OPERATIONS, "Delivery Driver", "Truckers"),
        (RoleCategory.HEALTHCARE, "Clinical Pharmacist", "pharmacy"),
        (RoleCategory.SALES, "Sales Assistant, Shoe Shop", "retail"),
    ],
)
def test_the_title_chooses_the_best_community(category: RoleCategory, title: str, community: str) -> None:
    names = communities(JobDetails(company_name="Acme", job_title=title, role_category=category))
    assert names[3] == community
