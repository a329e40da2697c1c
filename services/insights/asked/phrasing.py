"""Turns the words of a report into a question one can practise: "how I handle X" becomes "How do you handle X?"."""

import re

from lexicon import patterns
from lexicon.text import shorten
from services.insights.text.markdown import without_markdown

__all__ = ["as_prompt", "as_question", "as_topic", "is_question_like"]

_LONGEST = 260
_SPEAKER = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "we": "you",
    "our": "your",
    "us": "you",
    "am": "are",
}
_COMPANY = {"they": "we", "their": "our", "them": "us", "they're": "we're"}
_TOKEN = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)?")
_LEADING = patterns.pattern("phrasing", "leading")
_TRAILING = re.compile(r"[\s\"'\u201c\u201d\u2018\u2019*_:;,.(\[~\u2013\u2014-]+$")
_FILLER = re.compile(
    r"^(?:and|or|also|then|so|like|just|okay|ok|but|well|basically|etc|now|first|second|next|lastly|finally)[\s,]+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the|some|few|just)\s+(?=\w)", re.IGNORECASE)
_WH = r"what|why|how|which|where|when|who|whom|whose"
_AUXILIARY = r"am|are|is|was|were|do|does|did|have|has|had|can|could|would|will|should|might|may"
_DENIED = r"(?:(?:did|do|have|had|was|would|could)n|can|won)['\u2019]t"
_OF_WHAT = rf"(?:\s+(?!(?:{_AUXILIARY}|if|the|my|it|this|that|they|i|we|you|he|she)\b)\w+){{0,3}}"
"""The words of what is asked for: `coursework`, `test cases`, `kind of music`."""
_DIRECT = patterns.pattern("phrasing", "direct")
_SITUATED = re.compile(
    rf"^(?:in|on|at|for|with|given|when|if|as|after|during)\b[^.?!]{{2,60}}, (?:{_WH})\b", re.IGNORECASE
)


def is_question_like(text: str) -> bool:
    """Whether a text reads like something an interviewer says."""
    plain = _strip(without_markdown(text))
    return plain.endswith("?") or _DIRECT.match(plain) is not None or _SITUATED.match(plain) is not None


def as_question(words: str) -> str:
    """Return a direct or indirect question in readable form."""
    text = _strip(without_markdown(words))
    text = _expand(_FILLER.sub("", text))
    if re.match(r"^(?:if|whether)\s+(?:i|they|we|he|she|there|my)\b", text, re.IGNORECASE):
        text = _from_whether(text)
    elif re.match(rf"^(?:{_WH})\b", text, re.IGNORECASE) and re.search(
        r"\b(?:i|my|me|i'm|i've|i'd)\b", text, re.IGNORECASE
    ):
        text = _from_wh(text)
    elif _SITUATED.match(text):
        text = re.sub(r"\b(would|do|can|could|should) i\b", r"\1 you", text, flags=re.IGNORECASE)
        text = text if text.endswith("?") else text + "?"
    elif re.match(rf"^(?:{_WH})\s+to\s", text, re.IGNORECASE):
        text = re.sub(rf"^({_WH})\s+to\s", r"\1 do you ", text, flags=re.IGNORECASE)
    elif re.match(r"^(?:a )?time (?:when |where |that )?(?:i|you)\b", text, re.IGNORECASE):
        text = "Tell me about a time " + re.sub(r"^(?:a )?time ", "", _turn(text), flags=re.IGNORECASE)
    return _finish(text)


def as_prompt(words: str) -> str:
    """Return an instruction ("to write an API that ...") as a task."""
    return _finish(_turn(_strip(without_markdown(words))), asks=False)


def as_topic(words: str) -> str:
    """Return a topic ("my driving record") as a question about it."""
    text = _ARTICLE.sub("", _turn(_strip(without_markdown(words))))
    own = re.match(r"^your\b", text) is not None
    alone = len(text.split()) == 1
    return _finish(f"Tell me about {text}" if own or alone else text)


def _strip(text: str) -> str:
    text = _LEADING.sub("", text)
    return _TRAILING.sub("", text)


def _expand(text: str) -> str:
    """Write contractions of the speaker out, so that they can be turned round."""
    for short, long in (("d", "would"), ("m", "am"), ("ve", "have"), ("ll", "will")):
        text = re.sub(rf"\b(i)['\u2019]{short}\b", rf"\1 {long}", text, flags=re.IGNORECASE)
    return text


