"""PDF files and e-mails as they are sent give the same answers as their text."""

from email.message import EmailMessage
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from services.parser.document import Document
from services.parser.formats.files import text_of_mail, text_of_pdf
from services.parser.read_document import read_posting

LINES = (
    "Position Title: Clinical Nurse", "Employer: Tern Health", "Location: Hobart, Australia", "Key responsibilities",
    "- Lead the ward at night", "- Teach the students", "Requirements", "- Registration as a nurse",
    "- Five years in a ward",
)  # fmt: skip


def expected(body: bytes | str) -> None:
    """Check what everybody reads off it."""
    fields = read_posting(Document(body=body)).fields
    assert (fields["company_name"], fields["job_title"]) == ("Tern Health", "Clinical Nurse")
    assert fields["key_responsibilities"] == ["Lead the ward at night", "Teach the students"]


def test_the_text_itself() -> None:
    expected("\n".join(LINES))


def test_a_pdf() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    for row, line in enumerate(LINES):
        canvas.drawString(60, 780 - 18 * row, line)
    canvas.save()
    expected(target.getvalue())


def test_an_email_in_any_transfer_encoding() -> None:
    for encoding in ("quoted-printable", "base64"):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "hr@tern.example", "me@x.example", "A job"
        message.set_content("\n".join(LINES), cte=encoding)
        expected(message.as_bytes())


def test_the_markup_of_an_email_is_preferred() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "hr@tern.example", "A job"
    message.set_content("Your mail program shows no HTML.")
    message.add_alternative("".join(f"<p>{line}</p>" for line in LINES), subtype="html")
    expected(message.as_bytes())


def test_other_bytes_are_neither() -> None:
    assert text_of_pdf(b"<html>") is None
    assert text_of_mail(b"Location: Hobart\nEmployer: Tern Health\n\nText") is None
    assert text_of_pdf(b"%PDF-1.4 broken") is None
