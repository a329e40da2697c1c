"""The limits of fetching."""

from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network

from pydantic import BaseModel, ByteSize, Field, field_validator

from runtime.fetch.guard.hosts import Endpoint, parse_endpoints

__all__ = ["BrowserSettings", "FetchSettings", "require_sandbox"]


class BrowserSettings(BaseModel):
    """How pages that need their scripts are rendered; needs the extra `browser` and an installed Chromium."""

    enabled: bool = False
    """Render pages that are empty without their scripts."""
    executable: str = "chromium"
    """Command or path of the browser."""
    sandboxed: bool = True
    """Chromium's own sandbox; it cannot start as root."""
    pages: int = Field(default=2, ge=1)
    """Rendered at once."""
    total_timeout: timedelta = timedelta(seconds=20)
    """For one page."""
    settle_timeout: timedelta = timedelta(seconds=5)
    """How long scripts may go on loading after the page itself is there."""
    max_bytes: ByteSize = Field(default=ByteSize(32 * 1024 * 1024), gt=0)
    """Over one connection of the browser."""


class FetchSettings(BaseModel):
    """How pages of strangers are fetched."""

    user_agent: str = Field(default="Mozilla/5.0 (compatible; Prepline/0.1; reads single pages on request)")
    """Add an address where site owners reach you."""
    robots_agent: str = Field(default="prepline", pattern=r"^[A-Za-z_-]{1,40}$")
    """The product token that is looked up in robots.txt; part of the user agent."""
    total_timeout: timedelta = timedelta(seconds=20)
    """For one page, with its redirects and retries."""
    connect_timeout: timedelta = timedelta(seconds=5)
    """For the connection, encryption included."""
    read_timeout: timedelta = timedelta(seconds=10)
    """Longest silence of a server."""
    queue_timeout: timedelta = timedelta(seconds=30)
    """Longest wait for the host's turn, before the total timeout starts."""

    tries: int = Field(default=3, ge=1)
    """Of one page, when the site does not answer or asks to come back."""
    retry_wait: timedelta = timedelta(milliseconds=500)
    """Before the second try; doubles, plus as much jitter."""
    max_redirects: int = Field(default=5, ge=0)
    """Followed; each target is checked like the first address."""
    max_raw_bytes: ByteSize = Field(default=ByteSize(4 * 1024 * 1024), gt=0)
    """Of a body as it comes over the wire."""
    max_decoded_bytes: ByteSize = Field(default=ByteSize(8 * 1024 * 1024), gt=0)
    """Of a body after decompression."""

    max_connections: int = Field(default=64, ge=1)
    """Open at once, over all hosts."""
    requests_per_second: float = Field(default=4, gt=0)
    """To one host."""
    stored_bytes: ByteSize = ByteSize(32 * 1024 * 1024)
    """Memory for pages that are revalidated by ETag or date instead of being sent again; 0 turns it off."""

    refused_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    """Public ranges of your own that must not be reached either."""
    browser: BrowserSettings = BrowserSettings()
    allowed_hosts: tuple[str, ...] = ()
    """`host` or `host:port` of a sandbox, exempt from the guard; refused outside the local environment."""

    @field_validator("allowed_hosts")
    @classmethod
    def _are_endpoints(cls, entries: tuple[str, ...]) -> tuple[str, ...]:
        parse_endpoints(entries)
        return entries

    @property
    def allowed_endpoints(self) -> frozenset[Endpoint]:
        """The allowed hosts as host and port."""
        return parse_endpoints(self.allowed_hosts)


def require_sandbox(settings: FetchSettings, *, environment: str) -> None:
    """Check that the guard has no exemptions where strangers' addresses are fetched for real.

    Raises:
        ValueError: Hosts are allowed outside the local environment.
    """
    if settings.allowed_hosts and environment != "local":
        raise ValueError(f"fetch.allowed_hosts is for the local sandbox and must be empty in {environment}")
