import pytest

from lexicon.company.names import NameParts, humanise_domain, name_parts, without_region


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Brambletoft Germany", "Brambletoft"),
        ("Brambletoft of North America", "Brambletoft"),
        ("Brambletoft - UK", "Brambletoft"),
        ("Brambletoft (UK)", "Brambletoft"),
        ("Brambletoft, Germany", "Brambletoft"),
        ("Brambletoft in Germany", "Brambletoft"),
        ("Germany", "Germany"),
        ("Brambletoft", "Brambletoft"),
        ("Brambletoft Vale", "Brambletoft Vale"),
    ],
)
def test_a_region_behind_a_name_is_cut(name: str, without: str) -> None:
    assert without_region(name) == without


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "https://www.careers.acme-robotics.com/jobs",
            NameParts(brand="Acme Robotics", domain="acme-robotics.com", others=["acme-robotics.com"]),
        ),
        ("Acme (Brightpouch)", NameParts(brand="Acme", others=["Brightpouch"])),
        ("Acme (UK)", NameParts(brand="Acme")),
        ("Acme (GmbH)", NameParts(brand="Acme", has_legal_form=True)),
        ("Acme GmbH, Berlin", NameParts(brand="Acme", has_legal_form=True)),
        ("Acme / Brightpouch", NameParts(brand="Acme / Brightpouch", others=["Acme", "Brightpouch"])),
        ("A/B", NameParts(brand="A/B")),
        ("Acme™ GmbH", NameParts(brand="Acme", has_legal_form=True)),
        ("Acme (formerly Brightpouch)", NameParts(brand="Acme", others=["Brightpouch"])),
        ("Brightpouch, now Acme", NameParts(brand="Acme", others=["Brightpouch"])),
        ("Brightpouch LLC dba Acme", NameParts(brand="Acme", others=["Brightpouch"])),
        ("Working at Acme", NameParts(brand="Acme")),
        ("Brightpouch Inc. (Acme Franchise)", NameParts(brand="Acme", others=["Brightpouch"])),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: NameParts) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("domain", "name"), [("acme-robotics.com", "Acme Robotics"), ("acme_x.io", "Acme X"), ("-", "-")]
)
def test_a_domain_as_a_name(domain: str, name: str) -> None:
    assert humanise_domain(domain) == name


def test_a_legal_form_joined_to_a_part_of_the_name_is_one_all_the_same() -> None:
    assert name_parts("Quillmoor Verlags-GmbH").has_legal_form
    assert name_parts("Quillmoor Handels-Aktiengesellschaft").brand == "Quillmoor Handels"
