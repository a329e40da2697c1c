"""Reading an HTML page: a chain of extractors from JSON-LD down to plain text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.assemble import assemble
from services.parser.document.main_text import posting_lines
from services.parser.document.page import Page
from services.parser.errors import NotAPosting, PostingNotFound
from services.parser.fields.company import is_boilerplate_name
from services.parser.fields.role.announced import is_list_title
from services.parser.fields.role.title import has_gender_mark, looks_like_title
from services.parser.formats.data.company_near import company_near
from services.parser.formats.data.positional import posting_from_list
from services.parser.formats.data.posting import add_general_reading, posting_from_candidate
from services.parser.formats.data.scope import PostingCandidate, candidates_in, choose, choose_record
from services.parser.formats.data.translations import in_one_language
from services.parser.formats.embedded_state import embedded_states, script_literals
from services.parser.formats.json_ld import read_json_ld
from services.parser.formats.loose_values import without_bulk
from services.parser.formats.microdata import read_microdata, read_rdfa
from services.parser.formats.open_graph import read_open_graph, read_title
from services.parser.formats.owners.page_witnesses import board_names, owner_keys, page_witnesses
from services.parser.formats.page_facts import read_page_facts
from services.parser.formats.page_supplements import add_page_supplements
from services.parser.formats.page_title import segments_around, split_title, without_page_words
from services.parser.parsed_posting import DoubtfulPosting, ParsedPosting
from services.parser.pasted.headline import names_job
from services.parser.pasted.plain_text import TextPosting, read_lines
from services.parser.pasted.unlisted_towns import unlisted_town
from services.parser.platforms import platform_for_page, platform_of, records_in
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting
from services.parser.rejection.evidence import has_parts_of_posting, structural_evidence
from services.parser.rejection.job_lists import SEVERAL_JOBS, has_both_parts, is_list
from services.parser.rejection.non_postings import is_non_posting
from services.parser.rejection.refusals import is_closed, why_refused
from services.parser.resolution.stated_title import stated_title
from services.parser.resolution.title import resolve_title
from services.parser.text.lines import join_lines, lines_of
from services.parser.text.words import compact, without_markup
from services.parser.titles.choosing import Shown, likeliest_title, sure_of
from services.parser.urls.domains import host_of

__all__ = ["read_page"]

PageExtractor = Callable[[Page, Platform | None], list[RawPosting]]

_EVIDENCE, _EVIDENCE_AT_POSTING, _WORTH_ASKING = 4, 2, 2
_UNNAMED, _SAID = 2, 3
# No article has so many of a posting's parts and of its page's elements.
_PLAINLY_SAID, _PLAIN_STRUCTURE = 6, 4
_PLAINLY_JOB = 5.5
_PLAINLY_TITLE, _FOOT = 0.6, 5000
_FEW = 2
# A card's text is mostly a sentence; a page whose scripts did not run has hardly any.
_WHOLE_POSTING, _SHELL_TEXT, _HARDLY_ANYTHING = 800, 700, 200
_LONGEST_HEADING, _SUBHEADINGS = 160, 8
_BRACKETS = lazy_compile(r"\s*\([^()]*\)$")


def read_page(page: Page) -> ParsedPosting:
    """Read a page, from JSON-LD down to its text.

    Raises:
        ParserError: It is a wall, a list, a shell, an error page or anything else but one posting.
    """
    platform = platform_for_page(page)
    drafts = _structured(page, platform) or _unstructured(page)
    if not any(draft.closed for draft in drafts):
        drafts[0].closed = is_closed(page)
    if platform:
        # A page of the platform may be read from a mirror or a file; its own address then names the employer.
        platform.finish(drafts[0], page.url if platform.owns(page.url) else page.canonical or page.url)
    return assemble(drafts, url=page.url, page_language=page.language)


def _structured(page: Page, platform: Platform | None) -> list[RawPosting]:
    """Run the machine-readable extractors until one is complete; return nothing when none finds a posting."""
    drafts: list[RawPosting] = []
    for extract in _EXTRACTORS:
        for draft in extract(page, platform):
            if draft.source is not ProvenanceSource.PLATFORM_HTML:
                if platform:
                    platform.refine(draft, page)
                add_page_supplements(draft, page, platform.description if platform else ())
            drafts.append(draft)
        if drafts and drafts[0].is_complete:
            return drafts
    if not any(draft.is_posting for draft in drafts):
        return []
    text = _main_text(page, structure=2 * has_both_parts(page.main_lines))
    # Where data leaves the employer open, the page may show whose it is.
    is_open = not any(draft.company or draft.company_slug for draft in drafts)
    site = [_site(page, next((draft.title for draft in drafts if draft.title), "") or "")] if is_open else []
    return [*drafts, read_open_graph(page), read_title(page), text.draft, *site]


def _json_ld(page: Page, _platform: Platform | None) -> list[RawPosting]:
    found = read_json_ld(page.scripts)
    if len(found) <= 1:
        return found
    headings = {fold(heading) for heading in page.headings} | {fold(page.title)}
    if named := [draft for draft in found if fold(draft.title or "") in headings]:
        return named[:1]
    if len(found) > _FEW or is_list(page):
        raise NotAPosting(SEVERAL_JOBS)
    return found[:1]


def _platform_elements(page: Page, platform: Platform | None) -> list[RawPosting]:
    draft = platform.read_page(page) if platform else None
    return [draft] if draft else []


def _attributes(page: Page, _platform: Platform | None) -> list[RawPosting]:
    found = read_microdata(page) or read_rdfa(page)
    if len(found) > _FEW and is_list(page):
        raise NotAPosting(SEVERAL_JOBS)
    return found[:1]


def _states(page: Page, platform: Platform | None) -> list[RawPosting]:
    found = _state_postings(page, platform)
    # On a page that shows nothing, short texts are all that there is.
    return found or (_state_postings(page, platform, with_short=True) if len(page.text) < _HARDLY_ANYTHING else [])


def _state_postings(page: Page, platform: Platform | None, *, with_short: bool = False) -> list[RawPosting]:
    found: list[tuple[PostingCandidate, RawPosting]] = []
    for whole in embedded_states(page, with_short=with_short):
        state = without_bulk(whole, page.address)
        if record := _record_in(state, page, platform):
            owner, data = record
            draft = add_general_reading(owner.read_record(data, page.url), data)
            draft.source = ProvenanceSource.EMBEDDED_STATE
            draft.company = draft.company or company_near(state, data)
            return [draft]
        # Plugins know the languages of their platform's data.
        data = in_one_language(state)
        if chosen := choose(candidates_in(data), page.address):
            draft = posting_from_candidate(chosen, source=ProvenanceSource.EMBEDDED_STATE)
            draft.company = draft.company or company_near(data, chosen.node.data)
            if draft.is_legal_entity or not draft.company:
                draft.company = _company_beside(page, whole) or draft.company
            found.append((chosen, draft))
            if chosen.is_named:
                return [draft]
    return [_of_page(found, page)] if found else []


def _company_beside(page: Page, state: Any) -> str | None:
    """Return the one company that other data of the page names, such as the settings of its site."""
    return company_near([other for other in embedded_states(page, with_short=True) if other != state], {})


def _literals(page: Page, _platform: Platform | None) -> list[RawPosting]:
    """Read what scripts write as code, where it is the job that the page shows."""
    shown = [page.title, *page.headings[:3]]
    for value in script_literals(page):
        if isinstance(value, list) and (listed := posting_from_list(value, shown="\n".join(shown))):
            return [listed]
        chosen = choose(candidates_in(value), page.address)
        # A page of scripts alone shows nothing to compare with.
        if chosen and (
            chosen.is_named
            or (not page.headings and chosen.score >= _PLAINLY_JOB)
            or any(fold(chosen.title) in fold(text) for text in shown)
        ):
            return [posting_from_candidate(chosen, source=ProvenanceSource.EMBEDDED_STATE)]
    return []


def _of_page(found: Sequence[tuple[PostingCandidate, RawPosting]], page: Page) -> RawPosting:
    """Return the posting that the page is about, where its scripts hold several."""
    shown = " ".join(fold(text) for text in (page.title, *page.headings[:2]))
    titled = [draft for candidate, draft in found if fold(candidate.title) in shown]
    if titled:
        return titled[0]
    if len({fold(candidate.title) for candidate, _ in found}) > 1:
        raise NotAPosting(SEVERAL_JOBS)
    return max(found, key=lambda pair: pair[0].score)[1]


def _record_in(state: Any, page: Page, platform: Platform | None) -> tuple[Platform, Mapping[str, Any]] | None:
    """Return the platform's record in the state; of several the one that the address names."""
    found = list(records_in(state, page.url, only=platform))
    if len(found) > 1:
        chosen = choose_record([record for _, record in found], page.address)
        if chosen is None and is_list(page):
            raise NotAPosting(SEVERAL_JOBS)
        found = [pair for pair in found if pair[1] == chosen] or found
    return found[0] if found else None


