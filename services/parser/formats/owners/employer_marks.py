"""Employers that a page's markup shows near the heading: a link to their profile, an element called so, a logo."""

from typing import TYPE_CHECKING
from urllib.parse import unquote

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.place.gazetteer import is_place
from services.parser.raw_posting import Witness
from services.parser.text.meanings import is_page_word, key_of
from services.parser.text.words import without_markup

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["marked_employers"]

_ABOVE, _BELOW = 2500, 6000
_LONGEST, _MOST_WORDS, _MOST_NODES = 80, 9, 400
_NAMING = ("class", "id", "itemprop", "data-test", "data-testid", "data-qa", "data-field", "data-automation", "name")
_NAMED = ", ".join(f"[{name}]" for name in _NAMING)
_TOKENS = lazy_compile(r"[\s.]+")
# What an element may be called besides a word for companies, and still hold the name alone.
_PLAIN = frozenset({"name", "titled", "generic", "type"})
_SITE = lazy_compile(r"^(?:[a-z]+:)?//[^/]*")
_LOGO = lazy_compile(r"logo|company|employer|brand")
_LOGO_WORDS = lazy_compile(r"(?i)\b(?:logo(?:type)?|of|von|de|di)\b")


def marked_employers(page: Page, title: str) -> list[Witness]:
    """Return the first name that an element around the heading states."""
    from selectolax.lexbor import LexborHTMLParser

    body = page.body
    at = _heading_at(body, title)
    if at < 0:
        return []
    near = body[max(0, at - _ABOVE) : at + _BELOW]
    tree = LexborHTMLParser(near[near.find(b"<") :].decode(errors="ignore"))
    nodes = tree.css(f"{_NAMED}, a[href], img[alt]")[:_MOST_NODES]
    names = [name for node in nodes if (text := _employer_in(node)) and (name := _name(text))]
    return [Witness(name, "marked") for name in names[:1]]


def _heading_at(body: bytes, title: str) -> int:
    found = body.find(b"<h1")
    return found if found >= 0 else body.find(title.encode()) if title else -1


def _employer_in(node: "LexborNode") -> str | None:
    """Return the text of an element that says of itself that it names a company, or of a company's logo."""
    attributes = node.attributes
    if node.tag == "img":
        source = (
            f"{attributes.get('src')} {attributes.get('class')} {node.parent and node.parent.attributes.get('class')}"
        )
        return _LOGO_WORDS.sub("", attributes.get("alt") or "") if _LOGO.search(source.lower()) else None
    is_marked = any(_means_company(token) for name in _NAMING if (value := attributes.get(name))
                    for token in _TOKENS.split(value))  # fmt: skip
    if not is_marked and node.tag == "a":
        is_marked = _leads_to_company(attributes.get("href") or "")
    return _own_text(node) if is_marked else None


def _means_company(token: str) -> bool:
    key = key_of(token)
    last = key_of(key.words[-1]) if key.words else key
    if not (last.has("name") or "company" in last.entities):
        # `company-size`
        return False
    return {entity for entity in key.entities if entity != "job"} == {"company"} and set(key.attributes) <= _PLAIN


def _leads_to_company(address: str) -> bool:
    """Whether a link leads to the profile of a company: `/company/acme`, `/organisme/1204`, `#employer`."""
    path = unquote(_SITE.sub("", address).split("?")[0])
    segments = [segment for segment in path.split("/") if segment]
    return len(segments) > 1 and any(key_of(segment).entities == ("company",) for segment in segments[-3:-1])


def _own_text(node: "LexborNode") -> str:
    """Return an element's own words, else those of its first child with any: links behind a name are no part of it."""
    own = without_markup(node.text(deep=False))
    if own:
        return own
    children = (child for child in node.iter() if child.text(strip=True))
    child = next(children, None)
    return _own_text(child) if child else ""


def _name(text: str) -> str | None:
    name = clean_company(text)
    if not name or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return None
    return None if is_boilerplate_name(name) or is_page_word(name, loosely=True) or is_place(name) else name
