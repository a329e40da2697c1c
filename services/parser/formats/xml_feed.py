"""XML feeds as plain data. Document types are refused, so no entity can grow or reach out."""

import re
from typing import Any
from xml.parsers import expat

__all__ = ["parse_xml"]


class _DeclarationError(Exception):
    """The document declares a type or entities."""


class _XmlReader:
    def __init__(self) -> None:
        self.stack: list[tuple[str, dict[str, Any], list[str]]] = [("", {}, [])]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.stack.append((tag.rsplit(":", 1)[-1], dict(attributes), []))

    def text(self, data: str) -> None:
        self.stack[-1][2].append(data)

    def end(self, _tag: str) -> None:
        tag, children, text = self.stack.pop()
        content = "".join(text).strip()
        value: Any = content
        if children:
            value = {**children, "value": content} if content else children
        parent = self.stack[-1][1]
        if tag in parent:
            known = parent[tag]
            parent[tag] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            parent[tag] = value


def parse_xml(text: str) -> dict[str, Any] | None:
    """Return elements as nested dicts; None when the text is no well-formed XML.

    Repeated elements become lists, attributes are children, prefixes are dropped.
    """
    reader = _XmlReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    # The text is decoded already, whatever its declaration says.
    body = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        parser.Parse(body.encode(), True)
    except (expat.ExpatError, _DeclarationError):
        return None
    return reader.stack[0][1]


def _refuse(*_: Any) -> None:
    raise _DeclarationError
