"""What the file says about itself, to old programs and to new ones, and that it is made for everybody (PDF/UA)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from xml.sax.saxutils import escape

from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.values import Ref, text_string

__all__ = ["Imprint", "Standard", "write_info", "write_metadata"]

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Prepline</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>Prepline</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
{standard}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Standard(StrEnum):
    """Which part of the standard for documents that everybody can read a file claims to follow.

    Guides follow both; a file can name one.
    """

    UA_1 = "ua-1"
    """PDF/UA-1 of 2014, for PDF 1.7: what most checkers and laws ask for."""
    UA_2 = "ua-2"
    """PDF/UA-2 of 2024, for PDF 2.0."""

    @property
    def version(self) -> tuple[int, int]:
        """The version of PDF that it stands on."""
        return (1, 7) if self is Standard.UA_1 else (2, 0)

    @property
    def claim(self) -> str:
        """What the metadata say of it."""
        revised = "" if self is Standard.UA_1 else "<pdfuaid:rev>2024</pdfuaid:rev>"
        return f"<pdfuaid:part>{self[-1]}</pdfuaid:part>{revised}"


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What the document says about itself; every text is clean already."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str
    made_at: datetime
    """The date of the content, so that the same guide always has the same bytes."""
    standard: Standard = Standard.UA_1


def write_metadata(file: PdfFile, imprint: Imprint) -> Ref:
    """Write the metadata as XMP and return their number."""
    text = _XMP.format(
        title=escape(imprint.title),
        author=escape(imprint.author),
        subject=escape(imprint.subject),
        language=escape(imprint.language),
        standard=imprint.standard.claim,
        keywords=escape(", ".join(imprint.keywords)),
        date=f"{imprint.made_at:%Y-%m-%dT%H:%M:%S}+00:00",
    )
    ref = file.reserve()
    file.put_plain_stream(ref, text.encode("utf-8", "replace"), "/Type/Metadata/Subtype/XML")
    return ref


def write_info(file: PdfFile, imprint: Imprint) -> Ref:
    """Write the metadata as a dictionary and return its number."""
    date = f"(D:{imprint.made_at:%Y%m%d%H%M%S}+00'00')"
    texts = {
        "Title": imprint.title,
        "Author": imprint.author,
        "Subject": imprint.subject,
        "Keywords": ", ".join(imprint.keywords),
        "Creator": "Prepline",
        "Producer": "Prepline",
    }
    entries = "".join(f"/{name}{text_string(text)}" for name, text in texts.items())
    return file.add(f"<<{entries}/CreationDate{date}/ModDate{date}>>")
