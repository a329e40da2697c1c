import zipfile
from io import BytesIO

import pytest

from services.parser.errors import PostingUnsupportedType
from services.parser.preview.documents import text_of_upload

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Data</w:t></w:r><w:r><w:tab/><w:t>engineer</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Five years</w:t><w:br/><w:t>of Go</w:t></w:r></w:p></w:body></w:document>"
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def docx(body: str, name: str = "word/document.xml") -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, body)
    return buffer.getvalue()


def test_the_text_of_a_word_document() -> None:
    assert text_of_upload(docx(BODY), DOCX) == "Data\tengineer\nFive years\nof Go"


def test_a_plain_text_in_another_encoding() -> None:
    assert text_of_upload("Résumé\x00 of Zoë".encode("utf-16"), "text/plain") == "Résumé of Zoë"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"no archive", DOCX),
        (docx("x", "other.xml"), DOCX),
        (docx("<broken"), DOCX),
        (docx(BOMB), DOCX),
        (docx(f'<w:document xmlns:w="{WORD}"/>'), DOCX),
        (b"no pdf", "application/pdf"),
        (b"%PDF-1.7 broken", "application/pdf"),
        (b"  \n", "text/plain"),
    ],
)
def test_what_holds_no_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(PostingUnsupportedType) as refused:
        text_of_upload(data, kind)
    assert refused.value.message.endswith("Paste its text instead.")
