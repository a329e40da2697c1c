"""Single rungs of the ladder where the samples do not look."""

from typing import Any

import pytest

from services.parser.vocabulary import alternatives, load, split_entries


@pytest.mark.parametrize(
    "subject", ["companies", "hiring", "labels", "pay", "places", "prose", "roles", "sections", "walls"]
)
def test_tables_of_words_have_no_empty_alternatives(subject: str) -> None:
    def texts(table: Any) -> list[str]:
        return [
            text
            for inner in table.values()
            for text in (texts(inner) if isinstance(inner, dict) else [inner] if isinstance(inner, str) else [])
        ]

    for text in texts(load(subject)):
        assert alternatives(text)
        assert "||" not in alternatives(text)
        assert all(split_entries(text, "|"))
