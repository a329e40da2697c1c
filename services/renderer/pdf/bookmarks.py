"""The outline that a viewer shows beside the pages."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.values import Ref, text_string

__all__ = ["Bookmark", "write_bookmarks"]


class Bookmark(NamedTuple):
    """An entry of the outline."""

    title: str
    level: int
    """0 for chapters, 1 for their parts."""
    key: str
    """The name of its place."""


def write_bookmarks(file: PdfFile, bookmarks: Sequence[Bookmark], jump: Callable[[str], str]) -> Ref:
    """Write the outline and return its number; chapters are shown and their parts folded.

    Args:
        file: Where it goes.
        bookmarks: Its entries, in order.
        jump: Returns what leads to the place of a key.
    """
    root = file.reserve()
    chapters: list[tuple[Bookmark, list[Bookmark]]] = []
    for bookmark in bookmarks:
        if bookmark.level == 0 or not chapters:
            chapters.append((bookmark, []))
        else:
            chapters[-1][1].append(bookmark)
    refs = [file.reserve() for _ in chapters]
    for number, (chapter, parts) in enumerate(chapters):
        below = [file.reserve() for _ in parts]
        for place, part in enumerate(parts):
            file.put(below[place], _entry(part, refs[number], below, place, jump))
        inside = f"/First {below[0]}/Last {below[-1]}/Count -{len(below)}" if below else ""
        file.put(refs[number], _entry(chapter, root, refs, number, jump, inside))
    ends = f"/First {refs[0]}/Last {refs[-1]}" if refs else ""
    file.put(root, f"<</Type/Outlines{ends}/Count {len(refs)}>>")
    return root


def _entry(
    bookmark: Bookmark, parent: Ref, row: Sequence[Ref], number: int, jump: Callable[[str], str], inside: str = ""
) -> str:
    before = f"/Prev {row[number - 1]}" if number else ""
    after = f"/Next {row[number + 1]}" if number + 1 < len(row) else ""
    return f"<</Title{text_string(bookmark.title)}/Parent {parent}{jump(bookmark.key)}{before}{after}{inside}>>"
