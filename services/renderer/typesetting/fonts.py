"""The typefaces of the guide, and which of them draws a character.

FiraGO sets Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian and Devanagari in one design. The Noto families have
the other scripts, Chinese, Japanese and Korean in two weights, and emoji without colour. All are under the SIL Open
Font License.
"""

from collections.abc import Iterator
from functools import cache, lru_cache, partial
from importlib import resources
from itertools import groupby
from pathlib import Path

from icu4py.breakers import CharacterBreaker

from services.renderer.typesetting.face import Face

__all__ = ["BOLD", "ITALIC", "REGULAR", "by_face", "clusters", "face_for", "main_face", "register_fonts"]

REGULAR = "regular"
BOLD = "bold"
ITALIC = "italic"

_MAIN = {REGULAR: "figo", BOLD: "figbo", ITALIC: "figit"}
_WEIGHTS = {REGULAR: 400, BOLD: 700, ITALIC: 400}
_EMOJI = "NotoEmoji"
# In the order in which they are asked: the scripts that FiraGO has come last, for the letters that it lacks.
_SCRIPTS = (
    *("Bengali", "Tamil", "Telugu", "Armenian", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Khmer", "Lao"),
    *("Myanmar", "Sinhala", "Ethiopic", "Oriya", "Arabic", "Devanagari", "Hebrew", "Thai", "Georgian", "Symbols"),
)
_WIDE_FORMS = {"ja": 0, "ko": 1, "zh-Hans": 2, "zh-Hant": 3}
"""Where the forms of a language stand in the collection."""
_WIDE_FROM = 0x1100
"""No letter of Chinese, Japanese or Korean comes before; dashes and marks that they share with all do."""
_IGNORABLE = frozenset([0x200C, 0x200D, *range(0xFE00, 0xFE10)])
"""Joiners and variation selectors: they choose forms and have no glyph."""
_SHARED = frozenset("\u0964\u0965")
"""The full stops of all scripts of India: each has its own height of them."""
_COLOURED = "\N{VARIATION SELECTOR-16}"


@cache
def register_fonts() -> None:
    """Read the faces that every guide has, and look into the others. Takes 0.2 s the first time in a process."""
    for style in _MAIN:
        _ = main_face(style).plain_text
        for face in _fallbacks(style):
            _ = face.characters


@cache
def main_face(style: str) -> Face:
    """Return the face that sets a style, as far as it has the letters."""
    import pymupdf_fonts  # type: ignore[import-untyped]  # ships no types

    code = _MAIN[style]
    return Face(f"F{code}", partial(pymupdf_fonts.myfont, code))


def by_face(text: str, style: str) -> Iterator[tuple[Face, str]]:
    """Yield each stretch that one face draws; what no face draws is set in the style's main one."""
    main = main_face(style)
    if text.isascii() or main.characters.issuperset(map(ord, text)):
        yield main, text
        return
    wide = _wide_language(text)
    for face, parts in groupby(_faces(text, style, wide), key=lambda pair: pair[0]):
        yield face, "".join(cluster for _, cluster in parts)


def clusters(text: str) -> Iterator[str]:
    """Yield what readers take for one character each, marks and joined emoji included."""
    return iter(text) if text.isascii() else iter(CharacterBreaker(text, "en"))


def face_for(cluster: str, style: str) -> Face | None:
    """Return the face that draws a character with its marks; None when none can."""
    return _face(cluster, style, _wide_language(cluster))


def _faces(text: str, style: str, wide: str) -> Iterator[tuple[Face, str]]:
    """Yield each character with its marks, and the face that draws it."""
    before = main = main_face(style)
    for cluster in clusters(text):
        if cluster not in _SHARED or ord(cluster) not in before.characters:
            before = _face(cluster, style, wide) or main
        yield before, cluster


@lru_cache(maxsize=65_536)
def _face(cluster: str, style: str, wide: str) -> Face | None:
    codes = {ord(char) for char in cluster} - _IGNORABLE
    if _COLOURED in cluster and _emoji().characters.issuperset(codes):
        return _emoji()
    if main_face(style).characters.issuperset(codes):
        return main_face(style)
    chain = _fallbacks(style)
    if max(codes, default=0) >= _WIDE_FROM:
        chain = (*chain[:-1], _wide(wide, _WEIGHTS[style]), chain[-1])
    return next((face for face in chain if face.characters.issuperset(codes)), None)


@cache
def _fallbacks(style: str) -> tuple[Face, ...]:
    """Return what draws the letters that the main face lacks; those of Chinese, Japanese and Korean apart."""
    weight = _WEIGHTS[style]
    latin = ["Sans-Italic", "Sans"] if style == ITALIC else ["Sans"]
    names = [*latin, *(f"Sans{script}" for script in _SCRIPTS)]
    return (*(_noto(f"Noto{name}", weight) for name in names), _symbols(), _emoji())


@cache
def _symbols() -> Face:
    import pymupdf_fonts

    return Face("Fsymbol2", partial(pymupdf_fonts.myfont, "symbol2"))


@cache
def _noto(name: str, weight: int) -> Face:
    return Face(f"F{name}{weight}".replace("-", ""), _file("manimgx_fonts", f"{name}[wght].ttf"), weight=weight)


def _emoji() -> Face:
    return _noto(_EMOJI, 400)


@cache
def _wide(language: str, weight: int) -> Face:
    label = f"FCJK{language.replace('-', '')}{weight}"
    file = _file("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")
    return Face(label, file, index=_WIDE_FORMS[language], weight=weight)


def _file(package: str, name: str) -> Path:
    return Path(str(resources.files(package) / name))


def _wide_language(text: str) -> str:
    """Return whose forms of Chinese characters a text is set in, told by its other letters or by its characters."""
    if text.isascii() or max(text) < "\u1100":
        return "zh-Hans"
    if any("\u3040" <= char <= "\u30ff" for char in text):
        return "ja"
    if any("\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff" for char in text):
        return "ko"
    ideographs = "".join(char for char in text if "\u4e00" <= char <= "\u9fff")
    fitting = (language for codec, language in _CHARACTER_SETS if _has(codec, ideographs))
    return next(fitting, "zh-Hans")


_CHARACTER_SETS = (("gb2312", "zh-Hans"), ("big5", "zh-Hant"), ("shift_jis", "ja"))
"""Each was made for the characters of one way to write."""


def _has(codec: str, text: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