_EXTRACTORS: tuple[PageExtractor, ...] = (_json_ld, _platform_elements, _attributes, _states, _literals)


def _unstructured(page: Page) -> list[RawPosting]:
    """Accept a page without machine-readable data only when its structure is that of one posting."""
    if stated := _posting_in_meta_tags(page):
        return stated
    card = read_open_graph(page)
    heading = _job(page, _heading(page) or _chosen_heading(page))
    facts = read_page_facts(page)
    structure, parts = structural_evidence(page, facts), has_parts_of_posting(page)
    reading = _main_text(page, heading.title if heading else None, structure=structure + parts)
    title = (heading and heading.title) or reading.draft.title or card.title
    said, is_several = reading.evidence + parts, is_list(page)
    likely, chance = None, 0.0
    if said + structure >= _EVIDENCE and title and not is_several:
        likely, chance = _likeliest(page, heading, reading.draft.title, card)
    is_named = names_job(title) or structure >= _WORTH_ASKING or chance >= _PLAINLY_TITLE
    if said + structure < _EVIDENCE + (0 if is_named else _UNNAMED) or not title or is_several:
        reason = why_refused(page)
        if type(reason) is NotAPosting and structure >= _WORTH_ASKING and not is_several:
            raise _doubtful(page, [*([heading] if heading else []), reading.draft, facts, card, read_title(page)])
        raise reason
    is_plain = said >= _PLAINLY_SAID and structure >= _PLAIN_STRUCTURE
    if is_non_posting(page, structure=structure) and not is_plain:
        raise NotAPosting
    if reading.evidence < _SAID and is_closed(page):
        raise PostingNotFound("The site says that this posting is closed, and shows nothing of it any more.")
    heading = likely
    title = (heading and heading.title) or title
    site = _site(page, title)
    if not (site.board_names or any(draft.locations for draft in (heading, reading.draft, facts, card) if draft)):
        site.locations = _town_of_owner(page, title)
    lower = [facts, card, read_title(page), site]
    return [heading, reading.draft, *lower] if heading else [card, read_title(page), reading.draft, facts, site]


