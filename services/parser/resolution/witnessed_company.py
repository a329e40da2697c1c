"""The employer that witnesses agree on and nothing outweighs, else the likeliest of all names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contracts.job import ProvenanceSource as Source
from services.parser.employers.articles import without_article
from services.parser.employers.finding import EmployerChoice, Ranking, rank
from services.parser.employers.surroundings import PostingSurroundings
from services.parser.employers.tidying import tidy_name
from services.parser.parsed_posting import HIDDEN, ParsedPosting
from services.parser.raw_posting import OF_SITE, PROPOSING, SUPPORTING, Evidence, RawPosting, Witness
from services.parser.resolution.address_labels import Labels, likeliest
from services.parser.resolution.agreement import Agreed, agreed
from services.parser.resolution.stated_company import STRUCTURED, EmployerFound
from services.parser.text.lines import TextLine

__all__ = ["WitnessedPosting", "agreed_company", "ranked_company"]

_SOURCES: dict[str, Source] = {"title": Source.TITLE, "site": Source.OPEN_GRAPH, "address": Source.URL}
_EVIDENCE_OF: dict[Source, Evidence] = {Source.OPEN_GRAPH: "site", Source.META: "site", Source.TITLE: "title"}
_PLACES = {"address": "mail", "link": "link", "file": "file"}
"""Where parts of addresses stand that may spell a name."""
_AGREED = 0.7
"""Witnesses that are surer than this are only outweighed by a name that is much likelier."""
_UNLIKELY, _LEAST, _BORNE_OUT, _CONTESTED, _OUTWEIGHS, _SURE, _SUREST = 0.03, 0.2, 0.75, 0.65, 0.8, 0.9, 0.95
"""A name that is less likely is not put; one that is less sure is called a guess."""
_HIDDEN = 0.3


@dataclass(frozen=True, kw_only=True)
class WitnessedPosting:
    """What speaks for employers: the drafts of a posting, its text and its address."""

    drafts: Sequence[RawPosting]
    lines: Sequence[TextLine]
    text: str
    title: str
    places: Sequence[str]
    labels: Labels
    board: frozenset[str]
    """Letters of the names of a site that publishes many employers' postings."""
    is_page: bool
    """Whether it has an address that may hold a name."""


def agreed_company(posting: WitnessedPosting) -> Agreed | None:
    """Return the name that most witnesses speak for, and how sure that is."""
    return agreed(_proposals(posting), posting.board, posting.title, posting.text)


def _proposals(posting: WitnessedPosting) -> Iterator[Witness]:
    for witness in _witnesses(posting.drafts):
        if witness.evidence in SUPPORTING | PROPOSING:
            continue
        if name := tidy_name(witness.name, posting.places):
            yield Witness(name, "site" if witness.evidence in OF_SITE else witness.evidence)
    for label, _ in likeliest(posting.labels):
        yield Witness(label, "address")


def _witnesses(drafts: Sequence[RawPosting]) -> Iterator[Witness]:
    for draft in drafts:
        if draft.witnesses or draft.source in STRUCTURED or not draft.company:
            yield from draft.witnesses
        else:
            yield Witness(draft.company, _EVIDENCE_OF.get(draft.source, "phrase"))


def ranked_company(
    posting: WitnessedPosting, known: Agreed | None, reading: ParsedPosting, *, is_named: bool
) -> EmployerFound | None:
    """Return the likeliest name, and where none is likely, what witnesses say.

    Args:
        posting: What speaks for the names.
        known: What witnesses agree on.
        reading: Told whether the employer is hidden behind an agency.
        is_named: Whether a legal entity is named; then a mere address is no name.
    """
    if known and (known.confidence >= _SURE or (known.confidence >= _AGREED and "label" in known.group.evidence)):
        return _of_witnesses(known, posting.text)
    if not posting.title:
        # Where nothing shows a job, a name is hardly its employer's.
        return _of_witnesses(known, posting.text) if known else None
    ranking = _ranked(posting, known)
    if known and known.confidence >= _AGREED:
        return _doubted(known, ranking, posting.text)
    reading.is_employer_hidden = ranking.is_hidden
    return _decided(known, ranking, posting.text, is_named=is_named)


def _ranked(posting: WitnessedPosting, known: Agreed | None) -> Ranking:
    """Return all names that the sources propose or the text uses, likeliest first."""
    found = list(_witnesses(posting.drafts))
    labels = [(witness.name, _PLACES[witness.evidence]) for witness in found if witness.evidence in _PLACES]
    witnesses = [witness for witness in found if witness.evidence not in _PLACES]
    around = PostingSurroundings(posting.lines, posting.title, posting.board, is_page=posting.is_page)
    agreeing = (known.group.names, known.confidence) if known else None
    return rank(witnesses, [*posting.labels, *labels], around, posting.places, agreeing)


def _doubted(known: Agreed, ranking: Ranking, text: str) -> EmployerFound:
    """Return what witnesses agree on: a guess where another name is likelier, and that name where it is much so."""
    best = ranking.best
    found = _of_witnesses(known, text)
    if best and "agreed" in best.features and best.chance >= _BORNE_OUT:
        return found
    if best is None or "agreed" in best.features or best.chance < ranking.none:
        return replace(found, confidence=_CONTESTED)
    if best.chance >= _OUTWEIGHS and best.is_named:
        return replace(_of_ranking(best, ranking, text, None), confidence=_CONTESTED)
    return replace(found, confidence=_CONTESTED)


def _decided(known: Agreed | None, ranking: Ranking, text: str, *, is_named: bool) -> EmployerFound | None:
    best = ranking.best
    # Where somebody hires for a client, a weak guess is hardly that client.
    least = max(_LEAST, ranking.none / 2, _HIDDEN if ranking.is_hidden else 0.0)
    if best and (best.chance < least or (is_named and not best.is_named)):
        best = None
    if best:
        return _of_ranking(best, ranking, text, known)
    chance = next((choice.chance for choice in ranking.choices if "agreed" in choice.features), 0.0)
    if known is None or chance < (least if ranking.is_hidden else _UNLIKELY):
        return None
    found = replace(_of_witnesses(known, text), confidence=min(known.confidence, max(chance, _LEAST)))
    return replace(found, note=HIDDEN) if ranking.is_hidden else found


def _of_witnesses(known: Agreed, text: str) -> EmployerFound:
    source = next((_SOURCES[kind] for kind in known.group.evidence if kind in _SOURCES), Source.TEXT)
    source = Source.TEXT if known.is_in_text else source
    brand = without_article(known.spelling(text), text)
    return EmployerFound(source, brand, known.group.names[0], known.confidence, known.note)


def _of_ranking(best: EmployerChoice, ranking: Ranking, text: str, known: Agreed | None) -> EmployerFound:
    is_sure = best.chance >= _SUREST and best.is_borne_out and not ranking.is_for_others(best)
    confidence = min(best.chance, _SUREST if is_sure else _CONTESTED)
    source = next((_SOURCES[kind] for kind in best.candidate.evidence if kind in _SOURCES), Source.TEXT)
    note = f"According to {' and '.join(best.reasons)}." if best.reasons else None
    note = HIDDEN if ranking.is_hidden else note
    published, brand = best.candidate.names[0], best.spelling(text)
    if known and "agreed" in best.features:
        # Witnesses say where a name begins and ends.
        published, brand = known.group.names[0], known.spelling(text)
    brand = without_article(brand, text)
    return EmployerFound(source if best.is_named else Source.URL, brand, published, confidence, note)
