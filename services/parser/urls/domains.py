"""Web domains: whose they are, and which ones host other companies' postings."""

import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from lexicon.lazy_regex import lazy_compile
from services.parser.text.words import compact
from services.parser.vocabulary import load

__all__ = [
    "account_label",
    "company_domain",
    "company_in_path",
    "guess_domain",
    "host_of",
    "is_built_host",
    "is_shared_host",
    "owner_labels",
    "registrable",
    "site_keys",
    "site_label",
    "tenant_label",
]

_WORDS = load("hosts")
# Registries under which companies register; enough for company sites, not the Public Suffix List.
_SECOND_LEVEL = frozenset(_WORDS["second_level"].split())
_TRACKING = frozenset(_WORDS["tracking"].split())
_SHARED = _TRACKING | frozenset(_WORDS["shared"].split()) | frozenset(_WORDS["builders"].split())
_GENERIC_LABELS = frozenset(_WORDS["generic_labels"].split())
_GENERIC_SEGMENTS = _GENERIC_LABELS | frozenset(_WORDS["generic_segments"].split())
_BUILDERS = frozenset(_WORDS["builders"].split())
_MAIL = frozenset(_WORDS["mail"].split())
# `us4`, `eu-west-1`, `recruiting2` serve everybody; an account is a word, not an id or a locale.
_SERVER = lazy_compile(r"[a-z]{2}(?:[-_.]?\w*\d)?|(?:careers?|jobs?|recruiting|secure|career\w?)\d*", re.IGNORECASE)
_SKIPPED = lazy_compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?|\d+")
_ACCOUNT = lazy_compile(r"(?!.*\d{4})[^\W\d_][\w.&' -]*")
_HIRING_WORDS = lazy_compile(
    r"^(?:careers?|carreiras?|jobs?|karriere|recru\w*|emplois?|work(?:at|with)?|join|vagas|vacatures|werkenbij|kariera)[-_]?"
    r"|[-_]?(?:careers?|jobs?|karriere|recru\w*|emplois?|hiring|talent)$"
)
_COMPANY_SEGMENTS = frozenset(_WORDS["company_segments"].split())
_COUNTRY_CODE = 2
_LABEL = range(2, 41)


def host_of(url: str | None) -> str:
    """Return the lower-case host of an address without port and `www.`; empty when there is none."""
    address = url or ""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def registrable(host: str) -> str:
    """Return the domain that somebody registered: `careers.example.co.uk` becomes `example.co.uk`."""
    labels = host.split(".")
    is_second_level = len(labels[-1]) == _COUNTRY_CODE and labels[-2:-1] and labels[-2] in _SECOND_LEVEL
    size = 3 if is_second_level else 2
    return ".".join(labels[-size:])


def is_shared_host(host: str) -> bool:
    """Whether the host serves many companies' postings."""
    return registrable(host) in _SHARED or host in _SHARED


def is_built_host(host: str) -> bool:
    """Whether a site builder's host serves one owner's site: `acme.github.io`."""
    return registrable(host) in _BUILDERS


def company_domain(*urls: str | None) -> str | None:
    """Return the first address's domain that can be a company's own."""
    for url in urls:
        host = host_of(url)
        if "." in host and not re.fullmatch(r"[\d.]+", host) and not is_shared_host(host) and host not in _MAIL:
            return registrable(host)
    return None


def site_label(url: str | None) -> str | None:
    """Return the name part of a company's own site: `careers.hkjc.com` gives `hkjc`; None on shared hosts."""
    host = host_of(url)
    if "." not in host or re.fullmatch(r"[\d.:]+", host) or is_shared_host(host):
        return None
    label = registrable(host).split(".")[0]
    return None if label in _GENERIC_LABELS or len(label) not in _LABEL else label


def tenant_label(host: str) -> str | None:
    """Return the company's own label on a shared host: `acme.recruitee.com` gives `acme`."""
    labels = host.split(".")
    own = [label for label in labels[: -len(registrable(host).split("."))] if label not in _GENERIC_LABELS]
    return own[0] if own else None


def site_keys(url: str | None) -> set[str]:
    """Return the letters of a site's names for itself: its domain with and without the ending."""
    domain = registrable(host_of(url))
    return {compact(domain), compact(domain.split(".")[0])} - {""}


def owner_labels(url: str | None) -> list[str]:
    """Return whose names the host may hold: its subdomain, `acme` of `acme.hiringtool.com`, then the domain."""
    host = host_of(url)
    if "." not in host or re.fullmatch(r"[\d.:]+", host):
        return []
    tenant = tenant_label(host)
    tenant = _HIRING_WORDS.sub("", tenant) if tenant else None
    label = site_label(url)
    return [name for name in (tenant, label) if name and len(name) in _LABEL and not _SERVER.fullmatch(name)]


def company_in_path(url: str | None) -> str | None:
    """Return the segment behind a word for companies: `/companies/acme/jobs/7`."""
    path = [unquote(part) for part in urlsplit(url or "").path.split("/") if part]
    for word, name in pairwise(path):
        if word.casefold() in _COMPANY_SEGMENTS and _ACCOUNT.fullmatch(name) and len(name) in _LABEL:
            return name
    return None


def account_label(url: str | None) -> str | None:
    """Return the company's label on a tracking system: its own subdomain, else the first informative path segment."""
    host = host_of(url)
    if registrable(host) not in _TRACKING:
        return None
    label = (tenant_label(host) or "").removeprefix("careers-").removeprefix("jobs-")
    if not label or _SERVER.fullmatch(label):
        path = [unquote(part) for part in urlsplit(url or "").path.split("/")[1:-1] if part]
        informative = (
            part for part in path if part.casefold() not in _GENERIC_SEGMENTS and not _SKIPPED.fullmatch(part)
        )
        label = next(informative, "")
    return label if _ACCOUNT.fullmatch(label) and len(label) in _LABEL else None


def guess_domain(company: str) -> str | None:
    """Guess `acme.com` from a company's name; a guess and nothing more."""
    if re.fullmatch(r"[\w-]+\.[a-z]{2,6}", company.casefold()):
        return company.casefold()
    label = compact(company.replace("&", "and"))
    if not label.isascii():
        return None
    return f"{label}.com" if len(label) in _LABEL else None
