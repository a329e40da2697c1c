"""The learnt choice fills what sources and witnesses leave open, and decides nothing that they are sure of."""

from unittest.mock import patch

import pytest

from services.parser.document import Document
from services.parser.employers.finding import rank
from services.parser.read_document import read_posting
from services.parser.resolution import witnessed_company

BODY = """Net Maker
{head}
Responsibilities
- Knot and mend nets of every size
- Keep the loft in order
Requirements
- Two years of experience with nets
- Good hands
"""


@pytest.mark.parametrize(("head", "asked"), [("Company: Tern Nets", 0), ("At the quay, where the gulls are.", 1)])
def test_names_are_ranked_only_where_no_witness_is_sure(head: str, asked: int) -> None:
    with patch.object(witnessed_company, "rank", wraps=rank) as ranked:
        read_posting(Document(body=BODY.format(head=head), url=None, is_pasted=True))
    assert ranked.call_count == asked
