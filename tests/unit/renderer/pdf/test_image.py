"""A logo is embedded as it is, with what it shows in words."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from services.renderer.guide import render_pdf
from services.renderer.look import Brand, Look
from services.renderer.pdf.image import Jpeg, NotJpegError
from services.renderer.settings import RendererSettings
from tests.support import guide_samples as samples
from tests.support.pdf_reading import figures, open_pdf


def jpeg(mode: str = "RGB", size: tuple[int, int] = (60, 20)) -> bytes:
    buffer = BytesIO()
    Image.new(mode, size).save(buffer, "JPEG", progressive=mode == "L")
    return buffer.getvalue()


@pytest.mark.parametrize(("mode", "channels"), [("RGB", 3), ("L", 1)])
def test_size_and_channels_are_read(mode: str, channels: int) -> None:
    image = Jpeg.of(jpeg(mode))
    assert (image.width, image.height, image.channels) == (60, 20, channels)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\x89PNG", jpeg("CMYK"), jpeg()[:20], b"\xff\xd8" + b"\xff\x00" * 40]
)
def test_what_cannot_be_embedded_is_refused(data: bytes) -> None:
    with pytest.raises(NotJpegError):
        Jpeg.of(data)


def test_the_logo_stands_on_the_cover(tmp_path: Path) -> None:
    file = tmp_path / "logo.jpg"
    file.write_bytes(jpeg())
    settings = RendererSettings(environment="local", brand=Brand(name="Acme Careers", logo=file), page_size="letter")
    look = settings.look
    assert (look.logo, look.page_size) == (Jpeg.of(jpeg()), "letter")
    pdf = render_pdf(samples.bare_job(), samples.bare_insights(), look=look)
    assert figures(pdf) == ["Acme Careers"]
    (picture,) = open_pdf(pdf).pages[0].images
    assert picture.image is not None
    assert picture.image.size == (60, 20)


def test_without_a_logo_there_is_no_picture() -> None:
    pdf = render_pdf(samples.bare_job(), samples.bare_insights(), look=Look())
    assert list(open_pdf(pdf).pages[0].images) == []
