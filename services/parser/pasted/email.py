"""E-mails and chat messages: their text without headers and quote marks, and the facts of the subject."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes and full-width colons

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.company import clean_company, mentions
from services.parser.pasted.headline import Headline, headline_in
from services.parser.pasted.imprints import mail_labels
from services.parser.raw_posting import Witness

__all__ = ["EmailText", "without_headers"]

_NAMES = alternatives("email", "headers")
_SUBJECT = lazy_compile(rf"^(?:{alternatives('email', 'subjects')})\s*[:：]\s*(?P<subject>\S.*)$", re.IGNORECASE)
_HEADER = lazy_compile(rf"^(?:{_NAMES}|{alternatives('email', 'subjects')})\s*[:：]", re.IGNORECASE)
_SENDER = lazy_compile(r"^(?:From|De|Von|Van|Od|Da|Fra|Från)\s*:\s*(?P<name>[^<\n]{0,60})<[^<>\n]{3,80}>", re.MULTILINE)
_RULE = lazy_compile(rf"^\W*(?:{alternatives('email', 'rules')})\W*$", re.IGNORECASE)
_REPLY = lazy_compile(rf"^(?:(?:{alternatives('email', 'replies')})\s*[:：]\s*)+", re.IGNORECASE)
# `[02/08/2026, 18:11] Ann: ` and `2.8.26, 6:11 PM - Ann: `.
_STAMP = lazy_compile(
    r"(?m)^\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?\]?\s*(?:[-–]\s*)?"
    r"[^:\n]{1,40}:\s?",
    re.IGNORECASE,
)
_MARKS = tuple(
    lazy_compile(rf"(?<![\w{sign}]){sign}(?=[^\s{sign}])([^{sign}\n]{{1,200}}?)(?<=\S){sign}(?![\w{sign}])")
    for sign in (r"\*", "_")
)
# What a forwarded mail puts before each line, once for each time that it was forwarded.
_QUOTED = lazy_compile(r"(?m)^(?:>[ \t]?)+")
_SEVERAL = 3
_HEADER_LINES = 12
_SHORTEST_WORD = 4


@dataclass(frozen=True, kw_only=True)
class EmailText:
    """A text without what the mail program or messenger put around it."""

    text: str
    stated: Headline | None = None
    """The facts of the subject; a company only where the body names it too."""
    subject: str | None = None
    """What the mail says it is about."""
    senders: Sequence[Witness] = ()
    """Whose address it was sent from, and under what name."""


def without_headers(text: str) -> EmailText:
    """Return the message; a text that is no message stays as it is, but for marks such as `*bold*`."""
    subject, body = _split_mail(text)
    if len(_QUOTED.findall(body)) >= _SEVERAL:
        body = _QUOTED.sub("", body)
    body = _longest_message(body)
    for marks in _MARKS:
        body = marks.sub(r"\1", body)
    head = text[: len(text) - len(body)] if subject else ""
    stated = _stated(subject, body) if subject else None
    return EmailText(text=body, stated=stated, subject=subject, senders=_senders(head))


def _senders(head: str) -> list[Witness]:
    """Return the domain that a mail comes from, and the name before it where it says that it hires."""
    found = _SENDER.search(head)
    if found is None:
        return []
    written = (found["name"] or "").strip(" \"'")
    name = clean_company(written)
    named = [Witness(name, "site")] if name and name != written else []
    return [*named, *(Witness(label, "address") for label in mail_labels(found.group()))]


def _longest_message(text: str) -> str:
    """Return the longest message of a chat that was copied with its stamps; the others chat about it."""
    messages = _STAMP.split(text)
    return max(messages, key=len) if len(messages) > _SEVERAL else _STAMP.sub("", text)


def _split_mail(text: str) -> tuple[str | None, str]:
    """Return the subject and what stands below the header; a header without a subject is none."""
    lines = text.splitlines()
    subject, end = None, 0
    for at, line in enumerate(lines[:_HEADER_LINES]):
        if found := _SUBJECT.match(line):
            subject = _REPLY.sub("", found["subject"])
        elif line.strip() and not _HEADER.match(line) and not _RULE.match(line):
            break
        end = at + 1
    return (subject, "\n".join(lines[end:])) if subject else (None, text)


def _stated(subject: str, body: str) -> Headline | None:
    stated = headline_in(subject)
    if stated and stated.company and not _speaks_of(stated.company, body):
        stated.company = None
    return stated


def _speaks_of(company: str, text: str) -> bool:
    first = company.split(maxsplit=1)[0]
    return mentions(company, text) > 0 or (len(first) >= _SHORTEST_WORD and mentions(first, text) > 0)
