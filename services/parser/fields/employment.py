"""Employment type in the words a reader expects."""

import re
from collections.abc import Iterable

from services.parser.fields.words import clean, fold, is_placeholder

__all__ = ["find_employment", "normalise_employment"]

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "Internship",
            r"\bintern(?:s|ship)?\b|praktik|werkstudent|working student|^stage\b|\bstage (?:de|en|pfe|fin|"
            r"conventionne)|\bstagiaire|alternance|becari|"
            r"practicas|\bstaz|インターン|実習|стажер|стажировка",
        ),
        ("Apprenticeship", r"apprentice|ausbildung|azubi|apprentissage"),
        ("Volunteer", r"volunteer|ehrenamt|benevol|dobrovoln"),
        (
            "Full-time",
            r"full ?time|fulltime|vollzeit|temps plein|tiempo completo|jornada completa|plny uvazek|hlavni pracovni "
            r"pomer|"
            r"\bhpp\b|pelny etat|tempo pieno|tempo integral|voltijd|heltid|正社員|フルタイム|常勤|полная занятость|полный день",
        ),
        (
            "Part-time",
            r"part ?time|parttime|teilzeit|temps partiel|tiempo parcial|media jornada|zkraceny uvazek|castecny "
            r"uvazek|"
            r"niepelny etat|czesc etatu|deeltijd|meio periodo|パート|アルバイト|неполная|частичная",
        ),
        (
            "Temporary",
            r"temporary|\btemp\b|fixed term|befristet|\bcdd\b|interim|interinidad|\bdpp\b|\bdpc\b|brigad|seasonal|"
            r"casual|"
            r"dohoda|契約社員|派遣|временн",
        ),
        (
            "Contract",
            r"\bcontract(?:or|ing)?\b|freelanc|freiberuf|\b1099\b|\bc2c\b|corp to corp|\bb2b\b|independent|zivnost|"
            r"\bico\b|"
            r"\bosvc\b|業務委託|per diem|проектная",
        ),
        (
            "Permanent",
            r"permanent|unbefristet|\bcdi\b|indefinido|indeterminato|festanstellung|dobu neurcitou|vast contract",
        ),
    )
)
_STATED = re.compile(
    r"\b(?:this is an? |employment type|job type|type of employment|arbeitszeit|anstellungsart|contract type|"
    r"typ pracovn\w+ pom\w+|typ uvazku|type de contrat|tipo de contrato)[\s:\-–]{0,4}(.{3,60})",
)  # fmt: skip


def normalise_employment(values: Iterable[str]) -> str | None:
    """Return e.g. `Full-time, Permanent` for `FULL_TIME`, `Vollzeit`, `Práce na plný úvazek`…; other words stay."""
    kinds: dict[str, None] = {}
    others: dict[str, None] = {}
    for value in values:
        text = clean(value)
        if is_placeholder(text) or len(text) > 80:  # noqa: PLR2004 — a sentence is no type
            continue
        found = _kinds_in(text)
        kinds |= dict.fromkeys(found)
        if not found:
            others[text[:1].upper() + text[1:]] = None
    return ", ".join(kinds or others)[:100] or None


def find_employment(title: str, text: str) -> str | None:
    """Return the employment type that title or text state plainly."""
    if found := [kind for kind in _kinds_in(title) if kind not in ("Permanent", "Temporary")]:
        return ", ".join(found)
    match = _STATED.search(fold(text[:6000]))
    return ", ".join(_kinds_in(match.group(1))) or None if match else None


def _kinds_in(text: str) -> list[str]:
    folded = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))
    return [name for name, pattern in _KINDS if pattern.search(folded)]
