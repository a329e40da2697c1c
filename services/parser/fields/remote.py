"""Where the work is done: onsite, hybrid or remote, only when the posting says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from contracts.job import RemotePolicy
from services.parser.fields.words import clean, fold

__all__ = ["RemoteFinding", "normalise_remote", "remote_in_prose", "remote_in_title", "resolve_remote"]

_VALUES: tuple[tuple[RemotePolicy, re.Pattern[str]], ...] = (
    (
        "hybrid",
        re.compile(
            r"hybrid|partially remote|partly remote|part remote|flexible remote|temporarily remote|occasional|obcas|castecn|teilweise|"
            r"partiel|parcial|ハイブリッド|一部在宅|гибрид|hybryd"
        ),
    ),
    ("onsite", re.compile(r"\bon ?site\b|\bin ?office\b|\bin person\b|\boffice\b|not remote|no remote|prasenz|vor ort|presencial|sur site|na miste|stacjonarn|出社|офис")),
    (
        "remote",
        re.compile(
            r"\bremote|telecommut|telework|work from home|\bwfh\b|anywhere|home ?based|home ?office|homeoffice|teletravail|teletrabajo|"
            r"zdaln|z domova|na dalku|mobiles arbeiten|fernarbeit|a distancia|distanciel|リモート|在宅|удал|дистанц|віддал|fully distributed"
        ),
    ),
)
_TITLE = re.compile(
    r"(?:^|[\s(\[|,;:/–—-])(?P<word>fully remote|100% remote|remote|hybrid|on-?site|in-?office|home ?office|télétravail|teletravail|remoto|zdalnie|"
    r"フルリモート|リモート|удал[её]нно)(?=$|[\s)\]|,;:/–—.-])",
    re.IGNORECASE,
)
# In a title the word may name the product instead: `Remote Sensing Engineer`, `Hybrid Cloud Architect`.
_TITLE_SUBJECT = re.compile(
    r"\b(?:remote (?:sens|monitor|support|control|operation|access|desktop|patient|hands|pilot|diagnos|infrastructure|deposition)|"
    r"hybrid (?:cloud|infra|it\b|vehicle|electric|power|event|integration|mobile|app|identity|security|data|network|platform|bond|seed|ic|multi))",
    re.IGNORECASE,
)
_DAYS = r"(?:one|two|three|four|1|2|3|4|[1-4]\s?(?:-|–|to|or|/)\s?[1-5])\s*(?:x\s*)?(?:\+\s*)?days?"
_PROSE: tuple[tuple[RemotePolicy, float, re.Pattern[str]], ...] = tuple(
    (policy, weight, re.compile(pattern, re.IGNORECASE))
    for policy, weight, pattern in (
        (
            "hybrid",
            3.0,
            rf"\b{_DAYS}[^.;]{{0,25}}?(?:(?:per|a|each|every|/)\s?week)?[^.;]{{0,25}}?(?:\bin\b|\bat\b|\bfrom\b)\s(?:the|our|an?|your)?\s?[^.;]{{0,25}}?(?:office|site|hub|studio|lab)\b|"
            rf"\b{_DAYS}[^.;]{{0,20}}?(?:on-?site|in-?office|in[- ]person|from home|\bWFH\b|remote(?:ly)?\b|home\s?office)|"
            rf"(?:on-?site|in-?office|in the office|in[- ]person|from home|remote(?:ly)?|home\s?office)[^.;]{{0,30}}?\b{_DAYS}\s*(?:per|a|each|every|/)\s?week|"
            r"\b[1-4]\s?(?:Tage?|jours?|días?|dny|dní|dni|dias?|giorni|dagen)\b[^.;]{0,40}(?:home\s?office|télétravail|teletrabajo|zdaln|z domova|remote|Büro|bureau|oficina|kancelář|mobil)|"
            r"(?:home\s?office|télétravail|teletrabajo|zdaln\w*|z domova|remote)[^.;]{0,25}\b[1-4]\s?(?:x|Tage?|jours?|días?|dny|dní|dni|dias?)\b|週[1-4]日?(?:程度)?の?(?:出社|リモート|在宅)",
        ),
        (
            "hybrid",
            2.5,
            r"\bhybrid[- ]?(?:remote|work(?:ing|place|er)?|role|position|schedule|arrangement|set-?up|policy|office|basis|opportunity|job|"
            r"environment|team|first|location|mode|format|flexib\w+)\b|\bhybrid (?:work )?(?:model|approach)\b(?! of| for| that| to| combining)|"
            r"(?:role|position|job|this|work|we|policy|location|model|arrangement)\b[^.;]{0,30}\b(?:is|are|as|a|work|operate)\b[^.;]{0,15}\bhybrid\b(?![- ](?:cloud|infra|IT\b|app|mobile|vehicle|data|multi))|"
            r"[(\[]\s*hybrid\s*[)\],;/]|\bhybrid\s*[-–|:]\s|:\s*hybrid\b(?![- ](?:cloud|infra))|hybrides? (?:arbeit|modell|arbeitsmodell)|travail hybride|mode hybride|"
            r"modelo híbrido|trabajo híbrido|esquema híbrido|formato híbrido|hybridní (?:práce|režim|model|způsob)|praca hybrydowa|hybrydow\w+ (?:tryb|model|form)|trybie hybrydowym|hybride werken|"
            r"ハイブリッド(?:勤務|ワーク)|гибридн\w+ (?:формат|график|режим)",
        ),
        (
            "hybrid",
            2.0,
            r"(?:možnost|možností|možnosti)\b[^.;\n]{0,40}(?:home[\s-]?office\w*|práce z domova|práci z domova|\bHO\b)|občasn\w+ prác\w+ z domova|částečn\w+ (?:home[\s-]?office|práce z domova)|"
            r"(?:partial(?:ly)?|partly|occasional(?:ly)?|flexible|flexibly|some) (?:remote|work(?:ing)? from home|home[\s-]?office|WFH)\b|"
            r"teilweise (?:im )?(?:home[\s-]?office|remote|mobil)|möglichkeit (?:zum|zu|auf|für|von) [^.;]{0,20}(?:home[\s-]?office|mobile[ms]? arbeiten|remote)|anteilig\w* (?:home|mobil)|"
            r"télétravail (?:partiel|possible|occasionnel)|teletrabajo parcial|możliwość (?:pracy zdalnej|home)|częściowo zdaln|occasional(?:ly)? work(?:ing)? from home|"
            r"(?:mix|combination|balance) of (?:remote|office|in-office|in-person|home)|в офисе и удал|一部リモート",
        ),
        (
            "remote",
            2.5,
            r"\b(?:fully|100\s?%|completely|entirely|globally|permanently|all|truly) (?:-\s?)?remote(?:ly)?\b|\bfully[- ]distributed\b|\bremote[- ]first\b|\bremote[- ]only\b|"
            r"\b(?:this|the) (?:is an? |role is |position is |job is |role will be |position will be |opportunity is )[^.;]{0,30}\bremote\b(?! (?:team|sens|support|site|employee|office))|"
            r"\bremote (?:role|position|job|opportunity|work(?:er|place)?|working|contract|team member|candidates?|US|USA|EU|Europe|Canada|UK|worldwide)\b(?! is also| may| possible| can| policy| opportunit|s?\s?(?:options?|possib|flexib|arrangement|polic))|"
            r"\bwork(?:ing)? (?:remotely )?from (?:anywhere|wherever)\b|\bwork (?:remotely|from home)\b(?! (?:is|may|up|one|two|three|some|part|occasion|option|possib|when|if|day|policy))|"
            r"(?:^|[\s(])(?:location|work ?place|location type|place of work|arbeitsort|standort|lokalita|lieu)[\s:：–-]{1,4}(?:[^.;\n]{0,25}\s)?(?:fully )?remote\b|"
            r"(?:100\s?%|komplett|vollständig|rein|voll)\s?(?:remote|home[\s-]?office)|full remote|100\s?% (?:en )?télétravail|télétravail (?:complet|total|à 100)|100\s?% (?:remoto|teletrabajo)|totalmente remoto|"
            r"(?:plně|zcela|100\s?%|výhradně) (?:remote|na dálku|z domova|home[\s-]?office)|praca (?:w pełni |w 100% )?zdalna(?! \d)|w pełni zdaln|フルリモート|完全リモート|完全在宅|полностью удал|удал[её]нная работа|работа удал[её]нн|volledig remote",
        ),
        (
            "onsite",
            2.5,
            r"\b(?:fully|100\s?%|entirely|strictly|primarily) (?:on-?site|in[- ](?:the )?office|in[- ]person)\b|\b(?:5|five) days?[^.;]{0,25}(?:on-?site|in[- ](?:the |our )?office|in[- ]person|from (?:the|our) office)|"
            r"\b(?:this|the) (?:is an? |role is |position is |job is |role will be |position will be )[^.;]{0,25}\b(?:on-?site|in[- ]office|in[- ]person|office[- ]based)\b|\bon-?site (?:role|position|job|only|presence required)\b|"
            r"\b(?:not (?:a )?remote|no remote|remote (?:work )?is not|not eligible for remote|cannot be (?:performed|done) remote)|"
            r"\bin[- ]office (?:role|position|job|culture|environment)\b|(?:location type|workplace type|workplace)[\s:：–-]{1,4}on-?site|nur vor ort|keine? (?:home[\s-]?office|remote)|"
            r"100\s?% présentiel|100\s?% presencial|bez možnosti home|出社必須|フル出社|только офис|работа в офисе",
        ),
    )
)
_NOT_ABOUT_THIS_JOB = re.compile(
    r"\b(?:interview|onboarding|meetings?|events?|customers?|clients?|team members|colleagues|teammates|lead (?:a )?remote|manage (?:a )?remote|remote teams?|offsites?|not required to be)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:also possible|may be (?:possible|considered|available)|can be discussed|upon request|depending on|if you (?:prefer|live)|until|during covid)\b", re.IGNORECASE)
_PROSE_LIMIT = 15_000


@dataclass(frozen=True, kw_only=True)
class RemoteFinding:
    """A statement about where the work is done."""

    policy: RemotePolicy
    weight: float
    """The heavier statement wins a contradiction."""
    origin: str
    """Who says so, for the note, e.g. `the text`."""


def normalise_remote(value: str | None) -> RemotePolicy | None:
    """Return the policy of a field's value such as `TELECOMMUTE`, `Hybrid`, `ON_SITE` or `částečný home office`."""
    folded = fold(clean(value or ""))
    if re.search(r"\b(?:not|no|non) remote\b", folded):
        return "onsite"
    return next((policy for policy, pattern in _VALUES if pattern.search(folded)), None)


