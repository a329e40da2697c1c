"""The employer's name in the prose of a posting."""
# ruff: noqa: RUF001, RUF003 — the look-alikes are what postings contain: dashes, Cyrillic letters

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lexicon.company import brand_of
from lexicon.languages import alternatives, words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.boilerplate import is_boilerplate
from services.parser.employers.names import says_nothing, without_start
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.place.gazetteer import has_postal_code, is_city, is_place
from services.parser.fields.place.remote import remote_in_title
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import looks_like_title
from services.parser.pasted.beside_title import name_before_job
from services.parser.pasted.formed_names import formed_names, names_with_form
from services.parser.pasted.imprints import imprints, link_labels, mail_labels
from services.parser.raw_posting import Witness
from services.parser.text.cased import cased
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word

__all__ = ["employer_in", "employers_in", "is_name"]

_NAME = (
    r"(?P<name>(?:[A-Z0-9À-Ž][\w&.'’+-]*)"
    r"(?: (?:(?:of|and|de|du|do|da|dos|das|del|di|des|der|della|von|van|the|für|und|et|y|e|i|a|&|la|le|el) )?"
    r"[A-Z0-9À-Ž&][\w&.'’+-]*){0,4})"
)
_WISH = rf"(?:[\w-]+ )?(?:{alternatives('employer', 'wish')})"
_IS_A = alternatives("employer", "is_a").replace("@WISH", _WISH)
_AT = alternatives("employer", "at")
_YOU = alternatives("employer", "in_role_you")
_ARTICLE = "|".join(word for text in words("sentences", "subject_articles").values() for word in text.split())
# What may stand between a sentence's subject and its verb: `Acme, a maker of nets, seeks`.
_APPOSITION = r",[^.!?\n]{2,160}?,| \([^()\n]{2,80}\)| [–—-] [^.!?\n]{2,120}? [–—-]"
_HIRE = f"{alternatives('employer', 'hires')}|{alternatives('sentences', 'hires')}"
# Phrases around a company's name, surest first.
_PHRASES = (
    (
        rf"(?:^|(?<=[.!?:] )|(?<=\n))[^\w\n]{{0,4}}(?:(?:{_ARTICLE}) )?"
        rf"(?:(?i:{alternatives('sentences', 'company')}) )?"
        rf"@NAME(?:{_APPOSITION})?,? (?:{_HIRE})(?!\w)"
    ),
    r"(?m)^See who @NAME has hired for this role$",
    rf"\b(?:{alternatives('employer', 'about')}) @NAME\s*(?:$|\n|:)",
    rf"\b(?:{alternatives('employer', 'join')}) @NAME(?:['’]s)?(?=[\s,.!?:;]|$)",
    rf"\b(?:{alternatives('employer', 'work_at')}) @NAME(?:['’]s)?(?=[\s,.!?:;]|$)",
    rf"\b(?:{alternatives('employer', 'here')}) @APART,? (?:{alternatives('employer', 'here_we')})",
    rf"(?m)^@NAME (?:{_IS_A})",
    rf"(?m)^(?:{alternatives('employer', 'posted_by')}) @NAME$",
    rf"(?m)^[^\n.!?:]{{0,40}}\b(?:{alternatives('employer', 'recruiters')})\b[^\n.!?:]{{0,40}}? (?:{_AT}) @NAME$",
    rf"\b(?:{alternatives('employer', 'in_role')}) [^\n.!?:]{{4,80}}? (?:{_AT}) @NAME,? (?:{_YOU})",
    rf"\b@NAME (?:{alternatives('employer', 'says')})",
    rf"\b(?:{alternatives('employer', 'pronouns')}) \(@NAME(?:, [^()]{{2,40}})?\)",
)
# Words on both sides say where a name ends that has a dash in it: `At Acme – People we`.
_APART = _NAME.removesuffix(")") + r"(?: [–—-] [A-ZÀ-Ž][\w&.'’+-]*(?: [A-ZÀ-Ž][\w&.'’+-]*){0,2})?)"
_PATTERNS = tuple(cased(phrase.replace("@NAME", _NAME).replace("@APART", _APART)) for phrase in _PHRASES)
_HIRING = _PATTERNS[0]
# In scripts without capitals a name ends where the grammar says so.
_UNCASED_NAME = r"(?P<name>[^\s、。，,.!?:：;()（）「」『』][^\n、。，,.!?:：;「」『』]{1,28}?)"
_UNCASED = tuple(
    lazy_compile(line.replace("@NAME", _UNCASED_NAME), re.MULTILINE)
    for text in words("employer", "subjects").values()
    for line in text.strip().splitlines()
)
# Whose name stands there as well as elsewhere in the text is hardly anybody else.
_AT_NAME = cased(rf"\b(?:{_AT}) {_NAME}(?=[\s,.!?:;]|$)")
_UNCASED_SIGN, _SAMPLE = lazy_compile(r"[\u0590-\u06ff\u0900-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}"), 2000
_ABOUT = cased(rf"(?m)^\W{{0,3}}(?:{alternatives('employer', 'about')}) (?P<name>[A-ZÀ-Ž][^\n.!?:;,]{{1,50}}?)\s*:?$")
# Small letters within a name are no doubt where a comma ends it.
_HIRING_APART = cased(rf"(?m)^\W{{0,3}}(?P<name>[A-ZÀ-Ž][^\n.,!?:;()]{{2,50}}),[^.!?\n]{{2,160}}, (?:{_HIRE})(?!\w)")
_ABOUT_BEHIND = cased(rf"(?m)^(?P<name>[A-ZÀ-Ž][^\n.!?:;,]{{1,50}}?) (?:{alternatives('employer', 'about')})$")
# An agency's `Our client, Acme Solicitors, is …`; in brackets or between commas it can only be a name.
_CLIENT = cased(rf"\b(?:{alternatives('employer', 'clients')})(?:, | \(| – ){_NAME}(?=,|\)| – )")
_NO_NAMES = frozenset(alternatives("employer", "no_names").split("|"))
_OTHERS = frozenset(word for text in words("sentences", "determiners").values() for word in text.split())
# `Reconcile figures with finance`, `Late shift, from Monday on`: no names.
_SEEKS = lazy_compile(rf"(?:{alternatives('sentences', 'seeks')}).*", re.IGNORECASE)
_SUBJECT = cased(r"(?m)^(?P<name>[A-ZÀ-Ž][\w&'’-]+(?: (?:&|and|of|de|und))?(?: [A-ZÀ-Ž][\w&'’-]+){1,3}) (?=[a-zà-ž])")
_BEHIND = lazy_compile(r"\s*[–—|@-]\s*(?P<name>[^–—|@]{2,50})$")
_ANNOUNCER = cased(
    rf"(?m)^\W{{0,3}}(?P<name>[A-ZÀ-Ž][^\n:;!?|]{{1,70}}?)(?:, [^\n:;!?|]{{3,60}})?,? "
    rf"(?:{alternatives('sentences', 'hires')})(?: [^\n.:;!?|]{{1,40}})?:?$"
)
_REMARK = lazy_compile(r"\s*\([^()]{2,40}\)$")
_LONGEST_ANNOUNCER = 8
_BARS = lazy_compile(r"\s+[|–—·•]\s+")
_VACANT = lazy_compile(rf"(?:{alternatives('sentences', 'vacant')})", re.IGNORECASE)
_TWO = 2
_ARTICLES = frozenset(word for text in words("sentences", "articles").values() for word in text.split()) | _OTHERS
_GREETING = lazy_compile(rf"(?:{alternatives('sentences', 'greetings')})\b")
# `г. Казань` is a town, `79098 Freiburg – ab Mai` one and more.
_TOWN_MARK = lazy_compile(r"^(?:г|м|гор)\.\s?|\s[–—-]\s.*$")
# A line of a wrapped sentence: `De Wieken in Leiden een`.
_BROKEN = lazy_compile(rf" (?:{'|'.join(sorted(_ARTICLES))})$")
_STATEMENT = lazy_compile(r" (?:with|through|by|from|into|your|our|their) |, [a-zà-ÿ]")
_NEXT_SENTENCE = lazy_compile(r"(?<=[^\W\d_]{4})[.!?]\s")
_LIMIT = 20_000
_HEAD_LINES = 14
_LONGEST_NAME, _MOST_LINES = 5, 90
_MOST_MENTIONS = 3


