"""What was asked as something one can be asked: a question, a task, or "Asked about" a subject."""

import re

from lexicon import patterns
from services.insights.text.markdown import without_markdown, words
from services.insights.text.topics import TECHNICAL

__all__ = ["as_told", "askable"]

_GIVEN, _ASKED_OF, _ASKED_TO, _STATED, _TOLD, _STORY, _VAGUE, _TALKED = (
    patterns.pattern("statements", name)
    for name in ("given", "asked_of", "asked_to", "stated", "told", "story", "vague", "talked")
)
_UNFIT = tuple(
    patterns.pattern("statements", name)
    for name in (
        *("open_end", "indirect", "quoted_speech", "no_referent", "placeholder", "small_talk"),
        *("of_process", "clause", "heading", "no_prompt", "unready"),
    )
)
_EMPTY = tuple(patterns.pattern("statements", name) for name in ("small_talk", "of_process", "placeholder"))
_TELLS_ASKED = patterns.pattern("statements", "tells_asked")
_SHORTEST_TOLD, _LONGEST_TOLD = 30, 220
_GLUED_BEHIND, _GLUED_BEFORE = (patterns.pattern("statements", name) for name in ("glued_behind", "glued_before"))
_KIND_OF_QUESTIONS = re.compile(
    r"^(?:(?:there (?:were|was|are)|in these interviews are|mostly|more|some|a few|few|basic|easy|medium|simple)\s+)*"
    r"(?P<kind>[\w/+#.&-]+(?:\s(?!questions?\b)[\w/+#.&-]+){0,3})\s+questions?\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:questions?|types?|problems?)$|\b(?:questions?|types?) and\b", re.IGNORECASE)
"""Says how much was asked rather than what."""
_OF_ALL = re.compile(
    r"\b(?:all|most|many)(?:\s+of)?(?:\s+(?:the|my|their))?\s+(?:\w+\s+)?questions?\b[^.;:]*$", re.IGNORECASE
)
"""What is said of all questions is none of them."""
_HOW_YOU = re.compile(r"^how you(?:['\u2019]d| would)\s+", re.IGNORECASE)
_WHAT_YOURS = re.compile(
    r"^(?P<asks>what|how|where|who) (?P<yours>your [\w ]{3,60}?) (?P<verb>were|was|are|is|would be)\W*$", re.IGNORECASE
)
_OPENED = re.compile(r"^(?:tell me about|asked about)\s+(?:your|my|the|a|an)?\s*", re.IGNORECASE)
_SITUATED = re.compile(
    r"^(?:in|on|for|with|given|when|if|as|after|during)\b[^?]{2,80}, "
    r"(?:what|how|why|which|would|do|can|could|should|where|who)\b",
    re.IGNORECASE,
)
_DO = re.compile(r"^Do (?!you\b|we\b|they\b|the\b|your\b|people\b|any\b|not\b)\w")
"""A task, not a question."""
_TASK = re.compile(
    r"^(?:please\b|you will\b|(?!(?:about|with|like|only|just|what|both|half|all|more|most|than|over|under|into)\b)"
    r"[A-Za-z]{3,}(?<!ing)(?<!ed)(?<!ly) (?:the|an?|your|me|up)\s\w)",
    re.IGNORECASE,
)
"""A verb with its object: `debone a chicken`."""
_OF_A_WHY = re.compile(r"^\w+ing\s+(?:why|how|what|that)\s+you\b", re.IGNORECASE)
"""What somebody wanted to find out, in the teller's words."""
_BARE_VERB = patterns.pattern("statements", "bare_verb")
_CLAUSE = re.compile(r",\s+(?:the|it|they|this|that|but|so|your)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:in|on|at|for|with|of|by|from|to|as|about)\b", re.IGNORECASE)
_FORMAT = re.compile(r"\s+(?:problem|question)s?$", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?<!\bnow)(?<!\bnow and),?\s+(?:and|or|(?:and )?then|and\s+(?:the|an?))(?P<mark>\??)$", re.IGNORECASE
)
_LONGEST_SUBJECT, _LONGEST, _SHORT = 12, 40, 4
"""Words."""