def remote_in_title(text: str) -> RemotePolicy | None:
    """Return what a title or location says: `Engineer (Remote)`, `Berlin / Hybrid`."""
    if _TITLE_SUBJECT.search(text):
        return None
    match = _TITLE.search(text)
    return normalise_remote(match["word"]) if match else None


def remote_in_prose(lines: Iterable[str]) -> list[RemoteFinding]:
    """Return what the text states plainly; `hybrid cloud` and `lead a remote team` are no statements."""
    findings: dict[RemotePolicy, float] = {}
    read = 0
    for line in lines:
        read += len(line)
        if read > _PROSE_LIMIT:
            break
        for policy, weight in _in_line(line):
            findings[policy] = max(weight, findings.get(policy, 0.0))
    return [RemoteFinding(policy=policy, weight=weight, origin="the text") for policy, weight in findings.items()]


def resolve_remote(findings: Iterable[RemoteFinding]) -> tuple[RemoteFinding, str | None] | None:
    """Return the statement that holds and, where others contradict it, a note that says so."""
    ordered = sorted(findings, key=lambda finding: -finding.weight)
    if not ordered:
        return None
    best = ordered[0]
    others = [finding for finding in ordered[1:] if finding.policy != best.policy]
    if not others:
        return best, None
    against = ", ".join(f"{other.origin}: {other.policy}" for other in others)
    return best, f"Stated differently elsewhere ({against}); {best.origin} decides."[:300]


_STEMS = ("remot", "hybrid", "hybryd", "híbrid", "onsite", "on-site", "on site", "office", "in person", "in-person", "from home", "anywhere", "wherever", "distributed", "vor ort", "travail",
          "teletrabajo", "zdaln", "z domova", "dálku", "presencial", "présentiel", "リモート", "在宅", "出社", "ハイブリッド", "удал", "гибрид", "офис", "možnost", "wfh", "mobile")  # fmt: skip


def _in_line(line: str) -> Iterable[tuple[RemotePolicy, float]]:
    lowered = line.lower()
    if not any(stem in lowered for stem in _STEMS):
        return
    for sentence in re.split(r"(?<=[.!?])\s+|\s[•|]\s", line):
        lowered = sentence.lower()
        if not any(stem in lowered for stem in _STEMS):
            continue
        found = [(policy, weight) for policy, weight, pattern in _PROSE if pattern.search(sentence)]
        for policy, weight in found:
            if policy == "remote" and any(other == "hybrid" for other, _ in found):
                continue
            if _CONDITIONAL.search(sentence):
                continue
            yield policy, weight - (1.5 if _NOT_ABOUT_THIS_JOB.search(sentence) else 0)
