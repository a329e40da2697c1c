"""A label stands for a name whose words it begins, in their order."""

import pytest

from services.parser.urls.abbreviations import abbreviates


@pytest.mark.parametrize(
    ("label", "name", "is_short_for"),
    [
        ("uvn", "Universidad del Valle del Norte", True),
        ("uvnorte", "Universidad del Valle del Norte", True),
        ("ternmill", "Tern Millers", True),
        ("mills", "Tern Mills", False),
        ("tmx", "Tern Mills", False),
        ("te", "Tern Estates", False),
    ],
)
def test_labels_of_domains(label: str, name: str, *, is_short_for: bool) -> None:
    assert abbreviates(label, name) is is_short_for
