"""The posting that names stand in, as far as their features need it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.employers.occurrences import Occurrences
from services.parser.fields.agencies import speaks_of_client
from services.parser.text.language import detect_language
from services.parser.text.lines import TextLine
from services.parser.text.words import compact

__all__ = ["PostingSurroundings"]

_MAIL = lazy_compile(r"(?P<local>[\w.+-]{2,40})@")


@dataclass(frozen=True)
class PostingSurroundings:
    """The posting that names stand in."""

    lines: Sequence[TextLine]
    title: str
    board: Collection[str]
    """Letters of the names of a site that publishes many employers' postings."""
    is_page: bool
    """Whether it has an address that may hold a name."""

    @cached_property
    def occurrences(self) -> Occurrences:
        """The text, searched."""
        return Occurrences(self.lines)

    @cached_property
    def has_client(self) -> bool:
        """Whether the text says that somebody else than its author is the employer."""
        return speaks_of_client(self.occurrences.text)

    @cached_property
    def writes_nouns_large(self) -> bool:
        """Whether all nouns begin with a capital."""
        return detect_language(self.occurrences.text) == "de"

    @cached_property
    def title_at(self) -> int | None:
        """The line with the title."""
        folded = fold(self.title)
        return next(
            (at for at, line in enumerate(self.occurrences.lines[:60]) if folded and folded in fold(line)), None
        )

    @cached_property
    def mail_names(self) -> str:
        """Letters of the persons that mail is sent to."""
        return " ".join(compact(match["local"]) for match in _MAIL.finditer(self.occurrences.text))
