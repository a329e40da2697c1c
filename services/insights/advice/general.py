"""Advice on the day, on mistakes, on pay and on the time after: only what the role, the level or the job calls for."""

from contracts.insights import Item
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import RolePack, base_pack
from services.insights.parts.merging import advice

__all__ = ["after", "day", "level_note", "mistakes", "pay_advice", "questions_to_ask", "wear"]

_KINDS: tuple[str, ...] = ("intern", "contract", "part_time", "shift")


def level_note(facts: JobFacts) -> list[Item]:
    """Return what differs for the job's level."""
    return advice(filter(None, [facts.first(base_pack().levels[facts.level])]))


def mistakes(pack: RolePack) -> list[Item]:
    """Return what goes wrong often in interviews for this kind of work."""
    return advice(pack.mistakes)


def wear(pack: RolePack) -> list[Item]:
    """Return what to wear."""
    return advice(pack.wear[:1])


def day(facts: JobFacts) -> list[tuple[str, Item]]:
    """Return what to have ready and how to behave, each with the list it belongs to; these lines suit every job.

    Interviews on a screen are likely for every job, a journey only where the work is not remote.
    """
    lines = base_pack().day
    lists = [("virtual_setup", lines.online), ("during_interview", lines.during)]
    if not facts.remote:
        lists = [("arrival", lines.arrival), ("what_to_bring", lines.bring), *lists]
    return [(name, item) for name, texts in lists for item in advice(texts)]


def questions_to_ask(facts: JobFacts) -> list[Item]:
    """Return questions for the interviewers that name this job; the first one is on the card for the door."""
    return advice(facts.filled(base_pack().ask["questions"]))


def pay_advice(facts: JobFacts) -> list[Item]:
    """Return how to prepare for the question of pay; figures are none but the posting's."""
    texts = base_pack().pay["stated" if "pay" in facts.words else "open"]
    return advice(filter(None, [facts.first(texts)]))


def after(facts: JobFacts) -> list[Item]:
    """Return what to settle, by the kind of employment, and how to follow up."""
    texts = base_pack().after
    kinds = [kind for kind in _KINDS if kind in facts.types] or ["permanent"]
    own = [text for kind in kinds for text in facts.filled(texts[kind])]
    return advice([*own, *facts.filled(texts["general"])])
