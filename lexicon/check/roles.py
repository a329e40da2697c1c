"""Whether roles are whole."""

from collections.abc import Iterator

from lexicon import tables
from lexicon.check.checked import Checked
from lexicon.check.entries import of_entries, of_expression

__all__ = ["of_roles"]

_KEYS = frozenset(
    {
        "name",
        "communities",
        "mixed",
        "members",
        "rounds",
        "topics",
        "apart",
        "subrole_communities",
        "likeness",
        "foreign",
        "employers",
        "skills",
        "titles",
        "subroles",
    }
)


def of_roles(lexicon: Checked) -> Iterator[str]:
    """Yield what is wrong with the roles."""
    codes = {language.code for language in lexicon.languages.all}
    names = [role.name for role in lexicon.roles.all]
    yield from (f"roles: {name} is the name of several" for name in set(names) if names.count(name) > 1)
    for role in lexicon.roles.all:
        where = f"roles/{role.id}.toml"
        content = tables.read(lexicon.roles.root / f"{role.id}.toml")
        yield from (f"{where}: nobody reads {key}" for key in content.keys() - _KEYS)
        yield from (
            f"{where}: nobody reads [skills] {key}" for key in set(content.get("skills", ())) - {"exact", "any_case"}
        )
        yield from (
            f"{where}: [titles.{code}] is the title words of no known language" for code in set(role.titles) - codes
        )
        yield from (f"{where}: apart: {name} is no subrole" for name in sorted(role.apart - role.subroles.keys()))
        strange = role.mixed.difference(role.communities)
        yield from (f"{where}: mixed: {name} is no community of it" for name in sorted(strange))
        unknown = role.subrole_communities.keys() - role.subroles.keys()
        yield from (f"{where}: [subrole_communities] {name} is no subrole" for name in sorted(unknown))
        if not role.communities:
            yield f"{where}: has no communities"
        for expression in filter(None, (role.likeness, *role.foreign, *role.subroles.values())):
            yield from of_expression(where, expression)
        for code, weights in role.titles.items():
            yield from of_entries(f"{where}: [titles.{code}]", weights, {"folded": True})
