"""Which addresses of strangers may stand behind a link."""

from urllib.parse import quote, urlsplit

__all__ = ["safe_url"]

_SCHEMES = frozenset({"http", "https", "mailto"})
_LONGEST = 2048
_SAFE = "!#$%&'()*+,/:;=?@[]~"


def safe_url(url: str | None) -> str | None:
    """Return `url` in ASCII when it may be put behind a link: http, https or mailto; else None."""
    if not url or len(url) > _LONGEST or not url.isprintable():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
        return None
    return quote(url.strip(), safe=_SAFE)