def employers_in(
    lines: Sequence[TextLine], text: str, title: str | None, *, above: Sequence[str] = ()
) -> list[Witness]:
    """Return the names in phrases such as `Join Acme` or `About Acme`, likeliest first, and those next to the title.

    Args:
        lines: The posting.
        text: The same.
        title: The job.
        above: Lines of the page above the posting that it speaks of; the name may be among them.
    """
    scores: Counter[str] = Counter()
    text = text.replace("*", "")
    patterns = _PATTERNS if " (" in text else _PATTERNS[:-1]
    for weight, pattern in enumerate(reversed(patterns), start=4):
        for match in pattern.finditer(text[:_LIMIT]):
            name = _named(match)
            # Whoever hires is an employer, whatever else its name may mean.
            is_possible = _can_be(name, title) if pattern is _HIRING and name else False
            if name and (is_possible or is_name(name, title, is_used=text.count(name) > 1)):
                scores[name] += weight // 2
    for name in scores:
        scores[name] += min(_MOST_MENTIONS, text.count(name))
    for match in _AT_NAME.finditer(text[:_LIMIT]):
        name = _named(match)
        if name and text.count(name) > 1 and " " in name and is_name(name, title, is_used=True):
            scores.setdefault(name, 1)
    phrased = [_named(match) for pattern in _patterns_without_capitals(text)
               for match in pattern.finditer(text[:_LIMIT])]  # fmt: skip
    for name in phrased:
        if name and _can_be(name, title) and not is_page_word(name) and not is_place(name):
            scores[name] += 2 + min(_MOST_MENTIONS, text.count(name))
    clients = (_named(match) for match in _CLIENT.finditer(text[:_LIMIT]))
    named = [name for name in clients if name and _can_be(name, title)]
    phrases = [Witness(name, "phrase") for name in dict.fromkeys((*named, *(name for name, _ in scores.most_common())))]
    near = _next_to_title(lines, title) or name_before_job(title)
    used = (clean_company(name) for name in above if _stands_alone(name) and is_name(name, title))
    neighbour = near or next(used, None)
    announcer = next(_announcers(text, title), None)
    behind = _behind_title(lines, title)
    beside = next(_beside_announcement(lines, title), None)
    formed = next((name for name in formed_names(list(_unlabelled(lines[:_HEAD_LINES]))) if _can_be(name, title)), None)
    below = (line.text for line in lines[_HEAD_LINES:_MOST_LINES] if line.kind != "item")
    formed = formed or next((name for name in names_with_form(below) if _can_be(name, title)), None)
    if not (phrases or behind or formed or neighbour):
        neighbour = next(_subjects("\n".join(line.text for line in lines if line.kind != "item"), title), None)
    return [
        *phrases,
        *(Witness(name, "imprint") for name in imprints(lines) if _can_be(name, title)),
        *(Witness(label, "address") for label in mail_labels(text)),
        *(Witness(label, "link") for label in link_labels(text)),
        *([Witness(name, "headline") for name in dict.fromkeys((behind, beside, announcer)) if name]),
        *([Witness(formed, "formed")] if formed else []),
        *([Witness(neighbour, "neighbour")] if neighbour else []),
    ]


