"""Names of employers that show by themselves what they are: by a legal form, or by a word for an institution."""
# ruff: noqa: RUF001, RUF003 — full-width signs and Cyrillic letters are what postings contain

import re
from collections.abc import Iterable, Iterator, Sequence

from lexicon.company.legal_forms import is_legal_form, without_legal_form
from lexicon.company.letters import letters
from lexicon.languages import alternatives, words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.employers.names import is_particle
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.place.gazetteer import is_city, is_place, is_us_state
from services.parser.fields.role.title import has_gender_mark
from services.parser.text.cased import cased

__all__ = ["formed_names", "names_with_form"]

_SENTENCES = lazy_compile(r"(?<=[^\W\d_]{4})[.!?]\s|\s*[✔✓☑✅★☆⭐]|[|·•;:：()（）。！，、【】]|\s[–—-]\s")
_INSTITUTION = lazy_compile(rf"(?:^|\s)(?:{alternatives('employer', 'institutions')})")
_VERB = lazy_compile(
    rf"\s(?:{alternatives('sentences', 'hires')})(?=\s|$).*|(?<=公司)(?:{words('sentences', 'hires')['zh']}).*"
)
# `ООО «Северный ветер»`: within quotation marks small letters begin words of the name.
_QUOTED = lazy_compile(r"(?P<form>[^\W\d_]{2,5})\s*[«„“\"](?P<name>[^«»„“”\"]{2,60})[»“”\"]")
_ARTICLES = frozenset(word for text in words("sentences", "articles").values() for word in text.split())
_OF = frozenset({"der", "des", "dem", "den"})
_LONGEST, _MOST_WORDS, _WORDS_OF_FORM, _BEGINNING = 80, 7, 3, 100
# `S. de R.L. de C.V.` has four words.
_CAPITALISED = cased(r"[A-ZÀ-Ž][\w-]+(?: (?:de|van|der|von|of) )?(?: [A-ZÀ-Ž][\w-]+){1,4}")
_SENTENCE = 250
_JOINING = lazy_compile(r"&|and|und|et|y|e|i|of|de|du|del|der|des|della|di|da|do|dos|das|la|les|los|für|for|von|van|z")


def formed_names(texts: Sequence[str]) -> Iterator[str]:
    """Yield the names in short lines and at the beginning of sentences that have a legal form, then institutions."""
    parts = [
        _VERB.sub("", part).strip()
        for text in texts
        if not has_gender_mark(text)
        for part in _SENTENCES.split(text[:_BEGINNING])
    ]
    for part in parts:
        # `Acme, S. de R.L.`: what stands behind the comma is no name.
        pieces = (part, *(piece for piece in part.split(", ") if not is_legal_form(letters(piece))))
        yield from (name for piece in pieces if (name := _with_form(piece)))
    for part in parts:
        yield from (piece for piece in part.split(", ") if _is_institution(piece))
    yield from names_with_form(texts)
    names = (match.group() for text in texts for match in _CAPITALISED.finditer(text[:_SENTENCE]))
    yield from (name for name in names if _is_institution(name))


def _with_form(text: str) -> str | None:
    """Return the name with a legal form that a text is, or begins with: `PT Mawar seeks`, `Mawar GmbH seeks`."""
    if (quoted := _QUOTED.match(text)) and is_legal_form(letters(quoted["form"])):
        return clean_company(quoted["name"])
    if is_legal_form(letters(text)):
        return None
    parts = text.split()
    if parts and fold(parts[0]) in _ARTICLES:
        # `Das Kreiskrankenhaus Waren gGmbH ist …`
        parts = parts[1:]
    first = next((at for at, word in enumerate(parts) if not _can_stand_in_name(word)), len(parts))
    for end in range(min(first, _MOST_WORDS + _WORDS_OF_FORM), 0, -1):
        text = " ".join(parts[:end]).strip(" ,")
        if parts[end - 1].islower() and "." not in parts[end - 1]:
            # `Kenntnisse im`: in small letters it is a word.
            continue
        if _is_no_form(parts[:end]):
            continue
        bare = without_legal_form(text)
        is_short = len(text) <= _LONGEST and len(bare.split()) <= _MOST_WORDS
        if is_short and bare != text and (name := clean_company(text)):
            # `Boulder CO`, `Drogheda, Co.`: a state, a county.
            is_county = is_place(text) or is_city(bare) or is_us_state(parts[end - 1].strip(".,"))
            return None if is_boilerplate_name(name) or is_county else name
    return None


def _is_no_form(parts: Sequence[str]) -> bool:
    """Whether the last word is something else than the form that it spells: `Send CV`, `412 KB`; not `S.A. de CV`."""
    before, last = parts[-2:-1], parts[-1].strip(" ,()")
    return (last == "CV" and before != ["de"]) or (last == "KB" and "".join(before).strip("(").isdigit())


def names_with_form(texts: Iterable[str]) -> Iterator[str]:
    """Yield the names with a legal form, wherever they stand in the sentences."""
    for text in texts:
        yield from _in_sentence(text[:_SENTENCE])


def _in_sentence(text: str) -> Iterator[str]:
    """Yield the names that stand before a legal form within a sentence: `a home of the Evangelische Hilfe gGmbH`."""
    words = text.split()
    for at, word in enumerate(words):
        if at == 0 or word.islower() or not is_legal_form(letters(word)):
            continue
        first = max(-1, at - _MOST_WORDS)
        others = (index for index in range(at - 1, first, -1) if _ends_before_name(words[index]))
        start = next(others, first) + 1
        # `eine Einrichtung der Hilfe gGmbH`: what is the employer's begins behind the article.
        start = max([start, *(index + 1 for index in range(start, at) if words[index] in _OF)])
        while start < at and words[start].islower():
            start += 1
        if start < at and (name := _with_form(" ".join(words[start : at + 1]))):
            yield name


def _ends_before_name(word: str) -> bool:
    return not _can_stand_in_name(word) or word[-1] in ",;:"


def _can_stand_in_name(word: str) -> bool:
    if "@" in word:
        return False
    return (
        not word[:1].islower()
        or is_particle(word)
        or _JOINING.fullmatch(word) is not None
        or "." in word
        or is_legal_form(letters(word))
    )


def _is_institution(text: str) -> bool:
    is_short = 1 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and not text[:1].islower()
    return is_short and bool(_INSTITUTION.search(fold(text))) and not re.search(r"\d|[.!?]$", text)
