import pytest

from lexicon.company.abbreviations import abbreviated
from lexicon.company.spellings import nicknames, short_names


@pytest.mark.parametrize(
    ("brand", "short"),
    [
        ("Ferretería El Roble", ["Roble", "El Roble", "FER"]),
        ("Robert Brambletoft", ["Brambletoft"]),
        ("Brambletoft Vale Robotics", ["Brambletoft Vale", "Brambletoft", "BVR"]),
        ("Van der Hollebeek Transport", ["Van der Hollebeek", "Hollebeek", "VHT"]),
        ("NHS Kent East", ["NKE", "NHSKE"]),
        ("ACME TOOL WORKS", ["ACME TOOL", "ATW"]),
        ("Tannwinkel University Hospital", ["Tannwinkel"]),
        ("Harrow & Vanderlyle", ["Harrow Vanderlyle", "H&V"]),
        ("The Tanglewick", ["Tanglewick"]),
        ("Blue Bakery", []),
        ("Tesla Grill", []),
        ("Ovid Cars", ["Ovid"]),
        ("Ovi Cars", []),
        ("Qwert Ovids", ["Qwert"]),
        ("Qwer Ovids", []),
    ],
)
def test_people_shorten_a_name(brand: str, short: list[str]) -> None:
    assert short_names(brand) == [brand, *short]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("O&B", ["OB"]),
        ("Government of Tanglewick", ["GoT"]),
        ("Friends for Tanglewick", ["FfT"]),
        ("Ministry of Fisheries and Coastal Works", ["MoFCW", "FCW"]),
        ("Ministry of Fisheries and Works", ["MoFW"]),
        ("Bureau of Coastal Fisheries Works", ["BoCFW", "CFW"]),
        ("Tanglewick Vale", []),
        ("Tanglewick 9 Vale", []),
        ("Tanglewick Unified School District", ["TUSD", "Tanglewick USD"]),
        ("北京鸣鹭信息技术", ["北京鸣鹭", "鸣鹭"]),
    ],
)
def test_abbreviations_that_nobody_would_search(name: str, short: list[str]) -> None:
    assert list(abbreviated([name])) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Keller Williams", ["KW", "KeWi"]),
        ("Morrison & Foerster", ["MF", "MoFo"]),
        ("Weil, Gotshal & Manges", ["Weil"]),
        ("Quinn Emanuel Urquhart & Sullivan", ["Quinn"]),
        ("Tanglewick Emanuel & Sullivan", []),
        ("Tanglewick, Emanuel, Sullivan", []),
        ("Alpha Beta Gamma Delta", []),
        ("Harris Consulting", ["HC", "HaCo", "Harris"]),
        ("Rose Consulting", ["RC", "RoCo"]),
    ],
)
def test_what_those_who_know_a_company_call_it(name: str, short: list[str]) -> None:
    assert list(nicknames(name)) == short


@pytest.mark.parametrize(
    "name", ["The University of Tarnbeck Medical School", "The Corporation of the City of Tarnbeck"]
)
def test_what_many_are_is_no_short_name(name: str) -> None:
    """A text that says "university" or "of Tarnbeck" need not mean the one."""
    assert {"University", "Corporation", "of Tarnbeck"}.isdisjoint(short_names(name))
