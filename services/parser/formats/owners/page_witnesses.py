"""Names on a page that may be the employer's: the site's owner, the rest of its title, its mail address."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.formats.owners.employer_marks import marked_employers
from services.parser.formats.owners.site_owner import full_names, is_of_many_employers
from services.parser.formats.page_title import segments_around
from services.parser.raw_posting import Evidence, Witness
from services.parser.text.words import compact, without_markup
from services.parser.urls.domains import company_domain, is_shared_host, site_keys

__all__ = ["board_names", "owner_keys", "page_witnesses"]

_COPYRIGHT = lazy_compile(
    r"(?:©|&copy;?|\(c\)|copyright)\s*(?:©|&copy;?)?\s*(?:\d{4}(?:\s*[-–/]\s*\d{2,4})?)?[\s,|-]*(?:by\s+)?"
    r"(?P<name>[^<>|©\n]{2,60}?)\s*(?:\d{4}|(?<=[^\W_]{4})\.\s|[|,–-]\s|"
    r"all rights|alle rechte|tous droits|todos los|wszelkie|<|$)",
    re.IGNORECASE,
)
_LOGOS = (
    "img[alt*=logo], img[alt*=Logo], img[class*=logo], [class*=logo] img, a[class*=logo], a[class*=brand], "
    "header a[href='/'] img, nav a[href='/'] img, a[rel=home] img"
)
_HOME = (
    "header a[href='/'], header a[rel=home], nav a[href='/'], [class*=site-title], [class*=site-name], "
    "[class*=sitename], [class*=navbar-brand], [class*=logo] span, [class*=logo] a, header [class*=brand]"
)
_LOGO_FILES = (
    "img[src*=logo], img[src*=Logo], img[class*=logo], img[id*=logo], img[alt*=logo], img[alt*=Logo], "
    "[class*=logo] img, [id*=logo] img, [class*=navbar-brand] img, header a[href='/'] img"
)
_FILE_PARTS = lazy_compile(r"[\W_]+")
# What files of logos are called besides: their kind, colour, size and place.
_OF_FILE = lazy_compile(
    r"(?i)\w*logos?\w*|white|black|blue|dark|light|color|colour|rgb|cmyk|transparent|footer|header|main|small|large|big|"
    r"mobile|desktop|horizontal|vertical|brand|site|default|new|image|img|icon|web|min|final|\d+x?\d*|\w|\d*px|v\d+"
)
_LOGO_WORDS = lazy_compile(r"\b(?:logo|logotype|home|homepage|startseite|accueil|inicio)\b", re.IGNORECASE)
_MAIL = lazy_compile(r"mailto:[^\"'<>\s?@]{1,60}@(?P<host>[a-z0-9.-]{4,60})", re.IGNORECASE)
_META = ("application-name", "author", "apple-mobile-web-app-title", "og:site_name")
_VENDOR = lazy_compile(r"\bpowered by\s*(?:<[^<>]{0,300}>\s*){0,3}(?P<name>\w[\w. ]{1,40})", re.IGNORECASE)
_COPYRIGHT_LINE = 160
_LONGEST, _MOST_NODES, _MOST_WORDS = 60, 12, 6


def board_names(page: Page) -> list[str]:
    """Return the names of a site that publishes many employers' postings, whose they are not; else nothing."""
    if not is_of_many_employers(page):
        return []
    owners = (without_markup(text) for text, _ in _owners(page))
    return [*dict.fromkeys(name for name in owners if name), *site_keys(page.address)]


def owner_keys(page: Page) -> set[str]:
    """Return the letters of the names that a site has for itself: a heading that is one is not the job."""
    names = (_name(text, "") for text, _ in _owners(page))
    return {compact(name) for name in names if name} | site_keys(page.address)


def page_witnesses(page: Page, title: str) -> list[Witness]:
    """Return the names, those of the site's owner as one kind of witness."""
    owners = [Witness(name, kind) for text, kind in _owners(page) if (name := _name(text, title))]
    keys = {compact(owner.name) for owner in owners} | site_keys(page.address)
    found = [*dict.fromkeys(owners), *(Witness(name, "owner") for name in full_names(page))]
    found += [witness for witness in marked_employers(page, title) if compact(witness.name) not in keys]
    for segment in segments_around(page.title, title):
        name = _name(segment, title)
        if name and compact(name) not in keys:
            found.insert(0, Witness(name, "title"))
        elif name:
            found.append(Witness(name, "site"))
    found += [Witness(stem, "file") for stem in _logo_files(page)]
    is_powered = "owered" in page.markup or "OWERED BY" in page.markup
    vendors = {compact(match["name"]) for match in _VENDOR.finditer(page.markup)} if is_powered else set()
    found = [witness for witness in found if compact(witness.name) not in vendors]
    mails = _MAIL.finditer(page.markup) if "mailto:" in page.markup else ()
    for host in dict.fromkeys(match["host"].lower() for match in mails):
        domain = company_domain(f"https://{host}")
        if domain and not is_shared_host(host):
            found.append(Witness(domain.split(".")[0], "address"))
    return found


def _owners(page: Page) -> Iterator[tuple[str, Evidence]]:
    for name in _META:
        yield page.meta.get(name, ""), "site"
    for node in page.nodes(_LOGOS)[:_MOST_NODES]:
        named = (node.attributes.get(name) for name in ("alt", "title", "aria-label"))
        yield next(filter(None, named), ""), "logo"
    for node in page.nodes(_HOME)[:_MOST_NODES]:
        yield node.text(separator=" "), "logo"
    markup = page.markup
    # Plain searches are much faster than the pattern.
    for mark in ("©", "&copy", "opyright", "(c)"):
        at = markup.find(mark)
        while at >= 0:
            if match := _COPYRIGHT.search(markup, max(0, at - 1), at + _COPYRIGHT_LINE):
                yield match["name"], "copyright"
            at = markup.find(mark, at + _COPYRIGHT_LINE)


def _logo_files(page: Page) -> list[str]:
    """Return the words of the files of logos: `acme` for `/media/acme_logo_white.svg`."""
    sources = (node.attributes.get("src") or "" for node in page.nodes(_LOGO_FILES)[:_MOST_NODES])
    stems = (unquote(urlsplit(source).path).rpartition("/")[2].rpartition(".")[0] for source in sources)
    words = ([word for word in _FILE_PARTS.split(stem) if not _OF_FILE.fullmatch(word)] for stem in stems)
    return list(dict.fromkeys("-".join(found) for found in words if found))


def _name(text: str, title: str) -> str | None:
    name = clean_company(_LOGO_WORDS.sub(" ", without_markup(text)).strip(" -–|·:,."))
    if not name or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or is_boilerplate_name(name):
        return None
    return name if re.search(r"[^\W\d_]{2}", name) and fold(name) not in fold(title) else None
