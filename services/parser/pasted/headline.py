"""One line that states the whole posting: `Acme | Data Engineer | Berlin | Remote | €75k–110k`."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from contracts.job import RemotePolicy
from lexicon.company import brand_of
from lexicon.languages import alternatives, words
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.company import clean_company
from services.parser.fields.pay.money import find_money
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.remote import remote_in_title
from services.parser.fields.role.employment import is_employment, kinds_of_employment
from services.parser.fields.role.title import has_gender_mark, looks_like_title
from services.parser.fields.sections import split_sections
from services.parser.pasted.employer import is_name
from services.parser.text.cased import cased
from services.parser.text.lines import TextLine
from services.parser.text.words import without_markup

__all__ = ["Headline", "headline_in", "headline_of", "job_of", "names_job", "names_several_jobs", "title_before_facts"]

_SEPARATOR = lazy_compile(r"\s+[|｜]\s+")
_AT = cased(
    r"^(?P<title>[^@|.!?:]{3,80}?)(?: at | @ ?)(?P<company>[A-ZÀ-Ž][^()|.!?:,]{1,50}?)\s*"
    r"(?:[(\[](?P<rest>[^()\[\]]{2,60})[)\]])?\.?$"
)
_ARTICLES = frozenset(word for text in words("sentences", "articles").values() for word in text.split())
# `Padeiro(a) na Forno Velho`, `Пекарь в «Печь»`, `Bäcker bei Ofen & Co.`
_OF_COMPANY = cased(
    r"^(?P<title>[^@|!?:]{3,90}?) (?:na|em|bei|chez|hos|в|presso|bij) "
    rf"(?:(?:{'|'.join(sorted(_ARTICLES))}) )?"
    r"(?P<company>[«„“\"'A-ZÀ-Ž\u3040-\u9fff][^()|!?:]{1,50}?)\s*(?:[(\[](?P<rest>[^()\[\]]{2,60})[)\]])?$"
)
# `奥义公司诚聘 面包师`: hiring in scripts without spaces.
_SEEKS_UNSPACED = lazy_compile(
    r"^(?P<company>.{2,30}?)(?:诚聘|急聘|招聘|招募|募集中?|採用)\s*[:：]?\s*(?P<title>\S.{1,60})$"
)
_HIRING_END = lazy_compile(r"^(?P<title>.{2,40}?)(?:招聘|诚聘|招募|募集)(?:启事|信息)?(?=$|[（(【])")
# `[새벽빵집] 제빵사 모집`, `株式会社みどり 経理スタッフ募集`.
_TAGGED_COMPANY = lazy_compile(
    r"^[\[【](?P<company>[^\[\]【】]{2,30})[\]】]\s*(?P<title>\S.{1,40}?)\s*(?:모집|채용|募集|招聘)(?:\s?(?:공고|합니다))?$"
)
_BEFORE_TITLE = lazy_compile(
    r"^(?P<company>(?:株式会社|有限会社|合同会社|医療法人|社会福祉法人)\S{1,20}|\S{1,20}(?:株式会社|有限会社|㈜))\s+"
    r"(?P<title>\S.{1,40}?)(?:の)?(?:募集|求人|採用)(?:要項|情報)?$"
)
# `[PR-Curitiba] …`, `【上海】…`, and what forums put behind a title.
_TAG = lazy_compile(r"^\s*[\[【](?P<tag>[^\[\]【】]{1,40})[\]】]\s*")
_IN_TAG = lazy_compile(r"[-–/|,]")
_FORUM = lazy_compile(r"\s+[·|]\s+(?:Issue #\d+|Discussion #\d+|[\w.-]+/[\w.-]+)(?=\s|$)")
# `Acme (Lyon) recrute un boulanger`.
_HIRES = cased(
    r"^(?P<company>[A-ZÀ-Ž](?:[^|.!?:()]|\.(?=\w)|(?<=\b\w)\.){1,60}?)\s*(?:[(\[](?P<rest>[^()\[\]]{2,60})[)\]])?,?\s"
    rf"(?:{alternatives('sentences', 'hires')})(?:\s(?:{alternatives('sentences', 'fillers')}))*\s"
    r"(?P<title>[^.!?:|]{3,80}?)[.!]*$"
)
# `Opportunity: …`, `Fwd: New role: …`.
_SUBJECT_LEAD = lazy_compile(r"^(?:[^\W\d_][\w ]{1,24}:\s+)+")
_COMPANY_WORD = lazy_compile(rf"^(?:{alternatives('sentences', 'company')})\s+(?=\S)", re.IGNORECASE)
_AFTER_JOB = lazy_compile(rf"\s(?:{alternatives('sentences', 'after')})\s|,\s(?=[^\W\d_A-Z])")
# `Data Engineer — Porto or remote, €80k`.
_BEFORE_FACTS = lazy_compile(r"^(?P<title>[^—–|]{3,80}?)\s+[—–|]\s+(?P<facts>\S.{5,120})$")
_FACTS = lazy_compile(r"[,;·|]\s|\s[+—–]\s|\sor\s")
# `We're hiring! 🚚 Acme is hiring …`.
_CALL = lazy_compile(r"^[^!:]{0,30}!\W*")
_IN_PLACE = cased(r"^(?P<title>.{3,80}) (?:in|à|en|v|w|a|i) (?P<place>[A-ZÀ-Ž].{1,60})$")
_APPOSITION = lazy_compile(r",\s(?=[a-zà-ÿ])")
_DASHES = lazy_compile(r"\s+[-–—|·•]\s+")
_MARKUP = lazy_compile(r"[*_`#]+(?=\S)|(?<=\S)[*_`]+")
_BATCH = lazy_compile(r"\s*\((?:YC|Y Combinator|Techstars)[^)]*\)\s*$", re.IGNORECASE)
_ADDRESS = lazy_compile(r"https?://|\bwww\.|@|^[\w-]+\.\w{2,6}$")
_FEWEST_PARTS, _FEWEST_MEANINGS = 3, 2
_LONGEST_PART = 90
_LINES = 3
_SEVERAL, _MOST_LINES = 3, 120
_TITLE_WORDS = 8


@dataclass(kw_only=True)
class Headline:
    """What the parts of the line say."""

    company: str | None = None
    title: str | None = None
    places: list[str] = field(default_factory=list)
    remote: RemotePolicy | None = None
    employment: list[str] = field(default_factory=list)
    pay: str | None = None
    is_sentence: bool = False
    """Somebody hires somebody: articles begin like that as well."""

    @property
    def meanings(self) -> int:
        """How many kinds of facts besides names the line holds."""
        return sum(map(bool, (self.title, self.places, self.remote, self.employment, self.pay)))


def names_job(title: str | None) -> bool:
    """Whether a title is in words that titles are made of, or marked for all genders; none says nothing against it."""
    return title is None or looks_like_title(title) or has_gender_mark(title)


def headline_of(lines: Sequence[TextLine]) -> Headline | None:
    """Return what the first line of this form says; the company comes first in it."""
    for line in lines[:_LINES]:
        if headline := _tagged(line.text) or _phrase(line.text) or _hires(line.text):
            return headline
        parts = [without_markup(part) for part in _SEPARATOR.split(line.text)]
        parts = [part for part in parts if 1 < len(part) <= _LONGEST_PART]
        if len(parts) < _FEWEST_PARTS:
            continue
        headline = _read(parts)
        if headline.meanings >= _FEWEST_MEANINGS and headline.company and headline.title:
            return headline
    return None


def headline_in(text: str) -> Headline | None:
    """Return what a mail's subject says: `Data Engineer - Acme - Berlin`, in any order; nothing without a job."""
    text = _SUBJECT_LEAD.sub("", text)
    headline = _phrase(text) or _hires(text)
    if headline is None:
        parts = [without_markup(part) for part in _DASHES.split(text) if 1 < len(part) <= _LONGEST_PART]
        headline = _read(parts) if len(parts) > 1 else Headline()
    is_title = headline.title is not None and looks_like_title(headline.title)
    return headline if is_title else None


