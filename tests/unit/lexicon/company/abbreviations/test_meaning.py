import re
import tomllib
from pathlib import Path

import pytest

from lexicon.company import Company
from lexicon.company.abbreviations import as_employer, is_abbreviation, is_of_job
from lexicon.company.abbreviations.meaning import meaning
from lexicon.company.relevance import PostWords, relevance_of

TABLE = tomllib.loads(Path("lexicon/company/abbreviations/table.toml").read_text(encoding="utf-8"))


def _places(name: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(rf"(?<!\w){name}(?!\w)", text)]


def _examples(kind: str) -> list[tuple[str, str]]:
    return [(name, sentence) for name, entry in TABLE.items() for sentence in entry[kind]]


@pytest.mark.parametrize(("name", "sentence"), _examples("yes"))
def test_an_abbreviation_means_the_job(name: str, sentence: str) -> None:
    assert {meaning(sentence, *place) for place in _places(name, sentence)} == {"job"}


@pytest.mark.parametrize(("name", "sentence"), _examples("no"))
def test_an_abbreviation_means_the_employer(name: str, sentence: str) -> None:
    assert {meaning(sentence, *place) for place in _places(name, sentence)} == {"employer"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Interview for EA next week, any advice?", 0),
        ("EA interview next week. I applied to EA in May.", 2),
        ("EA interview next week. The recruiter of Electronic Arts was nice.", 1),
        ("EA interview next week. As an executive assistant I have seen a few.", 0),
        ("Executive Assistant (EA) interview next week.", 0),
        ("I am an EA and applied to EA.", 1),
    ],
)
def test_a_short_name_needs_a_second_witness(text: str, kept: int) -> None:
    found = re.finditer(r"\bEA\b|Electronic Arts", text)
    assert sum(match[0] == "EA" for match in as_employer(text, found)) == kept


def test_what_surrounds_a_text_may_be_the_witness() -> None:
    text = "EA interview next week."
    assert list(as_employer(text, re.finditer("EA", text), witnessed=True))


def test_other_names_are_left_alone() -> None:
    text = "An Initech role, and my Initech exam."
    assert not is_abbreviation("Initech")
    assert len(list(as_employer(text, re.finditer("Initech", text)))) == 2
    assert not is_of_job(text, 3, 10)


@pytest.mark.parametrize(
    ("company", "title", "body", "kept"),
    [
        ("EA", "EA interview tips", "I have been an EA for ten years and interview at a bank for an EA role.", False),
        ("EA", "EA interview", "I had an interview at EA for a gameplay role: a recruiter screen and a panel.", True),
        ("CNA", "CNA interview", "I finished my CNA class and have an interview at a nursing home.", False),
        ("HCA Healthcare", "HCA interview", "Interview for an HCA role on a ward, what do they ask?", False),
        ("Goldman Sachs", "GS-12 interview", "I was referred for a GS position at an agency, panel next week.", False),
        ("Goldman Sachs", "GS superday", "I had a superday at GS for the summer analyst role and an offer.", True),
        ("Texas Instruments", "TI round", "I failed the TI round at a small firm after the screen.", False),
        ("PA Consulting", "PA interview", "I apply to PA school and have an interview for a PA position.", False),
    ],
)
def test_a_post_about_a_job_is_not_kept_for_an_employer(company: str, title: str, body: str, kept: bool) -> None:
    assert relevance_of(Company.of(company), PostWords.of(title, body)).is_kept is kept


def test_a_sentence_that_names_the_job_does_not_name_the_employer() -> None:
    company = Company.of("EA")
    assert not company.is_named("I have been an EA for years.")
    assert company.is_named("EA interviews are long.")


def test_an_employer_called_so_has_an_everyday_name() -> None:
    assert Company.of("SAP").everyday_word
    assert Company.of("CNA").everyday_word
    assert not Company.of("EA").everyday_word, "its brand is Electronic Arts"
