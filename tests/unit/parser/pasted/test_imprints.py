"""Whoever signs a text is the name above a street and a postal code; mail goes to a domain."""

import pytest

from services.parser.pasted.imprints import imprints, link_labels, mail_labels
from services.parser.text.lines import lines_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tern Mills Ltd\nQuay Street 4\n28195 Bremen", "Tern Mills Ltd"),
        ("Write to: Tern Mills, Hafenstr. 12, 28195 Bremen", "Tern Mills"),
        ("Tern Mills | Hafenstr. 12 | 28195 Bremen", "Tern Mills"),
        ("We moved 12 times\nHafenstr. 12\n28195 Bremen", None),
        ("Tern Mills\nQuay Street 4", None),
    ],
)
def test_name_above_an_address(text: str, name: str | None) -> None:
    assert next(imprints(lines_of(text)), None) == name


def test_domains_where_anybody_has_an_address_name_nobody() -> None:
    assert mail_labels("CV to jobs@ternmills.example or tern@gmail.com") == ["ternmills"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("See https://www.ternnets.example/jobs and http://gull.example", ["ternnets", "gull"]),
        ("See https://github.com/tern and https://example.com", []),
        ("No address", []),
    ],
)
def test_domains_that_a_text_leads_to(text: str, labels: list[str]) -> None:
    assert link_labels(text) == labels
