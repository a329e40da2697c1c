"""Web domains: whose they are, and which ones host other companies' postings."""

import pytest

from services.parser.urls.domains import (
    account_label,
    company_domain,
    guess_domain,
    registrable,
    site_label,
    tenant_label,
)


def test_domains() -> None:
    assert registrable("careers.acme.co.uk") == "acme.co.uk"
    assert site_label("https://careers.acme.com/x") == "acme"
    assert site_label("https://jobs.lever.co/acme") is None
    assert tenant_label("acme.recruitee.com") == "acme"
    assert tenant_label("careers.recruitee.com") is None
    assert tenant_label("company.acme.com") is None
    assert company_domain("https://www.linkedin.com/company/x", "https://acme.example/about") == "acme.example"
    assert company_domain("https://192.168.0.1/x", None, "not a url") is None
    assert guess_domain("Komerční banka") == "komercnibanka.com"
    assert guess_domain("みどり") is None


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://jobs.jobvite.com/initrode/job/oXyz123", "initrode"),
        ("https://ats.rippling.com/en-GB/initrode-labs/jobs/8d7c", "initrode-labs"),
        ("https://initrode.applytojob.com/apply/abc/Data-Engineer", "initrode"),
        ("https://recruiting.paylocity.com/recruiting/jobs/Details/12345/Initrode-LLC/Cook", "Initrode-LLC"),
        ("https://careers-initrode.icims.com/jobs/123/x/job", "initrode"),
        ("https://initrode.eightfold.ai/careers/job/446695", "initrode"),
        # Servers, ids and sites of others name nobody.
        ("https://us4.recruitingbypaycor.com/x", None),
        ("https://career5.successfactors.eu/career", None),
        ("https://recruiting.ultipro.com/INI1000INIT/JobBoard/3a/OpportunityDetail", None),
        ("https://de.indeed.com/viewjob/x", None),
        ("https://careers.initrode.com/jobs/1", None),
        (None, None),
    ],
)
def test_accounts_on_tracking_systems(url: str | None, label: str | None) -> None:
    assert account_label(url) == label
