"""Greenhouse: boards API, hosted boards old and new, embeds and `gh_jid` on companies' own domains."""

from typing import Any

import pytest

from services.parser.document.page import Page
from services.parser.platforms import platform_for_page
from services.parser.platforms.greenhouse import Greenhouse
from tests.support.stage_posting import LONG, page, pay, posting, read


@pytest.mark.parametrize("title", ["Base Pay", "Annual Salary Range", "US Zone 2"])
def test_greenhouse_ranges_in_large_figures_are_yearly(title: str) -> None:
    ranges = [{"min_cents": 9_100_000, "max_cents": 11_700_000, "currency_type": "USD", "title": title}]
    record = {"title": "Stage Engineer", "content": LONG, "departments": [], "offices": [], "pay_input_ranges": ranges}
    job = read({**record, "absolute_url": "https://boards.greenhouse.io/saltbridge/jobs/1"})
    assert pay(job) == (91_000, 117_000, "USD", "year")


@pytest.mark.parametrize(("title", "period"), [("Hourly Rate", "hour"), ("Pay", None)])
def test_greenhouse_ranges_in_small_figures_need_a_word(title: str, period: str | None) -> None:
    ranges = [{"min_cents": 2_450, "max_cents": 3_100, "currency_type": "USD", "title": title}]
    record = {"title": "Stage Engineer", "content": LONG, "departments": [], "offices": [], "pay_input_ranges": ranges}
    job = read({**record, "absolute_url": "https://boards.greenhouse.io/saltbridge/jobs/1"})
    assert pay(job) == (24.5, 31, "USD", period)


@pytest.mark.parametrize("data", [None, posting()])
def test_greenhouse_pay_stands_beside_the_description(data: dict[str, Any] | None) -> None:
    body = (
        '<main><div class="job__title"><h1>Stage Engineer</h1></div><div class="job__location">Ghent</div>'
        f'<img class="logo" alt="Saltbridge Opera logo"><div class="job__description">{LONG}</div>'
        '<div class="job__pay-ranges"><div class="pay-range"><p class="title">Base pay, Ghent</p>'
        '<p class="body">€52,000<span> - </span>€58,500 EUR</p></div></div></main>'
    )
    job = read(page(body, data=data), "https://job-boards.greenhouse.io/saltbridgeopera/jobs/77")
    assert (job["company_name"], pay(job)) == ("Saltbridge Opera", (52_000, 58_500, "EUR", "year"))


def test_an_embedded_greenhouse_board_is_found_in_the_page() -> None:
    html = (
        '<script src="https://boards.greenhouse.io/embed/job_board/js?for=acmeinc"></script><div id="grnhse_app"></div>'
    )
    page = Page(html=html, url="https://www.acme.example/careers/job?gh_jid=4410001")
    platform = platform_for_page(page)
    assert isinstance(platform, Greenhouse)
    assert (
        platform.api_url_in(page)
        == "https://boards-api.greenhouse.io/v1/boards/acmeinc/jobs/4410001?pay_transparency=true"
    )


def test_gh_jid_on_an_own_domain_guesses_the_board() -> None:
    api = Greenhouse().api_url("https://www.acme.example/careers?gh_jid=4410001")
    assert api == "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4410001?pay_transparency=true"
    assert Greenhouse().api_url("https://www.acme.example/careers?gh_jid=../../x") is None
