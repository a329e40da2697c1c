"""One canonical address per posting, the key of the cache."""

import re
from urllib.parse import parse_qsl, urlencode

import httpx

from lexicon import patterns
from lexicon.lazy_regex import lazy_compile
from runtime.fetch.errors import InvalidUrlError
from runtime.fetch.guard.urls import parse_url
from services.parser.fetching import to_parser_error

__all__ = ["canonical_url"]

_PERCENT = lazy_compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_SESSION_IN_PATH = lazy_compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)

_TRACKING = patterns.pattern("addresses", "tracking")
# Some sites route in the fragment; there it selects the posting.
_ROUTE = lazy_compile(r"!|/|(?:.*&)?(?:gh_jid|jobid|job_id|job|jid|currentjobid|req|reqid|p)=", re.IGNORECASE)

_LINKEDIN_JOB = lazy_compile(r"/jobs/view/(?:[^/]*-)?([0-9]+)(?:/|$)|/jobPosting/([0-9]+)(?:/|$)", re.IGNORECASE)
_INDEED_KEY = lazy_compile(r"[0-9A-Za-z]+")


def canonical_url(url: str | httpx.URL) -> str:
    """Return one spelling for all addresses of the same posting: the key of the cache, not an address to fetch.

    Tracking parameters, fragments that are no routes, default ports, session ids and trailing slashes go; the query is
    sorted; LinkedIn and Indeed addresses are reduced to the job's id.

    Raises:
        UrlInvalid: The text is no http(s) address.
    """
    parsed = _parse(url) if isinstance(url, str) else url
    host = parsed.raw_host.decode("ascii")
    platform = _linkedin(parsed, host) or _indeed(parsed, host)
    if platform is not None:
        return platform
    if _belongs_to(host, "linkedin.com"):
        parsed = parsed.copy_with(scheme="https", host="www.linkedin.com")
    raw_path, _, query = parsed.raw_path.decode("ascii").partition("?")
    path = _SESSION_IN_PATH.sub("", _PERCENT.sub(_normalise_escape, raw_path)).rstrip("/")
    query = _canonical_query(query)
    route = parsed.fragment.rstrip("/") if _ROUTE.match(parsed.fragment) else ""
    netloc = parsed.netloc.decode("ascii")
    key = f"{parsed.scheme}://{netloc}{path or '/'}" + (query and f"?{query}") + (route and f"#{route}")
    # A quotation mark at the end would be taken for one that was pasted around the address.
    return key.replace("'", "%27")


def _parse(text: str) -> httpx.URL:
    try:
        return parse_url(text)
    except InvalidUrlError as error:
        raise to_parser_error(error) from error


def _linkedin(url: httpx.URL, host: str) -> str | None:
    if not _belongs_to(host, "linkedin.com"):
        return None
    match = _LINKEDIN_JOB.search(url.path)
    job = (match[1] or match[2]) if match else url.params.get("currentJobId", "")
    return f"https://www.linkedin.com/jobs/view/{job}" if job.isascii() and job.isdigit() else None


def _indeed(url: httpx.URL, host: str) -> str | None:
    key = url.params.get("jk") or url.params.get("vjk") or ""
    if not (_belongs_to(host, "indeed.com") and _INDEED_KEY.fullmatch(key)):
        return None
    site = "www.indeed.com" if host in {"indeed.com", "m.indeed.com"} else host
    return f"https://{site}/viewjob?jk={key}"


def _belongs_to(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _normalise_escape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()


def _canonical_query(query: str) -> str:
    # Surrogates keep bytes that are no UTF-8 apart.
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair[0])]
    return urlencode(sorted(kept, key=lambda pair: pair[0]), errors="surrogateescape")
