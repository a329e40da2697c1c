"""What was paid or offered: sums with what they are paid for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lexicon import patterns
from services.insights.forms.statement import FormKind, Stated
from services.insights.text.markdown import without_markdown
from services.insights.text.normalized import normalize

__all__ = ["pay"]

_SUM, _COMPONENT = patterns.words("forms", "sum"), patterns.words("forms", "component")
_SUMS = re.compile(_SUM, re.IGNORECASE)
_PERIOD, _PAID = patterns.pattern("forms", "sum_period"), patterns.pattern("forms", "paid_for")
_GUESSING, _UNREAL = (patterns.pattern("forms", name) for name in ("guessing", "unpaid"))
_NOT_PAID = patterns.pattern("facts", "weighing")
_BEHIND = re.compile(
    rf"\W{{0,3}}(?:in|of|as|for|a year)?\W{{0,2}}(?:a|my|the|your)?\s*(?P<what>{_COMPONENT})\b", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"\b(?P<what>{_COMPONENT}|offer)\b(?:\s+(?:of|is|was|are|will be|at|around|about|for|:|with))*\W{{0,4}}$",
    re.IGNORECASE,
)
_ROLE = patterns.pattern("job_titles", "role")
_WORK = re.compile(r"\b(?:bonus|stock|base|salary|compensation|offer|relocation)\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"(?:the |my |an? )?(?:hiring )?(?:manager|recruiter|director|engineer|analyst|associate|lead)s?", re.IGNORECASE
)
"""The bare word for many jobs, or for those who hire."""
_SENSE_LEAST = 1000
_EXTRA = re.compile(r"bonus|stock|rsu|equity|relocation|stipend|sign|joining", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    sum: str
    what: str


def pay(quote: str) -> Iterator[Stated]:
    """Yield the sums of a sentence with what and for which job they are paid; all of them, or nothing."""
    plain = " ".join(without_markdown(quote).replace("\\", "").split())
    low = normalize(plain)
    if not _SUMS.search(plain) or not _PAID.search(low) or _GUESSING.search(low) or _UNREAL.search(low) or "?" in low:
        return
    if _NOT_PAID.search(low):
        return
    parts = list(_parts(plain))
    if not parts or any(part is None for part in parts):
        return
    told = [part for part in parts if part]
    named = next((match[1].strip() for match in _ROLE.finditer(plain) if not _WORK.search(match[1])), None)
    if named is None or _OF_ALL.fullmatch(named):
        return
    kind: FormKind = "extra_pay" if all(_EXTRA.search(part.what) for part in told) else "pay"
    sums = ", ".join(f"{part.sum} {part.what}".strip() for part in told)
    yield Stated(kind, f"Pay for {named}: {sums}.")


def _parts(plain: str) -> Iterator[_Part | None]:
    """Yield each sum with what it is paid for; None for one that is not understood."""
    end = 0
    for match in _SUMS.finditer(plain):
        behind, before = _BEHIND.match(plain, match.end()), _BEFORE.search(plain[end : match.start()])
        what = behind["what"] if behind else before["what"] if before else ""
        end = behind.end() if behind else match.end()
        if not _makes_sense(match[0]) or not (what or _PERIOD.search(match[0])):
            yield None
            continue
        yield _Part(sum=match[0].strip(), what=what if what.isupper() else what.lower())


def _makes_sense(said: str) -> bool:
    """Whether a sum can be somebody's pay: "$100" a year leaves something out."""
    if _PERIOD.search(said) or re.search(r"(?:k|lpa|lakhs?|m)\b", said, re.IGNORECASE):
        return True
    digits = re.sub(r"\D", "", said)
    return bool(digits) and int(digits) >= _SENSE_LEAST
