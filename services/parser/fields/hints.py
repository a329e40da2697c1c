"""What the posting itself tells about its hiring process."""

import re
from collections.abc import Iterable

from services.parser.fields.words import truncate

__all__ = ["find_hints"]

_LIMIT = 4000
_ABOUT_HIRING = re.compile(
    r"\binterview|hiring process|recruit(?:ment|ing) process|selection process|assessment (?:center|centre|day)|"
    r"take[- ]home|coding (?:challenge|test|exercise)|"
    r"case study|technical (?:test|challenge|screen)|phone screen|vorstellungsgespräch|bewerbungsgespräch|"
    r"bewerbungsprozess|auswahlverfahren|assessment[- ]center|"
    r"entretien|processus de recrutement|entrevista|proceso de selección|pohovor|výběrové(?:ho|m)? řízení|rozmowa "
    r"kwalifikacyjna|proces rekrutacji|面接|選考|собеседован",
    re.IGNORECASE,
)
_STEMS = ("interview", "process", "assessment", "take-home", "take home", "coding", "case study", "test", "challenge",
    "screen",
    "gespräch",
    "verfahren",
    "entretien",
    "recrutement",
          "entrevista", "selección", "pohovor", "řízení", "rozmowa", "rekrutacj", "面接", "選考", "собеседован")  # fmt: skip
_LEGAL_NOTICE = re.compile(
    r"accommodation|disabilit|equal opportunity|fraud|scam|never ask|reimburse|conduct(?:s|ing)? (?:technical |"
    r"coding |user |customer |stakeholder )?interviews|user interviews|"
    r"interviewing (?:candidates|users|customers)|qualifications assessed|assessed during|knowledge, skills|"
    r"background check|accessib|interview(?:ing)? and hir|"
    r"behinderung|hledáme.*pohovor s klient|salary|compensation|artificial intelligence|AI tools",
    re.IGNORECASE,
)


def find_hints(process: Iterable[str], lines: Iterable[str]) -> str | None:
    """Return the section on hiring, or else the sentences that speak of it; None when there are none."""
    section = list(process)
    if section:
        return truncate("\n".join(section), _LIMIT)
    sentences = (part for line in lines for part in re.split(r"(?<=[.!?])\s+", line))
    about = (part for part in sentences if any(stem in part.lower() for stem in _STEMS))
    kept = dict.fromkeys(part for part in about if _ABOUT_HIRING.search(part) and not _LEGAL_NOTICE.search(part))
    return truncate("\n".join(list(kept)[:8]), _LIMIT) or None
