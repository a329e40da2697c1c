"""Each character is drawn by the face that suits its script, weight and language."""

import pytest

from services.renderer.typesetting.fonts import BOLD, ITALIC, REGULAR, by_face, clusters, face_for, register_fonts


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


def label(text: str, style: str = REGULAR) -> str:
    (pair,) = by_face(text, style)
    return pair[0].label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今日は", "FCJKja400"),
        ("直骨", "FCJKzhHans400"),
        ("臺灣", "FCJKzhHant400"),
        ("渋谷", "FCJKja400"),
        ("면접", "FCJKko400"),
        ("☐", "Fsymbol2"),
        ("✅", "FNotoEmoji400"),
        ("❤\ufe0f", "FNotoEmoji400"),
        ("ตกลง", "Ffigo"),
        ("ﷺ", "FNotoSansArabic400"),
    ],
)
def test_a_text_is_set_in_the_forms_of_its_language(text: str, expected: str) -> None:
    assert label(text) == expected


def test_bold_is_bold_in_every_script() -> None:
    assert label("면접", BOLD) == "FCJKko700"
    assert label("নেতা", BOLD) == "FNotoSansBengali700"
    assert label("plain", BOLD) == "Ffigbo"
    assert label("plain", ITALIC) == "Ffigit"


def test_a_mark_stays_with_its_letter() -> None:
    assert [text for _, text in by_face("a\u0332字", REGULAR)][-1] == "字"
    assert list(clusters("e\u0301x👨\u200d👧ก็")) == ["e\u0301", "x", "👨\u200d👧", "ก็"]


@pytest.mark.parametrize(("text", "expected"), [("করেছিল।", "FNotoSansBengali400"), ("पूछे।", "Ffigo")])
def test_a_full_stop_that_scripts_share_is_drawn_as_the_letters_before_it(text: str, expected: str) -> None:
    assert label(text) == expected


def test_what_no_face_has_is_known() -> None:
    assert face_for("Ꮳ", REGULAR) is None
    assert face_for("x", REGULAR) is not None


def test_all_fonts_come_with_their_licence() -> None:
    from importlib.metadata import metadata

    for package in ("manimgx-fonts", "manimgx-fonts-cjk"):
        assert metadata(package)["License-Expression"] == "OFL-1.1"
