"""Nothing that a text says becomes markup."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.renderer.layout import theme
from services.renderer.layout.inline import Jump, Link, Muted, Strong, divisible, paragraph
from services.renderer.typesetting.fonts import register_fonts
from services.renderer.typesetting.text import is_rtl, printable


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def plain(flowable: Any) -> str:
    return str(flowable.text)


@pytest.mark.parametrize(
    "text",
    [
        "I said <b>hi",
        "vector<int> List<String> a && b",
        "<img src='/etc/hostname' width='1'/>",
        "<a href='javascript:alert(1)'>x</a>",
        "<font color=\"__import__('os')\">x</font>",
        "<para><seq/><onDraw name=x/></para>",
        "&lt; &amp; &#60; &unknown;",
        "]]> <!-- <? ?>",
    ],
)
def test_markup_is_printed_as_it_is(text: str) -> None:
    for part in (text, Strong(text), Muted(text), Jump(text, "source-1"), Link(text, None)):
        assert plain(paragraph(part, style=theme.BODY)).replace("\u00a0", " ").strip() == text


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_comes_through_complete(text: str) -> None:
    printed = printable(text)
    if not is_rtl(printed):
        assert plain(paragraph(text, style=theme.BODY)) == printed
    paragraph("before", text, Muted(text), Jump(text, "source-1"), style=theme.QUOTE).wrap(200, 1000)


def test_parts_are_separated_and_references_stay_with_their_text() -> None:
    assert plain(paragraph("text", Strong("bold"), Jump("[1]", "source-1"), style=theme.BODY)) == "text bold\u00a0[1]"


@pytest.mark.parametrize(
    ("text", "expected", "places"),
    [
        ("com\u00admu\u00adni\u00adcate", "communicate", (3, 5, 7)),
        ("a \u00ad b\u00ad, c\u00adde", "a b, cde", (6,)),
        ("na\u0308he\u00adres", "n\u00e4heres", (4,)),
    ],
)
def test_soft_hyphens_within_words_are_places_and_no_text(text: str, expected: str, places: tuple[int, ...]) -> None:
    assert divisible(text, 100) == (expected, places)


def test_places_behind_the_limit_are_gone() -> None:
    assert divisible("one two\u00adthree", 8) == ("one two\u2026", ())
