"""What each language has of each table, and each role of each part."""

from lexicon.check.checked import Checked

__all__ = ["coverage"]


def coverage(lexicon: Checked) -> str:
    """Return what each language has of each table, and each role of each part, as text."""
    declared = {table: about["entries"] for table, about in lexicon.declared.items() if "entries" in about}
    roles = lexicon.roles.all
    header = ["language", *declared, "roles"]
    rows = [header]
    for language in lexicon.languages.all:
        own = {role.id for role in roles if language.code in role.titles} | set(language.tables.get("roles", ()))
        counts = [f"{len(language.tables.get(table, ()))}/{len(entries)}" for table, entries in declared.items()]
        rows.append([language.code, *counts, f"{len(own)}/{len(roles)}"])
    parts = ["role", "communities", "likeness", "foreign", "skills", "employers", "languages"]
    own_rows = [parts]
    for role in roles:
        languages = [
            code.code
            for code in lexicon.languages.all
            if code.code in role.titles or role.id in code.tables.get("roles", ())
        ]
        likeness = str(role.likeness.count("|") + 1 if role.likeness else 0)
        numbers = (len(role.foreign), len(role.exact_skills) + len(role.skills), len(role.employers))
        own_rows.append([role.id, str(len(role.communities)), likeness, *map(str, numbers), " ".join(languages)])
    return f"{_aligned(_turned(rows))}\n\n{_aligned(own_rows)}"


def _turned(rows: list[list[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
