"""The result of reading: a job as far as it is known."""

import pytest

from services.parser.document import Document
from services.parser.errors import PostingIncomplete
from services.parser.read_document import read_posting


def test_what_was_read_is_told_when_something_is_missing() -> None:
    text = (
        "For a client we are looking for somebody.\n\nBoat Mechanic\n\nLocation: Oban\n\nResponsibilities\n"
        "- Mend boats\n- Order parts for the season\n\nRequirements\n- 3 years of experience\n- Skill with diesel\n"
    )
    with pytest.raises(PostingIncomplete, match=r"Boat Mechanic, Oban.*the company's name"):
        _ = read_posting(Document(body=text, is_pasted=True)).job
