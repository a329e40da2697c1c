"""The web addresses of postings: one strict reading for the guard, one canonical form for the cache."""

import re
import unicodedata
from urllib.parse import parse_qsl, urlencode

import httpx

from services.parser.errors import UrlBlocked, UrlInvalid
from services.parser.fetch.hosts import Endpoint, is_public_host, normalise_host

__all__ = ["canonical_url", "endpoint_of", "parse_public_url"]

_MAX_URL = 4096
_WEB_PORTS = {"http": 80, "https": 443}

_ABSOLUTE = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)")
_WITHOUT_SCHEME = re.compile(r"[^/?#@:\[\]]+\.[^/?#@:\[\]]+(?::[0-9]+)?(?:[/?#].*)?")
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:@%]+)(?::(?P<port>[0-9]{0,5}))?")
# What comes along when an address is copied out of a mail or a chat.
_WRAPPING = " \t\r\n\f\v\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff<>\"'"

_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)

# Only what never selects a posting: `ref`, `id`, `gh_jid`, `jk` and the like stay.
_TRACKING = re.compile(
    r"""
    (?: utm_ | mtm_ | pk_ | hsa_ | mc_ | at_ | rx_ | trk | __?hs | __jv ) .*        # campaigns, by prefix
    | gclid | gclsrc | dclid | gbraid | wbraid | fbclid | msclkid | yclid | ttclid | twclid | li_fat_id | igshid | epik
    | _g[al] | mkt_tok | mkwid | cmpid | (?:s_|i|n)cid | mcid | iisn? | src | source(?:type)? | job_?source
    | referr?er | referral
    | gh_src | lever-(?:source(?:\[\])?|origin|via) | trid | oga                    # Greenhouse, Lever, SmartRecruiters
    | refid | trackingid | lipi | licu | midtoken | midsig | ebp | recommendedflavor  # LinkedIn
    | origintolandingjobpostings
    | needsredirect | bga | j(?:an|un)1offset                                         # iCIMS
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Some sites route in the fragment; there it selects the posting.
_ROUTE = re.compile(r"!|/|(?:.*&)?(?:gh_jid|jobid|job_id|job|jid|currentjobid|req|reqid|p)=", re.IGNORECASE)

_LINKEDIN_JOB = re.compile(r"/jobs/view/(?:[^/]*-)?([0-9]+)(?:/|$)|/jobPosting/([0-9]+)(?:/|$)", re.IGNORECASE)
_INDEED_KEY = re.compile(r"[0-9A-Za-z]+")


def parse_public_url(text: str, *, allowed: frozenset[Endpoint] = frozenset()) -> httpx.URL:
    """Read a web address strictly; `example.com/jobs/1` is read as https.

    Only what every parser reads alike passes: no user names, no backslashes, no control characters, no encoded or
    numeric host names other than plain addresses. Host names are not resolved here.

    Args:
        text: What the user typed, or where a site redirects to.
        allowed: Endpoints that are exempt from the rules for public sites.

    Raises:
        UrlInvalid: The text is no http(s) address.
        UrlBlocked: The address can only lead to a private place, or to a port that is not the web's.
    """
    url = _parse(text)
    host, port = endpoint_of(url)
    if (host, port) not in allowed:
        if port not in _WEB_PORTS.values():
            raise UrlBlocked("This address names an unusual port. Only ordinary web addresses are opened.")
        if not is_public_host(host):
            raise UrlBlocked
    return url


def endpoint_of(url: httpx.URL) -> Endpoint:
    """Return host and port of an http(s) address, the port spelled out."""
    return url.raw_host.decode("ascii"), _WEB_PORTS[url.scheme] if url.port is None else url.port


def _parse(text: str) -> httpx.URL:
    scheme, authority, rest = _split(text.strip(_WRAPPING))
    host, port = _endpoint(scheme, authority)
    bracketed = f"[{host}]" if ":" in host else host
    try:
        url = httpx.URL(f"{scheme}://{bracketed}:{port}{rest}")
    except (httpx.InvalidURL, UnicodeError) as error:
        raise UrlInvalid from error
    if url.scheme != scheme or endpoint_of(url) != (host, port):
        raise UrlInvalid
    return url


def _split(text: str) -> tuple[str, str, str]:
    if len(text) > _MAX_URL:
        raise UrlInvalid(f"This address is longer than {_MAX_URL} characters. Copy only the posting's own address.")
    if any(char.isspace() for char in text):
        raise UrlInvalid("This address contains a space or a line break. Paste nothing but the address.")
    if "\\" in text or any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        raise UrlInvalid("This address contains characters that web addresses never have.")
    if _WITHOUT_SCHEME.fullmatch(text):
        text = f"https://{text}"
    match = _ABSOLUTE.fullmatch(text)
    scheme = match["scheme"].lower() if match else ""
    if match is None or scheme not in _WEB_PORTS:
        raise UrlInvalid
    return scheme, match["authority"], match["rest"]


def _endpoint(scheme: str, authority: str) -> Endpoint:
    if "@" in authority:
        raise UrlInvalid("This address contains a user name or password. Use the posting's public address.")
    match = _AUTHORITY.fullmatch(authority)
    if match is None:
        raise UrlInvalid
    try:
        host = normalise_host(match["host"])
    except ValueError as error:
        raise UrlInvalid("The host name in this address is not valid. Check its spelling.") from error
    return host, int(match["port"] or _WEB_PORTS[scheme])


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
