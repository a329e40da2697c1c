"""The employer's name: what the sources state, what independent witnesses agree on, or the likeliest of all names."""

from collections.abc import Sequence

from contracts.job import ProvenanceSource as Source
from lexicon.company import brand_of
from lexicon.text import fold, shorten
from services.parser.employers.tidying import without_place
from services.parser.fields.company import brand_from_slug, brand_of_entity, clean_company, is_boilerplate_name
from services.parser.parsed_posting import ParsedPosting
from services.parser.pasted.employer import employers_in
from services.parser.raw_posting import RawPosting
from services.parser.resolution.address_labels import address_labels, likeliest
from services.parser.resolution.stated_company import SPELLED_OUT, STRUCTURED, EmployerFound, stated_company
from services.parser.resolution.witnessed_company import WitnessedPosting, agreed_company, ranked_company
from services.parser.text.lines import TextLine
from services.parser.text.words import compact

__all__ = ["resolve_company"]


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
    labels = address_labels(url, title)
    found = stated_company(named, text=text, url=url, labels=[label for label, _ in likeliest(labels)])
    slug = next((draft.company_slug for draft in drafts if draft.company_slug), None)
    found = found or _spelled_out(named, slug, text)
    if found is None:
        posting = WitnessedPosting(
            drafts=_with_text(drafts, lines, text, title), lines=lines, text=text, title=title, is_page=url is not None,
            places=reading.fields.get("locations", []), labels=[(slug, "tenant")] if slug else labels,
            board=frozenset(compact(name) for draft in drafts for name in draft.board_names),
        )  # fmt: skip
        found = _witnessed(posting, named, reading)
    if found:
        _put(reading, found)


def _with_text(drafts: Sequence[RawPosting], lines: Sequence[TextLine], text: str, title: str) -> Sequence[RawPosting]:
    """Return the drafts and what the description says of employers, where none states one or was read off a text."""
    if any(draft.lines or draft.company for draft in drafts) or not lines:
        return drafts
    witnesses = employers_in(lines, text, title)
    return [*drafts, RawPosting(source=Source.TEXT, confidence=0.5, witnesses=witnesses)]


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
    posting: WitnessedPosting, named: Sequence[tuple[RawPosting, str]], reading: ParsedPosting
) -> EmployerFound | None:
    """Return the name that witnesses agree on; where they do not, the likeliest of all, else what one of them says."""
    legal = _legal(named)
    known = agreed_company(posting)
    if known and legal and set(known.group.evidence) == {"address"}:
        known = None
    if legal and known is None:
        # A label that nothing spells out may be an abbreviation.
        brand = brand_of_entity(legal[1], posting.text, mentioned=1) or brand_of(legal[1])
        return EmployerFound(legal[0].source, brand, legal[1], 0.6)
    return ranked_company(posting, known, reading, is_named=legal is not None)


def _is_no_company(name: str, source: Source) -> bool:
    return is_boilerplate_name(name) and (source not in STRUCTURED or fold(name) in ("confidential", "anonymous"))


def _company_of(draft: RawPosting, reading: ParsedPosting) -> str | None:
    """Return the draft's company; in a title, the place may stand right behind it: `Acme, Kiel`."""
    name = clean_company(draft.company)
    if name is None or draft.source in STRUCTURED:
        return name
    return without_place(name, reading.fields.get("locations", []))


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
