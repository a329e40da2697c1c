import pytest

from contracts.job import Employer, JobDetails
from services.gateway.previews.preview import Prospect, certainties, prospect_of
from tests.support.guide_samples import rich_job


@pytest.mark.parametrize(
    ("employer", "expected"),
    [
        (None, "possible"),
        (Employer(brand="Acme", documented=True, everyday_word=True), "likely"),
        (Employer(brand="Acme"), "possible"),
        (Employer(brand="Square", everyday_word=True), "unlikely"),
    ],
)
def test_reports_are_expected_of_employers_that_are_known(employer: Employer | None, expected: Prospect) -> None:
    assert prospect_of(JobDetails(company_name="Acme", job_title="Nurse", company=employer)) == expected


def test_certainty_is_told_in_three_words() -> None:
    job = rich_job()
    assert set(certainties(job)) == set(job.provenance)
    assert set(certainties(job).values()) <= {"sure", "likely", "guess"}
