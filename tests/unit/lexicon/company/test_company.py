from pathlib import Path

import pytest

from lexicon.company import Company, brand_of

_BRANDS = (Path(__file__).parent / "data" / "brands.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", _BRANDS)
def test_the_brand_is_the_name_without_its_legal_form(line: str) -> None:
    name, brand = line.split("\t")
    assert brand_of(name) == brand


def test_the_spellings_of_an_employer_share_one_key() -> None:
    written = ["Meta Platforms, Inc.", "Meta", "Facebook", "meta.com"]
    assert {Company.of(name).key for name in written} == {"meta"}


def test_a_separate_company_is_not_the_same() -> None:
    assert not Company.of("Brackenwood Foods Ltd").is_same("Brackendale Foods")
