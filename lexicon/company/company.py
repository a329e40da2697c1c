"""One employer, whatever is known of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lexicon.company.abbreviations import is_abbreviation
from lexicon.company.brands import brand_of, known_employer
from lexicon.company.employers import KnownEmployer, find_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.legal_forms import without_legal_form
from lexicon.company.letters import letters, unaccented
from lexicon.company.mentions import Mention, Name, find_mentions, is_mentioned
from lexicon.company.names import humanise_domain, name_parts
from lexicon.company.own_names import OwnNames
from lexicon.company.posting import Described, JobPosting
from lexicon.company.spellings import short_names
from lexicon.company.words_of_names import without_last

__all__ = ["Company"]

_EDGES = re.compile(r"^\W+|\W+$")
_MOST_INITIALS = 2
_LONGEST_SHARED_INITIALS = 3
_NO_INITIALS = frozenset(["the", "and", "of", "de", "la", "le", "und", "et", "van", "von", "co", "company"])


@dataclass(frozen=True)
class Company:
    """An employer: what it is called, and how to find it in a text."""

    brand: str
    """What a candidate would say: "Meta"."""
    legal_name: str | None
    spellings: tuple[str, ...]
    """What people write, the brand first; with former names and well-known parts."""
    domain: str | None
    everyday_word: bool
    """Whether the brand is also an ordinary word or abbreviation: a mention needs a second witness then."""
    witnesses: tuple[str, ...] = ()
    """Words that prove that this employer is meant."""
    apart: tuple[str, ...] = ()
    """Names that begin like this one and mean something else."""
    known_for: str | None = None
    """What its name means at other employers, as in `KnownEmployer`."""
    documented: bool = False
    """Whether it stands in the table of employers; else its spellings are derived from its name."""

    @classmethod
    def of(cls, name: str, *, domain: str | None = None, legal_name: str | None = None) -> "Company":
        """Return the employer for a hand-typed name, a legal name, a posting's name or a domain."""
        return _company(name, domain, legal_name)

    @classmethod
    def known(cls, employer: Described) -> "Company":
        """Return the employer that an earlier service has described, without guessing again."""
        return _described_company(
            employer.brand,
            employer.legal_name,
            tuple(employer.spellings),
            employer.domain,
            everyday_word=employer.everyday_word,
            documented=employer.documented,
        )

    @classmethod
    def of_posting(cls, posting: JobPosting) -> "Company":
        """Return the employer of a posting: as described with it, else found by its name."""
        if posting.company is not None:
            return cls.known(posting.company)
        return cls.of(posting.company_name, domain=posting.company_domain)

    @cached_property
    def key(self) -> str:
        """A stable identity: the same for all names of a known employer, and for an unknown one with any legal form."""
        if self.documented:
            return letters(self.brand)
        without_article = without_legal_form(self.brand).removeprefix("The ").removeprefix("the ")
        return letters(without_last(without_article, "group")) or self.brand.casefold()

    @cached_property
    def search_names(self) -> tuple[str, ...]:
        """The spellings that a search has to name, in the brand's script.

        Those that hold another as a word would be found anyway.
        """
        kept: list[str] = []
        for spelling in self.spellings:
            if unaccented(self.brand).isascii() and not unaccented(spelling).isascii():
                continue
            words = f" {spelling.casefold()} "
            if not any(f" {other.casefold()} " in words or letters(other) == letters(spelling) for other in kept):
                kept.append(spelling)
        return tuple(kept)

    @cached_property
    def initials(self) -> str:
        """One or two letters for a monogram; `?` without any."""
        words = [_EDGES.sub("", word) for word in self.brand.replace("-", " ").split()]
        starts = [word[0] for word in words if word[:1].isalnum() and word.casefold() not in _NO_INITIALS]
        starts = starts or [word[0] for word in words if word[:1].isalnum()]
        return "".join(starts[:_MOST_INITIALS]).upper()[:_MOST_INITIALS] or "?"

    def is_same(self, written: str) -> bool:
        """Whether a written name means this employer; when in doubt it does not."""
        return self._own_names.mean(written)

    def mentions(self, text: str, *, context: str = "") -> tuple[Mention, ...]:
        """Return where a text names this company as an employer.

        Args:
            text: A post, a comment, a sentence.
            context: The posting's own words; what a text shares with them speaks for this employer.
        """
        return find_mentions(self.name, text, context=context)

    def is_named(self, text: str) -> bool:
        """Whether a text has the company's name, whatever it means there but a job that is abbreviated alike."""
        return next(self.places(text), None) is not None

    def places(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where a text that speaks of the company has its name, whatever it means there but such a job."""
        return self.name.places(text, witnessed=True)

    def is_about(self, text: str, *, context: str = "") -> bool:
        """Whether a text names this company as an employer anywhere."""
        return is_mentioned(self.name, text, context=context)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches each spelling where it stands as a name, whatever it means there."""
        return self.name.pattern

    @cached_property
    def name(self) -> Name:
        """What to look for in a text."""
        return Name(
            spellings=self.spellings,
            is_everyday=self.everyday_word,
            domain=self.domain,
            witnesses=self.witnesses,
            apart=self.apart,
        )

    @cached_property
    def _own_names(self) -> OwnNames:
        return OwnNames(
            brand=self.brand,
            legal_name=self.legal_name,
            spellings=self.spellings,
            witnesses=self.witnesses,
            apart=self.apart,
            documented=self.documented,
        )


@lru_cache(4096)
def _company(name: str, domain: str | None, legal_name: str | None) -> Company:
    known = known_employer(name) or (known_employer(legal_name) if legal_name else None)
    if known is None and domain and _belongs(domain, name):
        known = known_employer(domain)
    if known:
        return _known_company(known, domain=domain, legal_name=legal_name)
    return _derived_company(name, domain=domain, legal_name=legal_name)


@lru_cache(1024)
def _described_company(
    brand: str,
    legal_name: str | None,
    spellings: tuple[str, ...],
    domain: str | None,
    *,
    everyday_word: bool,
    documented: bool,
) -> Company:
    """Return the company as described; the same one each time, since it compiles the patterns of its names."""
    entry = find_employer(brand) if documented else None
    return Company(
        brand=brand,
        legal_name=legal_name,
        spellings=spellings or (brand,),
        domain=domain,
        everyday_word=everyday_word,
        witnesses=entry.witnesses if entry else (),
        apart=entry.apart if entry else (),
        known_for=entry.known_for if entry else None,
        documented=documented,
    )


def _belongs(domain: str, name: str) -> bool:
    label, plain = letters(humanise_domain(domain)), letters(name)
    return label.startswith(plain) or plain.startswith(label)


def _known_company(known: KnownEmployer, *, domain: str | None, legal_name: str | None) -> Company:
    # DB in a text is a database sooner than a bank.
    shared = (name for name in known.ambiguous if len(name) > _LONGEST_SHARED_INITIALS)
    names = [known.brand, *known.names, *known.parts, *shared]
    return Company(
        brand=known.brand,
        legal_name=legal_name or known.legal,
        spellings=tuple(dict.fromkeys(names)),
        domain=known.domain or domain,
        everyday_word=known.word or is_everyday(known.brand) or is_abbreviation(known.brand),
        witnesses=known.witnesses,
        apart=known.apart,
        known_for=known.known_for,
        documented=True,
    )


def _derived_company(name: str, *, domain: str | None, legal_name: str | None) -> Company:
    parts = name_parts(name)
    brand = brand_of(name) or name.strip()
    names = [brand, parts.brand]
    for other in (brand, *parts.others):
        names += short_names(other)
    if legal_name:
        names += short_names(brand_of(legal_name))
    if parts.has_legal_form and not legal_name:
        legal_name = name.strip()
    return Company(
        brand=brand,
        legal_name=legal_name,
        spellings=tuple(dict.fromkeys(filter(None, names))),
        domain=domain or parts.domain,
        everyday_word=is_everyday(brand) or is_abbreviation(brand),
    )
