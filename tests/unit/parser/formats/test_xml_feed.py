"""XML feeds as plain data. Document types are refused, so no entity can grow or reach out."""

from services.parser.formats.xml_feed import parse_xml


def test_xml_without_document_types() -> None:
    assert parse_xml("<a><b>1</b><b>2</b><c x='3'/></a>") == {"a": {"b": ["1", "2"], "c": {"x": "3"}}}
    assert parse_xml('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>') is None
    assert parse_xml("<a><b></a>") is None
