"""Which words of a claim which words of its source say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.places import Place
from services.insights.checker.quantities import is_number
from services.insights.checker.wording import content_of, is_frame, opposite, same_word, says
from services.insights.sentences.stems import stem, words_of

__all__ = ["Alignment", "ClaimWord"]

_HERE = frozenset({"quote", "clause", "sentence"})


@dataclass(frozen=True, slots=True)
class ClaimWord:
    """A telling word of a claim, with where its source says it."""

    stem: str
    place: int
    """Among the telling words of its claim."""
    said: int
    """Which of the quote's telling words says it; -1 when none does."""
    same: bool
    """Whether that word has its very stem."""
    reach: str
    """The nearest of quote, clause, sentence, near and text that says it, or `nowhere`."""

    @property
    def is_here(self) -> bool:
        """Whether the quote's sentence says it."""
        return self.reach in _HERE


@dataclass(frozen=True)
class Alignment:
    """The words of a claim beside those of the place its quote stands at."""

    claim: ClaimText
    place: Place

    @cached_property
    def language(self) -> str:
        """Return the language in which words are compared: English where both are of one."""
        own = self.place.text.language
        return "en" if self.claim.language == own else own

    @cached_property
    def quoted(self) -> Sequence[str]:
        """Return the telling words of the quote."""
        return _without_numbers(content_of(self.place.quote, self.place.text.language))

    @cached_property
    def words(self) -> Sequence[ClaimWord]:
        """Return the telling words of the claim."""
        own = self.claim.words_of_employer
        content = _without_numbers(content_of(self.claim.low, self.claim.language))
        telling = [word for word in content if word not in own and not is_frame(word)]
        return [self._word(word, place) for place, word in enumerate(telling)]

    def _word(self, word: str, place: int) -> ClaimWord:
        one = stem(word)
        same = next((at for at, said in enumerate(self.quoted) if stem(said) == one), -1)
        said = same
        if same < 0:
            said = next((at for at, other in enumerate(self.quoted) if same_word(word, other, self.language)), -1)
        reach = "quote" if said >= 0 else self._reach(word)
        return ClaimWord(stem=one, place=place, said=said, same=same >= 0, reach=reach)

    def _reach(self, word: str) -> str:
        return next((name for name, said in self._zones if says(said, word, self.language)), "nowhere")

    @cached_property
    def _zones(self) -> Sequence[tuple[str, Sequence[str]]]:
        place = self.place
        first = place.text.sentences[0].sentence.low
        label = place.sentences[0].line.label
        zones = (
            ("clause", f"{place.quote} {place.clause}"),
            ("sentence", place.sentence),
            ("near", f"{place.before} {place.block} {label} {first} {place.text.title} {place.after}"),
            ("text", place.text.low),
        )
        return [(name, words_of(text)) for name, text in zones]

    @cached_property
    def unclaimed(self) -> Sequence[str]:
        """Return the stems of the quote's telling words that no word of the claim says."""
        said, own = {word.said for word in self.words}, self.claim.words_of_employer
        left = (word for at, word in enumerate(self.quoted) if at not in said and word not in own)
        return [stem(word) for word in left if not is_frame(word)]

    @cached_property
    def opposed(self) -> bool:
        """Whether a word of the claim that the quote does not say is the opposite of one that the claim leaves out."""
        lost = [word.stem for word in self.words if word.said < 0]
        return any(opposite(one, other) for one in lost for other in self.unclaimed)

    @cached_property
    def turned(self) -> float:
        """Return the share of pairs of common words that stand in another order; 0 for less than two."""
        where = [word.said for word in self.words if word.said >= 0]
        pairs = [(one, two) for number, one in enumerate(where) for two in where[number + 1 :] if one != two]
        return sum(one > two for one, two in pairs) / len(pairs) if pairs else 0.0


def _without_numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if not is_number(word) and not word[0].isdigit()]
