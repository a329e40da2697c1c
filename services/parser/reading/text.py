"""Heuristics over plain lines: the last rung before a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contracts.job import ProvenanceSource
from services.parser.fields.company import clean_company, is_chrome
from services.parser.fields.dates import parse_date
from services.parser.fields.lines import Line, join_lines
from services.parser.fields.places import is_place
from services.parser.fields.remote import normalise_remote, remote_in_title
from services.parser.fields.sections import heading_kind, split_sections
from services.parser.fields.title import looks_like_title
from services.parser.fields.words import clean, fold
from services.parser.reading.draft import Draft
from services.parser.reading.facts import Fact, facts_of

__all__ = ["TextReading", "read_lines", "strip_chrome"]

_CHROME = re.compile(
    r"^(?:back(?: to.*)?|all jobs|view all.*|see all.*|apply.*|share.*|save.*|sign in|log ?in|join now|menu|home|"
    r"skip to.*|search.*|careers?|jobs?|you need to enable javascript.*|"
    r"loading.*|powered by.*|accept.*|cookie.*|overview|application|create alert|show (?:more|less)|report this job|"
    r"easy apply|.*applicants?|.*ago|open positions?|job description|"
    r"zpět.*|odpovědět.*|sdílet.*|zurück.*|jetzt bewerben.*|bewerben.*|postuler.*|retour.*|volver.*|応募する.*|location|"
    r"job details?|print|we are hiring.*|we're hiring.*|join (?:us|our team).*)$",
    re.IGNORECASE,
)
# Where the posting ends and the application form, legal surveys or the page's scripts begin.
_END = re.compile(
    r"^(?:apply for this (?:job|position|role)|create a job alert|submit (?:your )?application|voluntary "
    r"self-identification|\*?\s?indicates a required field|"
    r"autofill with|first name\*?|interested in building your career at|powered by (?:greenhouse|ashby|lever|"
    r"workable|recruitee|teamtailor|personio)|equal employment opportunity information|"
    r"similar jobs|people also viewed|related jobs|recommended jobs|more jobs (?:like this|from)|other jobs at|show "
    r"more jobs|jobs you may|referrals increase|set alert for similar|"
    r"this site is protected by recaptcha|podobné nabídky|ähnliche (?:jobs|stellen)|offres similaires)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"function\s*\(|=>\s*\{|document\.(?:create|get|query)|window\.|\bconst \w+ =|\bvar \w+ =|<!--|\{\s*$|"
    r"^\s*[\])}]+[;,]?\s*$"
)
_SEEKS = re.compile(
    r"\b(?:we(?:'|’| a)re (?:currently )?(?:hiring|looking for|seeking)|(?:is|are) (?:currently )?(?:hiring|looking "
    r"for|seeking)(?: to hire)?|wir suchen|suchen wir|hledáme|nous recherchons|recherche|buscamos|"
    r"szukamy|poszukujemy|cerchiamo|ищем|в поиске)(?: (?:for|a|an|the|our|new|next|some|talented|experienced|"
    r"motivated|skilled|passionate|highly|exceptional|einen|eine|zum|nächstmöglichen|"
    r"zeitpunkt|ab|sofort|un|une|una|nového|novou|kolegu|kolegyni|na|pozici|kogoś))*[ ,:]+(?P<title>[^\n.,;"
    r":!?()–]{4,80})",
    re.IGNORECASE,
)
_NAME = r"(?P<name>(?:[A-Z0-9À-ŽА-Я][\w&.'’+-]*|esc)(?: (?:(?:of|and|de|du|the|für|und|&|van|la|le) )?[A-Z0-9À-ŽА-Я&][\w&.'’+-]*){0,4})"
_COMPANY_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?m)^{_NAME},? (?:is|are) (?:currently |now |actively )?(?:hiring|looking for|seeking|searching)",
        rf"\b(?:About|Über|À propos de|Acerca de|Sobre|O společnosti|O firmě|Chi è|Over) {_NAME}\s*(?:$|\n|:)",
        rf"\b(?:Join|Working at|Work at|Life at|Careers at|Jobs at|Why(?: join| work at)?|opportunity at|position "
        rf"at|role at|career at|team at|Here at|part of|Welcome to) {_NAME}(?:['’]s)?(?=[\s,.!?:;]|$)",
        rf"\bAt {_NAME},? (?:we|you|our|everyone|people|the)\b",
        rf"\b(?:Bei|Chez|En|V|U|W) (?:der |společnosti |firmie )?{_NAME} (?:bist|sind|arbeit|suchen|biet|nous|on |"
        rf"vous|somos|busc|dělá|hledá|tworzymy)",
        rf"(?m)^{_NAME} (?:is (?:a|an|the|one of|on a mission|building|dedicated|committed|transforming|redefining)|"
        rf"ist (?:ein|das|der|die)|est (?:un|une|le|la)|es (?:una?|la|el)|je (?:česk|předn|dynamick|mezinárod|jedn|"
        rf"společnost|firma)|to (?:firma|jeden))\b",
        rf"\b{_NAME} (?:strives|believes|offers|provides|values|participates|does not discriminate|will never|"
        rf"processes your|is (?:proud to be )?an equal)",
    )
)
_NOT_NAMES = frozenset(
    "we you our us the this that the company the team the role the job the position your role it they who what as "
    "in at for and our company the opportunity a an job location you will role team "
    "applicant candidate candidates privacy policy equal opportunity employer here there all every each he she i "
    "why how these those us team about united states europe germany remote".split()
) | {
    "the company",
    "the team",
    "the role",
    "the job",
    "the position",
    "our team",
    "our company",
    "the opportunity",
    "this role",
    "this position",
    "united states",
    "the us",
}
_HEAD_LINES = 14
_VOCABULARY = re.compile(
    r"\b(?:responsibilit\w+|requirements?|qualifications?|experience|skills?|candidates?|apply|salary|benefits|"
    r"full[- ]time|part[- ]time|role|position|hiring|team|"
    r"aufgaben|anforderungen|profil|bewerb\w+|erfahrung|kenntnisse|wir bieten|stelle|missions?|compétences|"
    r"expérience|poste|candidat\w*|contrat|requisitos|experiencia|funciones|puesto|"
    r"požadavky|požadujeme|nabízíme|praxe|pozic\w+|náplň|zkušenost\w*|wymagania|doświadczeni\w+|oferujemy|"
    r"stanowisk\w+|требования|обязанности|опыт|вакансия)\b|業務内容|応募|経験|募集|勤務地|福利厚生|必須|歓迎",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class TextReading:
    """What the lines say, and how much they look like a posting."""

    draft: Draft
    evidence: int
    """0: no posting. 2: probably one. More is surer."""


def strip_chrome(lines: Sequence[Line]) -> list[Line]:
    """Drop scripts that were captured as text, and everything from the application form on."""
    kept: list[Line] = []
    for line in lines:
        if len(kept) > 5 and _END.match(line.text):  # noqa: PLR2004 — above that stand only title and buttons
            break
        if not (any(mark in line.text for mark in "{}=<]") and _SCRIPT.search(line.text)):
            kept.append(line)
    return kept


def read_lines(lines: Sequence[Line], *, company_hint: str | None = None) -> TextReading:
    """Read company, title, place and the labelled facts off the lines of a posting."""
    lines = strip_chrome(lines)
    facts = facts_of(lines)
    text = "\n".join(line.text for line in lines)
    title = _title(lines, facts, text)
    location = facts.get("location") or _place_near(lines, title)
    draft = Draft(
        source=ProvenanceSource.TEXT,
        confidence=0.55,
        title=title,
        company=_company(lines, facts, text, title, company_hint),
        locations=[place for value in location if len(place := re.split(r"[.!?]\s", value)[0]) <= 100],  # noqa: PLR2004 — longer is prose
        remote=_remote(facts),
        employment=facts.get("employment", [])[:2],
        salary_text=_first(facts, "salary"),
        team=_first(facts, "team"),
        level=_first(facts, "level"),
        years=_digits_only(_first(facts, "years")),
        identifier=_first(facts, "identifier"),
        posted_at=parse_date(_first(facts, "posted")),
        valid_through=parse_date(_first(facts, "deadline")),
        description=join_lines(lines) or None,
    )
    return TextReading(draft=draft, evidence=_evidence(lines, facts, text, title))


def _first(facts: dict[Fact, list[str]], name: Fact) -> str | None:
    return next(iter(facts.get(name, [])), None)


def _digits_only(text: str | None) -> str | None:
    return text if text and re.search(r"\d", text) and len(text) <= 40 else None  # noqa: PLR2004 — `3-5 years`


def _remote(facts: dict[Fact, list[str]]):  # noqa: ANN202 — as normalise_remote
    return next((policy for value in facts.get("remote", []) if (policy := normalise_remote(value))), None)


def _title(lines: Sequence[Line], facts: dict[Fact, list[str]], text: str) -> str | None:
    for value in facts.get("title", []):
        if looks_like_title(value) or len(value.split()) <= 8:  # noqa: PLR2004 — a labelled title may be any name
            return value
    head = [line.text for line in lines[:_HEAD_LINES] if not _CHROME.match(line.text)]
    for line in head:
        if _can_be_title(line) and looks_like_title(line):
            return line
    if match := _SEEKS.search(text[:6000]):
        title = re.split(
            r"\s(?:to|who|with|for|in|at|der|die|das|mit|für|pour|avec|para|con|který|do|se|v|on|that|and join)\s",
            match["title"],
        )[0].strip()
        if looks_like_title(title):
            return title[:1].upper() + title[1:]
    return next(
        (
            line.text
            for line in lines[:_HEAD_LINES]
            if line.kind == "heading" and _can_be_title(line.text) and looks_like_title(line.text)
        ),
        None,
    )


def _can_be_title(text: str) -> bool:
    return (
        len(text.split()) <= 16 and text[-1] not in ".!?:;" and not _CHROME.match(text) and heading_kind(text) is None
    )  # noqa: PLR2004 — a sentence


def _company(
    lines: Sequence[Line], facts: dict[Fact, list[str]], text: str, title: str | None, hint: str | None
) -> str | None:
    for value in facts.get("company", []):
        if (name := clean_company(value)) and not is_chrome(name):
            return name
    scores: dict[str, int] = {}
    for weight, pattern in enumerate(reversed(_COMPANY_PATTERNS), start=1):
        for match in pattern.finditer(text[:20_000]):
            name = clean_company(match["name"].strip(" .,'’-"))
            if name and _is_name(name, title):
                scores[name] = scores.get(name, 0) + 2 + weight // 2
    for name in scores:
        scores[name] += min(3, text.count(name))
    if hint and hint in text:
        return hint
    if scores:
        return max(scores, key=lambda name: scores[name])
    return _line_near_title(lines, title)


def _is_name(name: str, title: str | None) -> bool:
    folded = fold(name)
    return folded not in _NOT_NAMES and folded.split()[0] not in ("the", "our", "your", "this", "these") and not is_chrome(name) and not looks_like_title(name) \
        and heading_kind(name) is None and folded != fold(title or "") and not is_place(name)  # fmt: skip


def _line_near_title(lines: Sequence[Line], title: str | None) -> str | None:
    """A pasted page often has the company's name alone on the line before or after the title."""
    texts = [line.text for line in lines[:_HEAD_LINES]]
    if title not in texts:
        return None
    at = texts.index(title)
    for index in (at + 1, at - 1):
        if 0 <= index < len(texts):
            candidate = re.split(r"\s[·•|]\s", texts[index])[0].strip()
            is_short = len(candidate.split()) <= 5 and not re.search(r"[.!?:;,]$|\d{3}", candidate)  # noqa: PLR2004 — a name
            if (
                is_short
                and candidate[:1].isupper()
                and not _CHROME.match(candidate)
                and _is_name(candidate, title)
                and not remote_in_title(candidate)
            ):
                return clean_company(candidate)
    return None


def _place_near(lines: Sequence[Line], title: str | None) -> list[str]:
    for line in lines[:_HEAD_LINES]:
        if line.text == title or len(line.text) > 100:  # noqa: PLR2004 — prose
            continue
        for part in re.split(r"\s[·•|]\s", line.text):
            part = clean(part)
            if (is_place(part) and len(part.split()) <= 8 and not looks_like_title(part)) or re.fullmatch(
                r"(?i)(?:fully )?remote", part
            ):  # noqa: PLR2004
                return [part]
    return []


def _evidence(lines: Sequence[Line], facts: dict[Fact, list[str]], text: str, title: str | None) -> int:
    sections = split_sections(lines)
    words = {fold(match.group()) for match in _VOCABULARY.finditer(text[:15_000])}
    score = (
        min(3, sections.recognised)
        + min(2, len(facts.keys() - {"posted", "identifier"}) // 2)
        + (len(words) >= 4)
        + (len(words) >= 8)
    )  # noqa: PLR2004
    return score + bool(title) if len(text) > 150 else min(score, 1)  # noqa: PLR2004 — too short to be sure
