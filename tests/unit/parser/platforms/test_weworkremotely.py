"""We Work Remotely: pages and the RSS feed. Everything there is remote."""

from typing import Any

import pytest

from tests.support.stage_posting import LONG, page, pay, read


@pytest.mark.parametrize(
    ("rows", "places", "salary"),
    [
        (
            "<li>Salary<span>$75,000 or more USD</span><li>Country<span>🇨🇦 Canada</span><span>🇵🇹 Portugal</span>",
            ["Remote, Canada", "Remote, Portugal"],
            (75_000, None, "USD", "year"),
        ),
        (
            "<li>Region<span>Anywhere in the World</span></li><li>Salary<span>$50,000 - $74,999 USD</span></li>",
            ["Remote, Anywhere in the World"],
            (50_000, 74_999, "USD", "year"),
        ),
        ("", ["Remote"], None),
    ],
)
def test_we_work_remotely_tells_about_the_job_beside_it(
    rows: str, places: list[str], salary: tuple[Any, ...] | None
) -> None:
    side = "lis-container__job__sidebar"
    body = (
        f'<main><h2 class="lis-container__header__hero__company-info__title">Stage Engineer</h2>'
        f'<div class="lis-container__job__content__description">{LONG}</div><aside>'
        f'<div class="{side}__companyDetails"><h3><a href="/company/s">Saltbridge Opera</a></h3></div>'
        f'<div class="{side}__job-about"><ul class="{side}__job-about__list">{rows}<li>Job type<span>Contract</span>'
        "</li></ul></div></aside></main>"
    )
    job = read(page(body), "https://weworkremotely.com/remote-jobs/saltbridge-opera-stage-engineer")
    assert (job["company_name"], job["locations"], pay(job)) == ("Saltbridge Opera", places, salary)
    assert (job["remote_policy"], job["job_type"]) == ("remote", "Contract")
