"""schema.org JobPosting in microdata and RDFa Lite attributes."""

from tests.support.stage_posting import LONG, page, pay, read


def test_microdata_has_incentives() -> None:
    body = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Stage Engineer</h1>'
        '<meta itemprop="hiringOrganization" content="Saltbridge Opera">'
        f'<div itemprop="description">{LONG}</div><div itemprop="incentives"><p>Salary: €3.100 – €3.650</p></div></div>'
    )
    assert pay(read(page(body))) == (3_100, 3_650, "EUR", "month")
