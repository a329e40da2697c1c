"""Who signs a text: the name above a postal address, and the domain of the address for applications."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lexicon.company.legal_forms import without_legal_form
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.company import clean_company
from services.parser.fields.place.gazetteer import has_postal_code, is_place
from services.parser.text.facts import is_fact
from services.parser.text.lines import TextLine
from services.parser.urls.domains import company_domain

__all__ = ["imprints", "link_labels", "mail_labels"]

_MAIL = lazy_compile(
    r"[\w.+-]@(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
)
_LINK = lazy_compile(r"https?://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_MOST_LINKS = 4
_PARTS = lazy_compile(r"\s*[,·•|]\s+|\s[–—-]\s")
_STREET = lazy_compile(r"[^\W\d].*\s\d{1,5}[a-zA-Z]?$|^\d{1,5}[,]?\s[^\W\d].*")
_LONGEST, _MOST_WORDS = 70, 8


def mail_labels(text: str) -> list[str]:
    """Return the names of the domains that mail is sent to, but not of those where anybody has an address."""
    hosts = dict.fromkeys(match["host"] for match in _MAIL.finditer(text.lower())) if "@" in text else {}
    return _labels(hosts)


def link_labels(text: str) -> list[str]:
    """Return the names of the few domains that a text leads to, but not of those where anybody has a page."""
    hosts = dict.fromkeys(match["host"] for match in _LINK.finditer(text.lower())) if "://" in text else {}
    return _labels(hosts)[:_MOST_LINKS]


def _labels(hosts: Iterable[str]) -> list[str]:
    domains = (company_domain(f"https://{host}") for host in hosts)
    labels = (domain.split(".")[0] for domain in domains if domain)
    # `example.com` is nobody's.
    return list(dict.fromkeys(label for label in labels if label != "example"))


def imprints(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the names above a street and a postal code, in lines of their own or in one."""
    parts = [part for line in lines if line.kind != "item" for part in _PARTS.split(line.text[:200])]
    for at, (street, town) in enumerate(pairwise(parts)):
        if has_postal_code(town) and _STREET.match(street) and at:
            if name := _signature(parts[at - 1]):
                yield name
            elif at > 1 and (name := _signature(parts[at - 2])):
                # A person or a department stands between.
                yield name


def _signature(text: str) -> str | None:
    # `Write to: Acme`
    text = text.rpartition(": ")[2]
    is_short = 1 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    is_ended = is_short and text[-1] in ".!?:;" and without_legal_form(text) == text
    is_name = is_short and not is_ended and not text[:1].islower() and not any(map(str.isdigit, text))
    return clean_company(text) if is_name and not is_place(text) and not is_fact(text) else None
