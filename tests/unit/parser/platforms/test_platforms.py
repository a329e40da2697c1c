"""Platforms recognised by address: the account, the posting's id, the address of the API."""

import re
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from services.parser.errors import PlatformUnsupported
from services.parser.platforms import PLATFORMS, platform_of, refuse_closed_platform
from services.parser.platforms.base import Platform


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://ats.rippling.com/en-GB/hill-dairy/jobs/5b0c", "hill-dairy"),
        ("https://ats.rippling.com/api/v2/board/hill-dairy-careers/jobs/5b0c", "hill-dairy"),
        ("https://career5.successfactors.eu/career?company=hilldairy&career_job_req_id=1", "hilldairy"),
        ("https://remotive.com/remote-jobs/software-dev/cheesemaker-1918", None),
    ],
)
def test_labels_of_companies_in_addresses(url: str, slug: str | None) -> None:
    platform = platform_of(url)
    assert platform is not None
    assert platform.slug(url) == slug


@pytest.mark.parametrize(
    ("url", "name", "slug", "api"),
    [
        (
            "https://boards.greenhouse.io/acme/jobs/4410001?gh_src=x",
            "greenhouse",
            "acme",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4410001?pay_transparency=true",
        ),
        (
            "https://job-boards.eu.greenhouse.io/acme/jobs/4410001",
            "greenhouse",
            "acme",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4410001?pay_transparency=true",
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?for=acme&token=4410001",
            "greenhouse",
            "acme",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4410001?pay_transparency=true",
        ),
        (
            "https://jobs.lever.co/acme/0b6ad5c2-6c1a-4f6e-9a55-1f2e3d4c5b6a/apply",
            "lever",
            "acme",
            "https://api.lever.co/v0/postings/acme/0b6ad5c2-6c1a-4f6e-9a55-1f2e3d4c5b6a",
        ),
        (
            "https://jobs.eu.lever.co/acme/0b6ad5c2",
            "lever",
            "acme",
            "https://api.eu.lever.co/v0/postings/acme/0b6ad5c2",
        ),
        (
            "https://jobs.ashbyhq.com/Acme/90fb3621",
            "ashby",
            "Acme",
            "https://api.ashbyhq.com/posting-api/job-board/Acme?includeCompensation=true",
        ),
        (
            "https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Berlin/Engineer_R-1",
            "workday",
            "acme",
            "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Berlin/Engineer_R-1",
        ),
        (
            "https://wd3.myworkdaysite.com/de-DE/recruiting/acme/Ext/job/Ulm/Koch_1",
            "workday",
            "acme",
            "https://wd3.myworkdaysite.com/wday/cxs/acme/Ext/job/Ulm/Koch_1",
        ),
        (
            "https://jobs.smartrecruiters.com/AcmeGroup1/743999900000001-cook",
            "smartrecruiters",
            "AcmeGroup",
            "https://api.smartrecruiters.com/v1/companies/AcmeGroup1/postings/743999900000001",
        ),
        (
            "https://apply.workable.com/acme/j/0A1B2C3D4E/",
            "workable",
            "acme",
            "https://apply.workable.com/api/v2/accounts/acme/jobs/0A1B2C3D4E",
        ),
        ("https://acme.recruitee.com/o/cook", "recruitee", "acme", "https://acme.recruitee.com/api/offers/cook"),
        ("https://acme.jobs.personio.de/job/15?language=de", "personio", "acme", "https://acme.jobs.personio.de/xml"),
        ("https://acme.teamtailor.com/jobs/5-cook", "teamtailor", "acme", None),
        ("https://acme.bamboohr.com/careers/41", "bamboohr", "acme", "https://acme.bamboohr.com/careers/41/detail"),
        ("https://acme.breezy.hr/p/a1-cook", "breezy", "acme", None),
        ("https://acme.pinpointhq.com/en/postings/1", "pinpoint", "acme", None),
        ("https://careers-acme.icims.com/jobs/1203/cook/job", "icims", "acme", None),
        ("https://uscareers-acme.icims.com/jobs/1203/cook/job", "icims", "acme", None),
        (
            "https://eabc.fa.em2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/302",
            "oracle",
            None,
            'https://eabc.fa.em2.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails?expand=all&onlyData=true&finder=ById;Id="302",siteNumber=CX_1',
        ),
        ("https://www.amazon.jobs/en/jobs/29/cook", "amazon.jobs", None, None),
        (
            "https://de.linkedin.com/jobs/view/cook-at-acme-4000000001?trk=x",
            "linkedin",
            None,
            "https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4000000001",
        ),
        (
            "https://www.linkedin.com/jobs/collections/recommended/?currentJobId=4000000002",
            "linkedin",
            None,
            "https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4000000002",
        ),
        ("https://uk.indeed.com/viewjob?jk=00ff", "indeed", None, None),
        ("https://www.seek.co.nz/job/7", "seek", None, None),
        ("https://remoteok.com/remote-jobs/1", "remoteok", None, None),
        ("https://weworkremotely.com/remote-jobs/x", "weworkremotely", None, None),
        ("https://www.jobs.cz/rpd/1/", "jobs.cz", None, None),
        ("https://www.startupjobs.cz/nabidka/1/x", "startupjobs", None, None),
    ],
)
def test_addresses(url: str, name: str, slug: str | None, api: str | None) -> None:
    platform = platform_of(url)
    assert platform is not None
    assert (platform.name, platform.slug(url), platform.api_url(url)) == (name, slug, api)


@pytest.mark.parametrize(
    "url", ["https://acme.example/jobs/1", "https://notgreenhouse.io.example/x", "", None, "http://[", "mailto:x@y"]
)
def test_other_addresses_belong_to_nobody(url: str | None) -> None:
    assert platform_of(url) is None


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_lists_and_home_pages_have_no_api_address(platform: Platform) -> None:
    for host in platform.hosts:
        assert platform.api_url(f"https://www.{host}/") is None or platform.name == "personio"


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_selectors_are_valid(platform: Platform) -> None:
    tree = LexborHTMLParser("<p>x</p>")
    for part in ("title", "company", "location", "description", "employment", "salary", "team"):
        for target in getattr(platform, part):
            assert tree.css(target.partition("@")[0]) is not None


def test_api_addresses_stay_on_the_platform() -> None:
    for platform in PLATFORMS:
        for host in platform.hosts:
            url = f"https://acme.{host}/en/acme/o/job/jobs/j/careers/12345678"
            api = platform.api_url(url)
            if api:
                assert re.search(
                    r"(?:^|\.)" + re.escape(".".join(host.split(".")[-2:])) + "$", urlsplit(api).hostname or ""
                )


@pytest.mark.parametrize("url", ["https://app.joinhandshake.com/jobs/1", "https://uni.joinhandshake.com/stu/jobs/1"])
def test_handshake_is_refused_with_advice(url: str) -> None:
    with pytest.raises(PlatformUnsupported) as refused:
        refuse_closed_platform(url)
    assert any("LinkedIn" in suggestion for suggestion in refused.value.suggestions)
    assert refused.value.needs_manual_input
