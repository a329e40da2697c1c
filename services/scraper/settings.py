"""Settings of the scraper."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, SecretStr
from typing_extensions import override

from runtime.fetch.settings import FetchSettings, require_sandbox
from runtime.settings import ServiceSettings

__all__ = [
    "ArchiveSettings",
    "AtomSettings",
    "CollectionSettings",
    "CorpusSettings",
    "EmployerSettings",
    "HackerNewsSettings",
    "LemmySettings",
    "PaceSettings",
    "RedditSettings",
    "ScraperSettings",
    "StackExchangeSettings",
    "UpstreamSettings",
]

BaseUrl = Annotated[str, AfterValidator(lambda url: url.rstrip("/"))]


def _blank_is_none(value: Any) -> Any:
    """Read an empty environment variable, as compose files produce them, as not set."""
    return None if value == "" else value


Blank = BeforeValidator(_blank_is_none)


class PaceSettings(BaseModel):
    """How often a source is asked, by all processes together."""

    requests: int = Field(default=60, ge=2)
    """Most requests within any window."""
    window: timedelta = Field(default=timedelta(seconds=60), gt=timedelta(0))
    """The length of that window."""
    burst: int = Field(default=20, ge=1)
    """Requests at once after a quiet time."""


class UpstreamSettings(BaseModel):
    """Manners towards one source."""

    user_agent: str = Field(default="prepline/0.1 (interview preparation guides)", min_length=1)
    """Tells the source's operators who is asking."""
    request_timeout: timedelta = timedelta(seconds=10)
    """From sending a request to the last byte of its answer."""
    attempts: int = Field(default=3, ge=1)
    """Tries of one request, as far as time allows."""
    pace: PaceSettings = PaceSettings()
    concurrency: int = Field(default=50, ge=1)
    """Requests under way at once, over all preparations of this process."""
    concurrency_per_prep: int = Field(default=10, ge=1)
    """Requests under way at once for one preparation."""
    requests_per_prep: int = Field(default=14, ge=1)
    """Requests that one preparation may cost, retries included."""
    patience: timedelta = timedelta(seconds=5)
    """Longest wait of a preparation for the source's turn; the source is left out of it otherwise."""
    max_response_bytes: int = Field(default=5_000_000, ge=1)
    """Largest answer that is read."""
    failures_until_pause: int = Field(default=5, ge=1)
    """Failed requests in a row after which the source is left alone."""
    pause: timedelta = timedelta(seconds=60)
    """How long it is then left alone."""
    pause_when_blocked: timedelta = timedelta(minutes=5)
    """How long it is left alone once it refuses."""
    pause_when_limited: timedelta = timedelta(seconds=5)
    """How long it is left alone when it asks to slow down without saying for how long."""


class RedditSettings(UpstreamSettings):
    """Reddit: by its API when `client_id` is set, else by the public JSON shape when `public_url` is set."""

    base_url: BaseUrl = "https://www.reddit.com"
    """Issues tokens, and is where readers find a discussion."""
    oauth_url: BaseUrl = "https://oauth.reddit.com"
    """The API for token holders."""
    public_url: Annotated[BaseUrl | None, Blank] = None
    """A server of the public JSON shape; Reddit's own refuses it since May 2026."""
    client_id: Annotated[str | None, Blank] = None
    """The app's id; with it, Reddit is read by its API."""
    client_secret: Annotated[SecretStr | None, Blank] = None
    """Left out for an installed app, which has no secret."""
    refresh_token: Annotated[SecretStr | None, Blank] = None
    """Of an app that a person has authorised."""
    username: Annotated[str | None, Blank] = None
    """The developer's own account, for a script app."""
    password: Annotated[SecretStr | None, Blank] = None
    """With `username`: the developer's own account, for a script app."""
    user_agent: str = Field(default="server:prepline:v0.1 (interview preparation guides)", min_length=1)
    """Reddit asks for `platform:app:version (contact)` and slows down anything vague."""
    pace: PaceSettings = PaceSettings(requests=90, burst=15)
    """Reddit allows 100 a minute; its answers say what is left of it."""


class ArchiveSettings(UpstreamSettings):
    """Arctic Shift, an archive of Reddit that is a day or two behind; no key needed."""

    base_url: Annotated[BaseUrl | None, Blank] = "https://arctic-shift.photon-reddit.com"
    """Null switches the source off."""
    site_url: BaseUrl = "https://www.reddit.com"
    """Where readers find a discussion."""
    communities: int = Field(default=4, ge=1)
    """Communities asked for one preparation, one request each."""
    results: int = Field(default=100, ge=1, le=100)
    """Results asked for per search."""
    pace: PaceSettings = PaceSettings(requests=60, burst=12)
    """Over all processes."""
    concurrency_per_prep: int = Field(default=4, ge=1)
    """Requests under way at once for one preparation."""


