"""Who says the quoted words, and in which mode: a report, or a guess, a wish, a rumour, a question to the forum."""

import re
from collections.abc import Callable, Iterator

from lexicon import patterns
from services.insights.checker.places import Place
from services.insights.checker.sections import Section
from services.insights.checker.surroundings import SURROUNDINGS
from services.insights.sentences.cues import form, has, spans
from services.insights.sentences.elsewhere import is_elsewhere

__all__ = ["Section", "objection"]

_WHETHER = form("asks_whether")
_CLOSING = patterns.pattern("states", "closing")
_SHORT_SENTENCE = 7
_SPEAKER = re.compile(r"(?:^|[.;!?>] )(?:[\w/]+ ){0,2}[\w/]+ ?: ")
_OF_POSTER = re.compile(r"\b(?:poster|op|author)(?:'s)?\b")
_OF_ONE = re.compile(r"\b(?:one|another|some|commenter|elsewhere|other)\b")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|me|my|mine|we|us|our)\b")
_NOW = ("today", "now ", "heute", "ahora", "maintenant")
_ORDER = re.compile(
    r"\W*(?:please )?(?:say|write|add|include|tell|call|describe|recommend|mention|rate|list|always|do not|don't)\b"
)
_ME = re.compile(r"\W*me\b[^.?!\n]{0,30}: ")
_UNREAL = (
    "predicted",
    "distanced",
    "wish",
    "dream",
    "fear",
    "sarcasm",
    "hypothetical",
    "practice",
    "hearsay",
)
_OF_QUESTIONS = ("denied", "any_questions", "scheduling", "bystander", "usual", "reader_asks", "vendor")
_REASONS = {
    "predicted": "it is a prediction",
    "wish": "it is a wish",
    "dream": "it was dreamt",
    "distanced": "it is told from a distance",
    "fear": "it is a fear",
    "sarcasm": "it is not meant",
    "hypothetical": "it is supposed, not reported",
    "practice": "it was practised",
    "hearsay": "it is hearsay",
    "ended": "it is no longer so",
    "long_ago": "it was long ago",
    "candidate_asks": "the candidate asked it",
    "denied": "it is denied",
    "any_questions": "it invites questions",
    "scheduling": "it is about an appointment",
    "bystander": "somebody else asked",
    "reader_asks": "a reader asks it",
    "vendor": "it advertises",
    "usual": "it is said of interviews in general",
}
_ANNOUNCED = frozenset({"predicted", "usual", "hearsay"})
"""What the company itself announces only seems to be: `I have been told to be prepared for a case`."""
# What a kind of claim may be, although other kinds may not.
_ALLOWED: dict[Section, frozenset[str]] = {
    # That there is such a round: who fears, awaits or prepares for it knows of it.
    "round": frozenset({"predicted", "practice", "fear", "wish", "hypothetical", "distanced", "hearsay"}),
    "tip": frozenset({"predicted", "hypothetical", "practice", "fear"}),
    "mistake": frozenset({"practice", "fear", "wish"}),
    "experience": frozenset({"fear", "practice"}),
    "culture": frozenset({"fear"}),
    "red_flag": frozenset({"fear"}),
    "outcome": frozenset({"fear", "practice"}),
    "timeline": frozenset({"fear"}),
}
_LASTING: frozenset[Section] = frozenset({"stage", "culture", "tip", "compensation", "question", "red_flag"})
_RULES: frozenset[Section] = frozenset({"stage", "culture", "tip", "compensation"})


def objection(section: Section, place: Place, claim: str) -> str | None:
    """Return why the quote's standing forbids a claim (a shadow; empty for any claim), or None."""
    return next((reason for check in _CHECKS for reason in check(section, place, claim)), None)


def _addressed(section: Section, place: Place, claim: str) -> Iterator[str]:
    del section, claim
    follows = has("instruction", place.before) and (place.before.endswith(":") or _ORDER.match(place.sentence))
    if follows or has("instruction", place.sentence):
        yield "it addresses a machine"


def _taken_back(section: Section, place: Place, claim: str) -> Iterator[str]:
    raw = place.text.raw
    if raw.count("~~", 0, place.start) % 2 == 1:
        yield "it is struck out"
    behind = place.sentence[place.end - place.offset :]
    if has("taken_back_behind", behind, place.text.language) and not has("past", claim):
        yield "the rest of the sentence takes it back"
    if not _same_line(place):
        return
    short = len(place.after.split()) <= _SHORT_SENTENCE
    if has("refuted", place.after, place.text.language) or (
        section in _RULES | {"red_flag"} and short and has("taken_back", place.after)
    ):
        yield "the next sentence takes it back"


def _excepted(section: Section, place: Place, claim: str) -> Iterator[str]:
    del section
    before = place.sentence[: place.start - place.offset]
    if place.text.language == "en" and has("excepted", before) and not has("negation", claim):
        yield "it is excepted"


def _unreal(section: Section, place: Place, claim: str) -> Iterator[str]:
    language = place.text.language
    told = _reporting(place.part, language) if section == "question" else place.part
    speaking = _speaking(place, language) if section == "question" else ""
    for cue in _UNREAL + (_OF_QUESTIONS if section == "question" else ()):
        part = place.part if cue in _OF_QUESTIONS else told
        if section == "question" and has("asked", speaking, language):
            # Another clause denies or fears something else: `no coding, they asked about my thesis`.
            part = _reporting(speaking, language) if cue != "denied" else speaking
        if cue in _ALLOWED.get(section, frozenset()) or not has(cue, part, language) or has(cue, claim):
            continue
        announced = section in {"question", "stage"} and has("announced", f"{place.before} {place.part}", language)
        by_insider = cue == "hearsay" and has("insider", place.part, language)
        if not by_insider and not (cue in _ANNOUNCED and announced):
            yield _REASONS[cue]


