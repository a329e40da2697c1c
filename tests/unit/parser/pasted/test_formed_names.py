"""Names with a legal form and institutions are found in the head of a posting; ordinary words are none."""
# ruff: noqa: RUF001 — full-width signs are what postings contain

import pytest

from services.parser.pasted.formed_names import formed_names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Netzwerk Maas GmbH, 26121 Oldenburg", "Netzwerk Maas GmbH"),
        ("PT Jaring Laut membuka lowongan untuk posisi:", "PT Jaring Laut"),
        ("CÔNG TY TNHH LƯỚI BIỂN", "CÔNG TY TNHH LƯỚI BIỂN"),
        ("杭州渔网有限公司，成立于2015年。", "杭州渔网有限公司"),
        ("Rybárna Tůň s.r.o. hledá kuchaře", "Rybárna Tůň s.r.o."),
        ("Urząd Gminy Sieć", "Urząd Gminy Sieć"),
        ("Garnby Kommune", "Garnby Kommune"),
        ("Redes del Norte, S. de R.L. de C.V. ✔ Verificada", "Redes del Norte, S. de R.L. de C.V."),
        ("Lambat ni Maria Food Corporation", "Lambat ni Maria Food Corporation"),
        ("Trondheim – Garn Ingeniører AS", "Garn Ingeniører AS"),
    ],
)
def test_names_that_show_what_they_are(line: str, name: str) -> None:
    assert next(formed_names([line]), None) == name


@pytest.mark.parametrize(
    "line",
    ["Kenntnisse im Netzbau", "View company", "Expérience de 5 ans", "Netzflicker (m/w/d) im Hafen", "Tie nets", ""],
)
def test_ordinary_lines_name_nobody(line: str) -> None:
    assert next(formed_names([line]), None) is None


@pytest.mark.parametrize("line", ["Wyślij CV", "Envía tu CV", "Kirim CV", "Ausschreibung (412 KB)"])
def test_files_are_no_legal_forms(line: str) -> None:
    assert next(formed_names([line]), None) is None


def test_a_form_of_that_spelling_is_one() -> None:
    assert next(formed_names(["Redes del Norte S.A. de CV"]), None) == "Redes del Norte S.A. de CV"
