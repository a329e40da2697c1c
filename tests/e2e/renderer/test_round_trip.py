"""What poppler takes from a page is what was written, letter by letter, in every script."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from services.renderer.layout import theme
from services.renderer.layout.inline import paragraph
from tests.support.canvases import drawn
from tests.support.scripts import SENTENCES

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("script", SENTENCES)
def test_poppler_reads_a_sentence_letter_by_letter(script: str, tmp_path: Path) -> None:
    file = tmp_path / "sentence.pdf"
    file.write_bytes(drawn(paragraph(SENTENCES[script], style=theme.BODY), width=900))
    done = subprocess.run(  # noqa: S603 — our own file
        ["pdftotext", "-enc", "UTF-8", str(file), "-"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    assert letters(done.stdout) == letters(SENTENCES[script])


def letters(text: str) -> str:
    """Return a text without spaces and without the marks of direction that poppler adds."""
    return unicodedata.normalize("NFC", re.sub("[\\s\u202a-\u202e]", "", text))
