"""Text that lost its line breaks: its headings and statements become lines again."""

from itertools import combinations, permutations

import pytest

from services.parser.document import Document
from services.parser.fields.sections import split_sections
from services.parser.read_document import read_posting
from services.parser.text.lines import TextLine, lines_of
from services.parser.text.run_on import unrolled


def test_run_on_text_gets_its_sections_back() -> None:
    text = (
        "About the role: We build pipelines for the whole company, and you will join a friendly team of engineers who "
        "like what they do. Responsibilities: Build data pipelines. Mentor junior staff. Preferred Qualifications: "
        "Experience with Spark. Requirements: 5+ years of Python. Experience with Kafka. Degree in computer science. "
        "Benefits: Health insurance. Pension plan. Note: all of this is on one line."
    )
    sections = split_sections(lines_of(text))
    assert sections.responsibilities == ["Build data pipelines.", "Mentor junior staff."]
    assert sections.required == ["5+ years of Python.", "Experience with Kafka.", "Degree in computer science."]
    assert sections.preferred == ["Experience with Spark."]
    assert sections.benefits[:2] == ["Health insurance.", "Pension plan."]


INTRODUCTION = "Glass Otter makes lenses for lighthouses. We are forty people in Bergen and we like the sea."


ENGLISH = {
    "responsibilities": ("What you'll do", ["Grind lenses to a tenth of a micron.", "Keep the logbook of each lens."]),
    "required": ("Requirements", ["5+ years of experience in optics.", "A steady hand and patience."]),
    "preferred": ("Nice to have", ["Norwegian at a working level.", "A boating licence."]),
    "benefits": ("We offer", ["Six weeks of holiday.", "A boat for the weekends."]),
}


def run_on(parts: list[tuple[str, list[str]]], introduction: str = INTRODUCTION * 2) -> str:
    return " ".join([introduction, *(f"{name} {' '.join(statements)}" for name, statements in parts)])


@pytest.mark.parametrize("order", list(permutations(ENGLISH, 4)) + list(permutations(ENGLISH, 3)))
def test_headings_between_sentences_open_parts(order: tuple[str, ...]) -> None:
    if not {"responsibilities", "required"} & set(order):
        return
    sections = split_sections([TextLine(run_on([ENGLISH[kind] for kind in order]))])
    assert {kind: getattr(sections, kind) for kind in order} == {kind: ENGLISH[kind][1] for kind in order}


@pytest.mark.parametrize("pair", [pair for pair in combinations(ENGLISH, 2) if "preferred" not in pair])
def test_two_parts_are_enough_when_one_is_of_the_work(pair: tuple[str, str]) -> None:
    sections = split_sections([TextLine(run_on([ENGLISH[kind] for kind in pair]))])
    assert all(getattr(sections, kind) == ENGLISH[kind][1] for kind in pair)


OTHERS = {
    "de": (
        ("Deine Aufgaben", "responsibilities", ["Du schleifst Linsen für Leuchttürme.", "Du führst das Logbuch."]),
        ("Dein Profil", "required", ["Mindestens fünf Jahre Erfahrung.", "Geduld und eine ruhige Hand."]),
        ("Wir bieten", "benefits", ["Sechs Wochen Urlaub.", "Ein Boot für das Wochenende."]),
    ),
    "fr": (
        (
            "Vos missions",
            "responsibilities",
            ["Polir des lentilles de phares.", "Tenir le journal de chaque lentille."],
        ),
        ("Profil recherché", "required", ["Cinq ans d'expérience en optique.", "De la patience et une main sûre."]),
        ("Nous offrons", "benefits", ["Six semaines de congés.", "Un bateau pour la fin de semaine."]),
    ),
    "cs": (
        ("Náplň práce", "responsibilities", ["Broušení čoček pro majáky.", "Vedení deníku každé čočky."]),
        ("Požadujeme", "required", ["Pět let zkušeností v optice.", "Trpělivost a pevnou ruku."]),
        ("Nabízíme", "benefits", ["Šest týdnů dovolené.", "Loď na víkendy."]),
    ),
}


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages(language: str) -> None:
    parts = OTHERS[language]
    sections = split_sections([TextLine(run_on([(name, statements) for name, _, statements in parts]))])
    assert [getattr(sections, kind) for _, kind, _ in parts] == [statements for _, _, statements in parts]


def test_statements_without_full_stops() -> None:
    text = (
        f"{INTRODUCTION} About the role You join the workshop in the old customs house What you'll do Grind lenses and "
        "keep the logbook of each lens Requirements 5+ years of experience in optics and a steady hand What we offer "
        "Six weeks of holiday and a boat for the weekends"
    )
    sections = split_sections([TextLine(text)])
    assert sections.responsibilities == [
        "You join the workshop in the old customs house",
        "Grind lenses and keep the logbook of each lens",
    ]
    assert sections.required == ["5+ years of experience in optics and a steady hand"]
    assert sections.benefits == ["Six weeks of holiday and a boat for the weekends"]


SENTENCES = """
We offer a pension and six weeks of holiday. Requirements change often, and we like that. Benefits grow with the years.
The Requirements Engineering group writes down what Benefits Administration needs. Responsibilities are shared by all.
Our profile is known on the coast. We offer Python and Go courses. The role of the otter in it is small, but it is ours.
What you do matters to forty lighthouses. About the role of optics much was said, and duties rotate between us.
"""


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_sentences_are_no_headings(text: str) -> None:
    line = TextLine(f"{text} {INTRODUCTION} The sea is near and the light is good, on most days of the year at least.")
    assert len(line.text) > 250
    assert list(unrolled([line])) == [line]
    assert split_sections([line]).recognised == 0


def test_short_lines_stay() -> None:
    lines = [TextLine("What you'll do Grind lenses."), TextLine("Requirements 5+ years in optics.")]
    assert list(unrolled(lines)) == lines


def test_a_pasted_text_without_breaks_is_a_posting() -> None:
    text = f"Lens Technician. {run_on(list(ENGLISH.values()))} Apply with a letter to our team."
    fields = read_posting(Document(body=text, is_pasted=True)).fields
    assert fields["key_responsibilities"] == ENGLISH["responsibilities"][1]
    assert fields["required_skills"][-2:] == ENGLISH["required"][1]


def test_nothing_is_lost() -> None:
    text = run_on(list(ENGLISH.values()))
    stated = " ".join(line.text for line in unrolled(lines_of(text)))
    assert sorted(stated.split()) == sorted(text.split())
