import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting


@pytest.mark.parametrize(
    ("line", "policy"),
    [
        ("Moorwind Energie GmbH · Hamburg · Hybrid", "hybrid"),
        ("Moorwind Energie GmbH | Hamburg | On-site", "onsite"),
        ("Moorwind Energie GmbH • Hamburg • Remote • Vollzeit", "remote"),
        ("Moorwind Energie GmbH · Hamburg", None),
        ("Moorwind Energie GmbH · Hamburg · Remote Sensing", None),
    ],
)
def test_a_line_of_facts_below_the_title_says_where_the_work_is_done(line: str, policy: str | None) -> None:
    text = (
        f"Senior Data Engineer (m/w/d)\n{line}\n\nDeine Aufgaben\n"
        "- Datenstrecken bauen\n- Kosten im Blick behalten\n\nDein Profil\n- 5 Jahre Erfahrung mit Python und SQL\n"
    )
    job = read_posting(Document(body=text.encode())).job
    assert (job.company_name, job.location, job.remote_policy) == ("Moorwind Energie", "Hamburg", policy)
