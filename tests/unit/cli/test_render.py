"""`prepline render` writes every form of a guide."""

from pathlib import Path

import pytest
import typer

from services.cli.render import ClaimedStandard, Format, Paper, render
from tests.support.guide_samples import GUIDES
from tests.support.pdf_reading import open_pdf

BEGINNINGS = {
    Format.PDF: b"%PDF-1.7",
    Format.HTML: b"<!DOCTYPE html>",
    Format.MARKDOWN: b"# Senior Backend Engineer",
    Format.JSON: b"{",
    Format.ICS: b"BEGIN:VCALENDAR\r\n",
    Format.ANKI: b"#separator:tab\n",
}


def rendered(out: Path, form: Format, paper: Paper = Paper.A4) -> bytes:
    with pytest.raises(typer.Exit) as ended:
        render(GUIDES / "rich_job.json", GUIDES / "rich_insights.json", out, form, paper)
    assert ended.value.exit_code == 0
    return out.read_bytes()


@pytest.mark.parametrize("form", Format)
def test_every_form_is_written(form: Format, tmp_path: Path) -> None:
    assert rendered(tmp_path / "new" / "guide", form).startswith(BEGINNINGS[form])


def test_the_paper_is_as_asked(tmp_path: Path) -> None:
    pdf = rendered(tmp_path / "guide.pdf", Format.PDF, Paper.LETTER)
    assert float(open_pdf(pdf).pages[0].mediabox.width) == 612


def test_the_standard_is_as_asked(tmp_path: Path) -> None:
    out = tmp_path / "guide.pdf"
    with pytest.raises(typer.Exit):
        render(GUIDES / "rich_job.json", GUIDES / "rich_insights.json", out, standard=ClaimedStandard.UA_2)
    assert out.read_bytes().startswith(b"%PDF-2.0")


def test_what_is_no_guide_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]")
    with pytest.raises(typer.Exit) as ended:
        render(wrong, GUIDES / "rich_insights.json", tmp_path / "guide.pdf")
    assert ended.value.exit_code == 3
