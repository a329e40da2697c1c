"""The words to search for, in the search languages of the sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.scraper.search.communities import communities
from services.scraper.search.plan import SearchPlan
from services.scraper.selection.role_likeness import title_words

__all__ = ["RedditQuery", "hackernews_query", "reddit_rounds"]

_LONGEST_QUERY = 500
"""Reddit cuts a query at 512 characters."""
_MOST_NAMES = 3
_MOST_SKILLS = 6
_LONGEST_TERM = 40
_SYNTAX = re.compile(r"[\"()\\:\[\]{}]")
_PROCESS = ("interview", "interviewed", "onsite", "phone screen", "recruiter", "online assessment", "offer")
_EMPLOYMENT = ("interview", "hiring process", "offer", "salary", "working")


@dataclass(frozen=True, kw_only=True)
class RedditQuery:
    """One search on Reddit, over several communities at once."""

    communities: tuple[str, ...]
    text: str


def reddit_rounds(plan: SearchPlan) -> list[list[RedditQuery]]:
    """Return searches, the most specific round first; a later round is for when the earlier found too little."""
    near = communities(plan.job.role_category)
    names = _any_of(plan.company.spellings[:_MOST_NAMES])
    role = [_phrase(plan.job.job_title), plan.job.team_division or "", plan.job.level or ""]
    skills = [skill for skill in plan.job.required_skills if len(skill) <= _LONGEST_TERM][:_MOST_SKILLS]
    rounds = [
        [(near, _any_of(_PROCESS)), (near, _any_of(role))],
        [(near, _all_of(["interview", _any_of(skills)]) if skills else ""), (("all",), _any_of(_EMPLOYMENT))],
    ]
    return [
        [
            RedditQuery(communities=where, text=_all_of([names, what])[:_LONGEST_QUERY])
            for where, what in queries
            if what
        ]
        for queries in rounds
    ]


def hackernews_query(plan: SearchPlan) -> str:
    """Return the words that a Hacker News hit must all contain."""
    return f'"{_bare(plan.company.spellings[0])}" interview'


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
