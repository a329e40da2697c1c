"""SmartRecruiters: posting API and hosted pages."""

from tests.support.stage_posting import LONG, page, pay, read


def test_smartrecruiters_pages_have_sections_of_their_own() -> None:
    body = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><meta itemprop="hiringOrganization" '
        'content="Saltbridge Opera"><a class="header-logo"><img alt="Saltbridge Opera logo"></a>'
        '<h1 class="job-title" itemprop="title">Stage Engineer</h1><spl-job-location formattedaddress="Ghent, Belgium" '
        'workplacetype="hybrid"></spl-job-location>'
        f'<section id="st-companyDescription"><h2>Company</h2><div itemprop="description">{LONG}</div></section>'
        '<section id="st-qualifications"><h2>Qualifications</h2><div itemprop="qualifications"><ul><li>Rope access</li>'
        '</ul></div></section><section id="st-additionalInformation"><h2>Additional Information</h2>'
        '<div itemprop="incentives"><p>Gross monthly salary €3.100 – €3.650.</p></div></section></div>'
    )
    job = read(page(body), "https://jobs.smartrecruiters.com/SaltbridgeOpera/744000-stage-engineer")
    assert (job["company_name"], pay(job)) == ("Saltbridge Opera", (3_100, 3_650, "EUR", "month"))
    assert job["required_skills"] == ["Rope access"]
