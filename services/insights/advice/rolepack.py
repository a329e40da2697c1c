"""The advice Prepline has of its own: one file of general advice, one per kind of role, one of questions per skill."""

import hashlib
import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from contracts.job import RoleCategory

__all__ = [
    "BasePack",
    "PackQuestion",
    "PackResource",
    "PackTask",
    "PackWeek",
    "RolePack",
    "SkillQuestion",
    "StageAdvice",
    "base_pack",
    "packs_version",
    "role_pack",
    "skill_questions",
]

_FOLDER = files("services.insights.advice") / "packs"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackQuestion(_Entry):
    """A question to prepare for."""

    text: str
    topic: str
    guidance: str


class PackResource(_Entry):
    """Something to study with."""

    title: str
    text: str
    url: str | None = None


class PackTask(_Entry):
    """One task of a week."""

    text: str
    essential: bool = False
    """Belongs into the plan even when little time is left."""


class PackWeek(_Entry):
    """A week of the six-week plan."""

    focus: str
    tasks: list[PackTask]
    resources: list[PackResource] = []


class PackSection(_Entry):
    """A section of advice."""

    title: str
    items: list[str]


class StageAdvice(_Entry):
    """What a round usually is, and how to do well in it."""

    about: str
    tips: list[str]
    format: str | None = None
    interviewer: str | None = None
    duration: str | None = None


class _Tips(_Entry):
    preparation: list[str]


class _Mistakes(_Entry):
    common: list[str]
    red_flags: list[str]


class _DayOf(_Entry):
    what_to_wear: list[str]
    arrival: list[str]
    what_to_bring: list[str]
    virtual_setup: list[str]
    during_interview: list[str]


class _Post(_Entry):
    response_timeline: list[str]
    thank_you: list[str]
    follow_up: list[str]
    offer_details: list[str]
    negotiation: list[str]


class BasePack(_Entry):
    """Advice for every role."""

    version: int
    behavioral: list[PackQuestion]
    company_specific: list[PackQuestion]
    stages: dict[str, StageAdvice]
    levels: dict[str, list[str]]
    tips: _Tips
    mistakes: _Mistakes
    day_of: _DayOf
    post: _Post
    sections: list[PackSection]
    resources: list[PackResource]


class RolePack(_Entry):
    """Advice for one kind of role."""

    role: RoleCategory
    typical_stages: list[str]
    practice_target: str
    wear: list[str]
    preparation: list[str]
    mistakes: list[str]
    behavioral: list[PackQuestion]
    technical: list[PackQuestion]
    sections: list[PackSection]
    weeks: list[PackWeek] = Field(min_length=1, max_length=6)


class SkillQuestion(_Entry):
    """A question for a skill that postings name."""

    match: str
    topic: str
    question: str
    guidance: str

    def fits(self, skill: str) -> bool:
        """Whether the question is about this skill."""
        return re.search(self.match, skill.lower()) is not None


class _Skills(_Entry):
    skill: list[SkillQuestion]


@cache
def base_pack() -> BasePack:
    """Return the advice for every role."""
    return BasePack.model_validate(tomllib.loads(_read("base")))


@cache
def role_pack(role: RoleCategory) -> RolePack:
    """Return the advice for a kind of role."""
    return RolePack.model_validate(tomllib.loads(_read(role.value.lower().replace(" ", "_"))))


@cache
def skill_questions() -> tuple[SkillQuestion, ...]:
    """Return the questions per skill, most specific first."""
    return tuple(_Skills.model_validate(tomllib.loads(_read("skills"))).skill)


@cache
def packs_version() -> str:
    """Return a fingerprint of all packs; it changes when any advice does."""
    contents = sorted((entry.name, entry.read_bytes()) for entry in _FOLDER.iterdir() if entry.name.endswith(".toml"))
    return hashlib.sha256(b"".join(name.encode() + content for name, content in contents)).hexdigest()[:12]


def _read(name: str) -> str:
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
