"""The mark is the same for ever."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from lexicon.company import Company
from services.renderer.components.monogram import draw_monogram
from services.renderer.typesetting.fonts import register_fonts


def test_the_same_name_gives_the_same_drawing() -> None:
    register_fonts()

    def drawn(company: str) -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer, invariant=1)
        draw_monogram(canvas, Company.of(company), x=0, y=0, size=50)
        canvas.save()
        return buffer.getvalue()

    assert drawn("Lumenworks Pay") == drawn(" lumenworks pay ".title())
    assert drawn("Lumenworks Pay") != drawn("Other")
    assert drawn("Lumenworks Pay") == drawn("Lumenworks Pay, Inc.")
