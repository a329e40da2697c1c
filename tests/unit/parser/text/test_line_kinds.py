"""Lines of postings are told apart in many languages, by what stands in them alone."""

import json

import pytest

from services.parser.text.line_kinds import KINDS, WEIGHTS, features, kind_of, kind_of_all, shares

TOLD = [
    ("Three years of experience with looms", "required"),
    ("Repair looms and keep the dye books", "task"),
    ("30 days of holiday and a pension", "benefit"),
    ("Sie verfügen über eine abgeschlossene Ausbildung", "required"),
    ("Wartung der Webstühle", "task"),
    ("Assurer la maintenance des métiers à tisser", "task"),
    ("Vous êtes à l'aise avec les couleurs", "required"),
    ("Прежний опыт работы от 2 лет", "required"),
    ("プレス機の保守と修理", "task"),
    ("شهادة جامعية وخبرة 4 سنوات", "required"),
    ("The meeting about the new looms moved to Friday", "other"),
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_lines_are_told_apart(text: str, kind: str) -> None:
    assert kind_of(text)[0] == kind


def test_shares_add_up_to_one() -> None:
    assert sum(shares("Weave cloth")) == pytest.approx(1.0)
    assert len(shares("Weave cloth")) == len(KINDS)


def test_words_nobody_has_seen_say_nothing() -> None:
    assert max(shares("Xqzv wqpx")) < 0.4


def test_a_list_is_surer_than_its_lines() -> None:
    lines = ["Knowledge of knots", "Two years at a mill", "A driving licence"]
    kind, share = kind_of_all(lines)
    assert kind == "required"
    assert share >= max(kind_of(line)[1] for line in lines) - 0.05


def test_one_odd_line_does_not_decide_for_its_list() -> None:
    assert (
        kind_of_all(["Knowledge of knots", "Two years at a mill", "30 days of holiday", "Good English"])[0]
        == "required"
    )


def test_features_are_the_same_in_other_letters() -> None:
    assert features("RÉPARER les métiers") == features("réparer les metiers")
    assert "@" in features("See https://mill.example/looms")
    assert not any("mill" in feature for feature in features("See https://mill.example/looms"))


def test_the_weights_are_small_enough() -> None:
    assert WEIGHTS.stat().st_size <= 500_000
    assert all(len(signs) == len(KINDS) for signs in json.loads(WEIGHTS.read_text("utf-8")).values())
