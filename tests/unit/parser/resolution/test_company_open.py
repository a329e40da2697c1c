"""The learnt choice fills what sources and witnesses leave open, and doubts them where another name is likelier."""

from unittest.mock import patch

import pytest

from services.parser.document import Document
from services.parser.employers.candidates import EmployerCandidate
from services.parser.employers.finding import EmployerChoice, Ranking, rank
from services.parser.parsed_posting import ParsedPosting
from services.parser.read_document import read_posting
from services.parser.resolution import witnessed_company
from services.parser.resolution.agreement import Agreed
from services.parser.resolution.witness_groups import WitnessGroup
from services.parser.resolution.witnessed_company import WitnessedPosting, ranked_company

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


@pytest.mark.parametrize(("chance", "name", "confidence"), [(0.9, "Gull Ropes", 0.65), (0.6, "Tern Nets", 0.65)])
def test_a_likelier_name_casts_doubt_on_what_witnesses_agree_on(chance: float, name: str, confidence: float) -> None:
    text = BODY.format(head="At the quay, where the gulls are.")
    known = Agreed(WitnessGroup(["Tern Nets"], {"site": "Tern Nets", "mention": "Tern Nets"}), 0.8)
    other = EmployerChoice(EmployerCandidate(["Gull Ropes"], {"used": "Gull Ropes"}), chance, frozenset())
    posting = WitnessedPosting(
        drafts=[], lines=[], text=text, title="Net Maker", places=[], labels=[], board=frozenset(), is_page=True
    )
    with patch.object(witnessed_company, "rank", return_value=Ranking([other], 1 - chance, frozenset())):
        found = ranked_company(posting, known, ParsedPosting(), is_named=False)
    assert found is not None
    assert (found.brand, found.confidence) == (name, confidence)
