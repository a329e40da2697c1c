"""What a guide calls a round, by the examples in the table of names."""

from pathlib import Path

import pytest

from contracts.insights import Basis, Evidence, Experience, ProcessStage
from lexicon import tables
from services.insights.forms import round_names
from services.insights.forms.round_names import account_with_told_names, called, kind_of, with_told_names
from services.insights.text.rounds import ROUNDS

TABLE = tables.read(Path(round_names.__file__).with_name("round_names.toml"))


def examples() -> list[tuple[str, str, str]]:
    return [(kind, words, name) for kind, entry in TABLE.items() for words, name in entry["examples"]]


def stage(name: str, *quotes: str, basis: Basis = Basis.REPORTED) -> ProcessStage:
    evidence = [Evidence(source_id="x:1", quote=quote) for quote in quotes]
    return ProcessStage(name=name, text=f"{name[0].upper()}{name[1:]}, 30 minutes", basis=basis, evidence=evidence)


@pytest.mark.parametrize(("kind", "words", "name"), examples())
def test_a_round_is_called_what_its_words_say(kind: str, words: str, name: str) -> None:
    assert called(kind, [words]) == name
    assert kind_of(name) == kind


def test_only_known_kinds_have_names() -> None:
    assert set(TABLE) <= {entry.name for entry in ROUNDS}
    assert called("something else", ["a test"]) == kind_of("something else") == "something else"


def test_a_round_has_the_first_of_the_names_that_its_quotes_carry() -> None:
    quotes = ["the initial call was short", "they set up a recruiter call"]
    assert called("recruiter screen", quotes) == "recruiter screen"
    assert called("recruiter screen", quotes[:1]) == "initial call"


def test_names_and_texts_of_reported_rounds_change_and_those_of_others_do_not() -> None:
    reported, general = with_told_names(
        [
            stage("partner/executive interview", "I had an interview with a director"),
            stage("partner/executive interview", basis=Basis.GENERAL),
        ]
    )
    assert (reported.name, reported.text) == ("interview with a director", "Interview with a director, 30 minutes")
    assert general.name == "partner/executive interview"


def test_words_beside_another_round_do_not_name_this_one() -> None:
    assert called("technical interview", ["HR, technical round, and a coding challenge"]) == "technical interview"
    assert called("recruiter screen", ["an initial call, and the recruiter wrote later"]) == "initial call"


def test_rounds_of_an_account_go_by_the_names_in_its_text() -> None:
    text = "I had an intro call. Then a tech screen, and I wrote to the recruiter."
    account = Experience(
        text="An account",
        basis=Basis.REPORTED,
        evidence=[Evidence(source_id="x:1", quote=text)],
        stages=["recruiter screen", "phone screen"],
    )
    named = account_with_told_names(account, text)
    assert named.stages == ["initial call", "technical screen"]


def test_an_account_names_the_rounds_that_are_quoted_of_it() -> None:
    quote = "First I had an initial call."
    account = Experience(
        text=quote,
        basis=Basis.REPORTED,
        evidence=[Evidence(source_id="x:1", quote=quote)],
        stages=["recruiter screen", "phone screen"],
    )
    assert account_with_told_names(account, f"{quote} Then a technical screen.").stages == ["initial call"]


@pytest.mark.parametrize(
    ("kind", "quote", "name"),
    [
        ("technical interview", "The fourth was a code review and hardware round", "code review and hardware round"),
        ("technical interview", "I had a behavioral and technical interview", "behavioral and technical interview"),
        ("behavioral", "I had a behavioral and technical interview", "behavioral and technical interview"),
        ("behavioral", "It's 60 min and both technical and behavioral", "technical and behavioral interview"),
        ("behavioral", "I had both technical and behavioral rounds", "behavioral"),
        ("behavioral", "A behavioral/technical final round", "behavioral/technical final round"),
        ("system design", "a coding and system design interview", "coding and system design interview"),
        ("technical interview", "coding and system design rounds", "coding interview"),
        ("technical interview", "a coding interview and a system design interview", "coding interview"),
        ("technical interview", "I did a coding round and one phone call", "coding interview"),
        ("recruiter screen", "recruiter call and then a coding interview", "recruiter screen"),
    ],
)
def test_a_round_of_two_kinds_is_called_by_both(kind: str, quote: str, name: str) -> None:
    assert called(kind, [quote]) == name


def test_a_round_that_goes_by_one_name_is_one() -> None:
    both = "I had a behavioral and technical interview"
    assert len(with_told_names([stage("technical interview", both), stage("behavioral", both)])) == 1


def test_a_statement_does_not_say_what_the_name_says() -> None:
    proof = Evidence(source_id="x:1", quote="I had the karat round")
    told = ProcessStage(
        name="technical interview",
        text="Technical interview, 45 minutes, with Karat. Announced",
        basis=Basis.REPORTED,
        evidence=[proof],
    )
    assert with_told_names([told])[0].text == "Karat interview, 45 minutes. Announced"
