"""Real postings in pages of our own making: where the employer's name stands varies more than what postings say."""

import html
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from services.parser.document import Document
from services.parser.text.words import compact

__all__ = ["laid_out"]

_PATH = Path(__file__).with_name("layouts.toml")


def laid_out(origin: str, names: tuple[str, str], place: str, text: str, *, most: int) -> Iterator[Document]:
    """Yield the posting in some of the layouts, always the same for one origin.

    Args:
        origin: Chooses the layouts.
        names: Employer and title.
        place: Where the work is done.
        text: The posting.
        most: How many layouts.
    """
    layouts = _layouts()
    start = sha256(origin.encode()).digest()
    for at in range(most):
        kind, layout = layouts[(start[0] + at * 5) % len(layouts)]
        yield _page(kind, layout, names, place, text, board=start[1] + at)


@cache
def _layouts() -> list[tuple[str, str]]:
    tables = tomllib.loads(_PATH.read_text("utf-8"))
    return [(kind, layout) for kind in ("boards_pages", "own_pages") for layout in tables[kind].values()]


@cache
def _boards() -> list[str]:
    return [name.strip() for name in tomllib.loads(_PATH.read_text("utf-8"))["boards"].split(";")]


def _page(kind: str, layout: str, names: tuple[str, str], place: str, text: str, *, board: int) -> Document:
    employer, title = names
    name = _boards()[board % len(_boards())]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    values = {"@TEXT": body, "@T": html.escape(title), "@C": html.escape(employer), "@P": place, "@B": name}
    for sign, value in values.items():
        layout = layout.replace(sign, value)
    owner = compact(name if kind == "boards_pages" else employer)
    return Document(body=f"<html><body>{layout}</body></html>", url=f"https://www.{owner}.example/job/{4000 + board}")
