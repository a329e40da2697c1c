"""Bodies that hold JSON which was there already."""

import json
from typing import Any

import pytest

from services.gateway.guides.json_text import JsonText, encoded, in_ascii, json_response

ODD = 'Žluťoučký "kůň" \\ \n\x85\u2028\u2029 🐎'


@pytest.mark.parametrize("inner", [{}, [], None, 0, "text", {"a": [1.5, None, True, {"b": ODD}]}])
@pytest.mark.parametrize("around", [{}, {"id": ODD}, {"id": 1, "none": None, "more": [ODD, {}]}])
def test_what_is_json_already_is_read_as_if_it_had_been_written_with_the_rest(inner: Any, around: Any) -> None:
    stored = JsonText(json.dumps(inner, ensure_ascii=False))
    assert json.loads(encoded({**around, "first": stored, ODD: stored})) == {**around, "first": inner, ODD: inner}
    assert json.loads(encoded(around)) == around


def test_a_body_is_written_compactly_in_utf_8() -> None:
    answer = json_response({"name": "Žofie", "list": JsonText("[1]")}, headers={"ETag": "x"})
    assert bytes(answer.body).decode() == '{"name":"Žofie","list":[1]}'
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["etag"] == "x"


@pytest.mark.parametrize("text", ["", "plain", ODD, "\U0010ffff\ue000"])
def test_json_in_ascii_is_the_same_json_on_one_line(text: str) -> None:
    escaped = in_ascii(json.dumps([text], ensure_ascii=False))
    assert escaped == json.dumps([text])
    assert escaped.isascii()
    assert len(escaped.splitlines()) == 1
