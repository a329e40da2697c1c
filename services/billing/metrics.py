"""Billing's own metrics."""

from prometheus_client import Gauge

__all__ = ["BOOKS_CHECKED", "BOOKS_WRONG"]

BOOKS_WRONG = Gauge("prepline_books_wrong", "Sums of accounts, entries and holds that do not agree.")
BOOKS_CHECKED = Gauge("prepline_books_checked_seconds", "When the books were checked last, in seconds since 1970.")
