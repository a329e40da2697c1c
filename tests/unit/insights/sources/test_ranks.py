"""At which level somebody applies, by their job and their words, and whose interviews are alike."""

import pytest

from contracts.job import JobDetails, RoleCategory
from services.insights.sources.ranks import Rank, differ, rank_beside, rank_in, rank_of_job, rank_of_posting


@pytest.mark.parametrize(
    ("job", "rank"),
    [
        ("Software Engineering Intern", Rank.INTERN),
        ("Data Co-op", Rank.INTERN),
        ("Summer Analyst", Rank.INTERN),
        ("New Grad SWE", Rank.GRADUATE),
        ("Graduate Consultant", Rank.GRADUATE),
        ("Senior Data Scientist", Rank.SENIOR),
        ("SDE III", Rank.SENIOR),
        ("Area Manager", Rank.MANAGER),
        ("Product Manager", None),
        ("Internal Auditor", None),
        ("Staff Nurse", None),
    ],
)
def test_a_job_says_its_level(job: str, rank: Rank | None) -> None:
    assert rank_of_job(job) is rank


@pytest.mark.parametrize(
    ("title", "text", "rank"),
    [
        ("Quartz internship OA", "", Rank.INTERN),
        ("Quartz interview", "I have an interview for their data engineering internship on Monday.", Rank.INTERN),
        ("Quartz interview", "After my internship I applied for a full-time job.", None),
        ("Quartz interview", "I just graduated and this is my first interview.", Rank.GRADUATE),
        ("Quartz interview", "I have 8 years of experience in Java.", Rank.SENIOR),
        ("Quartz interview", "I'm a computer science student in Graz.", Rank.STUDENT),
        ("Quartz interview", "It went well, my interviewer had been an intern.", None),
        ("Quartz interview", "The interviewer has 7 years of experience.", None),
        ("Quartz interview", "It depends on the program (full-time/summer intern).", None),
    ],
)
def test_the_opening_of_a_text_says_at_which_level_its_author_applies(title: str, text: str, rank: Rank | None) -> None:
    assert rank_in(title, text) is rank


@pytest.mark.parametrize(
    ("title", "level", "rank"),
    [
        ("Software Engineer", None, None),
        ("Software Engineer", "Entry", Rank.GRADUATE),
        ("Software Engineer", "Mid", Rank.MIDDLE),
        ("Senior Software Engineer", "Mid", Rank.SENIOR),
        ("Software Engineering Intern", None, Rank.INTERN),
    ],
)
def test_a_posting_says_its_level_in_its_title_before_all(title: str, level: str | None, rank: Rank | None) -> None:
    job = JobDetails(
        company_name="Quartz", job_title=title, level=level, role_category=RoleCategory.SOFTWARE_ENGINEERING
    )
    assert rank_of_posting(job) is rank


@pytest.mark.parametrize(
    ("posting", "teller", "apart"),
    [
        (Rank.SENIOR, Rank.INTERN, True),
        (None, Rank.INTERN, True),
        (Rank.INTERN, Rank.SENIOR, True),
        (Rank.SENIOR, Rank.GRADUATE, True),
        (Rank.INTERN, Rank.STUDENT, False),
        (None, Rank.SENIOR, False),
        (Rank.SENIOR, None, False),
        (Rank.INTERN, None, False),
    ],
)
def test_interviews_at_far_levels_differ_and_unknown_ones_may_be_alike(
    posting: Rank | None, teller: Rank | None, *, apart: bool
) -> None:
    assert differ(posting, teller) is apart


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("I have a call for the Data Analyst early careers job.", Rank.GRADUATE),
        ("It is the full time, new grad Data Analyst position.", Rank.GRADUATE),
        ("A round for the Data Analyst Intern.", Rank.INTERN),
        ("I applied for Data Analyst. Interns sat there too.", None),
    ],
)
def test_a_level_may_stand_beside_the_name_of_the_job(text: str, rank: Rank | None) -> None:
    assert rank_beside("Data Analyst", text) is rank
