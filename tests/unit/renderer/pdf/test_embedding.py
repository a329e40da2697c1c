"""What is written can be read back, letter by letter, in every script."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.renderer.layout import theme
from services.renderer.layout.inline import paragraph
from services.renderer.typesetting.text import is_rtl, printable
from tests.support.canvases import drawn
from tests.support.pdf_reading import font_descriptors, page_texts
from tests.support.scripts import SENTENCES


def read_back(text: str, *, width: float = 300) -> str:
    return essence(page_texts(drawn(paragraph(text, style=theme.BODY), width=width))[0])


def essence(text: str) -> str:
    return unicodedata.normalize("NFC", re.sub(r"\s", "", text))


@pytest.mark.parametrize("script", SENTENCES)
@pytest.mark.parametrize("width", [900.0, 90.0])
def test_a_sentence_is_read_back_letter_by_letter(script: str, width: float) -> None:
    assert read_back(SENTENCES[script], width=width) == essence(SENTENCES[script])


@pytest.mark.parametrize("text", ["✅ done ☐ open ☑ ❌ 🚀", "👨\u200d👧", "👍🏽 1️⃣ ❤️", "x² ½ ± → ₹"])
def test_signs_are_read_back(text: str) -> None:
    assert read_back(text) == essence(text)


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_that_is_read_from_the_left_is_read_back(text: str) -> None:
    printed = printable(text)
    if not is_rtl(printed):
        assert read_back(text, width=900) == essence(printed)


def test_all_faces_are_embedded_and_their_letters_known() -> None:
    pdf = drawn(*(paragraph(text, style=theme.BODY) for text in SENTENCES.values()))
    descriptors = font_descriptors(pdf)
    assert len(descriptors) == 7
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)


def test_a_file_has_only_the_faces_that_it_uses() -> None:
    names = {
        str(descriptor["/FontName"]) for descriptor in font_descriptors(drawn(paragraph("x", style=theme.QUESTION)))
    }
    assert names == {"/PREPLN+FiraGO-Bold"}
