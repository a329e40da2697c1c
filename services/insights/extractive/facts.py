"""Collects what a post reports besides rounds and questions: advice, mistakes, warning signs, time, pay and culture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from services.insights.extractive.company import Company
from services.insights.extractive.layout import Line, Passage, Sentence, pattern
from services.insights.extractive.reading import Reading
from services.insights.text import clean, is_instruction, is_rude

__all__ = ["Fact", "FactKind", "reported_facts"]

FactKind = Literal[
    "what_worked", "preparation", "mistake", "red_flag", "timeline", "total_timeline",
    "base_pay", "additional_pay", "benefits", "pay_advice",
    "work_life_balance", "team_dynamics", "management", "growth", "remote_policy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence worth telling, with its kind."""

    kind: FactKind
    text: str
    quote: str
    weight: float
    """How much it can carry, from 0 to 1."""


_SHORTEST, _LONGEST = 35, 300
_DURATION = (
    r"(?:\d+(?:\s?(?:-|to|or|/)\s?\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|few"
    r"|couple(?: of)?|several|couple)[ -](?:more |business |working |whole |full )?(?:minutes?|hours?|days?|weeks?"
    r"|months?)"
)
_TIMELINE = pattern(

        rf"\b{_DURATION} (?:later|after|latter|since|before|ago|from|now|have passed|has passed|gone by|to (?:hear"
        rf"|get|receive|respond|reply|schedule))\b|\b(?:after|within|in|took|takes|for|waited|waiting|heard back"
        rf"|hear back|respond\w*|response|reject\w*|decision)\b(?: \w+){{0,4}} {_DURATION}\b"

)
_PROCESS = pattern(

        r"\b(?:interview\w*|rounds?|recruiters?|offers?|reject\w*|hear|heard|response|respond\w*|reply|replied"
        r"|screen\w*|onsite|loop|oa|assessment|process|application|applied|hr|email|call|follow\w*|decision|update"
        r"|results?|feedback|hiring|background check|start date)\b"

)
_TOTAL = pattern(

        rf"\b(?:whole|entire|total|overall|full|complete)? ?(?:process|from (?:initial|first|application|applying"
        rf"|start|recruiter)|start to finish|end to end|hiring process)\b.{{0,70}}?\b(?:took|takes|lasted|was|is"
        rf"|about|around|over)\b.{{0,25}}?{_DURATION}|\btook (?:me )?(?:about |around |almost |over |nearly "
        rf"|roughly )?{_DURATION}(?: in total| overall| from start| for the whole| to complete the)"

)
_MISTAKE = pattern(
    r"\bi (?:\w+ ){0,2}?(?:bombed|blanked|froze|messed|fumbled|failed to|should(?:'ve| have)|shouldn't have|forgot"
    r"|misread|misunderstood|ran out of time|couldn't (?:finish|solve|complete|answer|explain|come up)"
    r"|could not (?:finish|solve|complete|answer)|got stuck|panicked|rambled|over-?engineered|struggled|went blank"
    r"|stumbled|choked|screwed|blew|shot myself|wasn't (?:prepared|thoroughly prepared)|did not prepare"
    r"|didn't prepare|regret|wish i)\b"
    r"|\b(?:common|big|biggest|my|only|rookie|main) (?:mistake|failure|error)s?\b|\bit is a mistake\b|\bwent blank\b"
    r"|\bdon't make the mistake\b|\bwhere i went wrong\b|\brusty\b|\bhad no answer\b|\bmistakes? (?:i|people"
    r"|candidates) ma[dk]e\b"
)
_RED_FLAG = pattern(
    r"\b(?:ghost(?:ed|ing|s)|red flags?|never (?:heard|got|replied|responded|showed|called|received)|rude(?:ly)?"
    r"|condescending|unprofessional(?:ly|ism)?|disrespect\w*|no[- ]show|didn't (?:show up|even|seem (?:interested"
    r"|to care|engaged))|did not show|(?:interviewer|recruiter|manager|he|she|they) (?:was|were|came|showed up"
    r"|joined) (?:\w+ )?(?:\d+ min\w* )?late|\d+ ?min\w* late|minutes late|rescinded|pulled (?:the|my) offer"
    r"|withdrew (?:the|my) offer"
    r"|low ?ball\w*|bait and switch|no (?:feedback|response|explanation|reply|communication)|stopped (?:responding"
    r"|replying)|rescheduled|reschedule|cancel+ed|on hold|hiring freeze|wasted|waste of time|disinterested"
    r"|uninterested|not interested in me|bored|yawned|hostile|aggressive\w*|arrogant|interrupted|distracted|on (?:his"
    r"|her|their) phone|discriminat\w*|illegal|unpaid|free work|scold\w*)\b"
)
_ADVICE = pattern(
    r"^(?:\W*(?:also|and|but|so|then|just|please|definitely|always|first|second|finally|honestly|lastly|basically|tip"
    r"|pro tip|advice|plus|remember|overall|again|therefore)[ ,:]+){0,2}(?:make sure|practi[cs]e|prepare|prep|focus"
    r"|study|be (?:ready|prepared|honest|confident|yourself|concise|specific|explicit|careful|patient|sure|able"
    r"|familiar|comfortable)|know|use|read|review|research|brush|learn|don't|do not|never|take|ask|think|talk|speak"
    r"|communicate|explain|clarify|write|show|keep|go (?:through|over|in)|get (?:comfortable|familiar|a referral"
    r"|buy-in)|look (?:up|at|into|over)|understand|remember|try|bring|dress|follow up|send|state|emphasi[sz]e|stay"
    r"|relax|start|have (?:a|some|your|at least|stories|examples)|come|give|highlight|spend|drill|adapt|film|rehearse"
    r"|check|find|report|let your|apply|reach out|avoid|smile|build|treat|expect|negotiate)\b"
    r"|\b(?:my advice|i(?:'d| would)(?: strongly| highly| really)? (?:suggest|recommend|advise)|i (?:suggest"
    r"|recommend|advise)|what (?:really )?helped(?: me)?|helped me|worked for me|tip:|tips?:|would recommend"
    r"|highly recommend|you should|you'll want to|you need to|you have to|it helps to|best (?:way|thing)|the key is"
    r"|key (?:is|thing)|important to|lesson|takeaway|if i (?:could|had to) do it (?:again|over)|worth (?:doing"
    r"|knowing|practicing))\b"
)
_WORKED = pattern(

        r"\b(?:what (?:really )?helped|helped me|worked for me|i (?:used|prepared|prepped|practi[cs]ed|studied|did"
        r"|focused|rehearsed|made sure)|that's how i|got me|landed|paid off|made the difference|i passed|served me)\b"

)
_ON_INTERVIEW = pattern(

        r"\b(?:interview\w*|rounds?|questions?|answers?|resume|cv|star|stor(?:y|ies)|examples?|leetcode|lc|coding"
        r"|code|cod(?:e|ing)|problem\w*|behaviou?ral|technical|system design|design|sql|prep\w*|practi[cs]\w*"
        r"|stud(?:y|ies)|mock|recruiter|hiring|leadership principles?|lps?|values|case|presentation|projects?"
        r"|hackerrank|oa|assessment|onsite|screen|communicat\w+|out loud|thought process|edge cases|complexity"
        r"|clarif\w+|negotiat\w*|follow up|thank you|dress|company|role|job description|jd|team|referral|offer"
        r"|complexity|solution|approach|interviewer|concepts?|fundamentals|basics|topics)\b"

)
_MONEY = pattern(

        r"[$€£₹]\s?\d[\d,.]*\s?[km]?|\b\d{2,3}(?:\.\d)?\s?k\b|\b\d[\d,.]*\s?(?:lpa|lakhs?|usd|eur|gbp|cad|aud|inr"
        r"|dollars|/ ?hr|/ ?hour|per hour|an hour)\b"

)
_PAY = pattern(

        r"\b(?:base|salary|salaries|tc|total comp\w*|comp|compensation|pay|pays|paid|paying|bonus\w*|stocks?|rsus?"
        r"|equity|sign[- ]?on|signing|hourly|per (?:hour|year|annum)|stipend|relocation|offer(?:ed)?|package|ctc|wage"
        r"|refreshers?)\b"

)
_EXTRA = pattern(
    r"\b(?:bonus\w*|stocks?|rsus?|equity|sign[- ]?on|signing|stipend|relocation|housing|refreshers?|espp|vest\w*)\b"
)
_BASE = pattern(r"\b(?:base|salary|tc|total comp\w*|ctc|hourly|per (?:hour|year|annum)|an hour|/hr|wage)\b")
_BENEFIT = pattern(

        r"\b(?:benefits|health ?care|health insurance|insurance|401k|pension|pto|vacation days|paid leave"
        r"|parental leave|free (?:food|lunch|meals)|gym|wellness|perks|tuition|discount)\b"

)
_CULTURE: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("remote_policy", pattern(
        r"\b(?:remote(?:ly)?|hybrid|rto|return[- ]to[- ]office|wfh|work from home|in[- ]office|days (?:a|per) week in"
        r"|days in (?:the )?office|work from office)\b"
    )),
    ("work_life_balance", pattern(
        r"\b(?:wlb|work[- ]life|overtime|long hours|\d{2}\+?(?: ?(?:-|to) ?\d{2}\+?)?\+? ?(?:hrs?|hours?)\b"
        r"|hours (?:a|per) week|on[- ]?call|burn(?:t|ed)?[- ]?out|burnout|stress\w*|sweatshop\w*|crunch|work hard"
        r"|chill|relaxed|pressure|weekends?|overwork\w*|workload)\b"
    )),
    ("management", pattern(
        r"\b(?:my manager|managers?|management|leadership|micromanag\w*|pip|pipped|piped|stack rank\w*"
        r"|performance review|politics|bureaucra\w*|reorgs?|layoffs?|laid off|higher ups)\b"
    )),
    ("growth", pattern(
        r"\b(?:promot(?:ed|ion|ions)|career growth|growth|learn(?:ed|ing)? (?:a lot|so much|tons)|mentor\w*"
        r"|stepping stone|resume|opens? (?:more )?doors|internal (?:transfer|mobility)|training)\b"
    )),
    ("team_dynamics", pattern(
        r"\b(?:team|teams|teammates?|co-?workers?|colleagues|culture|people (?:are|were)|collaborat\w*|toxic"
        r"|supportive|friendly|competitive|environment|atmosphere)\b"
    )),
)  # fmt: skip
_WORKS_THERE = pattern(

        r"\b(?:i (?:\w+ )?(?:work(?:ed)?|was|am|left|joined|interned|quit)|i'm|i've (?:been|worked)|my (?:team"
        r"|manager|friend|experience|brother|sister|cousin|org|worst|best)|employees?|culture|working|work (?:there"
        r"|here|at|for)|worked|at the company|company|place|environment|it's|they (?:are|have|don't|work|expect"
        r"|treat)|depends on|team|people)\b"

)
_ABOUT_INTERVIEW = pattern(

        r"\b(?:interview(?:er|ers|ed|ing|s)?|round|question|recruiter|coding|leetcode|hiring|offer|resume|onsite"
        r"|screen|loop|apply|applied)\b"

)
_USELESS = pattern(

        r"\b(?:dm|pm|link|youtube|channel|subreddit|upvote|reddit|op\b|edit|thanks?|thank you for|good luck"
        r"|congrat\w*|hope (?:this|it) helps|anyone|glassdoor|click|website|promo|discord|https?|beyz|iqb|chatgpt"
        r"|interviews?\.chat|bot)\b|\bthe (?:interview )?copilot\b"

)


