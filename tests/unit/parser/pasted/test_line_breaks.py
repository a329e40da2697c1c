"""Text whose line breaks were lost: `LocationRemoteEmployment TypeFull time` becomes lines again."""

from typing import Any

import pytest

from services.parser.document import Document
from services.parser.pasted.line_breaks import repair_line_breaks, unwrapped
from services.parser.read_document import read_posting


@pytest.mark.parametrize("letters", ["äöüß", "áéíóúñ", "çèêëîï", "ěščřžýáíé", "ąćęłńóśźż", "åäö"])
def test_accents_within_words_are_no_lost_line_breaks(letters: str) -> None:
    words = " ".join(f"pr{letter}m{letter}vo gr{letter}n" for letter in letters for _ in range(6))
    text = f"Techniker gesucht\n\n{words * 3}"
    assert repair_line_breaks(text) == text


def test_lost_line_breaks() -> None:
    filler = " x" * 200
    text = f"Back to jobsSound Engineer, StudioRemoteApplyWe record music.About the role You will mix.{filler}"
    assert repair_line_breaks(text).split("\n") == [
        "Back to jobs",
        "Sound Engineer, Studio",
        "Remote",
        "Apply",
        "We record music.",
        f"About the role You will mix.{filler}",
    ]


def test_words_with_inner_capitals_stay_whole() -> None:
    text = "JavaScript and PyTorch stay.Then more" + " y" * 200 + "endOne startTwo.Three and GitHub.Four"
    assert not any(line.startswith(("Script", "Torch", "Hub")) for line in repair_line_breaks(text).split("\n"))


def test_text_with_line_breaks_stays() -> None:
    text = "One.\nTwo by eBay and McDonald.\nThree"
    assert repair_line_breaks(text) == text


def read(text: str, url: str | None = None) -> dict[str, Any]:
    return read_posting(Document(body=text, url=url, is_pasted=True)).job.model_dump(mode="json")


def test_lost_line_breaks_between_capitalised_words() -> None:
    text = (
        "Senior Dairy EngineerHillside · Full-timeLocationBoise, IDDepartmentPlantAbout HillsideHillside makes cheese "
        "for half the country.What you’ll doMaintain the linesTrain colleaguesWhat we’re looking forSkill with pumps"
        "Compensation$90K – $110K • Equity. Hillside is an equal opportunity employer and wants you to feel at home."
    )
    assert "Senior Dairy Engineer\nHillside" in repair_line_breaks(text)
    job = read(text)
    assert (job["company_name"], job["job_title"]) == ("Hillside", "Senior Dairy Engineer")
    assert job["salary"]["min"] == 90_000


COLUMN = """             T E R N   N E T S   L T D

Tern Nets Ltd, a maker of nets with eleven lofts along the Upper and the Lower
Coast Roads, invites applications from suitably qualified persons, near or far-
away, for the post of a second net maker at its oldest loft, which is in Dodowa

RESPONSIBILITIES
 i.   Mend the nets of all boats of the harbour, in all weathers and by hand and
      by machine
 ii.  Teach two apprentices"""


def test_lines_of_a_column_belong_together() -> None:
    lines = [line.strip() for line in unwrapped(COLUMN).split("\n") if line.strip()]
    assert lines[0] == "TERN NETS LTD"
    assert lines[1].startswith(
        "Tern Nets Ltd, a maker of nets with eleven lofts along the Upper and the Lower Coast Roads"
    )
    assert "faraway, for the post" in lines[1]
    assert lines[2:] == [
        "RESPONSIBILITIES",
        "i.   Mend the nets of all boats of the harbour, in all weathers and by hand and by machine",
        "ii.  Teach two apprentices",
    ]


@pytest.mark.parametrize("text", ["One.\nTwo", "A long line " * 30 + "\nand another", "V and W\nA B C"])
def test_lines_of_other_texts_stay(text: str) -> None:
    assert unwrapped(text) == text
