"""The invented job postings, as data: what every platform's page and API are rendered from."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).with_name("content")


@dataclass(frozen=True, slots=True)
class Salary:
    """A pay range in whole or fractional units of ``currency`` per ``unit`` (``YEAR`` or ``HOUR``)."""

    min: float
    max: float
    currency: str
    unit: str


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a posting: paragraphs, a list, or both."""

    heading: str
    text: str = ""
    items: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The text's paragraphs, trimmed."""
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]

    def body_html(self) -> str:
        """The section without its heading, as HTML."""
        bullets = "".join(f"<li>{escape(item)}</li>" for item in self.items)
        return "".join(f"<p>{escape(part)}</p>" for part in self.paragraphs) + (
            f"<ul>{bullets}</ul>" if bullets else ""
        )

    def body_text(self) -> str:
        """The section without its heading, as plain text."""
        return "\n".join([*self.paragraphs, *(f"- {item}" for item in self.items)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One job posting, before any platform has dressed it."""

    slug: str
    platforms: tuple[str, ...]
    company: str
    domain: str
    board: str
    number: int
    title: str
    department: str
    team: str
    level: str
    category: str
    locality: str
    region: str
    country: str
    country_code: str
    workplace: str
    employment: str
    language: str
    posted_days_ago: int
    salary: Salary
    summary: str
    sections: tuple[Section, ...]

    @property
    def location(self) -> str:
        """Town and region (or country), the way a posting's headline has it."""
        return f"{self.locality}, {self.region if self.region != self.locality else self.country}"

    def html(self) -> str:
        """The whole description as HTML."""
        return "\n".join(f"<h3>{escape(part.heading)}</h3>\n{part.body_html()}" for part in self.sections)

    def text(self) -> str:
        """The whole description as plain text."""
        return "\n\n".join(f"{part.heading}\n{part.body_text()}" for part in self.sections)


def _posting(slug: str, data: dict[str, Any]) -> Posting:
    sections = tuple(
        Section(part["heading"], part.get("text", ""), tuple(part.get("items", ()))) for part in data.pop("sections")
    )
    salary = Salary(**data.pop("salary"))
    return Posting(slug=slug, platforms=tuple(data.pop("platforms")), sections=sections, salary=salary, **data)


@cache
def load_postings() -> tuple[Posting, ...]:
    """Read every posting of the sandbox, in the order of their file names."""
    files = sorted((CONTENT / "postings").glob("*.toml"))
    return tuple(_posting(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files)


def on_platform(platform: str) -> Iterable[Posting]:
    """Return the postings published on ``platform``."""
    return (posting for posting in load_postings() if platform in posting.platforms)