def reported_facts(reading: Reading, company: Company) -> list[Fact]:
    """Return the sentences of a post that are worth telling, strongest first."""
    facts = [
        fact
        for passage, line, sentence in reading.sentences()
        if not passage.vendor
        for fact in _facts(reading, passage, line, sentence, company)
    ]
    return sorted(facts, key=lambda fact: -fact.weight)


def _facts(reading: Reading, passage: Passage, line: Line, sentence: Sentence, company: Company) -> Iterator[Fact]:
    low = sentence.low
    if (
        line.kind in {"title", "heading", "quoted"}
        or low.rstrip().endswith("?")
        or not _SHORTEST <= len(sentence.raw) <= _LONGEST
    ):
        return
    if is_rude(low) or is_instruction(low) or "http" in low:
        return
    text = clean(sentence.raw)
    for kind in _kinds(reading, passage, low, company):
        yield Fact(kind=kind, text=text, quote=sentence.raw, weight=_weight(passage, low, company))


def _kinds(reading: Reading, passage: Passage, low: str, company: Company) -> Iterator[FactKind]:
    yield from _time_and_pay(low)
    if _USELESS.search(low):
        return
    if (_RED_FLAG.search(low) and _ON_INTERVIEW.search(low)) or re.search(r"\bred flags?\b", low):
        yield "red_flag"
    elif _MISTAKE.search(low):
        yield "mistake"
    elif (
        _ADVICE.search(low)
        and _ON_INTERVIEW.search(low)
        and not re.match(r"\W*i (?:don't|do not|never|know|think)", low)
    ):
        yield "what_worked" if _WORKED.search(low) else "preparation"
    elif culture := _culture(reading, passage, low, company):
        yield culture