class AtomSettings(UpstreamSettings):
    """Reddit's Atom feeds: no key needed, few requests."""

    base_url: Annotated[BaseUrl | None, Blank] = "https://www.reddit.com"
    """Null switches the source off."""
    site_url: BaseUrl = "https://www.reddit.com"
    """Where readers find a discussion."""
    feed_user: Annotated[str | None, Blank] = None
    """The account of `feed_token`."""
    feed_token: Annotated[SecretStr | None, Blank] = None
    """Of the operator's own account, from its feed preferences; feeds with it are limited less."""
    user_agent: str = Field(default="server:prepline:v0.1 (interview preparation guides)", min_length=1)
    """Tells the source's operators who is asking."""
    pace: PaceSettings = PaceSettings(requests=3, burst=1)
    """Over all processes."""
    patience: timedelta = timedelta(seconds=2)
    """Longest wait of a preparation for the source's turn."""
    attempts: int = Field(default=1, ge=1)
    """Tries of one request."""
    requests_per_prep: int = Field(default=2, ge=1)
    """Requests that one preparation may cost, retries included."""
    pause_when_limited: timedelta = timedelta(seconds=60)
    """How long it is left alone when it asks to slow down without saying for how long."""


class HackerNewsSettings(UpstreamSettings):
    """Hacker News by its public Algolia index; no key needed."""

    base_url: Annotated[BaseUrl | None, Blank] = "https://hn.algolia.com"
    """Null switches the source off."""
    site_url: BaseUrl = "https://news.ycombinator.com"
    """Where readers find a discussion."""
    results: int = Field(default=100, ge=1, le=1000)
    """Hits asked for per search."""
    pace: PaceSettings = PaceSettings(requests=120, burst=20)
    """Over all processes."""


class StackExchangeSettings(UpstreamSettings):
    """Stack Exchange's API 2.3; no key needed for 300 requests a day."""

    base_url: Annotated[BaseUrl | None, Blank] = "https://api.stackexchange.com"
    """Null switches the source off."""
    site: str = Field(default="workplace", min_length=1)
    """The site of the network, by the name that its API uses."""
    key: Annotated[SecretStr | None, Blank] = None
    """Of a registered application; raises the quota to 10 000 requests a day."""
    results: int = Field(default=50, ge=1, le=100)
    """Results asked for per search."""
    pace: PaceSettings = PaceSettings(requests=30, burst=5)
    """Over all processes."""
    requests_per_prep: int = Field(default=2, ge=1)
    """Requests that one preparation may cost, retries included."""


class LemmySettings(UpstreamSettings):
    """A Lemmy server; off until one is named."""

    base_url: Annotated[BaseUrl | None, Blank] = None
    """Null switches the source off."""
    results: int = Field(default=50, ge=1, le=50)
    """Results asked for per search."""
    pace: PaceSettings = PaceSettings(requests=30, burst=5)
    """Over all processes."""


class EmployerSettings(BaseModel):
    """The employer's own pages about how it hires; read by robots.txt, through the guarded fetcher."""

    enabled: bool = True
    """Whether these pages are read at all."""
    pages: int = Field(default=3, ge=1, le=5)
    """Pages fetched for one preparation, the site's map included."""
    timeout: timedelta = timedelta(seconds=12)
    """For all of them."""
    hosts: dict[str, str] = {}
    """Address by domain, e.g. `{"example.com": "http://127.0.0.1:9000/employer"}`: for the sandbox."""


class CorpusSettings(BaseModel):
    """Posts that the operator may use, from a file or a directory."""

    path: Annotated[Path | None, Blank] = None
    """A JSON or JSONL file, or a directory of such files."""
    label: str = "Own collection"
    """The name that users see."""


class CollectionSettings(BaseModel):
    """What one collection may take and bring."""

    deadline: timedelta = timedelta(seconds=45)
    """After it, what was found so far is the result."""
    window_days: int = Field(default=365, ge=1)
    """Older discussions are included, marked, only when there is too little."""
    posts: int = Field(default=35, ge=1, le=200)
    """Discussions handed on, besides the user's notes and the employer's pages."""
    enough: int = Field(default=12, ge=1)
    """Discussions inside the window with which a collection asks no further."""
    requests_per_prep: int = Field(default=20, ge=1)
    """Requests that one preparation may cost over all sources, the employer's pages apart."""
    comment_pages: int = Field(default=6, ge=0)
    """Discussions whose comments are read, over all sources."""
    cache_lifetime: timedelta = timedelta(days=1)
    """How long the answers of a source serve further preparations for the employer."""
    stale_lifetime: timedelta = timedelta(days=2)
    """How long answers are kept at most, for the time a source is down. Deletions at the source reach us within it."""


class ScraperSettings(ServiceSettings):
    """All of the scraper's settings."""

    reddit: RedditSettings = RedditSettings()
    archive: ArchiveSettings = ArchiveSettings()
    atom: AtomSettings = AtomSettings()
    hackernews: HackerNewsSettings = HackerNewsSettings()
    stackexchange: StackExchangeSettings = StackExchangeSettings()
    lemmy: LemmySettings = LemmySettings()
    employer: EmployerSettings = EmployerSettings()
    corpus: CorpusSettings = CorpusSettings()
    collection: CollectionSettings = CollectionSettings()
    fetch: FetchSettings = FetchSettings()

    @override
    def refuse_unsafe_defaults(self) -> None:
        """Refuse what only the sandbox may do."""
        super().refuse_unsafe_defaults()
        require_sandbox(self.fetch, environment=self.environment)
        if self.employer.hosts:
            raise ValueError("employer.hosts is for the local sandbox and must be empty in production")