def names_several_jobs(lines: Sequence[TextLine]) -> bool:
    """Whether lines such as `Data Engineer at Acme` name jobs of several companies, and none is stated in full."""
    named = {headline.company for line in lines[:_MOST_LINES] if (headline := _phrase(line.text))}
    if len(named) < _SEVERAL:
        return False
    sections = split_sections(lines)
    return not (sections.responsibilities or sections.required)


def job_of(text: str) -> str:
    """Return the job without what is said of it: `a Data Engineer who …`, `Data Engineer for our team`."""
    return _AFTER_JOB.split(text)[0].strip()


def title_before_facts(text: str) -> Headline | None:
    """Read a line that begins with the job and goes on with two facts: `Data Engineer — Porto or remote, €80k`."""
    match = _BEFORE_FACTS.match(without_markup(_MARKUP.sub("", text)))
    if match is None or not looks_like_title(match["title"]) or len(match["title"].split()) > _TITLE_WORDS:
        return None
    headline = Headline(title=match["title"])
    for part in _FACTS.split(match["facts"]):
        _takes_part(headline, part.strip())
    return headline if headline.meanings > _FEWEST_MEANINGS else None


def _hires(text: str) -> Headline | None:
    match = _HIRES.match(_COMPANY_WORD.sub("", _CALL.sub("", without_markup(text))))
    if match is None:
        return None
    in_place = _IN_PLACE.match(match["title"])
    is_there = in_place is not None and is_place(in_place["place"])
    title = job_of(in_place["title"] if in_place and is_there else match["title"])
    if not looks_like_title(title) or not is_name(match["company"], title):
        return None
    # `Acme, a family firm, is hiring`
    name = _APPOSITION.split(match["company"])[0]
    headline = Headline(company=clean_company(name), title=title, is_sentence=True)
    if match["rest"]:
        _takes_part(headline, match["rest"])
    if in_place and is_there:
        headline.places.append(in_place["place"])
    return headline


