"""How close a text is to the job: the same kind of work, title, team, level and skills."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from contracts.job import JobDetails, RoleCategory

__all__ = ["RoleLikeness", "title_words"]

_WORDS: Mapping[RoleCategory, str] = {
    RoleCategory.SOFTWARE_ENGINEERING: (
        r"software|swe|sde\d?|sdet|developers?|dev|programm\w+|front[- ]?end|back[- ]?end|full[- ]?stack|leetcode"
        r"|coding|system design|devops|sre|ios|android|embedded|security engineer|infrastructure|hackerrank|algorithms?"
    ),
    RoleCategory.DATA_SCIENCE: (
        r"data (?:scien\w+|engineer\w*|analy\w+)|machine learning|mle?|ds|bie|business intelligence|statistics"
        r"|a/b test\w*|analytics|sql|applied scientist|research scientist"
    ),
    RoleCategory.PRODUCT_MANAGEMENT: (
        r"product (?:manag\w+|sense|owner|design interview|strategy)|apm|rpm|pm(?: role| interview)?|tpm|roadmap"
    ),
    RoleCategory.CONSULTING: r"consult\w+|case interview\w*|case stud\w+|mbb|big ?4|advisory|market sizing",
    RoleCategory.FINANCE: (
        r"financ\w+|banking|banker|investment|accountant|accounting|audit\w*|equity research|valuation|dcf|trader"
        r"|trading|hirevue|superday|fp&a|tax|actuar\w+|underwrit\w+"
    ),
    RoleCategory.MARKETING: (
        r"marketing|brand|seo|ppc|content|campaigns?|social media|copywrit\w+|growth|communications"
    ),
    RoleCategory.SALES: (
        r"sales|account (?:executive|manager)|sdr|bdr|quota|business development|customer success|cold call\w*"
    ),
    RoleCategory.DESIGN: (
        r"ux|ui|designers?|product design|portfolio review|figma|whiteboard challenge|graphic|usability"
    ),
    RoleCategory.OPERATIONS: (
        r"operations|supply chain|logistics|warehouse|fulfil+ment|delivery driver|driver|store|retail|project manager"
        r"|program manager|support|technician|production associate|data annotat\w+|customer service|cashier|barista"
    ),
    RoleCategory.HR: (
        r"hr (?:business partner|generalist|manager|coordinator)|recruiter role|talent acquisition|people ops"
        r"|human resources|sourcer"
    ),
    RoleCategory.LEGAL: r"legal|lawyer|attorney|paralegal|counsel|law firm|litigation|compliance",
    RoleCategory.HEALTHCARE: r"nurs\w+|clinical|patients?|medical|pharmac\w+|physician|hospital|therap\w+|rn",
}
_PATTERNS = {category: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for category, words in _WORDS.items()}
_WORD = re.compile(r"[a-z][a-z0-9+#./-]*[a-z0-9+#]|[a-z]", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"a|an|and|at|for|in|of|on|or|the|to|with|i{1,3}|iv|v|senior|sr|junior|jr|lead|staff|principal|head|intern"
    r"|internship|new|grad|graduate|associate|entry|level|mid|remote|hybrid|full|part|time|contract"
)
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
