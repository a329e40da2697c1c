"""The parser's own metrics; names in one place."""

from prometheus_client import Counter, Histogram

__all__ = ["READINGS", "READING_SECONDS", "REFUSALS"]

READINGS = Counter("prepline_parser_readings_total", "Postings read, by the source of the job title.", ["source"])
REFUSALS = Counter("prepline_parser_refusals_total", "Postings that could not be read, by problem code.", ["code"])
READING_SECONDS = Histogram("prepline_parser_reading_seconds", "Time from document to fields, without fetching.")
