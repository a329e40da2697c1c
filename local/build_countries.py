"""Write the parser's list of countries from CLDR (Unicode licence): `python -m local.build_countries`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lexicon.company.everyday import is_everyday
from lexicon.languages import LANGUAGES
from lexicon.text import fold

__all__ = ["lines_of", "main"]

TARGET = Path(__file__).resolve().parents[1] / "services/parser/vocabulary/countries.txt"
_ALPHA_2 = 2
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_SHORTEST, _SHORTEST_LATIN = 2, 4
"""`Áo`, `Ý` and the like are words once their accents are folded."""


def main() -> None:
    """Write the file, one country a line."""
    from babel import Locale
    from babel.core import get_global

    locales = {language.code: Locale.parse(language.code).territories for language in LANGUAGES.all}
    alpha_3 = _longer_codes(get_global("territory_aliases"))
    TARGET.write_text("\n".join(lines_of(locales, alpha_3)) + "\n", encoding="utf-8")


def lines_of(names: dict[str, Any], alpha_3: dict[str, str]) -> list[str]:
    """Return `DE<TAB>DEU<TAB>Germany<TAB>allemagne;deutschland;…`, the other names folded; words are left out.

    Args:
        names: By language and ISO 3166 code.
        alpha_3: The longer code by the shorter.
    """
    codes = [code for code in names["en"] if len(code) == _ALPHA_2 and code.isalpha() and code not in _NO_COUNTRIES]
    found = []
    for code in sorted(codes):
        name = names["en"][code]
        others = {fold(by_code.get(code, "")) for by_code in names.values()} - {fold(name)}
        kept = sorted(other for other in others if _is_name(other))
        found.append("\t".join((code, alpha_3.get(code, ""), name, ";".join(kept))))
    return found


def _longer_codes(aliases: Mapping[str, Any]) -> dict[str, str]:
    """Return the alpha-3 code of each alpha-2: of several (`FXX` has gone) the one that shares more letters with it."""
    found: dict[str, str] = {}
    for code, (short, *_) in aliases.items():
        if len(code) == _ALPHA_2 + 1 and code.isalpha() and _shared(code, short) > _shared(found.get(short, ""), short):
            found[short] = code
    return found


def _shared(code: str, short: str) -> int:
    return sum(letter in code for letter in short)


def _is_name(folded: str) -> bool:
    shortest = _SHORTEST_LATIN if folded.isascii() else _SHORTEST
    return len(folded) >= shortest and not is_everyday(folded)


if __name__ == "__main__":
    main()
