"""Web addresses, read strictly: only what every parser reads alike passes."""

import re
import unicodedata

import httpx

from runtime.fetch.errors import BlockedUrlError, InvalidUrlError
from runtime.fetch.guard.hosts import Endpoint, is_public_host, normalise_host

__all__ = ["endpoint_of", "parse_public_url", "parse_url"]

_NO_SITE = "This is not the address of a public web page, which looks like https://company.com/jobs/123."
_MAX_URL = 4096
_WEB_PORTS = {"http": 80, "https": 443}

_ABSOLUTE = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)")
_WITHOUT_SCHEME = re.compile(r"[^/?#@:\[\]]+\.[^/?#@:\[\]]+(?::[0-9]+)?(?:[/?#].*)?")
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:@%]+)(?::(?P<port>[0-9]{0,5}))?")
# What comes along when an address is copied out of a mail or a chat.
_WRAPPING = " \t\r\n\f\v\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff<>\"'"


def parse_public_url(text: str, *, allowed: frozenset[Endpoint] = frozenset()) -> httpx.URL:
    """Read a web address strictly; `example.com/jobs/1` is read as https.

    Only what every parser reads alike passes: no user names, no backslashes, no control characters, no encoded or
    numeric host names other than plain addresses. Host names are not resolved here.

    Args:
        text: What the user typed, or where a site redirects to.
        allowed: Endpoints that are exempt from the rules for public sites.

    Raises:
        InvalidUrlError: The text is no http(s) address.
        BlockedUrlError: The address can only lead to a private place, or to a port that is not the web's.
    """
    url = parse_url(text)
    host, port = endpoint_of(url)
    if (host, port) not in allowed:
        if port not in _WEB_PORTS.values():
            raise BlockedUrlError("This address names an unusual port. Only ordinary web addresses are opened.")
        if not is_public_host(host):
            raise BlockedUrlError(_NO_SITE) if host.isalnum() and not host.isdigit() else BlockedUrlError
    return url


def endpoint_of(url: httpx.URL) -> Endpoint:
    """Return host and port of an http(s) address, the port spelled out."""
    return url.raw_host.decode("ascii"), _WEB_PORTS[url.scheme] if url.port is None else url.port


def parse_url(text: str) -> httpx.URL:
    """Read a web address strictly, public or not.

    Raises:
        InvalidUrlError: The text is no http(s) address.
    """
    scheme, authority, rest = _split(text.strip(_WRAPPING))
    host, port = _endpoint(scheme, authority)
    bracketed = f"[{host}]" if ":" in host else host
    try:
        url = httpx.URL(f"{scheme}://{bracketed}:{port}{rest}")
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InvalidUrlError from error
    if url.scheme != scheme or endpoint_of(url) != (host, port):
        raise InvalidUrlError
    return url


def _split(text: str) -> tuple[str, str, str]:
    if len(text) > _MAX_URL:
        raise InvalidUrlError(f"This address is longer than {_MAX_URL} characters. Copy only the page's own address.")
    if any(char.isspace() for char in text):
        raise InvalidUrlError("This address contains a space or a line break. Paste nothing but the address.")
    if "\\" in text or any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        raise InvalidUrlError("This address contains characters that web addresses never have.")
    if _WITHOUT_SCHEME.fullmatch(text):
        text = f"https://{text}"
    match = _ABSOLUTE.fullmatch(text)
    scheme = match["scheme"].lower() if match else ""
    if match is None or scheme not in _WEB_PORTS:
        raise InvalidUrlError
    return scheme, match["authority"], match["rest"]


def _endpoint(scheme: str, authority: str) -> Endpoint:
    if "@" in authority:
        raise InvalidUrlError("This address contains a user name or password. Use the page's public address.")
    match = _AUTHORITY.fullmatch(authority)
    if match is None:
        raise InvalidUrlError
    try:
        host = normalise_host(match["host"])
    except ValueError as error:
        raise InvalidUrlError("The host name in this address is not valid. Check its spelling.") from error
    return host, int(match["port"] or _WEB_PORTS[scheme])
