"""Texts of React's flight data take the place of the references to them."""

import json

from services.parser.formats.flight_texts import resolve_texts

TEXT = "<p>Wir suchen „Füller“ für die Nacht.</p>\n<ul><li>Mut</li></ul>"


def _row(text: str, *, length: int | None = None) -> str:
    return f"5:T{len(text.encode()) if length is None else length:x},{text}"


def test_reference_becomes_the_text() -> None:
    data = resolve_texts(f'0:{{"job":{{"title":"Füller","html":"$5"}}}}\n{_row(TEXT)}7:[]\n')
    job = json.JSONDecoder().raw_decode(data, data.index("{"))[0]["job"]
    assert job == {"title": "Füller", "html": TEXT}


def test_row_with_a_wrong_length_ends_where_the_next_begins() -> None:
    data = resolve_texts(f'0:{{"html":"$5"}}\n{_row(TEXT, length=9)}\n7:[]\n')
    assert json.JSONDecoder().raw_decode(data, 2)[0]["html"] == TEXT


def test_other_data_stays() -> None:
    assert resolve_texts('0:{"price":"$5","a":"$L2"}\n') == '0:{"price":"$5","a":"$L2"}\n'
