"""The words to search for, in the search languages of the sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.scraper.search.communities import communities
from services.scraper.search.plan import SearchPlan
from services.scraper.selection.role_likeness import title_words

__all__ = [
    "RedditQuery",
    "archive_query",
    "hackernews_query",
    "own_community",
    "plain_names",
    "reddit_everywhere",
    "reddit_nearby",
]

_LONGEST_QUERY = 500
"""Reddit cuts a query at 512 characters."""
_MOST_NAMES = 3
_LONGEST_TERM = 40
_SYNTAX = re.compile(r"[\"()\\:\[\]{}]")
_PROCESS = ("interview", "interviewed", "onsite", "phone screen", "recruiter", "online assessment", "offer")
_ARCHIVED = ("interview", "offer", "recruiter", "hiring")
_SHORTEST_COMMUNITY, _LONGEST_COMMUNITY = 3, 21
_EMPLOYMENT = ("interview", "hiring process", "offer", "salary", "working")


@dataclass(frozen=True, kw_only=True)
class RedditQuery:
    """One search on Reddit, over several communities at once."""

    communities: tuple[str, ...]
    text: str
    period: str = "year"


def reddit_nearby(plan: SearchPlan) -> list[RedditQuery]:
    """Return the searches in the communities of the role: for the process, and for this role."""
    own = own_community(plan)
    near = communities(plan.job) + ((own,) if own else ())
    role = [_phrase(plan.job.job_title), plan.job.team_division or "", plan.job.level or ""]
    asked = [_any_of(_PROCESS), _any_of(role)]
    return [RedditQuery(communities=near, text=_named(plan, what)) for what in asked if what]


def reddit_everywhere(plan: SearchPlan) -> RedditQuery:
    """Return the search over all communities and years, for when the communities of the role have too little."""
    return RedditQuery(communities=("all",), text=_named(plan, _any_of(_EMPLOYMENT)), period="all")


def archive_query(plan: SearchPlan) -> str:
    """Return a query for PostgreSQL's web search, which binds words tighter than `OR` and knows no parentheses."""
    terms = [f"{_quoted(name)} {word}" for name in plain_names(plan) for word in _ARCHIVED]
    return " OR ".join(terms)[:_LONGEST_QUERY]


def hackernews_query(plan: SearchPlan) -> tuple[str, str]:
    """Return the words of a Hacker News search, and which of them are alternatives: one spelling has to occur."""
    names = [f'"{name}"' if " " in name else name for name in plain_names(plan)]
    return " ".join(["interview", *names]), ",".join(names) if len(names) > 1 else ""


def plain_names(plan: SearchPlan) -> list[str]:
    """Return what people call the company, without characters that mean something to a search language."""
    names = [_bare(spelling) for spelling in plan.company.search_names[:_MOST_NAMES]]
    return list(dict.fromkeys(name for name in names if 0 < len(name) <= _LONGEST_TERM))


def own_community(plan: SearchPlan) -> str | None:
    """Return the community that people at a well-known employer use, e.g. `r/Starbucks`."""
    if not plan.is_well_known:
        return None
    name = "".join(character for character in plan.company.brand if character.isalnum())
    return name if name.isascii() and _SHORTEST_COMMUNITY <= len(name) <= _LONGEST_COMMUNITY else None


def _named(plan: SearchPlan, what: str) -> str:
    return _all_of([_any_of(plan.company.search_names[:_MOST_NAMES]), what])[:_LONGEST_QUERY]


def _phrase(title: str) -> str:
    """Return the title without rank, in its own order: `Senior Software Engineer (m/f)` is `software engineer`."""
    words = title_words(title)
    return " ".join(word for word in re.split(r"[\s,()/|-]+", title.casefold()) if word in words)


def _any_of(terms: Iterable[str]) -> str:
    quoted = [_quoted(bare) for term in terms if 0 < len(bare := _bare(term)) <= _LONGEST_TERM]
    return f"({' OR '.join(dict.fromkeys(quoted))})" if quoted else ""


def _all_of(parts: Iterable[str]) -> str:
    return " AND ".join(part for part in parts if part)


def _quoted(term: str) -> str:
    return f'"{term}"' if " " in term or not term.isalpha() else term


def _bare(term: str) -> str:
    """Return the term without characters that mean something to a search language."""
    return " ".join(_SYNTAX.sub(" ", term).split())
