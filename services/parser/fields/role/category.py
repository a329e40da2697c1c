"""The kind of work, from title, department, company and text, in several languages."""

import re
from collections import defaultdict
from dataclasses import dataclass

from contracts.job import RoleCategory
from lexicon.lazy_regex import lazy_compile
from lexicon.roles import title_words
from lexicon.text import fold
from services.parser.fields.role.employer_trades import EMPLOYER_TRADES

__all__ = ["RoleFinding", "categorise"]

_PATTERNS = tuple(
    (category, float(weight), lazy_compile(words))
    for category in RoleCategory
    for weight, words in title_words(category.value).items()
)
_TEXT_LIMIT = 2000
_TEAM_SHARE = 0.7
_TEXT_SHARE = 0.15
_TEXT_CAP = 3.0
_COMPANY_BONUS = 2.5
_CLEAR_SCORE, _CLEAR_LEAD = 3.0, 1.0
_ENOUGH = 1.2

Scores = dict[RoleCategory, float]


@dataclass(frozen=True, kw_only=True)
class RoleFinding:
    """A category and how clearly it leads."""

    category: RoleCategory
    confidence: float


def categorise(*, title: str, team: str | None = None, company: str | None = None, text: str = "") -> RoleFinding:
    """Return the kind of work that title, team, company and text speak for; `Other` when none does."""
    scores: Scores = defaultdict(float)
    _add(scores, fold(title), 1.0)
    if team:
        _add(scores, fold(team), _TEAM_SHARE)
    _add_company(scores, fold(company or ""))
    if not _is_clear(scores):
        _add_text(scores, fold(text[:_TEXT_LIMIT]))
    ranked = _ranked(scores)
    if not ranked or ranked[0][1] < _ENOUGH:
        return RoleFinding(category=RoleCategory.OTHER, confidence=0.3)
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
    return RoleFinding(category=ranked[0][0], confidence=round(min(0.95, 0.5 + 0.08 * lead), 2))


def _add(scores: Scores, text: str, share: float) -> None:
    best: Scores = {}
    for category, weight, pattern in _PATTERNS:
        if weight > best.get(category, 0) and pattern.search(text):
            best[category] = weight
    for category, weight in best.items():
        scores[category] += weight * share


def _add_company(scores: Scores, company: str) -> None:
    if category := EMPLOYER_TRADES.get(company):
        scores[category] += _COMPANY_BONUS
    if re.search(r"consult|berat", company):
        scores[RoleCategory.CONSULTING] += _COMPANY_BONUS / 2


def _add_text(scores: Scores, text: str) -> None:
    # Where the title named candidates, the text only decides between them.
    wanted = set(scores) or set(RoleCategory)
    found: Scores = defaultdict(float)
    for category, weight, pattern in _PATTERNS:
        if category in wanted:
            found[category] += weight * min(3, len(pattern.findall(text)))
    for category, weight in found.items():
        scores[category] += min(_TEXT_CAP, weight * _TEXT_SHARE)


def _ranked(scores: Scores) -> list[tuple[RoleCategory, float]]:
    return sorted(((category, score) for category, score in scores.items() if score), key=lambda pair: -pair[1])


def _is_clear(scores: Scores) -> bool:
    ranked = _ranked(scores)
    if not ranked or ranked[0][1] < _CLEAR_SCORE:
        return False
    return len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _CLEAR_LEAD
