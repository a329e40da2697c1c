"""What each language has of each table and each role of each part, and what one of them lacks."""

from collections.abc import Mapping, Sequence

from lexicon.check.checked import Checked
from lexicon.roles import Role

__all__ = ["coverage", "missing"]

_PARTS = ("communities", "likeness", "foreign", "skills", "employers", "languages")


def coverage(lexicon: Checked) -> str:
    """Return what each language has of each table, and each role of each part, as text."""
    return f"{_aligned(_turned(_language_rows(lexicon)))}\n\n{_aligned(_role_rows(lexicon))}"


def missing(lexicon: Checked, name: str) -> list[str]:
    """Return what a language (by its code) or a role (by its file) lacks, a line for each table.

    Raises:
        KeyError: There is no such language or role.
    """
    languages = {language.code: language for language in lexicon.languages.all}
    if name not in languages:
        return _missing_of_role(lexicon, {role.id: role for role in lexicon.roles.all}[name])
    tables = languages[name].tables
    lacking = {
        table: [entry for entry in entries if entry not in tables.get(table, ())]
        for table, entries in _declared(lexicon).items()
    }
    lacking["roles"] = [role.id for role in lexicon.roles.all if name not in _languages_of(lexicon, role)]
    return [f"[{table}] {', '.join(entries)}" for table, entries in lacking.items() if entries]


def _missing_of_role(lexicon: Checked, role: Role) -> list[str]:
    known = _languages_of(lexicon, role)
    without = [language.code for language in lexicon.languages.all if language.code not in known]
    parts = [part for part, amount in zip(_PARTS, _amounts(role), strict=False) if not amount]
    return [*parts, *([f"title words in {', '.join(without)}"] if without else [])]


def _declared(lexicon: Checked) -> Mapping[str, Sequence[str]]:
    return {table: about["entries"] for table, about in lexicon.declared.items() if "entries" in about}


def _languages_of(lexicon: Checked, role: Role) -> list[str]:
    """Return the languages that have title words of a role."""
    return [
        language.code
        for language in lexicon.languages.all
        if language.code in role.titles or role.id in language.tables.get("roles", ())
    ]


def _language_rows(lexicon: Checked) -> list[list[str]]:
    declared, roles = _declared(lexicon), lexicon.roles.all
    titled = [code for role in roles for code in _languages_of(lexicon, role)]
    rows = [["language", *declared, "roles"]]
    for language in lexicon.languages.all:
        counts = [f"{len(language.tables.get(table, ()))}/{len(entries)}" for table, entries in declared.items()]
        rows.append([language.code, *counts, f"{titled.count(language.code)}/{len(roles)}"])
    return rows


def _role_rows(lexicon: Checked) -> list[list[str]]:
    rows = [["role", *_PARTS]]
    rows += [[role.id, *map(str, _amounts(role)), " ".join(_languages_of(lexicon, role))] for role in lexicon.roles.all]
    return rows


def _amounts(role: Role) -> tuple[int, ...]:
    """Return how much of each part there is, languages apart."""
    likeness = role.likeness.count("|") + 1 if role.likeness else 0
    skills = len(role.exact_skills) + len(role.skills)
    return len(role.communities), likeness, len(role.foreign), skills, len(role.employers)


def _turned(rows: list[list[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
