"""Foreign text becomes printable and bounded."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.text import shorten
from services.renderer.typesetting.fonts import BOLD, ITALIC, REGULAR, face_for
from services.renderer.typesetting.text import LONGEST_TEXT, is_rtl, printable, unprintable

ANY_TEXT = st.text(alphabet=st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain", "plain"),
        (" two\n lines\tand\u00a0more ", "two lines and more"),
        ("nul \x00 bell \x07 escape \x1b[31m", "nul bell escape [31m"),
        ("surrogate \ud83d end", "surrogate end"),
        ("over\u202eride\u202c zero\u200bwidth soft\u00adhyphen", "override zerowidth softhyphen"),
        ("Great 👍🏽, really 🚀🚀!", "Great 👍🏽, really 🚀🚀!"),
        ("👩‍👩‍👧 family", "👩‍👩‍👧 family"),
        ("done ✅ ☐ ☑", "done ✅ ☐ ☑"),
        ("tones \U0001d186, really", "tones, really"),
        ("\U0001d401\U0001d428\U0001d425\U0001d41d \U0001d7d9\U0001d7da", "Bold 12"),
        ("ᏣᎳᎩ today", "[…] today"),
        ("می‌خواهم", "می‌خواهم"),
        ("private \ue000 use", "private use"),
        ("e\u0301tude", "étude"),
        ("<b>&amp;", "<b>&amp;"),
        ("", ""),
    ],
)
def test_cleaning(text: str, printed: str) -> None:
    assert printable(text) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Čeština, Türkçe, Tiếng Việt, œuvre",
        "Собеседование",
        "Συνέντευξη",
        "日本語の面接",
        "면접은 네 단계",
        "面试流程",
        "ראיון עבודה",
        "المقابلة الفنية",
        "การสัมภาษณ์",
        "→ ⇒ ✓ ★ ≥ ∞ € ₹ ½",
        "Հարցազրույց",
        "সাক্ষাৎকার",
        "நேர்காணல்",
        "ইন্টারভিউ ఇంటర్వ్యూ ಸಂದರ್ಶನ",
        "ការសម្ភាសន៍ ສຳພາດ",
        "ቃለ መጠይቅ",
    ],
)
def test_what_a_face_covers_stays(text: str) -> None:
    assert printable(text) == text


def test_a_long_word_is_not_divided_by_spaces() -> None:
    assert printable("x" * 150) == "x" * 150


def test_a_megabyte_without_a_space_is_cut_before_any_work() -> None:
    assert len(printable("x" * 1_000_000)) <= LONGEST_TEXT
    assert printable("é" * 1_000_000).endswith("…")


def test_shortening_keeps_words() -> None:
    assert shorten("one two three four", 12) == "one two…"
    assert shorten("one two", 7) == "one two"
    assert shorten("abcdefghijkl", 6) == "abcde…"


def test_direction_and_script_are_recognised() -> None:
    assert is_rtl("see שלום")
    assert not is_rtl("see you")


def test_no_letter_that_is_written_from_the_right_is_missed() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(code)) in {"R", "AL"}]
    assert len(letters) > 1000
    assert [letter for letter in letters if not is_rtl(f"see {letter}")] == []


@given(ANY_TEXT)
def test_any_text_becomes_printable(text: str) -> None:
    printed = printable(text, limit=200)
    assert all(char == " " or char.isprintable() for char in printed)
    assert all(face_for(char, style) for char in printed for style in (REGULAR, BOLD, ITALIC))
    assert "  " not in printed


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_what_has_no_glyph_is_counted() -> None:
    assert unprintable("plain, Հայաստան, 👍") == 0
    assert unprintable("ᏣᎳᎩ and \U0001d186\U0001d186") == 5
    assert unprintable("hidden \u202e and \ue000 are not seen anyway") == 0
