"""The questions as flash cards for Anki: a package holds one SQLite database in Anki's schema 11."""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from html import escape

from contracts.insights import Insights, Question
from contracts.job import JobDetails
from services.guides.questions import questions_of

__all__ = ["anki_package"]

_FIELD_END = "\x1f"
_SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
  ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text,
  sfld text, csum integer, flags integer, data text);
CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer,
  type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer,
  odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
  factor integer, time integer, type integer);
CREATE TABLE graves (usn integer, oid integer, type integer);
"""
_OPTIONS = {
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "dyn": False,
    "maxTaken": 60,
    "timer": 0,
    "autoplay": True,
    "replayq": True,
    "new": {"bury": False, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
}
"""Anki's own defaults; it does not open a package in which one of them is missing."""
_MODEL = 1_700_000_000_001


def anki_package(*, prep_id: str, job: JobDetails, insights: Insights, now: int) -> bytes:
    """Return the package; imported again it updates the cards: the identity of each follows from its question."""
    base = int(hashlib.sha256(prep_id.encode()).hexdigest()[:10], 16)
    connection = sqlite3.connect(":memory:")
    connection.executescript(_SCHEMA)
    deck = f"Interview: {job.job_title} at {job.company_name}".replace("::", ":")
    connection.execute("INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')", _collection(deck, base, now))
    for number, (front, back, tags) in enumerate(_cards(job, insights)):
        guid = hashlib.sha256(front.encode()).hexdigest()[:10]
        note = base + number
        checksum = int(hashlib.sha1(front.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        fields = f"{escape(front)}{_FIELD_END}{back}"
        values = (note, guid, _MODEL, now, f" {tags} ", fields, front, checksum)
        connection.execute("INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')", values)
        connection.execute(
            "INSERT INTO cards VALUES (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')", (note, note, base, now, number)
        )
    connection.commit()
    data = connection.serialize()
    connection.close()
    return _package(data)


def _cards(job: JobDetails, insights: Insights) -> Iterator[tuple[str, str, str]]:
    for question in questions_of(job, insights).values():
        yield question.text, _back(question), str(question.basis)


def _back(question: Question) -> str:
    parts = [f"<i>{escape(' · '.join(filter(None, (str(question.basis), question.stage, question.topic))))}</i>"]
    if question.guidance:
        parts.append(f"Approach (general advice): {escape(question.guidance)}")
    parts += [f"“{escape(proof.quote)}”" for proof in question.evidence[:2]]
    return "<br><br>".join(parts)


def _collection(deck: str, deck_id: int, now: int) -> tuple[int, int, int, str, str, str, str]:
    template = {"name": "Card 1", "ord": 0, "qfmt": "{{Front}}", "afmt": "{{Front}}<hr>{{Back}}", "did": None}
    template |= {"bqfmt": "", "bafmt": ""}
    field = {"font": "Arial", "size": 20, "sticky": False, "rtl": False, "media": []}
    model = {
        "id": _MODEL,
        "name": "Prepline question",
        "type": 0,
        "mod": now,
        "usn": -1,
        "sortf": 0,
        "did": deck_id,
        "tmpls": [template],
        "flds": [{**field, "name": name, "ord": number} for number, name in enumerate(("Front", "Back"))],
        "css": ".card { font: 20px sans-serif; }",
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }
    today = {name: [0, 0] for name in ("newToday", "revToday", "lrnToday", "timeToday")}
    named = {**today, "id": deck_id, "name": deck, "mod": now, "usn": -1, "desc": "", "dyn": 0, "conf": 1}
    named |= {"collapsed": False, "browserCollapsed": False, "extendNew": 0, "extendRev": 0}
    default = {**named, "id": 1, "name": "Default"}
    conf = {"curDeck": deck_id, "activeDecks": [deck_id], "nextPos": 1, "schedVer": 1, "curModel": str(_MODEL)}
    return (
        now,
        now * 1000,
        now * 1000,
        json.dumps(conf),
        json.dumps({str(_MODEL): model}),
        json.dumps({"1": default, str(deck_id): named}),
        json.dumps({"1": _OPTIONS}),
    )


def _package(database: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
