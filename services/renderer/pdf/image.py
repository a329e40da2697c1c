"""Pictures in a file: JPEG, which is embedded as it is."""

from typing import NamedTuple

from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.values import Ref

__all__ = ["Jpeg", "NotJpegError"]

_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of segments that say how large the picture is."""
_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}


class NotJpegError(ValueError):
    """The bytes are no JPEG in grey or in colours of the screen."""


class Jpeg(NamedTuple):
    """A picture."""

    data: bytes
    width: int
    height: int
    channels: int

    @classmethod
    def of(cls, data: bytes) -> "Jpeg":
        """Return a picture with its size.

        Raises:
            NotJpegError: It cannot be embedded.
        """
        place = 2
        while data[:2] == b"\xff\xd8" and place + 9 < len(data) and data[place] == 0xFF:  # noqa: PLR2004 — a marker
            if data[place + 1] in _SIZES:
                height, width = (int.from_bytes(data[at : at + 2], "big") for at in (place + 5, place + 7))
                if data[place + 9] in _SPACES and width and height:
                    return cls(data, width, height, data[place + 9])
                break
            place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        raise NotJpegError("the logo is not a JPEG in grey or RGB")

    def write(self, file: PdfFile) -> Ref:
        """Write the picture and return its number."""
        ref = file.reserve()
        described = (
            f"/Type/XObject/Subtype/Image/Width {self.width}/Height {self.height}/BitsPerComponent 8"
            f"/ColorSpace/{_SPACES[self.channels]}/Filter/DCTDecode"
        )
        file.put_plain_stream(ref, self.data, described)
        return ref
