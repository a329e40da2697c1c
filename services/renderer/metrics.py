"""The renderer's own metrics."""

from prometheus_client import Counter, Histogram

__all__ = ["FAILURES", "GUIDES", "PAGES", "PDF_BYTES", "POOL_RESTARTS", "RENDER_SECONDS", "UNPRINTABLE"]

RENDER_SECONDS = Histogram(
    "prepline_renderer_render_seconds",
    "Time to lay a guide out, waiting for a free process included.",
    buckets=(0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 15, 30, 60),
)
GUIDES = Counter("prepline_renderer_guides_total", "Guides asked for; `cached` if kept from before.", ["cached"])
PAGES = Histogram("prepline_renderer_pages", "Pages of a guide.", buckets=(4, 8, 12, 16, 24, 40, 80, 160))
PDF_BYTES = Histogram(
    "prepline_renderer_pdf_bytes", "Size of a guide's PDF.", buckets=(25e3, 50e3, 100e3, 200e3, 400e3, 1e6, 4e6)
)
FAILURES = Counter("prepline_renderer_failures_total", "Guides that could not be laid out, by reason.", ["reason"])
UNPRINTABLE = Counter(
    "prepline_renderer_unprintable_characters_total", "Characters of guides that no typeface has a glyph for."
)
POOL_RESTARTS = Counter("prepline_renderer_pool_restarts_total", "Worker processes replaced, by cause.", ["cause"])
