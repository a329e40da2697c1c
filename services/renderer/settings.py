"""Settings of the renderer."""

import os
from datetime import timedelta

from pydantic import BaseModel, Field

from runtime.settings import ServiceSettings, StorageSettings
from services.renderer.look import Brand, Cover, Look, PageSize
from services.renderer.pdf.image import Jpeg
from services.renderer.pdf.metadata import Standard

__all__ = ["PoolSettings", "RendererSettings"]

_MOST_WORKERS = 4


def _usable_cores() -> int:
    return max(1, min(_MOST_WORKERS, os.cpu_count() or 1))


class PoolSettings(BaseModel):
    """The worker processes that lay guides out."""

    size: int = Field(default_factory=_usable_cores, ge=1, le=64)
    """Processes; one fills one core. By default as many as there are cores, four at most."""
    timeout: timedelta = timedelta(seconds=30)
    """CPU time for the layout of one guide."""
    renders_per_worker: int = Field(default=500, ge=1)
    """Guides after which a process is replaced, so that no leak grows for long."""
    memory_mib: int = Field(default=1024, ge=256)
    """Address space of one process; a guide that needs more fails alone."""


class RendererSettings(ServiceSettings):
    """What the renderer needs to run."""

    storage: StorageSettings = StorageSettings()
    pool: PoolSettings = PoolSettings()
    page_size: PageSize = "A4"
    """Paper of the PDF."""
    cover: Cover = "dark"
    """`light` saves ink where guides are printed."""
    brand: Brand = Brand()
    """Whose name and colour the guides carry."""
    standard: Standard = Standard.UA_1
    """Which part of PDF/UA the files claim to follow: `ua-1` (PDF 1.7) or `ua-2` (PDF 2.0)."""
    hyphenate: bool = False
    """Whether long words may be divided by the rules of the guide's language. Quotes never are."""
    kept_mib: int = Field(default=64, ge=0)
    """Memory for PDFs that somebody may ask for again; 0 keeps none."""

    @property
    def look(self) -> Look:
        """How guides look.

        Raises:
            OSError: The logo cannot be read.
            NotJpegError: The logo cannot be embedded.
        """
        logo = Jpeg.of(self.brand.logo.read_bytes()) if self.brand.logo else None
        return Look(
            page_size=self.page_size,
            cover=self.cover,
            brand=self.brand,
            standard=self.standard,
            hyphenate=self.hyphenate,
            logo=logo,
        )
