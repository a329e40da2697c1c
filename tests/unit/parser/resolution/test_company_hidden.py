"""Who hires for a client that stays unnamed says so to the user, and is no employer."""

import pytest

from services.parser.document import Document
from services.parser.errors import PostingIncomplete
from services.parser.parsed_posting import HIDDEN
from services.parser.read_document import read_posting

TEXT = """Net Maker
Our client is a family firm on the east coast.
Responsibilities
- Knot and mend nets of every size
- Keep the loft in order
Requirements
- Two years of experience with nets
- Good hands
Send your CV to the consultant.
"""


def test_the_user_is_asked_for_the_name() -> None:
    reading = read_posting(Document(body=TEXT, url=None, is_pasted=True))
    assert reading.is_employer_hidden
    with pytest.raises(PostingIncomplete, match="does not name"):
        _ = reading.job


def test_an_agency_is_put_as_a_guess_with_the_same_words() -> None:
    text = f"Gull Recruitment Ltd\n{TEXT}Gull Recruitment Ltd, Quay 4"
    reading = read_posting(Document(body=text, url=None, is_pasted=True))
    named = reading.provenance.get("company_name")
    assert named is None or (named.confidence < 0.7 and named.note == HIDDEN) or HIDDEN in (named.note or "")


def test_a_posting_that_names_its_employer_hides_nobody() -> None:
    text = f"Net Maker\nCompany: Tern Nets Ltd\n{TEXT.split('coast.')[1]}"
    assert not read_posting(Document(body=text, url=None, is_pasted=True)).is_employer_hidden
