"""The advice packs: one for every role, one per kind of role, one per kind of work within it.

Packs are TOML files. A pack for a kind of work (`packs/healthcare/nurse.toml`) replaces the lists that it has in the
pack of its role (`packs/healthcare.toml`).
"""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import BaseModel, ConfigDict

from contracts.job import RoleCategory
from lexicon.roles import role as lexicon_role

__all__ = [
    "BasePack",
    "PackQuestion",
    "PackResource",
    "PackTask",
    "RolePack",
    "RoundAdvice",
    "base_pack",
    "role_pack",
]

_FOLDER = files("services.insights.advice") / "packs"


class _PackEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackQuestion(_PackEntry):
    """A question to prepare for."""

    text: str
    topic: str
    guidance: str


class PackResource(_PackEntry):
    """Something to study with."""

    title: str
    text: str
    url: str | None = None


class PackTask(_PackEntry):
    """A task of the plan."""

    text: str
    hours: int
    rounds: tuple[str, ...] = ()
    """Rounds that it prepares for; none when it serves all."""


class PackSection(_PackEntry):
    """A section of advice."""

    title: str
    items: list[str]


class RoundAdvice(_PackEntry):
    """What a round usually is, and how to do well in it; texts name the job at hand."""

    about: str
    tips: list[str]
    format: str | None = None
    interviewer: str | None = None
    duration: str | None = None


class _Day(_PackEntry):
    online: list[str]
    arrival: list[str]
    bring: list[str]
    during: list[str]


class BasePack(_PackEntry):
    """Advice for every role, as templates that name the job at hand."""

    version: int
    rounds: dict[str, RoundAdvice]
    levels: dict[str, list[str]]
    company: list[PackQuestion]
    ask: dict[str, list[str]]
    after: dict[str, list[str]]
    pay: dict[str, list[str]]
    day: _Day


class RolePack(_PackEntry):
    """Advice for one kind of role, or for one kind of work within it."""

    role: RoleCategory
    typical_stages: list[str]
    practice_target: str
    wear: list[str]
    preparation: list[str]
    mistakes: list[str]
    behavioral: list[PackQuestion]
    technical: list[PackQuestion]
    sections: list[PackSection]
    tasks: list[PackTask]
    resources: list[PackResource] = []


@cache
def base_pack() -> BasePack:
    """Return the advice for every role."""
    return BasePack.model_validate(_read(_FOLDER / "base.toml"))


@cache
def role_pack(role: RoleCategory, subrole: str | None = None) -> RolePack:
    """Return the advice for a kind of role; for a kind of work within it when its name is given and has a pack."""
    id_ = lexicon_role(role.value).id
    content = _read(_FOLDER / f"{id_}.toml")
    own = _FOLDER / id_ / f"{subrole}.toml"
    if subrole is None or not own.is_file():
        return RolePack.model_validate(content)
    # Advice on how to prepare and sections of the role speak of another kind of work.
    return RolePack.model_validate({**content, "preparation": [], "sections": [], "resources": [], **_read(own)})


def _read(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
