"""What each text of the file is: sections, headings, lists, quotes, tables, links, in the order in which they are read.

Screen readers, search and export read this tree and not the pages. What is on a page and not in the tree is decoration.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.values import Ref, text_string

__all__ = ["Element", "MarkedObject", "MarkedText", "lang", "write_structure"]


@dataclass(slots=True)
class MarkedText:
    """A stretch of a page's text, by its number there."""

    page: Ref
    number: int
    order: int = 0
    """Where it is read among the others of its element."""


@dataclass(slots=True)
class MarkedObject:
    """Something on a page that is no text: a link."""

    page: Ref
    target: Ref


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document."""

    role: str
    """One of PDF's standard structure types: `Sect`, `H1`, `P`, `L`, `LI`, `Lbl`, `LBody`, `BlockQuote`, …"""
    attributes: str = ""
    """Further entries of its dictionary."""
    kids: "list[Element | MarkedText | MarkedObject]" = field(default_factory=list)
    order: int = 0
    """As that of a stretch of text, for a part that stands within a text: a link."""
    ref: Ref | None = None
    target: "Element | None" = None
    """What an entry of the table of contents leads to."""

    def child(self, role: str, attributes: str = "") -> "Element":
        """Return a new part, behind all others."""
        element = Element(role, attributes)
        self.kids.append(element)
        return element


Marked: TypeAlias = Sequence[Element]

_NAMESPACE = "<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>"
"""Of PDF 2.0; programs that know none pass over it."""


def write_structure(file: PdfFile, root: Element, *, owners: dict[int, Marked | Element]) -> Ref:
    """Write the tree and return its root's number.

    Args:
        file: Where it goes.
        root: The element of the whole document.
        owners: By the key of a page, the elements of its stretches of text; by that of a link, its element.
    """
    ref = file.reserve()
    namespace = file.add(_NAMESPACE)
    root.attributes += f"/NS {namespace}"
    top = _write(file, root, ref)
    numbers = " ".join(f"{key} {_owner(file, owner)}" for key, owner in sorted(owners.items()))
    tree = file.add(f"<</Nums[{numbers}]>>")
    file.put(
        ref,
        f"<</Type/StructTreeRoot/K {top}/ParentTree {tree}/ParentTreeNextKey {len(owners)}/Namespaces[{namespace}]>>",
    )
    return ref


def lang(language: str) -> str:
    """Return the attribute for the language of an element's text."""
    return f"/Lang{text_string(language)}"


def _owner(file: PdfFile, owner: Marked | Element) -> str:
    if isinstance(owner, Element):
        return str(owner.ref)
    return str(file.add(f"[{' '.join(str(element.ref) for element in owner)}]"))


def _numbered(file: PdfFile, element: Element) -> Ref:
    """Return the number of an element, which it is given when something refers to it."""
    element.ref = element.ref or file.reserve()
    return element.ref


def _write(file: PdfFile, element: Element, parent: Ref) -> Ref:
    ref = _numbered(file, element)
    page: Ref | None = None
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(str(_write(file, kid, ref)))
        elif isinstance(kid, MarkedObject):
            kids.append(f"<</Type/OBJR/Pg {kid.page}/Obj {kid.target}>>")
        else:
            page = page or kid.page
            kids.append(str(kid.number) if kid.page == page else f"<</Type/MCR/Pg {kid.page}/MCID {kid.number}>>")
    where = f"/Pg {page}" if page else ""
    if element.target:
        where += f"/Ref[{_numbered(file, element.target)}]"
    file.put(ref, f"<</S/{element.role}/P {parent}{where}{element.attributes}/K[{' '.join(kids)}]>>")
    return ref
