import pytest

from lexicon.company.meanings import described, meanings, spelled


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Piekarnia Żurawek", {"bakery", "zurawek"}),
        ("Zurawek bakery", {"bakery", "zurawek"}),
        ("Bakery", set()),
        ("Zurawek", set()),
        ("Zurawek and Sons", set()),
        ("London Borough of Tannwinkel", {"city", "tannwinkel"}),
        ("Tannwinkel Council", {"city", "tannwinkel"}),
        ("Tannwinkel County Council", {"county", "tannwinkel"}),
    ],
)
def test_a_name_is_described_by_its_kind_and_the_rest(name: str, words: set[str]) -> None:
    assert described(name) == words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tanglewick GmbH", "tanglewick"),
        ("Tanglewick Deutschland", "tanglewick"),
        ("Tanglewick warehouse", "tanglewick"),
        ("Tanglewick Group", "tanglewick"),
        ("The Tanglewick", "tanglewick"),
        ("Tanglewick UK careers", "tanglewick"),
        ("Saint Tanglewick", "sttanglewick"),
    ],
)
def test_what_a_written_name_may_mean(written: str, meant: str) -> None:
    assert meant in meanings(written) | {name.replace("saint", "st") for name in meanings(written)}


def test_an_everyday_word_keeps_what_stands_behind_it_unless_the_employer_is_known() -> None:
    assert "acorn" not in meanings("Acorn Deutschland Filiale")
    assert "acorn" in meanings("Acorn Filiale", is_known=True)
    assert "acorn" in meanings("Acorn careers")


def test_links_and_abbreviations_are_spelled_in_several_ways() -> None:
    assert {"vegaandhermosa", "vegahermosa"} <= spelled(["Vega y Hermosa", "Vega & Hermosa"])
    assert spelled(["St. Mary Dept"]) & spelled(["Saint Mary Department"])
    assert spelled(["", "&"]) == frozenset(["and"])
