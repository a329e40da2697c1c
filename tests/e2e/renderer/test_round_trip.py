"""What programs take from a page is what was written, letter by letter, in every script."""

import random
import re
import subprocess
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from icu4py.breakers import LineBreaker

from services.renderer.layout import theme
from services.renderer.layout.inline import paragraph
from tests.support.canvases import drawn
from tests.support.pdf_reading import whole_text
from tests.support.scripts import SENTENCES

pytestmark = pytest.mark.e2e

LEAST = 0.999
"""Share of the letters that come back in their order."""
OFTEN = 12


@pytest.mark.parametrize("script", SENTENCES)
def test_a_sentence_comes_back_letter_by_letter(script: str, tmp_path: Path) -> None:
    pdf = drawn(paragraph(SENTENCES[script], style=theme.BODY), width=900)
    assert letters(by_poppler(pdf, tmp_path)) == letters(SENTENCES[script])
    assert letters(whole_text(pdf)) == letters(SENTENCES[script])


@pytest.mark.parametrize("script", SENTENCES)
def test_so_does_a_text_of_many_lines(script: str, tmp_path: Path) -> None:
    text = shuffled(SENTENCES[script])
    pdf = drawn(paragraph(text, style=theme.BODY), width=330)
    assert recovered(text, by_poppler(pdf, tmp_path)) >= LEAST
    assert recovered(text, whole_text(pdf)) >= LEAST


def shuffled(sentence: str) -> str:
    """The words of a sentence many times, each time in another order."""
    words = [word.strip() for word in LineBreaker(sentence, "en")]
    rng = random.Random(1)  # noqa: S311 — not for secrets
    between = " " if " " in sentence else ""
    return between.join(word for _ in range(OFTEN) for word in rng.sample(words, len(words)))


def by_poppler(pdf: bytes, folder: Path) -> str:
    file = folder / "text.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 — our own file


def recovered(text: str, read: str) -> float:
    """Return the share of the letters of a text that were read, in order."""
    before, after = letters(text), letters(read)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(before), len(after))


def letters(text: str) -> str:
    """Return a text without spaces and without the marks of direction that poppler adds."""
    return unicodedata.normalize("NFC", re.sub("[\\s\u202a-\u202e]", "", text))
