"""What one extractor read from one source, before anything is normalised."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from contracts.job import ProvenanceSource, RemotePolicy
from services.parser.fields.pay.salary import SalaryFinding
from services.parser.text.lines import TextLine

__all__ = ["OF_SITE", "PROPOSING", "SUPPORTING", "Evidence", "RawPosting", "Witness"]

_CALLED_POSTING = frozenset({ProvenanceSource.JSON_LD, ProvenanceSource.MICRODATA, ProvenanceSource.RDFA})
_SHORTEST_TEXT = 100

Evidence = Literal[
    "label", "phrase", "headline", "neighbour", "formed", "marked", "imprint", "title", "site", "logo",
    "copyright", "owner", "address", "link", "file", "used", "value"
]  # fmt: skip
"""Why a name may be the employer's: a labelled fact, a phrase such as `Join Acme`, a line that states company and job,
the line next to the title, a legal form or an institution's word, an element near
the heading that says so, the name above a postal address, the rest of the page's title; of the site's owner its name
in meta tags, logo, copyright line, other marks; the web address, one that the text leads to, the file of a logo, which
only bear names out; that it is written like a name."""
SUPPORTING = frozenset({"link", "file"})
"""What bears out a name that something else proposes."""
PROPOSING = frozenset({"value"})
"""What proposes a name and says nothing for it."""
OF_SITE = frozenset({"site", "logo", "copyright", "owner"})
"""What a site says of its owner, which is one kind of witness."""


@dataclass(frozen=True)
class Witness:
    """A name that may be the employer's, and why."""

    name: str
    evidence: Evidence


@dataclass(kw_only=True)
class RawPosting:
    """Raw values from one source; empty where the source says nothing."""

    source: ProvenanceSource
    confidence: float = 0.95
    """How far the source's plain values can be trusted."""
    platform: str | None = None
    company: str | None = None
    witnesses: list[Witness] = field(default_factory=list)
    """Names that may be the employer's, where nothing states it."""
    board_names: list[str] = field(default_factory=list)
    """Names of the site, where it publishes many employers' postings."""
    company_slug: str | None = None
    """The company's label in a URL; a spelling is looked up in the text."""
    company_url: str | None = None
    is_legal_entity: bool = False
    """The company is an internal or legal name; a brand elsewhere is better."""
    title: str | None = None
    title_confidence: float | None = None
    """How sure the title is, where that is not how far the source can be trusted."""
    identifier: str | None = None
    """The requisition id, to be removed from the title."""
    description: str | None = None
    """HTML or plain text, sections under headings."""
    lines: list[TextLine] = field(default_factory=list)
    """The description as lines with their headings, where the source knows them."""
    locations: list[str] = field(default_factory=list)
    remote: RemotePolicy | None = None
    remote_weight: float = 3.5
    """Weight of `remote` against other statements; a mere flag weighs less than a named policy."""
    employment: list[str] = field(default_factory=list)
    team: str | None = None
    level: str | None = None
    function: str | None = None
    """The platform's own job category."""
    skills: list[str] = field(default_factory=list)
    years: str | None = None
    salary: SalaryFinding | None = None
    salary_text: str | None = None
    posted_at: date | None = None
    valid_through: date | None = None
    closed: bool = False
    language: str | None = None
    note: str | None = None
    """What a reader should know about this source."""

    @property
    def is_complete(self) -> bool:
        """Whether company, title, text and place are there, so that later extractors could add little.

        A sentence or two are a teaser: the page says more.
        """
        is_described = len(self.description or "") >= _SHORTEST_TEXT
        return bool(self.company and self.title and is_described and (self.locations or self.remote))

    @property
    def is_posting(self) -> bool:
        """Whether this source alone shows that there is a posting: it is called one, or has more than a title."""
        is_named = self.source in _CALLED_POSTING
        return bool(self.title and (is_named or self.description or self.company or self.locations))
