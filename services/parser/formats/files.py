"""Files in which postings are kept and sent: PDF, and e-mails with their headers and parts."""

import email
import email.policy
import re
from io import BytesIO

from lexicon.lazy_regex import lazy_compile
from services.parser.text.lines import join_lines, lines_of

__all__ = ["text_of_mail", "text_of_pdf"]

_PDF = b"%PDF-"
_HEADERS = lazy_compile(rb"\A(?:[\w-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MIME = lazy_compile(rb"^(?:content-type|mime-version|content-transfer-encoding):", re.IGNORECASE | re.MULTILINE)
_MOST_PAGES, _LEAD = 30, 100
_HEAD = 20_000


def text_of_pdf(body: bytes) -> str | None:
    """Return the text of a PDF, laid out as on its pages; None when it is no PDF, or none that can be read."""
    if not body[:_LEAD].lstrip().startswith(_PDF):
        return None
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(BytesIO(body)).pages[:_MOST_PAGES]
        return "\n".join(page.extract_text() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return None


def text_of_mail(body: bytes) -> str | None:
    """Return the subject and the text of an e-mail as it is sent; None for anything else."""
    head = _HEADERS.match(body[:_HEAD])
    if head is None or not _MIME.search(head.group()):
        return None
    message = email.message_from_bytes(body, policy=email.policy.default)
    part = message.get_body(("html", "plain"))
    if part is None:
        return None
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, KeyError):
        return None
    if not isinstance(content, str):
        return None
    if part.get_content_type() == "text/html":
        content = join_lines(lines_of(content))
    return f"From: {message.get('from', '')}\nSubject: {message.get('subject', '')}\n\n{content}"
