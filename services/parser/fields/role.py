"""The kind of work, from title, department, company and text, in several languages."""

import re
from collections import Counter

from contracts.job import RoleCategory
from services.parser.fields.role_words import COMPANIES, WORDS
from services.parser.fields.words import fold

__all__ = ["RoleFinding", "categorise"]

from dataclasses import dataclass

_PATTERNS = tuple((category, weight, re.compile(pattern)) for category, entries in WORDS.items() for weight, pattern in entries)
_TEXT_LIMIT = 2000
_TEAM_SHARE = 0.7
_TEXT_SHARE = 0.15
_TEXT_CAP = 3.0
_COMPANY_BONUS = 2.5
_ENOUGH = 1.2


@dataclass(frozen=True, kw_only=True)
class RoleFinding:
    """A category and how clearly it leads."""

    category: RoleCategory
    confidence: float


def categorise(*, title: str, team: str | None = None, company: str | None = None, text: str = "") -> RoleFinding:
    """Return the kind of work that title, team, company and text speak for; `Other` when none does."""
    scores: Counter[RoleCategory] = Counter()
    _add(scores, fold(title), 1.0)
    if team:
        _add(scores, fold(team), _TEAM_SHARE)
    if category := COMPANIES.get(fold(company or "")):
        scores[category] += _COMPANY_BONUS  # type: ignore[assignment]  # Counter adds floats just as well
    if re.search(r"consult|berat", fold(company or "")):
        scores[RoleCategory.CONSULTING] += _COMPANY_BONUS / 2  # type: ignore[assignment]  # as above
    if not scores or _is_close(scores):
        _add_text(scores, fold(text[:_TEXT_LIMIT]))
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return RoleFinding(category=RoleCategory.OTHER, confidence=0.3)
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
    return RoleFinding(category=ranked[0][0], confidence=round(min(0.95, 0.5 + 0.08 * lead), 2))


def _add(scores: Counter[RoleCategory], text: str, share: float) -> None:
    best: dict[RoleCategory, float] = {}
    for category, weight, pattern in _PATTERNS:
        if weight > best.get(category, 0) and pattern.search(text):
            best[category] = weight
    for category, weight in best.items():
        scores[category] += weight * share  # type: ignore[assignment]  # Counter adds floats just as well


def _add_text(scores: Counter[RoleCategory], text: str) -> None:
    # Where the title named candidates, the text only decides between them.
    for category in list(scores) or WORDS:
        found = sum(weight * min(3, len(pattern.findall(text))) for owner, weight, pattern in _PATTERNS if owner is category)
        if found:
            scores[category] += min(_TEXT_CAP, found * _TEXT_SHARE)  # type: ignore[assignment]  # as above


def _is_close(scores: Counter[RoleCategory]) -> bool:
    ranked = scores.most_common(2)
    return ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 1)  # noqa: PLR2004 — weights of a clear word
