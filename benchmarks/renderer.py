"""Laying out a whole guide, against rivals that set less of it in the same run; CPU time, median.

The rivals get the guide's statements and quotes in its main typeface; WeasyPrint gets the whole guide as the web page
that `prepline render --format html` writes. None of them has labels, references, contents, panels and a page to carry.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from contracts.insights import Insights, Item, walk_items
from services.guides.page import web_page
from services.renderer.guide import render_guide
from services.renderer.worker import warm_up
from tests.support.guide_samples import rich_insights, rich_job
from tests.support.hostile import mixed_guide

ROUNDS = 15
FEW = 3
MIXED_BYTES = 375_000


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the medians for a guide whose words are new, one whose advice was seen before, a mixed one, and rivals."""
    warm_up()
    guides = iter([_reworded(number) for number in range(ROUNDS + 1)])
    job, known = rich_job(), rich_insights()
    guide = render_guide(job, known)
    _print("every statement new", _median(lambda: render_guide(job, next(guides))), guide.pdf, guide.pages)
    _print("statements seen before", _median(lambda: render_guide(job, known)), guide.pdf, guide.pages)
    mixed_job, mixed = mixed_guide(_size_for(MIXED_BYTES))
    began = time.process_time()
    large = render_guide(mixed_job, mixed)
    size = len(mixed.model_dump_json().encode())
    _print(
        f"all scripts in {size / 1000:.0f} kB of insights, once", time.process_time() - began, large.pdf, large.pages
    )
    texts = [text for item in walk_items(known) for text in _texts(item)]
    with tempfile.TemporaryDirectory() as folder:
        font = Path(folder, "FiraGO.otf")
        font.write_bytes(_font())
        for name, rival, rounds in _rivals(texts, font, web_page(job, known)):
            try:
                pdf = rival()
            except ImportError as error:
                print(f"  {name}: not installed ({error.name}); see requirements/bench.txt", file=sys.stderr)
                continue
            _print(name, _median(rival, rounds), pdf)
    return 0


def _rivals(texts: Sequence[str], font: Path, page: str) -> list[tuple[str, Callable[[], bytes], int]]:
    return [
        ("ReportLab's platypus, no tags, no shaping", lambda: _platypus(texts, font), ROUNDS),
        ("fpdf2, no tags, no shaping", lambda: _fpdf(texts, font, shaping=False), FEW),
        ("fpdf2, no tags, shaping", lambda: _fpdf(texts, font, shaping=True), FEW),
        ("Typst, tagged (PDF/UA-1), shaping", lambda: _typst(texts, font), FEW),
        ("WeasyPrint, tagged, shaping, the whole guide", lambda: _weasyprint(page), FEW),
    ]


def _print(name: str, seconds: float, pdf: bytes, pages: int = 0) -> None:
    about = f"{pages} pages, " if pages else ""
    print(f"  {name:<48} {seconds * 1000:8.1f} ms   {about}{len(pdf) / 1000:.0f} kB")


def _size_for(wanted: int) -> int:
    """Return what to ask a mixed guide for, so that its insights are about so many bytes."""
    asked = wanted
    made = len(mixed_guide(asked)[1].model_dump_json().encode())
    return int(asked * wanted / made)


def _reworded(number: int) -> Insights:
    """Return a guide of the same length in which each statement and each quote is another one."""
    return Insights.model_validate(_numbered(rich_insights().model_dump(mode="json"), number))


def _numbered(part: Any, number: int) -> Any:
    match part:
        case list():
            return [_numbered(child, number) for child in part]
        case dict():
            return {
                name: f"{child[:-4]} {number:03d}" if name in {"text", "quote"} else _numbered(child, number)
                for name, child in part.items()
            }
    return part


def _texts(item: Item) -> list[str]:
    return [item.text, *(evidence.quote for evidence in item.evidence)]


def _font() -> bytes:
    import pymupdf_fonts

    return bytes(pymupdf_fonts.myfont("figo"))


def _platypus(texts: Sequence[str], font: Path) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    if "Guide" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Guide", str(font)))
    style = getSampleStyleSheet()["Normal"].clone("plain", fontName="Guide")
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(
        [Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style) for text in texts]
    )
    return buffer.getvalue()


def _fpdf(texts: Sequence[str], font: Path, *, shaping: bool) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_font("Guide", fname=str(font))
    pdf.set_font("Guide", size=9.5)
    pdf.set_text_shaping(use_shaping_engine=shaping)
    pdf.add_page()
    for text in texts:
        pdf.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _typst(texts: Sequence[str], font: Path) -> bytes:
    import typst

    head = '#set document(title: "Guide")\n#set text(lang: "en", font: "FiraGO", size: 9.5pt)\n= Guide\n'
    lines = [f"- #{_quoted(text)}" for text in texts]
    source = (head + "\n".join(lines)).encode()
    return bytes(typst.compile(source, font_paths=[str(font.parent)], pdf_standards=["ua-1"]))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _weasyprint(page: str) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return sorted(times)[rounds // 2]
