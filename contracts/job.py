"""What was read off a job posting."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from contracts.base import Contract, Fallback, Language, OpenEnum, ShortText

__all__ = [
    "Employer",
    "FieldProvenance",
    "JobDetails",
    "ProvenanceSource",
    "RemotePolicy",
    "RoleCategory",
    "Salary",
    "SalaryPeriod",
]

RemotePolicy = Literal["onsite", "hybrid", "remote"]
SalaryPeriod = Literal["hour", "day", "week", "month", "year"]
Line = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class RoleCategory(OpenEnum, fallback="Other"):
    """The kind of work; decides which communities are searched and which general advice applies."""

    SOFTWARE_ENGINEERING = "Software Engineering"
    """Writing, testing, operating or securing software."""
    DATA_SCIENCE = "Data Science"
    """Analysis, data engineering, statistics, machine learning."""
    PRODUCT_MANAGEMENT = "Product Management"
    """Owning what a product does."""
    CONSULTING = "Consulting"
    """Advising clients."""
    FINANCE = "Finance"
    """Banking, investment, accounting, controlling."""
    MARKETING = "Marketing"
    """Brand, growth, content, communications."""
    SALES = "Sales"
    """Selling and managing accounts."""
    DESIGN = "Design"
    """Product, graphic and user-experience design."""
    OPERATIONS = "Operations"
    """Logistics, support, projects, administration."""
    HR = "HR"
    """Recruiting and people work."""
    LEGAL = "Legal"
    """Law and compliance."""
    HEALTHCARE = "Healthcare"
    """Care, medicine, pharmacy."""
    OTHER = "Other"
    """Anything else, or not known."""


class ProvenanceSource(OpenEnum, fallback="derived"):
    """The extractor that filled a field, surest first; an unknown one counts as the least sure."""

    USER = "user"
    """Entered by the user."""
    PLATFORM_API = "platform_api"
    """The applicant-tracking system's public API."""
    JSON_LD = "json_ld"
    """schema.org JobPosting in JSON-LD."""
    MICRODATA = "microdata"
    """schema.org JobPosting in microdata."""
    RDFA = "rdfa"
    """schema.org JobPosting in RDFa."""
    EMBEDDED_STATE = "embedded_state"
    """Application state embedded in a script of the page."""
    PLATFORM_HTML = "platform_html"
    """Known elements of a known platform's page."""
    OPEN_GRAPH = "open_graph"
    """Open Graph or Twitter card tags."""
    META = "meta"
    """Other meta tags."""
    TITLE = "title"
    """The page's title, by pattern."""
    TEXT = "text"
    """Heuristics over the main text."""
    URL = "url"
    """The posting's address."""
    MODEL = "model"
    """A language model."""
    DERIVED = "derived"
    """Computed from other fields."""


class FieldProvenance(Contract):
    """Where one field came from and how sure that is."""

    source: ProvenanceSource
    confidence: float = Field(ge=0, le=1)
    """From 0 (guess) to 1 (stated by the employer in machine-readable form)."""
    note: str | None = Field(default=None, max_length=300)
    """What a reader should know, e.g. a contradiction that was resolved."""


class Salary(Contract):
    """Pay as the posting states it."""

    min: float | None = Field(default=None, ge=0)
    """Lower end, in units of `currency`."""
    max: float | None = Field(default=None, ge=0)
    """Upper end; equal to `min` when one figure is stated."""
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """ISO 4217 code."""
    period: Annotated[SalaryPeriod | None, Fallback(None)] = None
    """What the figures are paid for."""
    raw: str = Field(max_length=300)
    """The words of the posting."""


class Employer(Contract):
    """What is known of the company behind a posting, so that no later service guesses it again."""

    brand: ShortText
    """What a candidate would say, e.g. `Meta`."""
    legal_name: ShortText | None = None
    """The registered name with its legal form, e.g. `Meta Platforms, Inc.`."""
    spellings: list[ShortText] = Field(default=[], max_length=50)
    """What people write when they mean this employer, the brand first; former names included."""
    domain: str | None = Field(default=None, max_length=253)
    """The company's web domain, e.g. `meta.com`."""
    everyday_word: bool = False
    """The brand is also an ordinary word: its mention alone does not prove that a text is about this employer."""
    documented: bool = False
    """The spellings come from a curated list of employers; otherwise they were derived from the name alone."""


class JobDetails(Contract):
    """A job posting, normalised. Only company and title are certain to be there."""

    company_name: ShortText
    """The brand a candidate would name."""
    company_domain: str | None = Field(default=None, max_length=253)
    """The company's web domain, e.g. `example.com`."""
    company: Employer | None = None
    """Everything known of the employer; null when the event's producer knows no more than its name."""
    job_title: ShortText
    """The title without ids, places and gender marks."""
    raw_title: str | None = Field(default=None, max_length=500)
    """The title exactly as published."""
    level: str | None = Field(default=None, max_length=100)
    """Seniority, e.g. `Intern`, `Senior`, `Lead`."""
    team_division: str | None = Field(default=None, max_length=200)
    """Team, department or division."""
    location: str | None = Field(default=None, max_length=300)
    """The main place of work, as a person would write it."""
    locations: list[ShortText] = Field(default=[], max_length=100)
    """Every place of work offered."""
    remote_policy: Annotated[RemotePolicy | None, Fallback(None)] = None
    """Where the work is done; null when the posting does not say."""
    required_skills: list[Line] = Field(default=[], max_length=60)
    """Skills the posting requires."""
    preferred_skills: list[Line] = Field(default=[], max_length=60)
    """Skills the posting would like."""
    years_experience: str | None = Field(default=None, max_length=100)
    """Experience asked for, e.g. `3-5 years`."""
    job_type: str | None = Field(default=None, max_length=100)
    """Employment type, e.g. `Full-time`, `Contract`, `Internship`."""
    key_responsibilities: list[Line] = Field(default=[], max_length=60)
    """What the job holder will do."""
    interview_hints: str | None = Field(default=None, max_length=4000)
    """What the posting itself says about its hiring process."""
    benefits: list[Line] = Field(default=[], max_length=60)
    """What the posting offers besides pay."""
    salary_range: str | None = Field(default=None, max_length=300)
    """Pay in words, e.g. `$150,000 - $180,000 per year`."""
    salary: Salary | None = None
    """Pay in figures."""
    role_category: RoleCategory = RoleCategory.OTHER
    """The kind of work."""
    posted_at: date | None = None
    """When the posting was published."""
    valid_through: date | None = None
    """When it ends."""
    closed: bool = False
    """The posting says that it no longer accepts applications."""
    language: Language | None = None
    """The posting's language."""
    platform: str | None = Field(default=None, max_length=50)
    """The platform that hosts it, e.g. `greenhouse`; null for a company's own page."""
    source_url: str | None = Field(default=None, max_length=4096)
    """The address it was read from."""
    description: str | None = Field(default=None, max_length=40_000)
    """The posting's text, without markup."""
    provenance: dict[str, FieldProvenance] = Field(default={})
    """By field name: where the field came from."""