def _site(page: Page, title: str) -> RawPosting:
    """Return whose the page may be."""
    names, boards = page_witnesses(page, title), board_names(page)
    return RawPosting(source=ProvenanceSource.META, confidence=0.5, witnesses=names, board_names=boards)


def _doubtful(page: Page, drafts: Sequence[RawPosting]) -> DoubtfulPosting:
    """Return the refusal of a page that has a posting's structure, with its text for a model."""
    described = RawPosting(
        source=ProvenanceSource.TEXT, confidence=0.3, lines=page.main_lines, description=join_lines(page.main_lines)
    )
    return DoubtfulPosting(assemble([*drafts, described], url=page.url, page_language=page.language))


def _likeliest(
    page: Page, heading: RawPosting | None, in_text: str | None, card: RawPosting
) -> tuple[RawPosting | None, float]:
    """Return the likeliest of all that may be the title, with what stands around the heading, and how likely it is."""
    if heading and is_plain_title(page, heading.title or ""):
        return heading, 1.0
    lines = posting_lines(page)
    shown = Shown(page.title, page.address, frozenset(owner_keys(page)))
    best, chance = likeliest_title(_proposed_titles(page, heading, in_text, card), lines, shown) or (None, 0.0)
    if best is None:
        return heading, chance
    if heading and fold(best) == fold(heading.title or ""):
        return replace(heading, title_confidence=min(heading.confidence, sure_of(chance))), chance
    around = heading or RawPosting(source=ProvenanceSource.TEXT, confidence=0.65)
    return replace(around, title=best, title_confidence=sure_of(chance)), chance


def is_plain_title(page: Page, title: str) -> bool:
    """Whether a title is called like a job, is the first main heading and in the page's title: nothing is likelier."""
    is_shown = page.headings[:1] == [title] and fold(title) in fold(page.title)
    return is_shown and (looks_like_title(title) or has_gender_mark(title)) and not is_list_title(title)


def _town_of_owner(page: Page, title: str | None) -> list[str]:
    """Return the town that the posting or the page's foot shows to be one, though no table lists it."""
    start = page.markup.find("<", max(0, len(page.markup) - _FOOT))
    foot = [line.text for line in lines_of(page.markup[start:]) if not line.links]
    town = unlisted_town([*(line.text for line in posting_lines(page)), *foot], names=[title] if title else [])
    return [town] if town else []


def _proposed_titles(
    page: Page, heading: RawPosting | None, in_text: str | None, card: RawPosting
) -> Iterator[tuple[str, str]]:
    """Yield what may be the title, and why, surest first."""
    if heading and heading.title:
        yield heading.title, "rules"
    for tag in ("h1", "h2", "h3"):
        for at, node in enumerate(page.nodes(tag)[:_SUBHEADINGS]):
            yield without_page_words(without_markup(node.text(separator=" "))), f"{tag}{' first' if at == 0 else ''}"
    for text in (page.title, page.meta.get("og:title", "")):
        parts = split_title(text, site_name=page.meta.get("og:site_name"), url=page.address)
        if parts.title:
            yield without_page_words(parts.title), "page title"
        yield from ((part, "segment") for part in segments_around(text, ""))
    if card.title:
        yield card.title, "card"
    if stated := stated_title(page):
        yield stated, "stated"
    if in_text and not (heading and in_text == heading.title):
        yield in_text, "text"


