"""The employer's name: what the sources state, what independent witnesses agree on, or the likeliest of all names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contracts.job import ProvenanceSource as Source
from lexicon.company import brand_of
from lexicon.text import fold, shorten
from services.parser.employers.features import PostingSurroundings
from services.parser.employers.finding import EmployerChoice, Ranking, rank, tidy_name, without_place
from services.parser.fields.company import brand_from_slug, brand_of_entity, clean_company, is_boilerplate_name
from services.parser.parsed_posting import HIDDEN, ParsedPosting
from services.parser.raw_posting import OF_SITE, Evidence, RawPosting, Witness
from services.parser.resolution.agreement import Agreed, agreed
from services.parser.resolution.stated_company import SPELLED_OUT, STRUCTURED, EmployerFound, stated_company
from services.parser.text.lines import TextLine
from services.parser.text.words import compact
from services.parser.urls.domains import account_label, company_in_path, host_of, is_shared_host, owner_labels

__all__ = ["resolve_company"]

_SOURCES: dict[str, Source] = {"title": Source.TITLE, "site": Source.OPEN_GRAPH, "address": Source.URL}
_EVIDENCE_OF: dict[Source, Evidence] = {Source.OPEN_GRAPH: "site", Source.META: "site", Source.TITLE: "title"}
_AGREED = 0.7
"""Witnesses that are surer than this are not doubted."""
_LEAST, _CONTESTED, _SURE, _SUREST = 0.2, 0.65, 0.9, 0.95
"""A name that is less likely is not put; one that is less sure is called a guess."""


def resolve_company(
    drafts: Sequence[RawPosting], reading: ParsedPosting, *, lines: Sequence[TextLine], text: str, url: str | None
) -> None:
    """Put the employer's name: stated by a structured source, agreed on by witnesses, else the likeliest.

    A name that is hardly likelier than others is put with little confidence, for the model or the user to decide.
    """
    named = [
        (draft, name)
        for draft in drafts
        if (name := _company_of(draft, reading)) and not _is_no_company(name, draft.source)
    ]
    title = reading.fields.get("raw_title") or ""
    labels = _labels(url, title)
    found = stated_company(named, text=text, url=url, labels=[label for label, _ in _likeliest(labels)])
    slug = next((draft.company_slug for draft in drafts if draft.company_slug), None)
    found = found or _spelled_out(named, slug, text)
    if slug:
        labels = [(slug, "tenant")]
    found = found or _witnessed(drafts, named, reading, lines=lines, text=text, labels=labels, is_page=url is not None)
    if found:
        _put(reading, found)


def _spelled_out(named: Sequence[tuple[RawPosting, str]], slug: str | None, text: str) -> EmployerFound | None:
    """Return the name that an account's address holds and the page spells out, or that a legal entity goes by."""
    legal = _legal(named)
    if slug:
        brand, confidence = brand_from_slug(slug, [*(name for _, name in named), text])
        if confidence >= SPELLED_OUT:
            return EmployerFound(Source.URL, _longer_brand(brand, named), legal and legal[1], confidence)
    if legal and (known := brand_of_entity(legal[1], text)):
        return EmployerFound(legal[0].source, known, legal[1], 0.75)
    return None


def _legal(named: Sequence[tuple[RawPosting, str]]) -> tuple[RawPosting, str] | None:
    return next(((draft, name) for draft, name in named if draft.is_legal_entity), None)


def _witnessed(
    drafts: Sequence[RawPosting],
    named: Sequence[tuple[RawPosting, str]],
    reading: ParsedPosting,
    *,
    lines: Sequence[TextLine],
    text: str,
    labels: Sequence[tuple[str, str]],
    is_page: bool,
) -> EmployerFound | None:
    """Return the name that witnesses agree on; where they do not, the likeliest of all, else what one of them says."""
    title = reading.fields.get("raw_title") or ""
    legal = _legal(named)
    board = {compact(name) for draft in drafts for name in draft.board_names}
    known = agreed(_proposals(drafts, reading, _likeliest(labels)), board, title, text)
    if known and legal and set(known.group.evidence) == {"address"}:
        known = None
    if known and known.confidence >= _AGREED:
        return _of_witnesses(known, text)
    if legal and known is None:
        # A label that nothing spells out may be an abbreviation.
        brand = brand_of_entity(legal[1], text, mentioned=1) or brand_of(legal[1])
        return EmployerFound(legal[0].source, brand, legal[1], 0.6)
    if not title:
        # Where nothing shows a job, a name is hardly its employer's.
        return _of_witnesses(known, text) if known else None
    around = PostingSurroundings(lines, title, board, is_page=is_page)
    ranking = _ranked(drafts, reading, around, labels, known)
    reading.is_employer_hidden = ranking.is_hidden
    return _decided(known, ranking, text, is_named=legal is not None)


