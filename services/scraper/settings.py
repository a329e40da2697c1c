"""Settings of the scraper."""

from datetime import timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, SecretStr

from runtime.settings import ServiceSettings

__all__ = ["CollectionSettings", "HackerNewsSettings", "RedditSettings", "ScraperSettings", "UpstreamSettings"]

BaseUrl = Annotated[str, AfterValidator(lambda url: url.rstrip("/"))]


def _blank_is_none(value: Any) -> Any:
    """Read an empty environment variable, as compose files produce them, as not set."""
    return None if value == "" else value


Blank = BeforeValidator(_blank_is_none)


class UpstreamSettings(BaseModel):
    """Manners towards one source."""

    user_agent: str = Field(default="prepline/0.1 (interview preparation guides)", min_length=1)
    """Tells the source's operators who is asking."""
    request_timeout: timedelta = timedelta(seconds=10)
    """From sending a request to the last byte of its answer."""
    attempts: int = Field(default=3, ge=1)
    """Tries of one request, as far as time allows."""
    concurrency: int = Field(default=50, ge=1)
    """Requests under way at once, over all preparations of this process."""
    concurrency_per_prep: int = Field(default=10, ge=1)
    """Requests under way at once for one preparation."""
    requests_per_prep: int = Field(default=20, ge=1)
    """Requests that one preparation may cost, retries included."""
    max_response_bytes: int = Field(default=5_000_000, ge=1)
    """Largest answer that is read."""
    failures_until_pause: int = Field(default=5, ge=1)
    """Failed requests in a row after which the source is left alone."""
    pause: timedelta = timedelta(seconds=60)
    """How long it is then left alone."""
    pause_when_blocked: timedelta = timedelta(minutes=5)
    """How long it is left alone once it shows a block page."""


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
    user_agent: str = Field(default="server:prepline:v0.1 (interview preparation guides)", min_length=1)
    """Reddit asks for `platform:app:version (contact)` and slows down anything vague."""
    comment_posts: int = Field(default=25, ge=0)
    """Posts whose comments are read, as far as `requests_per_prep` allows."""


class HackerNewsSettings(UpstreamSettings):
    """Hacker News by its public Algolia index; no key needed."""

    base_url: Annotated[BaseUrl | None, Blank] = "https://hn.algolia.com"
    """Null switches the source off."""
    site_url: BaseUrl = "https://news.ycombinator.com"
    """Where readers find a discussion."""
    comment_posts: int = Field(default=8, ge=0)
    """Stories whose comments are read."""
    results: int = Field(default=50, ge=1, le=1000)
    """Hits asked for per search."""


class CollectionSettings(BaseModel):
    """What one collection may take and bring."""

    deadline: timedelta = timedelta(seconds=45)
    """After it, what was found so far is the result."""
    window_days: int = Field(default=365, ge=1)
    """Older discussions are left out."""
    posts: int = Field(default=35, ge=1, le=200)
    """Discussions handed on, besides the user's notes; a search ends early once it has as many."""
    cache_lifetime: timedelta = timedelta(days=1)
    """How long the posts found for a job serve further preparations."""


class ScraperSettings(ServiceSettings):
    """All of the scraper's settings."""

    reddit: RedditSettings = RedditSettings()
    hackernews: HackerNewsSettings = HackerNewsSettings()
    collection: CollectionSettings = CollectionSettings()