def askable(text: str, before: str) -> str | None:
    """Return what was asked as a statement where its form is known, else in the words of who tells it.

    None for half a sentence, chatter, and what cannot be understood without what was said before.

    Args:
        text: The words that were taken to be asked, in readable form.
        before: What stands before them in their sentence.
    """
    text = _DANGLING.sub(r"\g<mark>", _turned(_alone(text.strip())))
    if (kind := _of_a_kind(text)) is not None:
        return kind if _GIVEN.search(kind) else f"Asked about {_inside(kind)}"
    broken = any(pattern.search(text) for pattern in _UNFIT)
    if broken or _TALKED.search(before) or _OF_ALL.search(before) or len(words(text)) > _LONGEST or not _is_even(text):
        return None
    if any(asks.search(text) for asks in (_GIVEN, _SITUATED, _TASK)) or text.endswith("?"):
        return text.rstrip("?") if _DO.match(text) else text
    said = text.rstrip(" ?.!")
    if _ASKED_TO.search(before) and not _is_told(said):
        return f"Asked to {_inside(said)}"
    return _topic(_FORMAT.sub("", said), before)


def as_told(sentence: str, text: str) -> str | None:
    """Return a sentence that tells what was asked as somebody's words, for what has no other form.

    None where it does not say who asked, or what was asked says nothing.

    Args:
        sentence: The sentence.
        text: What was asked, in readable form.
    """
    said = " ".join(without_markdown(sentence).split())
    tells = _TELLS_ASKED.search(said) is not None and not said.endswith("?") and _is_even(said)
    if not tells or not _SHORTEST_TOLD <= len(said) <= _LONGEST_TOLD or any(words.search(text) for words in _EMPTY):
        return None
    return f"As a candidate tells: \u201c{said.rstrip('.')}\u201d"


def _of_a_kind(text: str) -> str | None:
    """Return the subject that several questions are said to be about: `there were basic OOP questions`."""
    match = _KIND_OF_QUESTIONS.match(text)
    kind = match["kind"] if match else ""
    return kind if TECHNICAL.search(kind.lower()) and not (_VAGUE.search(kind) or _is_told(kind)) else None


def _topic(subject: str, before: str) -> str | None:
    """Return what a subject is printed as: something to do, or "Asked about" it; None where it names nothing."""
    if not _is_subject(subject) or subject[:1].isdigit() or _CLAUSE.search(subject):
        return None
    if _ASKED_OF.search(before):
        return None if _COUNTED.search(subject) else _about(subject)
    return _about(subject) if _VAGUE.search(subject) is None or len(words(subject)) > _SHORT else None


def _about(subject: str) -> str | None:
    if _PREPOSITION.match(subject) or _BARE_VERB.match(subject):
        return None
    return None if _OF_A_WHY.match(subject) else f"Asked about {_inside(subject)}"


def _alone(text: str) -> str:
    """Return a question without what its teller says around it."""
    asks = text.endswith("?")
    cut = _GLUED_BEFORE.sub("", _GLUED_BEHIND.sub("", text))
    if cut == text or not cut:
        return text
    return f"{cut[0].upper()}{cut[1:]}{'?' if asks and not cut.endswith('?') else ''}"


def _turned(text: str) -> str:
    """Return an indirect question in direct speech: `what your strengths were`, `how you would test it`."""
    if match := _WHAT_YOURS.match(text):
        first, _, last = match["verb"].lower().partition(" ")
        return f"{match['asks'].capitalize()} {first} {match['yours']}{f' {last}' if last else ''}?"
    return _HOW_YOU.sub("How would you ", text)


def _inside(text: str) -> str:
    """Return a text as it stands within a sentence; a title with several capitals keeps its own."""
    first, _, rest = text.partition(" ")
    is_title = not first.endswith("ing") and (len(first) == 1 or not first[1:].islower() or rest != rest.lower())
    return text if is_title else text[:1].lower() + text[1:]


def _is_subject(text: str) -> bool:
    said = words(_OPENED.sub("", text))
    return 0 < len(said) <= _LONGEST_SUBJECT and not _is_told(text)


def _is_told(text: str) -> bool:
    return bool(_TOLD.search(text) or _STORY.search(text))


def _is_even(text: str) -> bool:
    """Whether brackets and quotation marks are closed."""
    pairs = (("(", ")"), ("\u201c", "\u201d"))
    return text.count('"') % 2 == 0 and all(text.count(one) == text.count(other) for one, other in pairs)
