import pytest

from services.parser.preview.address_names import names_in_address


@pytest.mark.parametrize(
    ("url", "company", "title"),
    [
        ("https://boards.greenhouse.io/northwind-labs/jobs/4711", "Northwind Labs", None),
        ("https://www.linkedin.com/jobs/view/senior-data-engineer-4711", None, "Senior Data Engineer"),
        ("https://jobs.lever.co/acme/5f3c1a2b-bead-4c5d-face-aaaabbbbcccc", "Acme", None),
        ("https://acme.wd5.myworkdayjobs.com/en-US/careers/job/Berlin/Staff-Engineer_R-1", "Acme", "Staff Engineer"),
        ("https://careers.lumenworks.example/jobs/p%C3%A2tissier-en-chef/", "Lumenworks", "Pâtissier En Chef"),
        ("not an address", None, None),
        (None, None, None),
    ],
)
def test_what_an_address_names(url: str | None, company: str | None, title: str | None) -> None:
    assert names_in_address(url) == (company, title)
