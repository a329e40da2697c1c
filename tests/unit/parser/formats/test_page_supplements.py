"""What platforms' pages show beside their machine-readable data, and fields that platforms name in their own way."""

import pytest

from tests.support.stage_posting import LONG, page, pay, posting, read


@pytest.mark.parametrize(
    ("chips", "policy"),
    [
        ("<ul><li>Hybrid</li><li>Ghent</li></ul>", "hybrid"),
        ("<span>Ghent</span><span> On-site </span>", "onsite"),
        ("<div>Fully remote</div>", "remote"),
        ("<div>Présentiel</div>", "onsite"),
        ("<label>Remote</label><label>Hybrid</label><label>On-site</label>", None),
        ("<p>Hybrid engines drive our stage.</p>", None),
        ("<h2>Similar jobs</h2><ul><li>Remote</li></ul>", None),
    ],
)
def test_a_way_of_working_alone_beside_the_heading(chips: str, policy: str | None) -> None:
    body = f"<main><h1>Stage Engineer</h1>{chips}</main>"
    assert read(page(body, data=posting()), "https://saltbridge.example/jobs/4")["remote_policy"] == policy


def test_a_chip_says_more_than_the_flag_for_remote_work() -> None:
    body = "<main><h1>Stage Engineer</h1><span>Hybrid</span></main>"
    assert read(page(body, data=posting(jobLocationType="TELECOMMUTE")))["remote_policy"] == "hybrid"


FULL = (
    f"{LONG}<h3>Your tasks</h3><ul><li>Inspect the hoists</li></ul><h3>Requirements</h3><ul><li>Rope access</li></ul>"
    "<p>Salary: £41,000 - £46,500 per year</p>"
)


OTHER = (
    "<p>Another text altogether, about a harbour, its cranes, and the people who have greased them for a century.</p>"
)


@pytest.mark.parametrize(
    ("stated", "shown", "is_completed"),
    [(LONG, FULL, True), (OTHER, FULL, False), ("<p>Apply in sixty seconds.</p>", FULL, True)],
    ids=["the same", "another", "a teaser"],
)
def test_a_page_that_holds_the_description_and_more_completes_it(stated: str, shown: str, is_completed: bool) -> None:
    body = f"<main><h1>Stage Engineer</h1>{shown}</main>"
    job = read(page(body, data=posting(description=stated)), "https://saltbridge.example/jobs/4")
    assert (pay(job) == (41_000, 46_500, "GBP", "year")) is is_completed
    assert ("Rope access" in job["description"]) is is_completed


def test_other_postings_do_not_complete_a_description() -> None:
    cards = "".join(f'<div><a href="/jobs/{n}">Rigger {n}</a><p>Ghent</p></div>' for n in range(4))
    body = f"<main><h1>Stage Engineer</h1>{LONG}</main><aside><h3>Requirements</h3><p>Other</p>{cards}</aside>"
    assert "Other" not in read(page(body, data=posting()))["description"]
