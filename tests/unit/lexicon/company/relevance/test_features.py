"""What is weighed to say whether a post is about an employer."""

import tomllib

import pytest

from lexicon.company import Company
from lexicon.company.relevance.features import NEAR, features, places
from lexicon.company.relevance.words import PostWords
from tests.support.places import REPOSITORY

HARBORLINE = Company.of("Harborline")


def weighed(title: str, body: str = "", *comments: str) -> dict[str, float]:
    words = PostWords(title, body, comments)
    return features(HARBORLINE, words, places(HARBORLINE, words))


def test_every_feature_has_its_weight_and_every_weight_its_feature() -> None:
    path = REPOSITORY / "lexicon" / "company" / "relevance" / "weights.toml"
    learnt = tomllib.loads(path.read_text("utf-8"))
    names = {name for name in weighed("Harborline interview", "At Harborline.", "Harborline!") if ": " not in name}
    assert names == {name for name in learnt["features"] if ": " not in name}


def test_what_the_name_is_named_as_is_weighed_by_part() -> None:
    found = weighed("Harborline interview", "They gave me an offer from Harborline.", "a Harborline portal")
    assert found.keys() >= {"title: then interview", "text: behind offer", "comments: then product"}
    assert "title: behind offer" not in found


def test_of_many_places_only_the_first_are_asked_what_they_are_named_as() -> None:
    assert "text: behind offer" in weighed("", "Harborline. " * 5 + "an offer from Harborline")
    assert "text: behind offer" not in weighed("", "Harborline. " * 9 + "an offer from Harborline")


def test_who_speaks_of_impostors_doubts_the_employer() -> None:
    found = weighed("Is this Harborline job legit?", "Harborline wrote on Telegram.", "Scam, scam, scam, scam!")
    assert [found[f"impostors in {part}"] for part in ("title", "text", "comments")] == [1.0, 1.0, 3.0]


@pytest.mark.parametrize(("name", "kind"), [("SAP", "skill"), ("Spotify", "service"), ("Deloitte", "")])
def test_an_employer_may_be_known_for_what_others_use(name: str, kind: str) -> None:
    company, words = Company.of(name), PostWords(f"{name} interview")
    found = features(company, words, places(company, words))
    assert {one for one in ("skill", "service") if found[f"known for a {one}"]} == ({kind} - {""})
    assert Company.known(company).known_for == company.known_for


def test_the_own_share_falls_with_each_other_employer() -> None:
    alone = weighed("Harborline", "Harborline.")["share of the employers named"]
    assert alone == 1.0 > weighed("Harborline", "Harborline, Deloitte, Cisco.")["share of the employers named"] > 0
    assert weighed("Harborline", "Deloitte, Cisco, Accenture, Capgemini.")["many other employers"] == 1.0


def test_counts_places_by_part() -> None:
    found = weighed("Harborline onsite", "I left Harborline. Harborline pays.", "Harborline ghosted me")
    assert [found[f"{part} names it"] for part in ("title", "text", "comments")] == [1.0, 1.0, 1.0]
    assert found["places in text"] > found["places in title"] > 0
    assert weighed("Harborline onsite")["places in text"] == 0


@pytest.mark.parametrize(("filler", "early"), [("", 1.0), ("word " * 100, 0.0)])
def test_who_is_meant_stands_early(filler: str, early: float) -> None:
    assert weighed("A question", f"{filler}I applied at Harborline.")["early in text"] == early


def test_a_title_about_another_employer_speaks_against_it() -> None:
    assert weighed("Deloitte interview", "Harborline was easier.")["title is another's"] == 1.0
    assert weighed("Deloitte or Harborline", "Both called.")["title is another's"] == 0.0
    assert weighed("Interview", "Harborline, not Deloitte and not Cisco.")["other employers in text"] > 0


def test_words_beside_the_name_are_weighed_once() -> None:
    found = weighed("Harborline interview", "Harborline interview. Harborline interview.")
    assert found[f"{NEAR}word +1 interview"] == 1.0


def test_a_mere_word_is_no_name_beside_which_hiring_is_told() -> None:
    company = Company.of("Orbit")
    words = PostWords("Satellites", "It stays in orbit until my next job interview.")
    assert features(company, words, places(company, words))["share of hiring beside its name"] == 0.0
