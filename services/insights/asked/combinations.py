"""What several features of a candidate say together."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

__all__ = ["combined"]

_AGAINST = (
    "vendor",
    "speaker:me",
    *(
        f"part:{cue}"
        for cue in (
            *("predicted", "usual", "wish", "fear", "practice", "dream", "sarcasm", "hypothetical", "denied"),
            *(
                "candidate_asks",
                "any_questions",
                "scheduling",
                "bystander",
                "elsewhere",
                "distanced",
                "reader_question",
            ),
            *("hearsay", "of_others", "reader_asks", "vendor"),
        )
    ),
)
_ANNOUNCED = frozenset({"part:announced", "head:announced", "before:announced"})
_ONLY_SEEMS = frozenset({"part:predicted", "part:usual", "part:hearsay"})
"""What is no objection where the employer itself announces it."""
_ASKED = frozenset({"head:asked", "quoted:asked", "lead:lead_asked", "speaker:other", "label:interviewer"})
_LOOSE = frozenset({"form:readers", "by:whole", "by:fragment"})
_NO_TOPIC = ("form:verdict", "form:logistics", "form:meeting")
_SUBSTANCE = ("form:question", "form:task", "form:technical", "form:behavioural")


def combined(found: AbstractSet[str]) -> Iterator[str]:
    """Yield what several features say together."""
    announced = not _ANNOUNCED.isdisjoint(found)
    against = any(name in found and not (announced and name in _ONLY_SEEMS) for name in _AGAINST)
    asked = bool(_ASKED & found)
    substance = "form:empty" not in found and any(name in found for name in _SUBSTANCE)
    plain = not any(name in found for name in _NO_TOPIC)
    for name, holds in (
        ("against", against),
        ("substance", substance),
        ("told", asked and not against),
        ("plain", plain and not against),
        ("told and plain", asked and plain and not against),
        ("told with substance", asked and substance and not against),
        ("told plainly", asked and substance and not against and not _LOOSE & found),
        ("listed with substance", substance and not against and found >= {"listed", "lead:lead_asked"}),
        ("announced with substance", announced and substance and not against),
        ("under a round", substance and not against and bool({"label:round", "heading:lead_asked"} & found)),
    ):
        if holds:
            yield name
    standing = "against" if against else "of no topic" if not plain else "with substance" if substance else "plain"
    yield from (f"{name} {standing}" for name in found if name.startswith("told:"))
    if "ruled" in found:
        yield "ruled against" if against else "ruled told" if asked else "ruled alone"
        if substance and not against:
            yield "ruled with substance"
