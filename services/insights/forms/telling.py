"""Statements of the guide's own about what was reported, and tidy excerpts of what was said."""

import re

from services.insights.text.markdown import without_markdown

__all__ = ["round_statement", "tidy"]

_DURATION = re.compile(r"(\d{1,3})(?:(?:\s?[-\u2013]\s?| to )(\d{1,3}))?[\s-]?(min|h)", re.IGNORECASE)
_UNITS = {"min": "minute", "h": "hour"}
_WITH = {
    "hiring manager": "the hiring manager",
    "hr": "HR",
    "team members": "members of the team",
    "panel": "a panel",
    "vp": "a VP",
}
_PLACES = {
    "phone": "by phone",
    "virtual": "by video",
    "video call": "by video",
    "in person": "in person",
    "in-person": "in person",
    "on-site": "on site",
    "onsite": "on site",
    "whiteboard": "at a whiteboard",
    "take home": "at home",
    "take-home": "at home",
    "zoom": "on Zoom",
    "teams": "on Teams",
    "google meet": "on Google Meet",
    "hackerrank": "on HackerRank",
    "coderpad": "on CoderPad",
    "codesignal": "on CodeSignal",
    "karat": "with Karat",
    "live coding": "live coding",
}
"""Where or with what a round takes place, by the word that posts use."""
_CONNECTIVE = re.compile(
    r"^(?:(?:and|but|so|then|also|plus|or|because|which|well|anyway|ok(?:ay)?|basically|honestly|like|overall|lastly"
    r"|finally|next)\b[\s,:;-]*)+(?=\S)",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"^\W*(?:edit|update|upd|tl;?dr)\s?\d*\s*[:\u2013\u2014-]+\s*", re.IGNORECASE)
_MARKER = re.compile(r"^(?:[\s|>*\u2022\u00b7\u2013\u2014-]+|\(?\d{1,2}[.)]\s+|\(?[a-h]\)\s+)+")
_TABLE = re.compile(r"\s*\|+\s*")
_OPEN_END = re.compile(r"[\s,;:|\u2013\u2014-]+$")
_FEWEST_WORDS = 3


def round_statement(
    name: str,
    *,
    duration: str | None = None,
    interviewer: str | None = None,
    format: str | None = None,  # noqa: A002 — the field's name
) -> str:
    """Return a round as a statement: "Phone screen, 30 minutes, with a recruiter"."""
    parts = [name[0].upper() + name[1:]]
    if duration:
        parts.append(_time(duration))
    if interviewer and interviewer.lower() not in name.lower():
        parts.append(f"with {_person(interviewer)}")
    place = _place(format) if format else ""
    if place and not _is_said(place, name):
        parts.append(place)
    return ", ".join(parts)


def _place(word: str) -> str:
    return _PLACES.get(word.lower(), word)


def _is_said(place: str, name: str) -> bool:
    """Whether a round's name says already where it takes place: a phone screen by phone, an onsite on-site."""
    last = place.rpartition(" ")[2].lower().replace("-", "")
    return last in name.lower().replace("-", "")


def tidy(text: str) -> str:
    """Return an excerpt without markup, list markers, table signs, and connectives that lead nowhere."""
    plain = _OPEN_END.sub("", _TABLE.sub(" ", _MARKER.sub("", _UPDATE.sub("", without_markdown(text)))))
    cut = _CONNECTIVE.sub("", plain)
    kept = cut if len(cut.split()) >= _FEWEST_WORDS else plain
    return kept[:1].upper() + kept[1:]


def _time(duration: str) -> str:
    match = _DURATION.search(duration)
    if match is None:
        return duration
    first, last, unit = match.groups()
    number = f"{first}\N{EN DASH}{last}" if last else first
    noun = _UNITS[unit.lower()]
    return f"{number} {noun}" if number == "1" else f"{number} {noun}s"


def _person(interviewer: str) -> str:
    who = interviewer.lower()
    if who in _WITH:
        return _WITH[who]
    if who.endswith("s"):
        return who
    return f"{'an' if who[0] in 'aeiou' else 'a'} {who}"