def _named(match: re.Match[str]) -> str | None:
    """Return the name that a phrase holds, down to the end of its sentence: `Join Acme. Acme is …`."""
    return clean_company(_NEXT_SENTENCE.split(match["name"])[0].strip(" .,'’-"))


def _patterns_without_capitals(text: str) -> Sequence[re.Pattern[str]]:
    """Return the phrases that end with a line, and those of scripts without capitals where the text is in one."""
    return (
        (_ABOUT, _ABOUT_BEHIND, _HIRING_APART)
        if text[:_SAMPLE].isascii() or not _UNCASED_SIGN.search(text[:_SAMPLE])
        else _UNCASED
    )


def _unlabelled(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the lines that are no fact: neither with its label, nor below it."""
    is_value = False
    for line in lines:
        is_label = line.kind == "heading" and marked_fact_of(line.text) is not None
        if not is_value and not is_label and not is_fact(line.text):
            yield line.text
        is_value = is_label


def employer_in(lines: Sequence[TextLine], text: str, title: str | None, *, above: Sequence[str] = ()) -> str | None:
    """Return the likeliest of the names in a text; None where there is none."""
    return next((witness.name for witness in employers_in(lines, text, title, above=above)), None)


def is_name(name: str, title: str | None, *, is_used: bool = False) -> bool:
    """Whether the words can be a company; one that the text uses may hold a trade, but not the job's."""
    folded = fold(name)
    if (
        not folded
        or _GREETING.match(folded)
        or folded in _NO_NAMES
        or folded.split()[0] in _OTHERS
        or folded == fold(title or "")
        or says_nothing(name)
    ):
        return False
    if not is_used and f" {folded} " in f" {fold(title or '')} ":
        # The job's trade.
        return False
    if _SEEKS.fullmatch(name):
        return False
    if folded.startswith("the ") and not is_name(name[4:], title):
        return False
    # `The Phone Company` is a name, whatever headings hold its last word.
    if is_boilerplate(name):
        return False
    own = re.sub(r" Company$", "", name)
    is_trade = looks_like_title(name) and not (is_used and " " in name and folded not in fold(title or ""))
    return not (is_boilerplate_name(name) or is_trade or heading_kind(own) or is_place(name))


def _can_be(name: str, title: str | None) -> bool:
    """Whether a name that shows what it is may be the employer's: it may hold a trade, but not be the job."""
    folded = fold(name)
    return (
        bool(folded)
        and not says_nothing(name)
        and folded not in _NO_NAMES
        and folded.split()[0] not in _OTHERS
        and folded not in fold(title or "")
        and not is_boilerplate_name(name)
        and not is_boilerplate(name)
        and not ("," in name and is_place(name))
    )


def _subjects(text: str, title: str | None) -> Iterator[str]:
    """Yield the names of several words that a paragraph begins with and says something of: `Fern Nets ships …`."""
    for match in _SUBJECT.finditer(text[:_LIMIT]):
        name = clean_company(without_start(match["name"]))
        if name and is_name(name, title) and _stands_alone(name):
            yield name


def _behind_title(lines: Sequence[TextLine], title: str | None) -> str | None:
    """Return the name that a line states behind the title: `Data Engineer – Acme`."""
    for line in lines[: 2 * _HEAD_LINES]:
        rest = line.text.removeprefix(title) if title else line.text
        parts = _BEHIND.match(rest) if rest != line.text else None
        if parts and _stands_alone(parts["name"]) and is_name(parts["name"], title) and not is_fact(line.text):
            name = clean_company(parts["name"])
            return None if not name or remote_in_title(name) or is_employment(name) else name
    return None


def _announcers(text: str, title: str | None) -> Iterator[str]:
    """Yield the names at the beginning of a line that goes on with hiring and breaks off: `Acme & Sons hires:`."""
    for match in _ANNOUNCER.finditer(text[:_LIMIT]):
        name = clean_company(_REMARK.sub("", match["name"].strip(" ,*_–-")))
        if name and _can_be(name, title) and not is_boilerplate(name) and len(name.split()) <= _LONGEST_ANNOUNCER:
            yield name


def _beside_announcement(lines: Sequence[TextLine], title: str | None) -> Iterator[str]:
    """Yield the name that a head line states beside words for a vacancy: `Acme | Position available`."""
    for line in lines[:_HEAD_LINES]:
        parts = [part.strip() for part in _BARS.split(line.text)]
        if len(parts) != _TWO or line.links:
            continue
        for name, beside in (parts, parts[::-1]):
            is_announced = is_page_word(beside) or bool(_VACANT.fullmatch(beside))
            if is_announced and _stands_alone(name) and _can_be(name, title) and (clean := clean_company(name)):
                yield clean


def _next_to_title(lines: Sequence[TextLine], title: str | None) -> str | None:
    """A pasted page often has the company's name alone after the title, or above it with buttons between."""
    # Several links on one line are a menu.
    texts = [line.text for line in lines[:_HEAD_LINES] if len(line.links) <= 1]
    if title not in texts:
        return None
    at = texts.index(title)
    near = [texts[index] for index in (at + 1, at - 1, at - 2, at - 3) if 0 <= index < len(texts)]
    candidates = [_without_place(re.split(r"\s[·•|–—]\s", text)[0].strip()) for text in near if not is_fact(text)]
    names = [
        name
        for name in candidates
        if _stands_alone(name) and is_name(name, title) and not remote_in_title(name) and not is_employment(name)
    ]
    # A legal form leaves no doubt.
    return clean_company(next((name for name in names if brand_of(name) != name), names[0] if names else None))


def _without_place(text: str) -> str:
    name, _, place = text.rpartition(", ")
    place = _TOWN_MARK.sub("", place).rstrip(".")
    return name if name and (is_city(place) or has_postal_code(place)) and not is_place(name) else text


def _stands_alone(text: str) -> bool:
    brand = brand_of(text)
    is_short = len(brand.split()) <= _LONGEST_NAME and not re.search(r"[.!?:;,]$|\d{3}", brand)
    is_short = is_short and not _STATEMENT.search(brand) and not _BROKEN.search(brand)
    return is_short and not text[:1].islower() and not is_boilerplate(text)
