from pathlib import Path

import pytest

from lexicon.company import Company

_CASES = [
    line.split("\t") for line in (Path(__file__).parent / "data" / "same.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("posted", "written", "same"), _CASES)
def test_a_written_name_means_an_employer_or_another(posted: str, written: str, same: str) -> None:
    assert Company.of(posted).is_same(written) == (same == "yes")


@pytest.mark.parametrize("form", ["Inc", "Inc.", ", Inc.", "LLC", "Ltd", "Corp."])
@pytest.mark.parametrize("kin", ["& Sons", "and Sons", "& Daughters", "& Partners", "& Brothers"])
def test_relatives_in_a_name_are_no_part_of_its_legal_form(kin: str, form: str) -> None:
    brand = f"Talvik {kin}"
    full = f"{brand}{form}" if form.startswith(",") else f"{brand} {form}"
    assert Company.of(full).key == Company.of(brand).key
    assert Company.of(full).is_same(brand)


def test_initials_mean_the_employer_asked_about_whoever_else_is_called_so() -> None:
    assert Company.of("Hospices Civils de Lyon").is_same("HCL")
    assert not Company.of("Hospices Civils de Lyon").is_same("HCL Technologies")
    assert not Company.of("Quillmoor Civil Works").is_same("HCL")


def test_an_employer_in_no_table_is_meant_by_its_own_name_whoever_else_has_it() -> None:
    assert not Company.of("ČSOB, a.s.").documented
    assert Company.of("ČSOB, a.s.").is_same("csob")
    assert not Company.of("Tarnbeck, a.s.").is_same("csob")


def test_a_brand_behind_its_owner_is_the_owner() -> None:
    assert Company.of("Nestlé Nespresso S.A.").is_same("nespresso")
    assert not Company.of("Nestlé Tarnbeck S.A.").is_same("nespresso")