def _turn(text: str, *, they_are_the_company: bool = False) -> str:
    """Turn the speaker's "I" into the listener's "you"."""
    persons = _SPEAKER | _COMPANY if they_are_the_company else _SPEAKER

    def swap(match: re.Match[str]) -> str:
        word = match[0].replace("\u2019", "'")
        other = persons.get(word.lower())
        if other is None or (word == "US" and other == "you"):
            return match[0]
        return other

    return re.sub(r"\byou was\b", "you were", _TOKEN.sub(swap, text))


def _from_whether(text: str) -> str:
    body = re.sub(r"^(?:if|whether)\s+", "", text, flags=re.IGNORECASE)
    if re.match(r"^they\b", body, re.IGNORECASE):
        return "If " + _invert_tail(_turn(body, they_are_the_company=True))
    match = re.match(rf"^(i|there|my \w+)\s+({_AUXILIARY})\b\s*(.*)$", body, re.IGNORECASE | re.DOTALL)
    if match:
        subject, auxiliary, rest = match.groups()
        if auxiliary.lower() in {"have", "had"}:
            return f"Do {_turn(subject)} have {_turn(rest)}"
        auxiliary = (
            {"was": "are", "am": "are", "were": "are"}.get(auxiliary.lower(), auxiliary.lower())
            if subject.lower() == "i"
            else auxiliary
        )
        return f"{auxiliary} {_turn(subject)} {_turn(rest)}"
    match = re.match(r"^i\s+(\w+)\s*(.*)$", body, re.IGNORECASE | re.DOTALL)
    if match:
        return f"Do you {_base(match[1])} {_turn(match[2])}"
    return "Whether " + _turn(body)


def _invert_tail(text: str) -> str:
    return re.sub(rf",?\s+you\s+({_AUXILIARY})\s", r", \1 you ", text, count=1)


def _from_wh(text: str) -> str:
    match = re.match(
        rf"^((?:what|which|how|whose){_OF_WHAT}|(?:{_WH}))\s+i\s+({_AUXILIARY}|{_DENIED})\b\s*(.*)$",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    if match:
        wh, auxiliary, rest = match.groups()
        auxiliary = {"am": "are", "was": "were", "has": "have"}.get(auxiliary.lower(), auxiliary.lower())
        return f"{wh} {auxiliary} you {_turn(rest)}"
    match = re.match(
        rf"^((?:what|which|how|whose){_OF_WHAT}|(?:{_WH}))\s+(?:i|we)\s+(?!(?:{_AUXILIARY}|{_DENIED})\b)(\w+)\b\s*(.*)$",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    if match:
        wh, verb, rest = match.groups()
        past = verb.lower().endswith("ed") or verb.lower() in _PAST
        return f"{wh} {'did' if past else 'do'} you {_base(verb)} {_turn(rest)}"
    return _turn(text)


_PAST = {
    "wanted": "want",
    "knew": "know",
    "left": "leave",
    "chose": "choose",
    "thought": "think",
    "felt": "feel",
    "did": "do",
    "went": "go",
    "had": "have",
    "made": "make",
    "got": "get",
    "took": "take",
    "led": "lead",
    "met": "meet",
    "saw": "see",
    "spent": "spend",
    "built": "build",
    "brought": "bring",
    "kept": "keep",
    "wrote": "write",
    "spoke": "speak",
    "found": "find",
    "gave": "give",
    "came": "come",
}


def _base(verb: str) -> str:
    normalized = verb.lower()
    if normalized in _PAST:
        return _PAST[normalized]
    if normalized.endswith("ied"):
        return normalized[:-3] + "y"
    if normalized.endswith("ed"):
        return (
            normalized[:-1]
            if normalized.endswith(("ved", "sed", "ged", "zed", "ced", "red", "ted"))
            and not normalized.endswith(("ssed", "ested", "anted", "rted", "sted", "eted"))
            else normalized[:-2]
        )
    return normalized


def _finish(text: str, *, asks: bool = True) -> str:
    text = _TRAILING.sub("", text).strip()
    for opening, closing in ("()", "[]"):
        if text.count(closing) > text.count(opening):
            text = text.replace(closing, "")
        elif text.count(opening) > text.count(closing):
            text = text[: text.rindex(opening)].rstrip() or text.replace(opening, "")
    text = re.sub(r"\s+([?.,!])", r"\1", text)
    if not text:
        return ""
    if asks and re.match(rf"^(?:{_WH}|{_AUXILIARY}|if)\b", text, re.IGNORECASE) and not text.endswith("?"):
        text = text.rstrip(".!") + "?"
    return shorten(text[0].upper() + text[1:], _LONGEST)
