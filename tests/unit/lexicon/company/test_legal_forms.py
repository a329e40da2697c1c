import pytest

from lexicon.company.legal_forms import is_legal_form, without_legal_form


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Brambletoft GmbH & Co. KG", "Brambletoft"),
        ("«Заря»", "Заря"),
        ("ООО «Заря»", "Заря"),  # noqa: RUF001
        ("株式会社鳴鷺", "鳴鷺"),
        ("鳴鷺股份有限公司", "鳴鷺"),
        ("SAS Brambletoft", "Brambletoft"),
        ("BRAMBLETOFT AB", "BRAMBLETOFT"),
        ("brambletoft ab", "brambletoft"),
        ("Brambletoft, ab", "Brambletoft"),
        ("Brambletoft a.s", "Brambletoft"),
        ("Harbour of Six Words Limited Liability Company", "Harbour of Six Words"),
        ("Brambletoft Cooperative", "Brambletoft"),
    ],
)
def test_legal_forms_are_cut_in_front_and_behind(name: str, without: str) -> None:
    assert without_legal_form(name) == without


@pytest.mark.parametrize(
    "name",
    ["SAS Institute", "Software AG", "GmbH", "AB", "Marks and AG", "Known as", "Brambletoft ab", "sas brambletoft",
     "有限公司"],
)  # fmt: skip
def test_what_would_leave_no_name_stays(name: str) -> None:
    assert without_legal_form(name) == name


@pytest.mark.parametrize(("form", "is_one"), [("ltd", True), ("coltd", True), ("coltdx", False), ("", False)])
def test_one_form_or_two_behind_each_other(form: str, *, is_one: bool) -> None:
    assert is_legal_form(form) is is_one
