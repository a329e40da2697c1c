"""Whether a written name means an employer: one of its names, with a place, a typing error or an end left out."""

from dataclasses import dataclass
from functools import cached_property

from lexicon.company.abbreviations import abbreviated, stands_for
from lexicon.company.brands import brand_of, is_apart, known_employer
from lexicon.company.employers import find_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters, variants
from lexicon.company.meanings import described, is_shortened, meanings, spelled
from lexicon.company.names import name_parts
from lexicon.company.spellings import nicknames, without_trade
from lexicon.company.words_of_names import says_as_what, says_where
from lexicon.typos import is_typo

__all__ = ["OwnNames"]

_LONGEST_SHARED_INITIALS = 3


@dataclass(frozen=True, kw_only=True)
class OwnNames:
    """What an employer is called, to compare written names with; the fields are those of `Company`."""

    brand: str
    legal_name: str | None
    spellings: tuple[str, ...]
    witnesses: tuple[str, ...]
    apart: tuple[str, ...]
    documented: bool

    def mean(self, written: str) -> bool:
        """Whether a written name means the employer; when in doubt it does not."""
        own, other = (find_employer(self.brand) if self.documented else None), find_employer(written)
        if other is None and not meanings(self._unwitnessed(written), is_known=bool(own)).isdisjoint(self._own):
            return not self._is_apart(written)
        if other := other or known_employer(written):
            return own is other or self._is_namesake(written) or stands_for(written, self.brand)
        if self.documented and self._is_located(written):
            return not self._is_apart(written)
        if self._is_apart(written):
            return False
        return self._is_described(written) or self._is_misspelled(written) or self._is_shortened(written)

    @cached_property
    def _own(self) -> frozenset[str]:
        """The letters of all spellings."""
        entry = find_employer(self.brand) if self.documented else None
        official = [self.brand, *([self.legal_name] if self.legal_name else [])]
        short = [*abbreviated([*self.spellings, *official]), *nicknames(self.brand), *map(brand_of, official)]
        short += without_trade(self.spellings)
        return spelled([*self.spellings, *short, *(entry.ambiguous if entry else ())])

    def _is_located(self, written: str) -> bool:
        """Whether a name is one of the employer's and says where besides: `Meta Dublin`, `meta night shift`."""
        words = written.split()
        heads = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
        head = next((head for head in heads if not variants(head).isdisjoint(self._own)), "")
        rest = words[len(head.split()) :]
        if not head or not all(map(says_where, rest)):
            return False
        is_job = any(map(says_as_what, rest))
        return is_job or not is_everyday(head) or not any(map(is_everyday, filter(str.islower, rest)))

    def _is_namesake(self, written: str) -> bool:
        """Whether the employer stands in no table and is called as one that does: `ČSOB, a.s.` and `csob`."""
        return not self.documented and not variants(written).isdisjoint(variants(self.brand))

    def _unwitnessed(self, written: str) -> str:
        """Return the name without what only the employer has behind it: `Meta Menlo Park`."""
        for witness in self.witnesses:
            shorter = written[: -len(witness)].rstrip(" -,(")
            if written.casefold().endswith(witness.casefold()) and not written[len(shorter) : -len(witness)].isalnum():
                written = shorter or written
        return written

    def _is_apart(self, written: str) -> bool:
        return is_apart(written, own=self.spellings, apart=self.apart)

    def _is_described(self, written: str) -> bool:
        own = described(self.brand)
        return bool(own) and own == described(name_parts(written).brand)

    def _is_shortened(self, written: str) -> bool:
        parts = name_parts(written)
        if parts.has_legal_form:
            return False
        if self.documented:
            return " " not in parts.brand and any(is_shortened(parts.brand, name) for name in self.spellings)
        return is_shortened(parts.brand, self.brand)

    def _is_misspelled(self, written: str) -> bool:
        parts = name_parts(written)
        brand = parts.brand
        if parts.has_legal_form or is_everyday(brand):
            return False
        if self._has_other_words(brand) or self._has_other_initials(brand):
            return False
        return any(is_typo(letters(brand), spelling, is_known=self.documented) for spelling in self._own)

    def _has_other_words(self, brand: str) -> bool:
        """Whether a written name has everyday words in place of the brand's: `Blue Stair` is not `Blue Star`."""
        own, written = ({letters(word).removesuffix("s") for word in name.split()} for name in (self.brand, brand))
        return any(is_everyday(word) for word in written - own) and len(written) == len(brand.split()) > 1

    def _has_other_initials(self, brand: str) -> bool:
        """Whether a written name has initials that the employer has not: `HCL Healthcare` is not `HCA Healthcare`."""
        words = brand.split()
        initials = {word.casefold() for word in words if word.isupper() and len(word) <= _LONGEST_SHARED_INITIALS}
        own = {word.casefold() for spelling in (self.brand, *self.spellings) for word in spelling.split()}
        return len(words) > 1 and not initials <= own
