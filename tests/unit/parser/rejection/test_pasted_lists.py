"""Pasted texts that are no single posting: job alerts and résumés."""

import pytest

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.read_document import read_posting
from services.parser.rejection.pasted_lists import is_list_of_titles, is_resume
from services.parser.text.lines import lines_of

ALERT = """12 new jobs near Esbjerg

Data Engineer
Tern Nets · Esbjerg
€70k – €85k

Backend Engineer
Gull Ropes · Ribe (Hybrid)

Office Manager
Eel & Co · Remote

Unsubscribe
"""
RESUME = """Ada Quist
ada.quist@mail.example

Curriculum Vitae

Work experience
Software Engineer, Tern Nets, 2019 - 2023
I built the scales that weigh my nets.
Developer, Gull Ropes, 2015 - 2019
I mended ropes.

Education
MSc, University of Ribe, 2010 - 2015

Skills
Python, SQL
"""
POSTING = """Software Engineer

Tern Nets ties nets. We offer a boat.

Your tasks
- Write code for scales
- Review code of others

Requirements
- Work experience with Python, 2 years
- Education in engineering

Apply by mail: jobs@ternnets.example
"""


def test_an_alert_is_a_list() -> None:
    assert is_list_of_titles(lines_of(ALERT))
    assert not is_list_of_titles(lines_of(POSTING))


def test_a_person_s_history_is_a_resume() -> None:
    assert is_resume(lines_of(RESUME))
    assert not is_resume(lines_of(POSTING))


@pytest.mark.parametrize("text", [ALERT, RESUME])
@pytest.mark.parametrize("is_pasted", [True, False])
def test_neither_is_read_as_a_posting(text: str, *, is_pasted: bool) -> None:
    with pytest.raises(NotAPosting):
        read_posting(Document(body=text, is_pasted=is_pasted))
