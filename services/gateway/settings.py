"""Settings of the gateway."""

from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel, Field, SecretStr
from typing_extensions import override

from runtime.settings import ServiceSettings, StorageSettings, refuse_local_secret

__all__ = [
    "GatewaySettings",
    "LimitSettings",
    "OidcSettings",
    "OutboxSettings",
    "ParserApiSettings",
    "StalledSettings",
    "StreamSettings",
]


class OidcSettings(BaseModel):
    """Whose bearer tokens are accepted."""

    issuer: str = ""
    """The `iss` of tokens; an https URL. Left empty, no foreign issuer is trusted."""
    audience: str = ""
    """The `aud` of tokens: this API's identifier at the issuer."""
    jwks_url: str | None = None
    """Where the issuer publishes its keys; found by OpenID discovery when empty."""
    firebase_project: str | None = None
    """Preset: trust the ID tokens of this Firebase project; replaces the three settings above."""
    leeway: timedelta = timedelta(seconds=10)
    """Clock difference that is tolerated."""
    client_id: str = ""
    """The web page's public client at the issuer (authorization code with PKCE, redirect to `/`); without one the page
    asks for a token. When it equals `audience`, the page sends the ID token, else the access token."""
    scope: str = "openid"
    """What the page asks the issuer for."""
    page_origins: tuple[str, ...] = ()
    """Origins besides the issuer's that the page's sign-in calls, such as a token endpoint elsewhere."""

    @property
    def configured(self) -> bool:
        """Whether somebody's tokens are accepted."""
        return bool(self.firebase_project or (self.issuer and self.audience))


class ParserApiSettings(BaseModel):
    """The parser's internal HTTP interface."""

    base_url: str = "http://127.0.0.1:8082"
    """Where the parser listens."""
    timeout: timedelta = timedelta(seconds=30)
    """For a preview; a site may be slow."""


class LimitSettings(BaseModel):
    """What one user, one preparation, one process may take."""

    body_bytes: int = Field(default=1024 * 1024, ge=1024)
    """Largest request body."""
    running_per_user: int = Field(default=5, ge=1)
    """Unfinished preparations of one user."""
    previews_per_minute: int = Field(default=20, ge=1)
    """Previews and uploaded documents of one user: both are free."""
    starts_per_minute: int = Field(default=30, ge=1)
    """Preparations that one user may start or try again."""
    starts_per_minute_and_address: int = Field(default=120, ge=1)
    """The same for one address, of all users behind it."""
    trusted_proxies: int = Field(default=0, ge=0, le=10)
    """How many reverse proxies stand before the gateway: whose `X-Forwarded-For` tells a client's address."""
    document_bytes: int = Field(default=5 * 1024 * 1024, ge=1024)
    """Largest uploaded document."""
    attempts_per_prep: int = Field(default=20, ge=1, le=1000)
    """How often one preparation may be tried."""


class OutboxSettings(BaseModel):
    """How accepted requests reach Kafka."""

    poll_interval: timedelta = timedelta(seconds=1)
    """How often events are looked for that another process, or an earlier one, left behind."""
    lease: timedelta = timedelta(seconds=30)
    """After this long a process that took an event but did not publish it is taken for dead."""
    publish_timeout: timedelta = timedelta(seconds=20)
    """Patience with Kafka per try; shorter than the lease."""
    batch: int = Field(default=64, ge=1)
    """Preparations published at once."""


class StalledSettings(BaseModel):
    """What happens to a preparation that nobody reports on any more."""

    interval: timedelta = timedelta(seconds=5)
    """How often silent preparations are looked for."""
    after: timedelta = timedelta(seconds=60)
    """Silence before its event is published again; doubles each time."""
    times: int = Field(default=3, ge=0)
    """Publications before the preparation is failed as timed out."""


class StreamSettings(BaseModel):
    """Server-sent events, and how soon they are sent."""

    gathering: timedelta = timedelta(seconds=1)
    """How long events of a preparation wait for others, to be written together; users are told of them at once. How it
    ends is written at once, and while many preparations change at the same time nothing waits longer than 150 ms."""
    poll_interval: timedelta = timedelta(seconds=1)
    """How soon a change that another gateway process recorded is noticed."""
    heartbeat: timedelta = timedelta(seconds=15)
    """A comment is sent after this silence, so that proxies keep the stream open."""
    send_timeout: timedelta = timedelta(seconds=30)
    """A client that reads nothing for this long is disconnected."""
    lifetime: timedelta = timedelta(hours=1)
    """Longest stream; the client resumes with a fresh one."""
    limit: int = Field(default=5000, ge=1)
    """Open streams per process."""


class GatewaySettings(ServiceSettings):
    """Everything the gateway needs to run."""

    oidc: OidcSettings = OidcSettings()
    local_keys: Path | None = None
    """Directory of the key pair that signs local tokens; only read when environment=local."""
    internal_token: SecretStr = SecretStr("local")
    """Bearer token that billing knows the gateway by."""
    preview_token: SecretStr = SecretStr("local")
    """Bearer token with which the gateway asks the parser for previews."""
    parser: ParserApiSettings = ParserApiSettings()
    storage: StorageSettings = StorageSettings()
    limits: LimitSettings = LimitSettings()
    outbox: OutboxSettings = OutboxSettings()
    stalled: StalledSettings = StalledSettings()
    streams: StreamSettings = StreamSettings()
    upgrade_url: str | None = None
    """Where users get more guides or credits; the page then offers it to who has too few."""
    sample_url: str | None = None
    """A posting that the page offers newcomers to try; without one it offers an invented text."""
    cors_origins: tuple[str, ...] = ()
    """Origins of other web pages that may call the API, e.g. `https://app.example.com`."""

    @override
    def refuse_unsafe_defaults(self) -> None:
        """See `ServiceSettings.refuse_unsafe_defaults`."""
        super().refuse_unsafe_defaults()
        refuse_local_secret("PREPLINE_INTERNAL_TOKEN", self.internal_token)
        refuse_local_secret("PREPLINE_PREVIEW_TOKEN", self.preview_token)
        if not self.oidc.configured:
            raise ValueError(
                "set PREPLINE_OIDC__ISSUER and PREPLINE_OIDC__AUDIENCE, or PREPLINE_OIDC__FIREBASE_PROJECT: "
                "outside environment=local the gateway accepts only tokens of a known issuer"
            )
        for name, url in (("ISSUER", self.oidc.issuer), ("JWKS_URL", self.oidc.jwks_url or "")):
            if url and not url.startswith("https://"):
                raise ValueError(f"PREPLINE_OIDC__{name} must be an https URL outside environment=local")
        if "*" in self.cors_origins:
            raise ValueError("PREPLINE_CORS_ORIGINS must name origins outside environment=local")
