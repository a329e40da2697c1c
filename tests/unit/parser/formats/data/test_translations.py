"""Of texts in several languages the first is read."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.formats.data.translations import in_one_language
from services.parser.read_document import read_posting


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"name": {"fi": "Hoitaja", "sv": "Vårdare"}}, {"name": "Hoitaja"}),
        ({"name": {"de-AT": "", "en_US": "Nurse"}}, {"name": "Nurse"}),
        ([{"key": "tasks", "fi": "Auta", "sv": "Hjälp"}], [{"key": "tasks", "text": "Auta"}]),
        ({"name": {"en": "Nurse"}}, {"name": {"en": "Nurse"}}),
        ({"is": 1, "no": 2}, {"is": 1, "no": 2}),
        ({"name": {"en": "Nurse", "cy": "Nyrs"}}, {"name": "Nurse"}),
    ],
    ids=["codes", "regions", "beside a key", "one language", "numbers", "a language of no tables"],
)
def test_in_one_language(data: Any, expected: Any) -> None:
    assert in_one_language(data) == expected


def test_translated_posting_is_read() -> None:
    text = "Keitä puuroa aamulla kello viidestä alkaen ja pidä keittiö siistinä myös juhlapyhinä, kun talo on täynnä."
    data = {
        "jobTitle": {"fi": "Kokki", "sv": "Kock"},
        "employer": {"name": {"fi": "Puurola", "sv": "Grötby"}},
        "city": {"fi": "Turku", "sv": "Åbo"},
        "description": {"fi": text, "sv": "Koka gröt"},
    }

    fields = read_posting(Document(body=json.dumps(data), url=None)).fields
    assert (fields["job_title"], fields["company_name"], fields["location"]) == ("Kokki", "Puurola", "Turku")
