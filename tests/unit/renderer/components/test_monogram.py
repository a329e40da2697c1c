"""The mark is made of the right letters and the same for ever."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from services.renderer.components.monogram import draw_monogram, initials
from services.renderer.typesetting.fonts import register_fonts


@pytest.mark.parametrize(
    ("company", "letters"),
    [
        ("Lumenworks Pay", "LP"),
        ("Stripe", "S"),
        ("The Boring Company Inc.", "B"),
        ("Ørsted & Søn A/S", "ØS"),
        ("acme GmbH", "A"),
        ("GmbH", "G"),
        ("3M", "3"),
        ("株式会社ルーメン", "株"),
        ("🚀🚀", "?"),
        ("<b>", "B"),
    ],
)
def test_initials(company: str, letters: str) -> None:
    assert initials(company) == letters


def test_the_same_name_gives_the_same_drawing() -> None:
    register_fonts()

    def drawn(company: str) -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer, invariant=1)
        draw_monogram(canvas, company, x=0, y=0, size=50)
        canvas.save()
        return buffer.getvalue()

    assert drawn("Lumenworks Pay") == drawn(" lumenworks pay ".title())
    assert drawn("Lumenworks Pay") != drawn("Other")
