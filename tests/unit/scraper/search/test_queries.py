"""The words that are searched for."""

import pytest

from contracts.job import JobDetails, RoleCategory
from services.scraper.search.communities import communities
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import hackernews_query, reddit_rounds


def plan_for(**fields: object) -> SearchPlan:
    job = JobDetails.model_validate({"company_name": "Stripe", "job_title": "Engineer", **fields})
    return SearchPlan.for_job(job, window_days=365, wanted=35)


def test_one_query_asks_for_interviews_and_one_for_the_role(plan: SearchPlan) -> None:
    process = 'interview OR interviewed OR onsite OR "phone screen" OR recruiter OR "online assessment" OR offer'
    first, second = reddit_rounds(plan)
    assert [query.text for query in first] == [
        f"(Stripe) AND ({process})",
        '(Stripe) AND ("software engineer" OR Payments OR Senior)',
    ]
    assert [query.text for query in second] == [
        "(Stripe) AND interview AND (Ruby OR Java)",
        '(Stripe) AND (interview OR "hiring process" OR offer OR salary OR working)',
    ]
    assert second[-1].communities == ("all",)


def test_names_that_mean_the_same_company_are_alternatives() -> None:
    assert reddit_rounds(plan_for(company_name="Meta"))[0][0].text.startswith("(Meta OR Facebook) AND ")


def test_without_skills_nothing_is_asked_about_skills() -> None:
    assert len(reddit_rounds(plan_for())[1]) == 1


def test_search_syntax_in_the_posting_is_harmless() -> None:
    hostile = plan_for(
        company_name='Acme" OR (x:y)', job_title='Engineer") AND (', required_skills=['a"b', ")(", "x" * 200]
    )
    for queries in reddit_rounds(hostile):
        for query in queries:
            assert query.text.count('"') % 2 == 0
            assert query.text.count("(") == query.text.count(")")
    assert hackernews_query(hostile).count('"') == 2


def test_a_query_stays_within_what_reddit_reads() -> None:
    long = plan_for(
        company_name="A" * 200, team_division="b" * 200, required_skills=[f"skill number {n}" for n in range(60)]
    )
    assert all(len(query.text) <= 512 for queries in reddit_rounds(long) for query in queries)


@pytest.mark.parametrize("category", list(RoleCategory))
def test_every_kind_of_role_has_communities(category: RoleCategory) -> None:
    names = communities(category)
    assert {"interviews", "jobs", "cscareerquestions"} <= set(names)
    assert len(names) == len(set(names))
    assert 4 <= len(names) <= 10
