"""Demands of the posting as parts of the guide: what is probed, a likely question, what to have ready."""

from collections import Counter
from collections.abc import Sequence

from contracts.insights import Basis, Requirement
from contracts.job import JobDetails
from lexicon.text import shorten
from services.insights.posting.demands import Demand
from services.insights.posting.quotes import evidence_for
from services.insights.posting.templates import template_for

__all__ = ["requirements_of"]

_ASKED = 110
"""Characters of a demand that a question repeats."""
# Verbs after which "You would …" is a sentence, as postings begin their duties with.
_VERB_ENDINGS = ("ing", "tion", "ment", "ed", "s")


def requirements_of(job: JobDetails, demands: Sequence[Demand]) -> list[Requirement]:
    """Return every demand with the advice on it; demands of the same kind get different texts."""
    used: Counter[str] = Counter()
    return [_requirement(job, demand, used) for demand in demands]


def _requirement(job: JobDetails, demand: Demand, used: Counter[str]) -> Requirement:
    template = template_for("required" if demand.kind == "preferred" else demand.kind, demand.about)
    turn = used[demand.about]
    used[demand.about] += 1
    return Requirement(
        text=demand.text,
        basis=Basis.POSTING,
        evidence=evidence_for(job, demand.words),
        kind=demand.kind,
        probes=_filled(template.probes, turn, demand) if template else None,
        question=_filled(template.question, turn, demand) if template else None,
        have_ready=_filled(template.have_ready, turn, demand) if template else None,
    )


def _filled(texts: Sequence[str], turn: int, demand: Demand) -> str | None:
    if not texts:
        return None
    text = texts[turn % len(texts)]
    for name, value in (
        ("demand", shorten(demand.text, _ASKED)),
        ("short", demand.short),
        ("opening", _opening(demand)),
    ):
        text = text.replace(f"{{{name}}}", value)
    return text[0].upper() + text[1:]


def _opening(demand: Demand) -> str:
    """Return a sentence that names a duty: "You would plan the rota." when it begins with a verb."""
    text = shorten(demand.text, _ASKED)
    first, *_ = text.split(" ")
    if first.isalpha() and not first.lower().endswith(_VERB_ENDINGS) and not first.isupper():
        return f"You would {first.lower()}{text[len(first) :]}".rstrip(".") + ("" if text.endswith("…") else ".")
    return f"“{text}” is part of this job."