def _elsewhere(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where a sentence speaks of another company, or of interviews in general."""
    del section, claim
    if all(is_elsewhere(sentence, place.text) for sentence in place.sentences):
        yield "it was at another company"


def _says_nothing(section: Section, place: Place, claim: str) -> Iterator[str]:
    del claim
    if section == "tip" and all(_CLOSING.search(one.sentence.low) for one in place.sentences):
        yield "it is a closing phrase"


def _of_others(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield what a commenter cannot say of the poster, and what is said of others than the teller."""
    del section
    if _OF_POSTER.search(claim) and has("of_others", place.clause):
        yield "it happened to somebody else"
    if not place.text.where.startswith("comment"):
        return
    if _OF_POSTER.search(claim):
        yield "a commenter says it, not the poster"
    if has("own_place", place.sentence, place.text.language) and not _OF_ONE.search(claim):
        yield "it is about the commenter's own place"
    told = place.sentences[0].line.kind == "turn" or has("asked", place.clause, place.text.language)
    if not told and has("inference", place.sentence) and not _FIRST_PERSON.search(place.sentence):
        yield "it is a conclusion, not a report"
    if has("vendor", place.text.raw):
        yield "it advertises"


def _too_much(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where a claim says more than the quote can: of every case, of now, of what is still to come."""
    language, part = place.text.language, place.part
    universal = language == "en" and has("universal", claim) and not has("universal", place.sentence)
    if universal and not has("negation", place.sentence, language):
        yield "it is said of one case"
    if has("past_year", part) and has("present", claim):
        yield "it was so in the past"
    clause = place.clause
    if has("future", clause) and has("past", claim) and not has("future", claim) and not has("past", clause, language):
        yield "it has not happened yet"
    if section == "compensation" and has("wanted", place.clause) and not has("wanted", claim):
        yield "it was asked for, not paid"
    if claim and has("changed", place.clause) and not re.search(r"\bfrom\b", claim):
        yield "it was changed"
    if claim and section in _RULES and has("restricted", place.clause) and not has("restricted", claim):
        yield "it is so only in some cases"


def _no_longer(section: Section, place: Place, claim: str) -> Iterator[str]:
    if section not in _LASTING:
        return
    language = place.text.language
    part = _reporting(place.part, language) if section == "question" else place.part
    for cue in ("ended", "long_ago"):
        if has(cue, part, language) and not has(cue, claim):
            yield _REASONS[cue]
    if has("ended", place.after, language) and place.after.startswith(_NOW):
        yield _REASONS["ended"]


def _not_asked(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield why quoted words are no question that was put to the candidate."""
    del claim
    if section != "question":
        return
    language, line = place.text.language, place.sentences[0].line
    if has("candidate_asks", _speaking(place, language), language) or has("candidate_asks", place.block, language):
        yield _REASONS["candidate_asks"]
    if _ME.match(place.sentence) or (line.kind == "turn" and line.speaker == "me"):
        yield "the candidate says it"
    # A line that begins with a name and a colon is somebody's words.
    said = len(line.label.split()) == 1
    listed = line.kind in {"turn", "item", "row"} or (line.kind == "quoted" and has("lead_asked", line.lead, language))
    aside = not _quoted(place) and not said and not listed
    by_them = has("asked", place.sentence[: place.end - place.offset], language)
    if aside and not by_them and has("reader_question", place.sentence, language):
        yield "it is put to the readers"


def _asks(section: Section, place: Place, claim: str) -> Iterator[str]:
    # `HR: bond of two years ok?` may be told as what HR asks.
    told = has("asked", claim) and _SPEAKER.search(place.sentence) is not None
    asks = place.sentence.rstrip(" )\"'").endswith("?") and not _quoted(place)
    # Who asks what a round is like knows of it; who asks whether there is one does not.
    known = section == "round" and not _WHETHER.match(place.sentence)
    if section != "question" and asks and not known and not told:
        yield "it is a question, not a statement"


_CHECKS: tuple[Callable[[Section, Place, str], Iterator[str]], ...] = (
    _addressed,
    _taken_back,
    _excepted,
    _unreal,
    _elsewhere,
    _says_nothing,
    _of_others,
    _too_much,
    _no_longer,
    _not_asked,
    _asks,
    *SURROUNDINGS,
)


def _reporting(part: str, language: str) -> str:
    """Return a part of a sentence up to its word of asking; what follows is what was asked, not how it is told."""
    asked = spans("asked", part, language)
    return part[: asked[0][1] + 1] if asked else part


def _speaking(place: Place, language: str) -> str:
    """Return the clause that says who asked: the quote's, or the nearest before it that holds a word of asking."""
    begin = place.start - place.offset
    clauses = [place.sentence[low:high] for low, high in place.clauses() if low <= begin]
    own_verb = bool(clauses) and (has("asked", clauses[-1], language) or has("candidate_asks", clauses[-1], language))
    nearest = clauses[-1:] if len(clauses) < 2 or own_verb else clauses[-2:]  # noqa: PLR2004 — the one before
    return " ".join([*nearest[:-1], place.clause])


def _quoted(place: Place) -> bool:
    before = place.text.low[max(0, place.start - 2) : place.start]
    return '"' in before or place.quote.strip().startswith('"') or place.sentence.count('"') > 1


def _same_line(place: Place) -> bool:
    number = place.number + len(place.sentences)
    return number < len(place.text.sentences) and place.text.sentences[number].line is place.sentences[-1].line