def _time_and_pay(low: str) -> Iterator[FactKind]:
    if _TOTAL.search(low):
        yield "total_timeline"
    elif _TIMELINE.search(low) and _PROCESS.search(low):
        yield "timeline"
    if _MONEY.search(low) and _PAY.search(low):
        yield "additional_pay" if _EXTRA.search(low) and not _BASE.search(low) else "base_pay"
    elif re.search(r"\bnegotiat\w+\b", low) and _ADVICE.search(low):
        yield "pay_advice"


def _culture(reading: Reading, passage: Passage, low: str, company: Company) -> FactKind | None:
    if (
        not reading.subject
        or not _WORKS_THERE.search(low)
        or (_ABOUT_INTERVIEW.search(low) and not company.mentioned(low))
    ):
        return None
    if not (company.mentioned(low) or _EMPLOYEE.search(passage.low)):
        return None
    if _BENEFIT.search(low):
        return "benefits"
    return next((kind for kind, words in _CULTURE if words.search(low)), None)


_EMPLOYEE = pattern(

        r"\b(?:i (?:\w+ )?(?:work|worked|left|joined|interned|quit|spent)\b.{0,30}\b(?:at|for|there|here|years?"
        r"|months)|just left|former(?:ly)?|ex-\w+|been (?:at|with|here)|years? (?:at|there)|works? there"
        r"|working (?:at|there|for)|i'm at|employee|intern(?:ed)? (?:at|there))\b"

)


def _weight(passage: Passage, low: str, company: Company) -> float:
    weight = 0.5 if passage.where == "body" else 0.4
    weight += 0.2 * company.mentioned(low) + 0.1 * bool(re.search(r"\d", low)) + 0.1 * (60 < len(low) < 200)  # noqa: PLR2004 — a comfortable length to read
    return min(1.0, weight)
