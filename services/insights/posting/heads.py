"""A line of a posting in a few words that fit into a sentence: "backend services in Go", "owning the ledger"."""

import re
from functools import cache, lru_cache
from pathlib import Path

from lexicon import tables
from services.insights.posting.templates import is_tool
from services.insights.text.markdown import without_markdown

__all__ = ["activity_of", "head_of"]

_MOST_WORDS, _MOST_WORDS_CUT, _FEWEST_WORDS = 7, 6, 2
_ENUMERATION = re.compile(r", [^,]*\b(?:and|or|&) [^,]*$")
_PLURAL = re.compile(r"[^s]s$")
_AFTER_PREPOSITION = re.compile(r"\b(?:into|in|with|for|of|to|on|from|using|through) \w+$")
_WORDS = tables.read(Path(__file__).with_name("phrases.toml"))


_LEADS = re.compile(rf"^(?:{'|'.join(_WORDS['leads'])})\s*", re.IGNORECASE)
_ENDS = re.compile(_WORDS["ends"].strip(), re.IGNORECASE)
_CUTS = re.compile(tables.alternatives(_WORDS["cuts"]), re.IGNORECASE)
_BROKEN, _DANGLING = re.compile(_WORDS["broken"]), re.compile(_WORDS["dangling"], re.IGNORECASE)
_PROPER = re.compile(rf"(?:{tables.alternatives(_WORDS['proper'])})\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:our|your)\b(?! own)", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:able|ability|willing\w*|read(?:y|iness)|capacity|desire) to ", re.IGNORECASE)
_SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_SECOND_VERB = re.compile(r"(?<=\band )(\w+)(?= \w)( (?:the|an?|their|any|all|new)\b)?")
_VERBS = frozenset(_WORDS["verbs"].split())
_NOUNS = frozenset(_WORDS["nouns"].split())
_DOUBLED = frozenset(_WORDS["doubled"].split())
_JOINED = re.compile(r"^(\w+)((?:, \w+)*),? (?:and|or|&) (\w+)\b")


@lru_cache(maxsize=4096)
def head_of(line: str) -> str | None:
    """Return what a demand is about, as a noun; None where no few words say it."""
    text = _bare(line)
    if text.startswith("as "):
        return _short(f"work {text}", starts_with_verb=False)
    return _short(text, starts_with_verb=_TO_DO.search(line) is not None and _is_verb(_first(text)))


@lru_cache(maxsize=4096)
def activity_of(line: str) -> str | None:
    """Return a duty as something done: "planning the rota" for "Plan the rota for two ships"; None if not possible."""
    text = _bare(line)
    return _short(text, starts_with_verb=True) if _is_verb(_first(text)) or _first(text).endswith("ing") else None


def _bare(line: str) -> str:
    """Return a line without what stands before and behind its matter."""
    text = without_markdown(line).strip(" .,;-")
    text = _ENDS.split(text)[0].strip(" .,;-")
    while (shorter := _LEADS.sub("", text, count=1)) != text:
        text = shorter
    return _OWN.sub("the", text)


def _short(text: str, *, starts_with_verb: bool) -> str | None:
    """Return the whole when it is short, else the longest beginning that is short enough and ends well."""
    cuts = [(text[: match.start()], match[0].strip()) for match in reversed(list(_CUTS.finditer(text)))]
    parts = [part.strip(" .,;-") for part, cut in cuts if cut != "," or _is_complete(part)]
    shorter = [part for part in parts if _FEWEST_WORDS <= len(part.split()) <= _MOST_WORDS_CUT]
    whole = [text] if len(text.split()) < _MOST_WORDS_CUT else []
    for part in [*whole, *shorter, text]:
        if _reads_well(part) and not (starts_with_verb and " " not in part):
            return _as_activity(part) if starts_with_verb else _uncapitalised(part)
    return None


def _is_complete(part: str) -> bool:
    """Whether the beginning of an enumeration can stand alone: "charts", not "tide" of "tide and wind maps"."""
    return _PLURAL.search(part) is not None and not _AFTER_PREPOSITION.search(part)


def _reads_well(part: str) -> bool:
    words = part.split()
    if not words or len(words) > _MOST_WORDS or _BROKEN.search(part) or _DANGLING.search(part):
        return False
    # A beginning of an enumeration is none of it.
    return "," not in part or _ENUMERATION.search(part) is not None


def _as_activity(part: str) -> str:
    """Return words that begin with verbs with those verbs as nouns."""
    if _first(part).endswith("ing") and not _is_verb(_first(part)):
        return _uncapitalised(part)
    joined = _JOINED.match(part)
    verbs = [word for word in re.findall(r"\w+", joined[0]) if word.lower() not in {"and", "or"}] if joined else []
    if not verbs or not all(map(_is_verb, verbs)):
        verbs = [_first(part)]
    for verb in verbs:
        part = re.sub(rf"\b{verb}\b", _gerund(verb), part, count=1)
    return _SECOND_VERB.sub(_second, part)


def _second(match: re.Match[str]) -> str:
    """Return a word behind "and" as a noun when it is a verb; many verbs are also nouns, as in "prices and reports"."""
    is_verb = _is_verb(match[1]) and (match[1] not in _NOUNS or match[2] is not None)
    return f"{_gerund(match[1]) if is_verb else match[1]}{match[2] or ''}"


def _first(text: str) -> str:
    found = re.match(r"\w+", text)
    return found[0] if found else ""


@cache
def _is_verb(word: str) -> bool:
    return _stem(word.lower()) is not None


def _stem(word: str) -> str | None:
    """Return the verb without the ending of the third person; None when it is none."""
    if word in _VERBS:
        return word
    shorter = (word.removesuffix("s"), word.removesuffix("es"), f"{word[:-3]}y" if word.endswith("ies") else "")
    return next((form for form in shorter if form != word and form in _VERBS), None)


def _gerund(word: str) -> str:
    verb = _stem(word.lower()) or word.lower()
    if verb in _DOUBLED or _SHORT_VERB.fullmatch(verb):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def _uncapitalised(part: str) -> str:
    """Return a part with a small first letter, unless it begins with a name."""
    first, second = [*part.split(), "", ""][:2]
    is_name = first[1:] != first[1:].lower() or second[:1].isupper() or is_tool(first) or _PROPER.match(first)
    return part if is_name and first != "A" else part[0].lower() + part[1:]
