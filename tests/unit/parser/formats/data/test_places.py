"""Places of work in data."""

from typing import Any

import pytest

from services.parser.formats.data.leaves import leaves_of
from services.parser.formats.data.places import places_in


@pytest.mark.parametrize(
    "beside",
    [
        {"site": {"id": "tb", "name": "ternboard.example"}},
        {"address": {"metro": {"station_name": "Harbour Square", "line_name": "Blue"}}},
    ],
)
def test_neither_the_site_nor_the_underground_is_a_place(beside: dict[str, Any]) -> None:
    assert places_in(leaves_of({"city": "Skagen", **beside})) == ["Skagen"]
