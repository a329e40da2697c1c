"""Reads a prompt the way a faithful model would: which sources it holds, and what each of them says, verbatim."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

SOURCE = re.compile(
    r"""<(?P<tag>[\w-]+)\b[^<>]*?\b(?:source[_-]?id|id)\s*=\s*["'](?P<attribute>[^"'<>]+)["'][^<>]*>"""
    r"""|\b(?:source|evidence|post)[_ ]?id["']?\s*[:=]\s*["']?(?P<label>[^\s"'\],;<>(){}]+)""",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"(?<=[.!?])\s+|(?<=[.!?][\"*])\s+|(?<=[.!?]\*\*)\s+"  # sentence ends, behind quotation marks and bold type too
    r"|\n+|</?[A-Za-z][^<>\n]{0,200}>"  # line ends and tags
    r"|\"\s*,?\s*\"\w+\"\s*:\s*\"?|\"\s*[}\]]"  # what stands between the strings of JSON
)
# A bullet, a speaker or a field name in front of a sentence is the prompt's, not the source's.
LEAD = re.compile(r"^(?:[\s>*#|\-\u2022]+|\[[^\]]*\]|\d+[.)]\s|[A-Za-z][\w ]{0,24}(?:\([^)]*\))?:\s)+")
ABOUT_THE_SOURCE = re.compile(r"^\W*(?:title|subreddit|author|url|link|score|date|posted)\b\W*:", re.IGNORECASE)
LABEL = re.compile(r"^[\s\-*]*([A-Za-z][A-Za-z _/-]{1,30}):[ \t]+(\S.{0,160})$", re.MULTILINE)
SHORTEST, LONGEST = 25, 300

TOPICS: dict[str, tuple[str, ...]] = {
    "question": ("?", "asked", "question", "prompt"),
    "stage": ("screen", "round", "loop", "onsite", "interview", "call", "assessment", "panel", "superday"),
    "process": ("screen", "round", "loop", "onsite", "interview", "call", "assessment"),
    "tip": ("tip:", "tip from", "prepare", "practise", "practice", "advice", "make sure", "don't forget", "read "),
    "mistake": ("mistake", "failed", "rejected", "bad idea", "don't", "too ", "never", "forgot"),
    "flag": ("mistake", "failed", "rejected", "bad", "silence", "ghost", "long"),
    "timeline": ("day", "week", "month", "timeline"),
    "compensation": ("base", "bonus", "salary", "offer", "option", "sign-on", "pay"),
    "salary": ("base", "bonus", "salary", "offer", "pay"),
    "culture": ("culture", "hours", "people", "manager", "on-call", "balance", "team"),
    "experience": ("i ", "my ", "offer", "rejected"),
    "logistic": ("video", "remote", "office", "bring", "laptop", "editor"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim sentence of the prompt and the source it belongs to (empty when it belongs to none)."""

    text: str
    source_id: str


class Material:
    """Everything a prompt offers for an answer."""

    def __init__(self, prompt: str) -> None:
        # Sources may arrive inside JSON; a quote has to match what they say, not how they were encoded.
        prompt = prompt.replace("\\n", "\n").replace('\\"', '"')
        spans = list(_spans(prompt))
        self.source_ids = list(dict.fromkeys(source_id for source_id, _ in spans))
        sourced = [Passage(sentence, source_id) for source_id, text in spans for sentence in sentences(text)]
        # Passages repeat when one source is shown twice; the first one is enough.
        self.passages = list(dict.fromkeys(sourced)) or [Passage(sentence, "") for sentence in sentences(prompt)]
        self.labels = {_words(name): value.strip() for name, value in LABEL.findall(prompt)}
        self._by_topic: dict[str | None, list[Passage]] = {}

    def about(self, path: tuple[str, ...]) -> list[Passage]:
        """Return the passages that fit the innermost field name of ``path`` with a known topic; all when none does."""
        topic = _topic(path)
        if topic not in self._by_topic:
            fitting = [one for one in self.passages if topic in _topics(one.text)]
            self._by_topic[topic] = _by_turns(fitting or self.passages)
        return self._by_topic[topic]

    def label(self, field: str) -> str | None:
        """Return the value of a ``Label: value`` line whose label means the same as a field name."""
        wanted = _words(field)
        return self.labels.get(wanted) or next(
            (value for name, value in self.labels.items() if set(name) <= set(wanted)), None
        )


@lru_cache(maxsize=128)
def read(prompt: str) -> Material:
    """Return what a prompt offers; the sections of one guide ask with the same one."""
    return Material(prompt)


def names_sources(text: str) -> bool:
    """Whether a text holds a source at all."""
    return SOURCE.search(text) is not None


@lru_cache(maxsize=1024)
def _topic(path: tuple[str, ...]) -> str | None:
    names = (part.lower() for part in reversed(path))
    return next((topic for name in names for topic in TOPICS if topic in name), None)


@lru_cache(maxsize=8192)
def _topics(text: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset(topic for topic, words in TOPICS.items() if any(word in lowered for word in words))


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """Cut a text into sentences, each an exact substring of it; remembered, as many prompts hold the same sources."""
    pieces = (piece for piece in BREAK.split(text) if piece and not ABOUT_THE_SOURCE.match(piece))
    cut = (_unquoted(LEAD.sub("", piece).strip(" \t|*>")) for piece in pieces)
    return tuple(piece for piece in cut if SHORTEST <= len(piece) <= LONGEST and "\\" not in piece)


def _unquoted(piece: str) -> str:
    """Drop a quotation mark that lost its partner when the sentence was cut."""
    return piece.strip('"') if piece.count('"') % 2 else piece


def _by_turns(passages: Iterable[Passage]) -> list[Passage]:
    """Order passages so that every source has its first say before any has its second."""
    turns: Counter[str] = Counter()
    ranked = []
    for passage in passages:
        turns[passage.source_id] += 1
        ranked.append((turns[passage.source_id], passage))
    return [passage for _, passage in sorted(ranked, key=lambda entry: entry[0])]


def _spans(prompt: str) -> Iterator[tuple[str, str]]:
    """Yield each source's id and text: up to its closing tag, or to the next source where there is none."""
    found = list(SOURCE.finditer(prompt))
    for position, match in enumerate(found):
        end = found[position + 1].start() if position + 1 < len(found) else len(prompt)
        if match["tag"]:
            closing = prompt.find(f"</{match['tag']}>", match.end())
            end = closing if closing >= 0 else end
        yield match["attribute"] or match["label"], prompt[match.end() : end]


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", name.lower()))
