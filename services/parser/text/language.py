"""The language a text is written in, by script and function words."""

from collections import Counter

from lexicon.languages import words
from lexicon.lazy_regex import lazy_compile

__all__ = ["detect_language"]

_SAMPLE = 1500
_WORD = lazy_compile(r"\w+")
_SCRIPT_SHARE = "0.2"
_SCRIPTS = tuple(
    (language, lazy_compile(script), float(words("detection", "share").get(language, _SCRIPT_SHARE)))
    for language, script in words("detection", "script").items()
)
"""Languages that are told by their letters, and the share of them that tells."""
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in words("detection", "words").items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
# One search tells that there is none of them.
_ANY_SCRIPT = lazy_compile("|".join(script.pattern for _, script, _ in _SCRIPTS))
_POINTS = 12
_MIN_SHARE = 0.04
_FEWEST_WORDS = 4


def detect_language(text: str) -> str | None:
    """Return an ISO 639-1 code, or None when the text is too short to tell."""
    sample = text[:_SAMPLE]
    if _ANY_SCRIPT.search(sample) and (language := _by_script(sample)):
        return language
    words = Counter(map(str.casefold, _WORD.findall(sample)))
    scores: Counter[str] = Counter()
    for word, times in words.items():
        languages = _BY_WORD.get(word, ())
        for language in languages:
            # A word that many languages share says little about any of them.
            scores[language] += times * (_POINTS // len(languages))
    best, score = scores.most_common(1)[0] if scores else (None, 0)
    count = words.total()
    return best if count >= _FEWEST_WORDS and score >= _POINTS * _MIN_SHARE * count else None


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample)) or 1
    return next(
        (language for language, script, share in _SCRIPTS if len(script.findall(sample)) > share * letters), None
    )
