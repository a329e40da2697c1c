"""JSON:API records hold what they refer to."""

from typing import Any

import pytest

from services.parser.formats.data.json_api import with_relations

RELATIONS = {"employer": {"data": {"type": "firms", "id": 3}}, "sites": {"data": [{"type": "towns", "id": "8"}]}}
INCLUDED = [
    {"type": "firms", "id": "3", "attributes": {"name": "Tern Nets"}},
    {"type": "towns", "id": 8, "attributes": {"city": "Kiel"}},
]


def test_relations_are_put_into_the_record() -> None:
    data = {"data": {"attributes": {"title": "Net Maker"}, "relationships": RELATIONS}, "included": INCLUDED}
    assert with_relations(data)["data"]["attributes"] == {
        "title": "Net Maker", "employer": {"name": "Tern Nets"}, "sites": [{"city": "Kiel"}]
    }  # fmt: skip


def test_an_answer_of_one_record_is_that_record() -> None:
    data = {"data": [{"attributes": {"title": "Net Maker"}, "relationships": RELATIONS}], "included": INCLUDED}
    assert with_relations(data)["data"]["attributes"]["employer"] == {"name": "Tern Nets"}


def test_the_record_s_own_values_stay() -> None:
    data = {"data": {"attributes": {"employer": "Own"}, "relationships": RELATIONS}, "included": INCLUDED}
    assert with_relations(data)["data"]["attributes"]["employer"] == "Own"


@pytest.mark.parametrize(
    "data",
    [
        [], "text", {"data": {}}, {"included": []}, {"data": [], "included": []},
        {"data": {"attributes": None, "relationships": None}, "included": [None]},
    ],
)  # fmt: skip
def test_other_data_stays_as_it_is(data: Any) -> None:
    assert with_relations(data) == data


def test_what_is_not_included_is_left_out() -> None:
    relations = {"employer": {"data": {"type": "firms", "id": "9"}}, "owner": None, "sites": {"data": [None]}}
    found = with_relations({"data": {"attributes": None, "relationships": relations}, "included": INCLUDED})
    assert found["data"]["attributes"] == {}
