"""The employer that a structured source states, unless text and address speak of another."""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.job import ProvenanceSource as Source
from lexicon.company import brand_of
from lexicon.company.brands import known_employer
from services.parser.fields.company import brand_from_slug, mentions, shown_name
from services.parser.raw_posting import RawPosting
from services.parser.resolution.witness_groups import is_same
from services.parser.text.words import compact
from services.parser.urls.domains import account_label

__all__ = ["SPELLED_OUT", "STRUCTURED", "EmployerFound", "stated_company"]

STRUCTURED = frozenset(
    {
        Source.PLATFORM_API,
        Source.JSON_LD,
        Source.MICRODATA,
        Source.RDFA,
        Source.PLATFORM_HTML,
        Source.EMBEDDED_STATE,
        Source.USER,
    }
)
SPELLED_OUT = 0.75
"""How sure a name in an address is that a text spells out."""
_UNKNOWN_MAKE, _ALONE, _CONTESTED, _SHORTEST_STEM = 0.8, 0.75, 0.65, 4
"""What data of unknown make say is stated, but as a guess where the address speaks of somebody else."""


@dataclass(frozen=True)
class EmployerFound:
    """A name, the words that are published, and how sure it is."""

    source: Source
    brand: str
    published: str | None
    confidence: float
    note: str | None = None


def stated_company(
    named: Sequence[tuple[RawPosting, str]], *, text: str, url: str | None, labels: Sequence[str]
) -> EmployerFound | None:
    """Return what a structured source states, or the owner of the site that the text names instead.

    Args:
        named: The drafts that name a company, and how.
        text: The posting.
        url: Where it stands.
        labels: Names that the address may hold.
    """
    stated = next(
        ((draft, name) for draft, name in named if draft.source in STRUCTURED and not draft.is_legal_entity), None
    )
    if stated is None:
        return None
    draft, name = stated
    if owner := _owner_instead(stated, text, labels):
        note = "The text names the owner of the address, and never the other."
        return EmployerFound(Source.URL, owner, name, 0.8, note)
    confidence = draft.confidence
    if not _is_borne_out(stated, text, url):
        confidence = min(confidence, _CONTESTED if _is_contested(name, url, labels) else _ALONE)
    return EmployerFound(draft.source, shown_name(name), name, confidence)


def _owner_instead(stated: tuple[RawPosting, str], text: str, labels: Sequence[str]) -> str | None:
    """Return the brand that address and text name where data of unknown make names an entity that neither knows."""
    draft, name = stated
    if (draft.confidence > _UNKNOWN_MAKE and not _is_anybodys(draft)) or mentions(brand_of(name), text) or not text:
        return None
    for label in labels:
        brand, confidence = brand_from_slug(label, [text])
        if confidence >= SPELLED_OUT and mentions(brand, text) > 1 and not is_same(compact(brand), compact(name)):
            return brand
    return None


def _is_borne_out(stated: tuple[RawPosting, str], text: str, url: str | None) -> bool:
    """Whether something bears a stated name out: data of unknown make may call a unit or an agency so."""
    draft, name = stated
    brand = brand_of(name)
    if (draft.confidence > _UNKNOWN_MAKE and not _is_anybodys(draft)) or not text or known_employer(name):
        return True
    if brand != name and not _is_anybodys(draft):
        # Units and agencies are not called by a legal form.
        return True
    first = brand.split()[0]
    return mentions(first if len(first) >= _SHORTEST_STEM else brand, text) > 0 or compact(brand) in compact(url or "")


def _is_contested(name: str, url: str | None, labels: Sequence[str]) -> bool:
    """Whether the address holds another employer's account, or is a known employer's: units are called otherwise."""
    account = account_label(url)
    owners = [label for label in labels if label == account or known_employer(label)]
    return any(not is_same(compact(label), compact(brand_of(name))) for label in owners)


def _is_anybodys(draft: RawPosting) -> bool:
    """Whether the data is of a known form, but from a site whose habits are not known."""
    return draft.source is Source.JSON_LD and draft.platform is None
