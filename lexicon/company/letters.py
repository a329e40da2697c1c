"""A name's letters alone, to compare names however they are written."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from lexicon.company.data import words
from lexicon.lazy_regex import lazy_compile

__all__ = ["WORD_ENDS", "WORD_STARTS", "in_place_unaccented", "letters", "letters_of_all", "unaccented", "variants"]

_NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "\u0131": "i", "ð": "d"}
)
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_LATIN = str.maketrans(
    dict(zip("абвгґдезийіклмнопрстуфыэ", "abvggdeziiiklmnoprstufye", strict=True))
    | {"ё": "e", "є": "ye", "ж": "zh", "ї": "yi", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}  # noqa: RUF001 — Cyrillic is meant
    | {"ъ": "", "ь": "", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz"}  # noqa: RUF001
)
"""Cyrillic letters as most people write them in Latin ones."""
_GREEK = str.maketrans(
    dict(zip("αβγδεζηικλμνξοπρσςτυφωϊϋ", "avgdeziiklmnxoprsstyfoiy", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
)  # fmt: skip
"""The same of Greek ones, without accents."""
_UNSPACED_SCRIPTS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WORD_STARTS = rf"(?<![^\W{_UNSPACED_SCRIPTS}])"
"""No letter of a word stands in front; those of scripts without blanks between words are none: `はGoogle`."""
WORD_ENDS = rf"(?![^\W{_UNSPACED_SCRIPTS}])"
_APOSTROPHE = lazy_compile("['’`]")
_NO_LETTER = lazy_compile(r"(?:[^\w\n]|_)+")
_NO_ASCII_LETTER = str.maketrans(
    dict.fromkeys(character for character in map(chr, range(128)) if not character.isalnum() and character != "\n")
)
_ACCENT = lazy_compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u3099\u309a\ufe20-\ufe2f]"
)
"""Signs above and below letters, of Latin, Cyrillic, Hebrew, Arabic and Japanese."""
_PLUS = lazy_compile(r"(?<=\w) *\+ *(?=\w)")


@lru_cache(65_536)
def letters(name: str) -> str:
    """Return letters and digits in lower case without accents; `&` counts as `and`.

    `J.P. Morgan & Co.` becomes `jpmorganandco`.
    """
    return _letters(name.replace("\n", " "))


def letters_of_all(names: Sequence[str]) -> list[str]:
    """Return the letters of each name, faster than one by one; fastest are the plain ones, read together."""
    plain, others = (
        iter(_letters("\n".join(name.replace("\n", " ") for name in names if _is_plain(name) is wanted)).split("\n"))
        for wanted in (True, False)
    )
    return [next(plain if _is_plain(name) else others) for name in names]


def _is_plain(name: str) -> bool:
    return name.isascii() and "+" not in name


def variants(name: str) -> frozenset[str]:
    """Return the letters of a name, also with two for an umlaut, and in Latin ones: `mueller`, `zarya` for `Заря`."""
    if name.isascii():
        return frozenset([letters(name)])
    composed = unicodedata.normalize("NFC", name.casefold())
    forms = (composed.translate(_TWO_LETTERS), composed.translate(_LATIN), _from_greek(composed))
    return frozenset(map(letters, (name, *forms)))


def _from_greek(name: str) -> str:
    return unaccented(name).translate(_GREEK).replace("oy", "ou")


def _letters(lines: str) -> str:
    joined = lines.replace("&", " and ")
    if "+" in joined:
        joined = _PLUS.sub("and", joined)
    if joined.isascii():
        return joined.lower().translate(_NO_ASCII_LETTER)
    plain = unaccented(_APOSTROPHE.sub("", joined)).casefold()
    return _NO_LETTER.sub("", plain.translate(_NO_DECOMPOSITION).translate(_simplified()))


@cache
def _simplified() -> dict[int, str]:
    """Traditional and Japanese characters with the simplified ones: `華為` is `华为`."""
    return {ord(pair[0]): pair[1] for pair in words("han")}


def unaccented(text: str) -> str:
    """Return the text without accents, case and punctuation kept."""
    if text.isascii():
        return text
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text))


def in_place_unaccented(text: str) -> str:
    """Return the text without accents, each character in its place; what would become two letters stays."""
    return text if text.isascii() else text.translate(_single_letters())


@cache
def _single_letters() -> dict[int, str]:
    """Latin letters with accents and the ones without."""
    accented = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    bare = {letter: unaccented(letter) for letter in accented}
    own = {chr(code): letter for code, letter in _NO_DECOMPOSITION.items()} | {"Ø": "O", "Ł": "L", "Đ": "D"}
    return {ord(one): plain for one, plain in (bare | own).items() if len(plain) == 1}
