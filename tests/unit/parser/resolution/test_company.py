"""A company is stated surely only by a structured source or by independent witnesses that agree."""

from itertools import combinations

import pytest

from contracts.job import ProvenanceSource
from services.parser.parsed_posting import ParsedPosting
from services.parser.raw_posting import Evidence, RawPosting, Witness
from services.parser.resolution.company import resolve_company
from services.parser.text.lines import TextLine

SURE = 0.7
KINDS: tuple[Evidence, ...] = ("phrase", "headline", "neighbour", "title", "site", "address")


def resolved(
    *witnesses: Witness, text: str = "", title: str = "Net Maker", url: str | None = None, slug: str | None = None
) -> tuple[str | None, float]:
    """Return the company and how sure it is."""
    reading = ParsedPosting()
    reading.put("raw_title", title, ProvenanceSource.TEXT, 0.6)
    draft = RawPosting(source=ProvenanceSource.TEXT, witnesses=list(witnesses), company_slug=slug)
    resolve_company([draft], reading, lines=[TextLine(line) for line in text.split("\n")], text=text, url=url)
    provenance = reading.provenance.get("company_name")
    return reading.fields.get("company_name"), provenance.confidence if provenance else 0.0


@pytest.mark.parametrize("kind", KINDS)
def test_one_witness_is_never_sure(kind: Evidence) -> None:
    name, confidence = resolved(Witness("Tern Nets", kind))
    assert name == "Tern Nets"
    assert confidence < SURE


@pytest.mark.parametrize(
    "kinds", [pair for pair in combinations(KINDS[:-1], 2) if pair not in (("title", "site"), ("phrase", "headline"))]
)
def test_two_independent_witnesses_are_sure(kinds: tuple[Evidence, Evidence]) -> None:
    name, confidence = resolved(*(Witness("Tern Nets", kind) for kind in kinds))
    assert (name, confidence >= SURE) == ("Tern Nets", True)


def test_a_labelled_fact_is_as_good_as_two() -> None:
    assert resolved(Witness("Tern Nets", "label"))[1] >= SURE


def test_the_site_s_name_and_its_address_are_one_witness() -> None:
    assert resolved(Witness("Tern", "site"), url="https://tern.example/jobs/1")[1] < SURE


def test_a_title_that_repeats_the_site_s_name_is_no_second_witness() -> None:
    assert resolved(Witness("Tern Jobs", "title"), Witness("Tern Jobs", "site"))[1] < SURE


def test_the_text_is_a_witness() -> None:
    assert resolved(Witness("Tern Nets", "site"), text="Tern Nets makes nets.") == ("Tern Nets", 0.8)


def test_a_part_of_the_title_is_no_company() -> None:
    name, _ = resolved(Witness("Strategic Weaving", "title"), title="Manager - Strategic Weaving")
    assert name is None


@pytest.mark.parametrize(
    "words", ["Detalhe da vaga", "Job details", "Jobannonce", "Oferta de empleo", "1742846", "Careers"]
)
def test_words_of_pages_are_no_company(words: str) -> None:
    assert resolved(Witness(words, "title"))[0] is None


def test_spellings_of_one_name_speak_for_each_other() -> None:
    name, confidence = resolved(
        Witness("Tern Nets A/S", "phrase"), Witness("TERN NETS", "title"), text="At Tern Nets we knot."
    )
    assert (name, confidence) == ("Tern Nets", 0.9)


def test_names_that_contradict_each_other_are_not_sure() -> None:
    assert resolved(Witness("Tern Nets", "phrase"), Witness("Gull Ropes", "headline"), text="")[1] < SURE


def test_an_address_that_the_text_spells_is_sure() -> None:
    name, confidence = resolved(slug="ternnets", text="Tern Nets knots nets. Join Tern Nets.")
    assert (name, confidence >= SURE) == ("Tern Nets", True)


def test_a_board_s_own_name_is_a_guess() -> None:
    url = "https://ternjobs.example/7"
    assert resolved(Witness("TernJobs", "site"), text="Report this to TernJobs.", url=url)[1] < SURE
