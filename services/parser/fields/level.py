"""Seniority, from the title first."""

import re

from services.parser.fields.words import clean, fold, is_placeholder

__all__ = ["find_level", "normalise_level"]

_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("Intern",
            r"\bintern(?:ship)?\b|praktik|werkstudent|working student|\bstagiaire\b|^stage\b|\bstage (?:de|en|pfe|"
            r"fin|h f|conventionne)|becari|stazist|インターン|стажер"),
        ("Executive", r"\bchief\b.* officer|\bc[etofimp]o\b|\bvp\b|vice president|\bevp\b|\bsvp\b|geschaftsfuhrer"),
        ("Director", r"\bdirector\b|directeur|direktor|reditel|dyrektor|директор"),
        ("Head", r"\bhead of\b|\bhead\b$|bereichsleit|leiter\w* \w+abteilung|vedouci oddeleni"),
        ("Principal", r"\bprincipal\b|\bdistinguished\b|\bfellow\b"),
        ("Staff",
            r"\bstaff (?:\w+ )?(?:engineer|scientist|developer|designer|product|data|software|machine|security|"
            r"site)|\bsenior staff\b"),
        ("Lead",
            r"\blead\b|\bteam ?lead\w*|\btech lead\b|teamleit|leitung|vedouci|kierownik|chef d equipe|リーダー|ведущий|"
            r"тимлид"),
        ("Manager", r"\bmanager\b|\bmanagerin\b|manazer|マネージャー|менеджер"),
        ("Senior", r"\bsenior\w*|\bsr\b|\bsenor\b|confirme\b|シニア|старший|\biii\b|\biv\b"),
        ("Junior",
            r"\bjunior\w*|\bjr\b|entry ?level|\bnew ?grad\w*|\bgraduate\b|berufseinsteiger|absolvent|debutant|"
            r"\btrainee\b|"
                   r"新卒|ジュニア|младший|nastupni"),
        ("Associate", r"\bassociate\b"),
        ("Mid", r"\bmid(?:dle)?(?: level)?\b|intermediate|\bmedior\b|\bii\b"),
    )
)  # fmt: skip
# A manager or lead by profession, not by rank.
_PROFESSIONS = re.compile(
    r"\b(?:product|project|program(?:me)?|account|community|office|case|success|delivery|marketing) manager\b|lead "
    r"generation"
)
_RANKS = frozenset(
    {"Senior", "Junior", "Intern", "Principal", "Director", "Head", "Executive", "Lead", "Associate", "Staff"}
)
_LIMIT = 100


def find_level(title: str) -> str | None:
    """Return the rank that a title states, e.g. `Senior`; None when it states none."""
    folded = fold(title)
    for name, pattern in _LEVELS:
        if not pattern.search(folded):
            continue
        if name == "Manager" and _PROFESSIONS.search(folded):
            continue
        if name == "Lead" and re.search(r"\bsenior\b", folded):
            return "Senior Lead"
        return name
    return None


def normalise_level(value: str | None) -> str | None:
    """Return a platform's own wording of seniority (`Mid-Senior level`, `ENTRY_LEVEL`) for display."""
    text = clean((value or "").replace("_", " "))
    if is_placeholder(text):
        return None
    return text[:1].upper() + text[1:_LIMIT]
