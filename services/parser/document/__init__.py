"""Documents as received, and HTML pages with their lines, scripts and boilerplate."""

from services.parser.document.received import Document

__all__ = ["Document"]
