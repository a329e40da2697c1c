"""How close a text is to the job: the same kind of work, title, team, level and skills."""

import re
from dataclasses import dataclass
from functools import cached_property

from contracts.job import JobDetails, RoleCategory
from lexicon import patterns
from lexicon.roles import ROLES

__all__ = ["RoleLikeness", "title_words"]

_PATTERNS = {
    RoleCategory(role.name): re.compile(rf"\b(?:{role.likeness})\b", re.IGNORECASE)
    for role in ROLES.all
    if role.likeness
}
_WORD = re.compile(r"[a-z][a-z0-9+#./-]*[a-z0-9+#]|[a-z]", re.IGNORECASE)
_EMPTY_WORDS = patterns.pattern("job_titles", "empty")
_READ = 2000
"""Characters of a text that tell what it is about."""
_LONGEST_TERM = 40
_KIND, _TITLE, _DETAIL = 0.5, 0.35, 0.15
"""Weights of the kind of work, the title's words, and team, level or skills."""


def title_words(title: str) -> frozenset[str]:
    """Return the words of a job title that tell the work, without rank and contract."""
    return frozenset(word for word in _WORD.findall(title.casefold()) if not _EMPTY_WORDS.fullmatch(word))


@dataclass(frozen=True)
class RoleLikeness:
    """Compares texts with a job; equal for jobs that differ in nothing it looks at."""

    category: RoleCategory
    title: frozenset[str]
    """Words of the job's title."""
    details: tuple[str, ...]
    """Team, level and skills, as far as they are terms and no sentences."""

    @classmethod
    def to(cls, job: JobDetails) -> "RoleLikeness":
        """Return the likeness to a job."""
        details = [job.team_division, job.level, *job.required_skills[:10], *job.preferred_skills[:5]]
        short = tuple(detail for detail in details if detail and len(detail) <= _LONGEST_TERM)
        return cls(category=job.role_category, title=title_words(job.job_title), details=short)

    @cached_property
    def _detail(self) -> re.Pattern[str] | None:
        terms = "|".join(re.escape(detail) for detail in self.details)
        return re.compile(rf"(?<!\w)(?:{terms})(?!\w)", re.IGNORECASE) if terms else None

    def __call__(self, title: str, body: str) -> float:
        """Return from 0 (another kind of work) to 1 (this job)."""
        text = f"{title}\n{body[:_READ]}"
        shared = self.title.intersection(_WORD.findall(text.casefold()))
        title_share = len(shared) / len(self.title) if self.title else 0.0
        detail = 1.0 if self._detail and self._detail.search(text) else 0.0
        return _KIND * self._same_kind(title, text) + _TITLE * title_share + _DETAIL * detail

    def _same_kind(self, title: str, text: str) -> float:
        if self.category not in _PATTERNS:
            return 0.5
        # A title that names a kind of work decides; a body mentions many things.
        for part in (title, text):
            if _PATTERNS[self.category].search(part):
                return 1.0
            if any(pattern.search(part) for pattern in _PATTERNS.values()):
                return 0.0
        return 0.5
