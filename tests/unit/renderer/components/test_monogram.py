"""The mark is the same for ever."""

from lexicon.company import Company
from services.renderer.components.monogram import draw_monogram
from services.renderer.typesetting.fonts import register_fonts
from tests.support.canvases import canvas


def test_the_same_name_gives_the_same_drawing() -> None:
    register_fonts()

    def drawn(company: str) -> bytes:
        page = canvas()
        draw_monogram(page, Company.of(company), x=0, y=0, size=50)
        return page.finished()

    assert drawn("Lumenworks Pay") == drawn(" lumenworks pay ".title())
    assert drawn("Lumenworks Pay") != drawn("Other")
    assert drawn("Lumenworks Pay") == drawn("Lumenworks Pay, Inc.")
