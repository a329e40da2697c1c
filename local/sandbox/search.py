"""Full-text search over invented discussions, with the query language the real sites have.

Words are stemmed lightly. Quoted phrases, ``AND``, ``OR``, ``NOT`` or ``-word``, parentheses and ``title:``-like
fields are understood. Of three or more bare words most must occur, which is how a forgiving site search feels:
the company's posts come first and unrelated ones follow.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Score = Callable[["Document"], float]
"""How well a document fits a part of a query; 0 means that it does not."""

WORD = re.compile(r"\w+")
TOKEN = re.compile(r'-?\w+:"[^"]*"|-?\w+:[^\s()"]+|-?"[^"]*"|[()]|[^\s()"]+')
ENDINGS = ("ing", "ed", "er", "s")
SHORTEST_STEM = 4
TITLE_WEIGHT = 3.0
MOST = 0.5
FEW = 3


def stem(word: str) -> str:
    """Lower a word and drop its commonest endings, so that "interviewers" meets "interviewing"."""
    word = word.lower()
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM), "")
    return stem(word.removesuffix(ending)) if ending else word


def stems(text: str) -> list[str]:
    """Split a text into stems."""
    return [stem(word) for word in WORD.findall(text)]


class Document:
    """A searchable text with exact-match fields such as its subreddit or author."""

    __slots__ = ("_text", "_title", "fields", "words", "words_in_title")

    def __init__(self, *, title: str, body: str, fields: dict[str, str]) -> None:
        title_stems, body_stems = stems(title), stems(body)
        self.words_in_title = set(title_stems)
        self.words = self.words_in_title | set(body_stems)
        self.fields = fields
        self._title = f" {' '.join(title_stems)} "
        self._text = f"{self._title} {' '.join(body_stems)} "

    def has_phrase(self, phrase: str, *, in_title: bool = False) -> bool:
        """Tell whether the stems of ``phrase`` occur next to each other."""
        return f" {' '.join(stems(phrase))} " in (self._title if in_title else self._text)


class Index:
    """The documents of one site, and how rare each word is among them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._frequency = Counter(word for document in documents for word in document.words)

    def rarity(self, word: str) -> float:
        """Return the weight of a stem: the rarer, the heavier."""
        return math.log(1 + (1 + len(self.documents)) / (1 + self._frequency[word]))

    def search(self, query: str, *, every_word: bool = False) -> list[tuple[int, float]]:
        """Return the positions and scores of the matching documents, best first; an empty query matches all."""
        score = _Parser(query, index=self, share=1.0 if every_word else MOST).parse()
        scored = ((position, score(document)) for position, document in enumerate(self.documents))
        return sorted(((position, value) for position, value in scored if value > 0), key=lambda hit: -hit[1])


@dataclass(frozen=True, slots=True)
class _Words:
    """Bare words standing next to each other, most of which must occur."""

    words: list[str]
    index: Index
    share: float

    def __call__(self, document: Document) -> float:
        found = [word for word in self.words if word in document.words]
        needed = len(self.words) if len(self.words) < FEW else math.ceil(self.share * len(self.words))
        if len(found) < needed:
            return 0
        return sum(self.index.rarity(word) * (TITLE_WEIGHT if word in document.words_in_title else 1) for word in found)


class _Parser:
    """Recursive descent over ``or``, ``and`` and single terms."""

    def __init__(self, query: str, *, index: Index, share: float) -> None:
        self._tokens = TOKEN.findall(query)
        self._index = index
        self._share = share

    def parse(self) -> Score:
        score = self._alternatives()
        while self._tokens:  # a stray closing parenthesis: read on, as a search box would
            self._tokens.pop(0)
            score = _all_of([score, self._alternatives()])
        return score

    def _alternatives(self) -> Score:
        options = [self._sequence()]
        while self._tokens and self._tokens[0] == "OR":
            self._tokens.pop(0)
            options.append(self._sequence())
        return options[0] if len(options) == 1 else lambda document: max(option(document) for option in options)

    def _sequence(self) -> Score:
        words: list[str] = []
        parts: list[Score] = []
        while self._tokens and self._tokens[0] not in {"OR", ")"}:
            token = self._tokens.pop(0)
            if token == "AND":  # noqa: S105 - an operator, not a secret
                continue
            if token == "NOT" and self._tokens:  # noqa: S105 - an operator, not a secret
                parts.append(_none_of(self._term(self._tokens.pop(0))))
            elif token.startswith("-") and len(token) > 1:
                parts.append(_none_of(self._term(token[1:])))
            elif WORD.fullmatch(token) or (":" not in token and token[0] not in '("'):
                words.extend(stems(token))
            else:
                parts.append(self._term(token))
        return _all_of([*parts, _Words(words, self._index, self._share)] if words else parts)

    def _term(self, token: str) -> Score:
        if token == "(":  # noqa: S105 - a parenthesis
            inner = self._alternatives()
            if self._tokens:
                self._tokens.pop(0)
            return inner
        if token.startswith('"'):
            phrase = token.strip('"')
            weight = sum(self._index.rarity(word) for word in stems(phrase))
            return lambda document: (
                weight * (TITLE_WEIGHT if document.has_phrase(phrase, in_title=True) else 1)
                if document.has_phrase(phrase)
                else 0
            )
        name, colon, value = token.partition(":")
        if not colon or not value:
            return _Words(stems(token), self._index, self._share)
        value = value.strip('"')
        if name == "title":
            return lambda document: float(document.has_phrase(value, in_title=True))
        if name in {"selftext", "text", "body"}:
            return lambda document: float(document.has_phrase(value))
        return lambda document: float(document.fields.get(name, "").lower() == value.lower())


def _all_of(parts: list[Score]) -> Score:
    def score(document: Document) -> float:
        total = 0.0
        for part in parts:
            value = part(document)
            if value <= 0:
                return 0
            total += value
        return total if parts else 1.0

    return score


def _none_of(part: Score) -> Score:
    # The least positive weight: an exclusion lets a document through without ranking it.
    return lambda document: 0.0 if part(document) > 0 else 1e-6