def _posting_in_meta_tags(page: Page) -> list[RawPosting]:
    """Return the posting of an empty page whose meta tags hold the whole text, as Workday's do; else nothing."""
    card = read_open_graph(page)
    if not card.title or len(card.description or "") < _WHOLE_POSTING or len(page.text) >= _SHELL_TEXT:
        return []
    address, whole = page.address or "", page.meta.get("og:title", "")
    owner = platform_of(address)
    if owner and owner.slug(address) and compact(whole) in compact(address):
        # The address names the company and the whole title; what looks like a company in it is none.
        card.title, card.company = whole, None
    reading = read_lines(lines_of(card.description or ""))
    is_posting_address = owner is not None and owner.api_url(address) is not None
    needed = _EVIDENCE_AT_POSTING if is_posting_address else _EVIDENCE
    return [card, read_title(page), reading.draft] if reading.evidence >= needed else []


def _heading(page: Page) -> RawPosting | None:
    """Return the heading that the page's title repeats: the job, and around it company and place."""
    headings = [heading for heading in _headings_of_job(page) if len(heading) <= _LONGEST_HEADING]
    titles = ((ProvenanceSource.TITLE, page.title), (ProvenanceSource.OPEN_GRAPH, page.meta.get("og:title", "")))
    for source, text in titles:
        parts = split_title(text, headings=headings, site_name=page.meta.get("og:site_name"), url=page.address)
        if title := _heading_of(parts.title, headings):
            # The last part is often the site's own name.
            is_site = compact(parts.location or "") in compact(host_of(page.address))
            places = [parts.location] if parts.location and not is_site else []
            title = without_page_words(title)
            return RawPosting(source=source, confidence=0.7, title=title, company=parts.company, locations=places)
    return None


def _headings_of_job(page: Page) -> Sequence[str]:
    """Return the headings that may be the job's: a subheading that is repeated, or those that are not the owner's."""
    if repeated := _repeated(page):
        return repeated
    if len(page.headings) == 1 and not looks_like_title(page.headings[0]):
        return [heading for heading in page.headings if compact(heading) not in owner_keys(page)]
    return page.headings


def _repeated(page: Page) -> list[str]:
    """Return the subheading that the page's title repeats where it repeats no main heading: a section stands above."""
    whole = fold(page.title)
    if not page.title or any(fold(heading) in whole for heading in page.headings):
        return []
    texts = [without_markup(node.text(separator=" ")) for node in page.nodes("h2, h3")[:_SUBHEADINGS]]
    # `Baker (night shift)`
    bare = [_BRACKETS.sub("", text) for text in texts]
    return [text for text in bare if text and fold(text) in whole and looks_like_title(text)][:1]


def _job(page: Page, heading: RawPosting | None) -> RawPosting | None:
    """Return the heading, or where it names no job what a label, an announcement or an emphasis says is the job."""
    if (
        heading
        and (heading.title in page.headings or heading.title in _repeated(page))
        and names_job(heading.title)
        and not is_list_title(heading.title or "")
    ):
        return heading
    stated = stated_title(page)
    if stated is None:
        named = heading and heading.title and not (names_job(heading.title) or heading.title in page.headings)
        # The rest of a page's title is the site's name; a line of the text may name the job.
        found = read_lines(posting_lines(page)).draft.title if named else None
        stated = found if found and names_job(found) else None
    if stated is None:
        return None if heading and is_boilerplate_name(heading.title or "") else heading
    around = heading or RawPosting(source=ProvenanceSource.TEXT)
    return replace(around, source=ProvenanceSource.TEXT, confidence=0.7, title=stated)


def _chosen_heading(page: Page) -> RawPosting | None:
    title = resolve_title(page)
    return RawPosting(source=ProvenanceSource.TITLE, confidence=0.65, title=title) if title else None


def _heading_of(title: str | None, headings: Sequence[str]) -> str | None:
    """Return the heading that is the title, or that goes on where the title stops."""
    if title is None or title in headings:
        return title
    return next((heading for heading in headings if re.match(rf"{re.escape(title)}\b\W", heading)), None)


def _main_text(page: Page, title: str | None = None, *, structure: int = 0) -> TextPosting:
    reading = read_lines(posting_lines(page), title=title)
    if reading.evidence + structure < _EVIDENCE:
        # Navigation and footer are no description.
        reading.draft.description = None
    return reading
