"""An example of a platform with a public API: {company}.quillhire.example/posting/{number}.

What most of its keys mean is read without a word from here; the plugin says where the API is, that its pay is in
hundredths, and which of two names is the employer's.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from services.parser.fields.pay.salary import salary_from_parts
from services.parser.platforms.base import Platform, number_in_path
from services.parser.raw_posting import RawPosting

__all__ = ["QuillHire"]

_HUNDREDTHS = 100


class QuillHire(Platform):
    """{company}.quillhire.example."""

    name = "quillhire"
    hosts = ("quillhire.example",)
    shapes = (frozenset({"quillId", "headline"}),)

    @override
    def api_url(self, url: str) -> str | None:
        """Return the posting's API address."""
        number = number_in_path(url)
        return f"https://{urlsplit(url).netloc}/api/v2/postings/{number}" if self.owns(url) and number else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a posting; `publisher` is the agency where `onBehalfOf` is given."""
        draft = super().read_record(record, url)
        draft.title = str(record["headline"])
        draft.company = str(record.get("onBehalfOf") or record.get("publisher") or "") or None
        pay = record.get("payBand")
        if isinstance(pay, Mapping) and isinstance(pay.get("from"), int) and isinstance(pay.get("to"), int):
            low, high = pay["from"] / _HUNDREDTHS, pay["to"] / _HUNDREDTHS
            draft.salary = salary_from_parts(low=low, high=high, currency=str(pay.get("unit")), period="year")
        return draft
