"""What the values of data are about."""

from services.parser.formats.data.leaves import leaves_of


def test_the_name_within_what_is_said_about_the_company() -> None:
    data = {"title": "Carpenter", "companyInfo": {"name": "Tern Nets", "text": "We make nets."}}
    assert {leaf.value: leaf.entity for leaf in leaves_of(data)}["Tern Nets"] == "company"