def _decided(known: Agreed | None, ranking: Ranking, text: str, *, is_named: bool) -> EmployerFound | None:
    """Return the likeliest name, and where none is likely, what witnesses say.

    Args:
        known: What witnesses agree on.
        ranking: All names.
        text: The posting.
        is_named: Whether a legal entity is named; then a mere address is no name.
    """
    best = ranking.best
    if best and (best.chance < max(_LEAST, ranking.none / 2) or (is_named and not best.is_named)):
        best = None
    if best:
        return _of_ranking(best, ranking, text, known)
    if known is None:
        return None
    found = _of_witnesses(known, text)
    return replace(found, note=HIDDEN) if ranking.is_hidden else found


def _proposals(
    drafts: Sequence[RawPosting], reading: ParsedPosting, labels: Sequence[tuple[str, str]]
) -> Iterator[Witness]:
    places = reading.fields.get("locations", [])
    for draft in drafts:
        for witness in _witnesses(draft):
            if name := tidy_name(witness.name, places):
                yield Witness(name, "site" if witness.evidence in OF_SITE else witness.evidence)
    for label, _ in labels:
        yield Witness(label, "address")


def _ranked(
    drafts: Sequence[RawPosting],
    reading: ParsedPosting,
    around: PostingSurroundings,
    labels: Sequence[tuple[str, str]],
    known: Agreed | None,
) -> Ranking:
    """Return all names that the sources propose or the text uses, likeliest first."""
    found = [witness for draft in drafts for witness in _witnesses(draft)]
    mails = [(witness.name, "mail") for witness in found if witness.evidence == "address"]
    witnesses = [witness for witness in found if witness.evidence != "address"]
    places = reading.fields.get("locations", [])
    return rank(witnesses, [*labels, *mails], around, places, (known.group.names, known.confidence) if known else None)


def _witnesses(draft: RawPosting) -> Sequence[Witness]:
    if draft.witnesses or draft.source in STRUCTURED or not draft.company:
        return draft.witnesses
    return [Witness(draft.company, _EVIDENCE_OF.get(draft.source, "phrase"))]


def _of_witnesses(known: Agreed, text: str) -> EmployerFound:
    source = next((_SOURCES[kind] for kind in known.group.evidence if kind in _SOURCES), Source.TEXT)
    source = Source.TEXT if known.is_in_text else source
    return EmployerFound(source, known.spelling(text), known.group.names[0], known.confidence, known.note)


def _of_ranking(best: EmployerChoice, ranking: Ranking, text: str, known: Agreed | None) -> EmployerFound:
    is_sure = best.chance >= _SURE and best.is_borne_out and not ranking.is_for_others(best)
    confidence = min(best.chance, _SUREST if is_sure else _CONTESTED)
    source = next((_SOURCES[kind] for kind in best.candidate.evidence if kind in _SOURCES), Source.TEXT)
    note = f"According to {' and '.join(best.reasons)}." if best.reasons else None
    note = HIDDEN if ranking.is_hidden else note
    published, brand = best.candidate.names[0], best.spelling(text)
    if known and "agreed" in best.features:
        # Witnesses say where a name begins and ends.
        published, brand = known.group.names[0], known.spelling(text)
    return EmployerFound(source if best.is_named else Source.URL, brand, published, confidence, note)


def _is_no_company(name: str, source: Source) -> bool:
    return is_boilerplate_name(name) and (source not in STRUCTURED or fold(name) in ("confidential", "anonymous"))


def _company_of(draft: RawPosting, reading: ParsedPosting) -> str | None:
    """Return the draft's company; in a title, the place may stand right behind it: `Acme, Kiel`."""
    name = clean_company(draft.company)
    if name is None or draft.source in STRUCTURED:
        return name
    return without_place(name, reading.fields.get("locations", []))


def _labels(url: str | None, title: str) -> list[tuple[str, str]]:
    """Return the names that an address may hold, and whose part of it they are."""
    if label := _account(url, title):
        return [(label, "tenant")]
    found = [(path, "path")] if (path := company_in_path(url)) else []
    own = owner_labels(url) if not is_shared_host(host_of(url)) else []
    return [*found, *((label, "domain" if at + 1 == len(own) else "tenant") for at, label in enumerate(own))]


def _likeliest(labels: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Return the labels without those of the host where the path holds one."""
    return labels[:1] if labels and labels[0][1] == "path" else labels


def _account(url: str | None, title: str) -> str | None:
    """Return the company's label in a tracking system's address, unless it is the title's words."""
    label = account_label(url)
    return None if label and compact(label) in compact(title) else label


def _longer_brand(brand: str, named: Sequence[tuple[RawPosting, str]]) -> str:
    """Return the name that begins with the slug's brand: `Larkfield Health` for `larkfield`."""
    titles = (brand_of(name) for draft, name in named if draft.source in (Source.TITLE, Source.OPEN_GRAPH))
    return next((name for name in titles if brand and name.startswith(f"{brand} ")), brand)


def _put(reading: ParsedPosting, found: EmployerFound) -> None:
    brand, published, note = found.brand, found.published, found.note
    if published and fold(published) != fold(brand):
        note = f"Published as {published!r}. {note or ''}".strip()
    elif note is None and found.source is Source.URL:
        note = "Taken from the address."
    reading.put("company_name", shorten(brand, 300), found.source, found.confidence, note)
    reading.legal_name = shorten(published, 300) if published and brand_of(published) != published else None
