"""What stands above the text of a page in a file of its own form."""

from typing import Any

import pytest

from services.parser.document import Document
from services.parser.pasted.front_matter import with_front_matter_shown
from services.parser.read_document import read_posting

FRONT = "---\nlayout: job\ntitle: 'Carpenter'\nlocation: Skagen\nauthor: Jo\n---\n"
BODY = """
Tern Nets is looking for a Carpenter who splices by hand.

### Responsibilities
- Mend the nets of the harbour
- Teach two apprentices

### Requirements
- Three seasons on a trawler
"""


def read(text: str) -> dict[str, Any]:
    return read_posting(Document(body=text, url="https://jobs.example/tern")).job.model_dump()


def test_title_and_facts_are_written_out() -> None:
    assert with_front_matter_shown(f"{FRONT}Text", is_markup=False) == "Carpenter\nlocation: Skagen\n\nText"


def test_in_markup_the_title_is_a_heading() -> None:
    shown = with_front_matter_shown(f"{FRONT}<p>Text</p>", is_markup=True)
    assert shown == "<h1>Carpenter</h1>\n<p>location: Skagen</p>\n<p>Text</p>"


@pytest.mark.parametrize("text", ["Carpenter\n---\nText", "---\nText without pairs and end", ""])
def test_other_texts_stay(text: str) -> None:
    assert with_front_matter_shown(text, is_markup=False) == text


@pytest.mark.parametrize("key", ["title", "role", "position"])
def test_a_key_for_the_job_is_the_title(key: str) -> None:
    job = read(f"---\n{key}: Carpenter\ndate: 2026-05-01\n---\n{BODY}")
    assert (job["job_title"], job["company_name"]) == ("Carpenter", "Tern Nets")


def test_a_title_that_names_the_employer() -> None:
    body = BODY.replace("Tern Nets is looking for a Carpenter", "Wij zoeken iemand").replace("Carpenter", "")
    job = read(f"---\ntitle: Vacature Timmerman bij de Noorderlicht Stichting\n---\n{body}")
    assert (job["job_title"], job["company_name"]) == ("Timmerman", "Noorderlicht Stichting")


def test_a_page_made_of_a_fragment() -> None:
    tasks = "<ul><li>Mend the boats of the harbour</li><li>Build lockers</li><li>Teach two apprentices</li></ul>"
    demands = "<ul><li>Three seasons on a trawler</li><li>Skill with a plane</li></ul>"
    parts = f"<h3>Responsibilities</h3>{tasks}<h3>Requirements</h3>{demands}"
    body = f"<section>{parts}<p>Join Tern Nets: write to jobs@ternnets.example</p></section>"
    assert read(f"{FRONT}{body}")["job_title"] == "Carpenter"