def _tagged(text: str) -> Headline | None:
    """Read the title of a post on a board: `[Curitiba] Padeiro(a) na Forno Velho · Issue #8 · bakers/jobs`."""
    bare = _FORUM.sub("", without_markup(text))
    if (match := _TAGGED_COMPANY.match(bare)) and not is_place(match["company"].strip()):
        return Headline(company=clean_company(match["company"]), title=match["title"].strip())
    title, tags = _without_tags(bare)
    headline = _of_company(title) or _unspaced(title)
    if headline is None and (tags or bare != without_markup(text)) and looks_like_title(title):
        headline = Headline(title=title)
    if headline:
        for part in tags:
            _takes_part(headline, part)
    return headline


def _without_tags(text: str) -> tuple[str, list[str]]:
    """Return what stands behind the tags, and the parts of them: `[PR-Curitiba] [Remote] Baker`."""
    parts: list[str] = []
    while tag := _TAG.match(text):
        text = text[tag.end() :]
        parts += [part.strip() for part in _IN_TAG.split(tag["tag"]) if part.strip()]
    return text, parts


def _of_company(text: str) -> Headline | None:
    match = _OF_COMPANY.match(text.strip())
    if match is None or not looks_like_title(match["title"]) or is_place(match["company"].strip(" .")):
        return None
    name = clean_company(match["company"])
    if not name or is_employment(name) or not is_name(name, match["title"]):
        return None
    headline = Headline(company=name, title=match["title"])
    if match["rest"]:
        _takes_part(headline, match["rest"])
    return headline


def _unspaced(text: str) -> Headline | None:
    if match := _TAGGED_COMPANY.match(text) or _BEFORE_TITLE.match(text):
        return Headline(company=clean_company(match["company"]), title=match["title"].strip())
    match = _SEEKS_UNSPACED.match(text)
    if match and looks_like_title(match["title"]):
        return Headline(company=clean_company(match["company"].strip()), title=match["title"].strip())
    match = _HIRING_END.match(text)
    if match and looks_like_title(match["title"]):
        return Headline(title=match["title"])
    return None


def _phrase(text: str) -> Headline | None:
    """Read `Data Engineer at Acme (Remote, US)`."""
    match = _AT.match(_MARKUP.sub("", without_markup(text)))
    if match is None or not looks_like_title(match["title"]):
        return None
    headline = Headline(company=clean_company(match["company"]), title=match["title"])
    if match["rest"]:
        _takes_part(headline, match["rest"])
    return headline if headline.company else None


def _read(parts: Sequence[str]) -> Headline:
    headline = Headline()
    rest = [part for part in parts if not _takes_part(headline, part)]
    names = [part for part in rest if not looks_like_title(part) and not _ADDRESS.search(part)]
    titles = [part for part in rest if looks_like_title(part)]
    # A company may be named as its domain is.
    first = parts[0] if parts[0] in rest and not looks_like_title(parts[0]) else next(iter(names), "")
    formed = next((name for name in names if brand_of(name) != name), first)
    headline.company = clean_company(_BATCH.sub("", formed)) if formed else None
    headline.title = next(iter(titles), None) or next((name for name in names if name != first), None)
    return headline


def _takes_part(headline: Headline, part: str) -> bool:
    """Note what the part says, if it is something else than a name."""
    policy = remote_in_title(part)
    if any(True for _ in find_money(part)):
        headline.pay = headline.pay or part
    elif policy and not looks_like_title(part):
        headline.remote = headline.remote or policy
        if kinds := kinds_of_employment(part):
            headline.employment += kinds
        elif part.casefold() != policy:
            headline.places.append(part)
    elif is_place(part) and not looks_like_title(part):
        headline.places.append(part)
    elif is_employment(part):
        headline.employment.append(part)
    else:
        return False
    return True
