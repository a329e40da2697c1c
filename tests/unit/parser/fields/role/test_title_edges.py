"""A title is shown without the employer, the announcement and the terms around it."""

import pytest

from services.parser.fields.role.title_edges import without_edges, without_employer


@pytest.mark.parametrize(
    ("published", "title"),
    [
        ("Careers > Grain Operator", "Grain Operator"),
        ("Line Cook — full time, Wed–Sun", "Line Cook"),
        ("Pflegefachkraft in Vollzeit oder Teilzeit (50 %)", "Pflegefachkraft"),
        ("Cloud Engineer — Platform", "Cloud Engineer — Platform"),
        ("Head of Full-Time Studies", "Head of Full-Time Studies"),
    ],
)
def test_edges(published: str, title: str) -> None:
    assert without_edges(published) == title


@pytest.mark.parametrize(
    ("published", "title"),
    [
        ("Web Developer bei Tern Nets", "Web Developer"),
        ("Web Developer - Tern Nets - Kiel", "Web Developer"),
        ("Web Developer, Tern Nets", "Web Developer"),
        ("Tern Nets Developer", "Tern Nets Developer"),
        ("Web Developer", "Web Developer"),
    ],
)
def test_employer(published: str, title: str) -> None:
    assert without_employer(published, {"Tern Nets"}) == title
