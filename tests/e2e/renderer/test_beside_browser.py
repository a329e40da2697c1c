"""A sentence in each script looks as a browser draws it with the same typefaces: joined, stacked and ordered alike."""

import html
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from services.renderer.typesetting.face import Face
from services.renderer.typesetting.fonts import REGULAR, by_face, register_fonts
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.single_line import single_line
from tests.support.browser import chromium, missing_browser
from tests.support.canvases import canvas
from tests.support.scripts import FROM_THE_RIGHT, SENTENCES

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(missing_browser() is not None, reason=str(missing_browser())),
]

SIZE, WIDTH, HEIGHT, SCALE = 20, 900, 50, 2
LANGUAGES = {
    "Chinese": "zh-Hans",
    "Japanese": "ja",
    "Korean": "ko",
    "Persian": "fa",
    "Arabic": "ar",
    "Devanagari": "hi",
}
LEAST_ALIKE = 0.8
"""Share of the ink that is at the same place; another order or form of the letters leaves .5."""


async def test_every_script_looks_as_in_a_browser(tmp_path: Path) -> None:
    register_fonts()
    theirs = await browser_rows(tmp_path)
    alike = {name: likeness(ours(text), theirs[name]) for name, text in SENTENCES.items()}
    assert {name: round(share, 2) for name, share in alike.items() if share < LEAST_ALIKE} == {}


def test_another_order_of_letters_does_not_look_alike() -> None:
    register_fonts()
    for name in ("Latin", "Arabic", "Devanagari"):
        words = SENTENCES[name].split(" ")
        assert likeness(ours(SENTENCES[name]), ours(" ".join(reversed(words)))) < LEAST_ALIKE


def ours(text: str) -> Image.Image:
    page = canvas(WIDTH, HEIGHT)
    page.write_at(10, 18, single_line(text, REGULAR, SIZE, Color(0, 0, 0)))
    document = pypdfium2.PdfDocument(page.finished())
    try:
        picture: Image.Image = document[0].render(scale=SCALE).to_pil()
        return picture.convert("L")
    finally:
        document.close()


async def browser_rows(folder: Path) -> dict[str, Image.Image]:
    """What a browser shows of each sentence."""
    faces: dict[str, Face] = {}
    rows = []
    for name, text in SENTENCES.items():
        used = {face.label: face for face, _ in by_face(text, REGULAR)}
        faces |= used
        direction = "rtl" if name in FROM_THE_RIGHT else "ltr"
        look = f'lang="{LANGUAGES.get(name, "en")}" dir="{direction}" style="font-family:{",".join(used)}"'
        rows.append(f'<div id="{name}" {look}>{html.escape(text)}</div>')
    page = folder / "page.html"
    page.write_text(
        f"<meta charset=utf-8><style>{''.join(declared(face, folder) for face in faces.values())}"
        f"div {{ width: {WIDTH}px; height: {HEIGHT}px; font-size: {SIZE}px; line-height: {HEIGHT}px; "
        "white-space: nowrap; font-variant-ligatures: no-common-ligatures }</style>" + "".join(rows),
        encoding="utf-8",
    )
    async with chromium() as browser:
        tab = await browser.new_page(device_scale_factor=SCALE, viewport={"width": WIDTH + 20, "height": 1000})
        await tab.goto(page.as_uri())
        await tab.evaluate("document.fonts.ready")
        shots = {name: await tab.locator(f"#{name}").screenshot() for name in SENTENCES}
    return {name: Image.open(BytesIO(shot)).convert("L") for name, shot in shots.items()}


def declared(face: Face, folder: Path) -> str:
    """Return the rule by which the browser draws with the same file."""
    source = face._source
    file = folder / face.label
    file.write_bytes(source.read_bytes() if isinstance(source, Path) else source())
    return f"@font-face {{ font-family: {face.label}; src: url({file.name}) }} "


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Return the share of the ink of two pictures that is at the same place, when both are moved and made as wide."""
    first, second = cropped(one), cropped(other)
    if abs(first.width - second.width) > 0.03 * first.width:
        return 0.0
    second = second.resize(first.size)
    common = ImageChops.darker(first, second)
    return ImageStat.Stat(common).sum[0] / max(ImageStat.Stat(picture).sum[0] for picture in (first, second))


def cropped(picture: Image.Image) -> Image.Image:
    """Return the ink, light on dark and a little blurred: two programs place it half a pixel apart."""
    ink = ImageOps.invert(picture)
    box = ink.point(lambda value: 255 if value > 64 else 0).getbbox()
    assert box is not None
    return ink.crop(box).filter(ImageFilter.GaussianBlur(1.5))
