"""What a kind of work is, a file for each: where it is discussed, which words show it, which skills it needs.

The advice for candidates of a role is a pack of the insights service with the same file name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lexicon import tables
from lexicon.languages import LANGUAGES, Languages
from lexicon.text import fold

__all__ = ["ROLES", "Role", "Roles", "role", "title_words"]


@dataclass(frozen=True)
class Role:
    """One kind of work."""

    id: str
    """Name of its files."""
    name: str
    """As contracts write it."""
    communities: tuple[str, ...]
    """Subreddits in which people tell about such interviews, the best first, without `r/`."""
    mixed: frozenset[str]
    """Those of them whose members are of many trades."""
    members: tuple[str, ...]
    """Other communities of this trade."""
    rounds: frozenset[str]
    """Rounds that such candidates meet, and those for most other roles do not."""
    topics: frozenset[str]
    """Groups of topics that such candidates are asked about, as `patterns/topics.toml` calls them."""
    apart: frozenset[str]
    """Subroles whose interviews say little of those for the rest of this kind of work."""
    subrole_communities: Mapping[str, Sequence[str]]
    """Such subreddits of a kind of this work, by the kind's name."""
    likeness: str
    """Words that show that a text is about this kind of work, as a regular expression; empty where nothing does."""
    foreign: tuple[str, ...]
    """Patterns of other roles' interviews, which must not leak into a guide for this one."""
    employers: tuple[str, ...]
    """Employers whose trade this is."""
    exact_skills: tuple[str, ...]
    """Skills that count only as they are written."""
    skills: tuple[str, ...]
    """Other well-known skills, in any case."""
    titles: Mapping[str, Mapping[str, str]]
    """Title words of its own file, by language and weight."""
    subroles: Mapping[str, str]
    """Kinds of this work whose interviews differ: title words, as a regular expression, by the kind's name."""

    def communities_of(self, title: str) -> tuple[str, ...]:
        """Return the subreddits for a job title, the best first: those of the kind of work that it names come first."""
        own = self.subrole_communities.get(self.subrole(title) or "", ())
        return tuple(dict.fromkeys([*own, *self.communities]))

    @property
    def homes(self) -> frozenset[str]:
        """Return the communities whose members are of this trade."""
        return frozenset([*self.communities, *self.members]) - self.mixed

    def subrole(self, title: str) -> str | None:
        """Return the kind of this work that a job title names, or None."""
        folded = fold(title)
        return next((name for name, words in self.subroles.items() if re.search(words, folded)), None)


class Roles:
    """The roles of a folder.

    Args:
        root: Folder with a file for each role.
        languages: Hold the title words that are not in a role's file.
    """

    def __init__(self, root: Path, languages: Languages) -> None:
        self.root = root
        self._languages = languages

    @cached_property
    def all(self) -> tuple[Role, ...]:
        """Every role, by file name."""
        return tuple(_role(path) for path in sorted(self.root.glob("*.toml")))

    def role(self, name: str) -> Role:
        """Return the role that contracts call so.

        Raises:
            KeyError: There is none.
        """
        return {role.name: role for role in self.all}[name]

    def title_words(self, role: Role) -> dict[int, str]:
        """Return the words of a role's titles in all languages, as a regular expression for each weight."""
        found: dict[int, list[str]] = {}
        for language in self._languages.all:
            for table in (role.titles.get(language.code), language.tables.get("roles", {}).get(role.id)):
                for weight, text in (table or {}).items():
                    found.setdefault(int(weight), []).append(tables.alternatives(text))
        return {weight: "|".join(texts) for weight, texts in found.items()}


ROLES = Roles(Path(__file__).parent, LANGUAGES)


def role(name: str) -> Role:
    """Return the role that contracts call so, e.g. `Data Science`."""
    return ROLES.role(name)


def title_words(name: str) -> dict[int, str]:
    """Return the words of a role's titles in all languages, as a regular expression for each weight."""
    return ROLES.title_words(ROLES.role(name))


def _role(path: Path) -> Role:
    content: Mapping[str, Any] = tables.read(path)
    skills = content.get("skills", {})
    return Role(
        id=path.stem,
        name=content["name"],
        communities=tuple(content["communities"]),
        mixed=frozenset(content.get("mixed", ())),
        members=tuple(content.get("members", ())),
        rounds=frozenset(content.get("rounds", ())),
        topics=frozenset(content.get("topics", ())),
        apart=frozenset(content.get("apart", ())),
        subrole_communities=content.get("subrole_communities", {}),
        likeness=tables.alternatives(content.get("likeness", "")),
        foreign=tuple(content.get("foreign", ())),
        employers=tuple(tables.entries(content.get("employers", ""))),
        exact_skills=tuple(tables.entries(skills.get("exact", ""))),
        skills=tuple(tables.entries(skills.get("any_case", ""))),
        titles=content.get("titles", {}),
        subroles={name: tables.alternatives(words) for name, words in content.get("subroles", {}).items()},
    )
