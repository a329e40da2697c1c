"""Puts together the accounts of all posts: those that help, first those that say how it ended."""

from collections.abc import Sequence
from itertools import starmap

from contracts.insights import Basis, Experience
from services.insights.engines.extractive.accounts import InterviewAccount
from services.insights.engines.extractive.evidence import evidence_of
from services.insights.engines.extractive.post_findings import PostFindings
from services.insights.passages.helpful import helpfulness
from services.insights.passages.judge import ToldPassage

__all__ = ["composed_accounts"]

_MOST_ACCOUNTS = 8
_MOST_PASSAGES = 4
"""Of one teller: who wants to read more follows the link."""
_HELPS, _HELPS_ENDED = 0.45, 0.35
"""Chance that an account helps who prepares, from which it is shown; of one that says how it ended, or is the best."""
_ENDED = frozenset({"offer", "reject", "withdrew"})


def composed_accounts(ranked: Sequence[PostFindings]) -> list[Experience]:
    """Return what people tell: first those who say how far they came, then others in their own words.

    Who tells little is quoted where nobody tells more, and who only waited is not.
    """
    told = [(entry, entry.account) for entry in ranked if entry.account is not None]
    accounts = [one for one in told if one[1].outcome in _ENDED or len(one[1].stages) > 1]
    accounts.sort(key=lambda one: (one[1].outcome not in _ENDED, -len(one[1].stages), -one[0].weight))
    summed_up = {entry.post.source_id for entry, _ in accounts}
    others = [
        (entry, passages)
        for entry in ranked
        for where, passages in _by_teller(entry.told).items()
        if where != "body" or entry.post.source_id not in summed_up
    ]
    return _helpful([*starmap(_experience, accounts), *starmap(_in_own_words, others)])


def _helpful(found: Sequence[Experience]) -> list[Experience]:
    """Return the accounts that help who prepares, those first that say how it ended; the best alone where none does."""
    weighed = [(helpfulness(tuple(proof.quote for proof in one.evidence)), one) for one in found]
    weighed.sort(key=lambda pair: (pair[1].outcome not in _ENDED, -pair[0]))
    helpful = [one for helps, one in weighed if helps >= (_HELPS_ENDED if one.outcome in _ENDED else _HELPS)]
    best = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    if not helpful and best[1] is not None and best[0] >= _HELPS_ENDED:
        helpful = [best[1]]
    return helpful[:_MOST_ACCOUNTS]


def _by_teller(told: Sequence[ToldPassage]) -> dict[str, list[ToldPassage]]:
    """Return the passages of the post's author and of each who answers that say most, as they follow each other."""
    tellers: dict[str, list[ToldPassage]] = {}
    for passage in told:
        tellers.setdefault(passage.where, []).append(passage)
    return {where: _most_telling(passages) for where, passages in tellers.items()}


def _most_telling(passages: Sequence[ToldPassage]) -> list[ToldPassage]:
    best = sorted(passages, key=lambda one: (-one.worth, -one.chance))[:_MOST_PASSAGES]
    return [passage for passage in passages if passage in best]


def _experience(entry: PostFindings, account: InterviewAccount) -> Experience:
    told = _by_teller(entry.told).get("body", [])
    quotes = [passage.quote for passage in told] or account.quotes
    return Experience(
        text=quotes[0],
        basis=Basis.REPORTED,
        evidence=evidence_of((entry.post.source_id, quote) for quote in quotes),
        role=account.role,
        outcome=account.outcome,
        occurred_on=entry.seen,
        stages=list(account.stages[:15]),
    )


def _in_own_words(entry: PostFindings, passages: Sequence[ToldPassage]) -> Experience:
    return Experience(
        text=passages[0].quote,
        basis=Basis.REPORTED,
        evidence=evidence_of((entry.post.source_id, passage.quote) for passage in passages),
        occurred_on=entry.seen,
    )
