"""Collects what a post reports besides rounds and questions: advice, mistakes, warning signs, time, pay and culture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from services.insights.sources.company import Company
from services.insights.sources.known_employers import KNOWN_EMPLOYERS
from services.insights.sources.post_analysis import PostAnalysis, is_elsewhere, names_others
from services.insights.sources.post_texts import PostText, Sentence
from services.insights.text.markdown import without_markdown
from services.insights.text.normalized import pattern
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["Fact", "FactKind", "reported_facts"]

FactKind = Literal[
    "what_worked", "preparation", "mistake", "red_flag", "timeline", "total_timeline",
    "base_pay", "additional_pay", "benefits", "pay_advice",
    "work_life_balance", "team_dynamics", "management", "growth", "remote_policy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence worth listing, with its kind."""

    kind: FactKind
    text: str
    quote: str
    weight: float
    """How much it can carry, from 0 to 1."""


_SHORTEST, _LONGEST = 35, 300
_TOKEN = re.compile(r"[a-z][\w&-]+")
_DURATION = (
    r"(?:\d+(?:\s?(?:-|to|or|/)\s?\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|few"
    r"|couple(?: of)?|several|couple)[ -](?:more |business |working |whole |full )?(?:minutes?|hours?|days?|weeks?"
    r"|months?)"
)
_LONG_DURATION = _DURATION.replace("minutes?|", "")
_TIMELINE = pattern(
    rf"\b(?:after|within|took|takes|for|waited|waiting|in|of|almost|over|about|past"
    rf"|every) (?:\w+ ){{0,3}}?{_LONG_DURATION}\b|\b{_DURATION} (?:later|after|latter|since|to (?:hear|get"
    rf"|receive|respond|reply|schedule)|have passed|has passed|gone by|and (?:still|no|nothing))\b"
)
_NEWS = pattern(
    r"\b(?:hear|heard|response|respond\w*|reply|replied|reject(?:ed|ion)?|offer|decision|result|results|feedback"
    r"|scheduled|update|updates|e-?mail(?:ed)?|call(?:ed)?|ghosted|moved (?:on|forward)|next (?:round|step)"
    r"|onsite|background check|silence|portal|status)\b"
)
_TOTAL = pattern(
    rf"\b(?:whole|entire|total|overall|full|complete|hiring|interview)? ?(?:process|from (?:initial|first"
    rf"|application|applying|start|recruiter)|start to finish|end to end)\b[^.]{{0,70}}?\b(?:took|takes|lasted"
    rf"|was|is|about|around|over)\b[^.]{{0,25}}?{_DURATION}"
)
_INTERVIEWING = pattern(
    r"\b(?:interview\w*|rounds?|questions?|answers?|coding|problem\w*|behaviou?ral|technical|system design|code"
    r"|solution|explanation|design|stor(?:y|ies)|recruiter|offer|case study|presentation|assessment|oa|onsite"
    r"|screen)\b"
)
_MISTAKE = pattern(
    r"\bi (?:\w+ ){0,2}?(?:bombed|blanked|froze|messed|fumbled|failed to|should(?:'ve| have)|shouldn't have|forgot"
    r"|misread|misunderstood|ran out of time|couldn't (?:finish|solve|complete|answer|explain|come up)"
    r"|could not (?:finish|solve|complete|answer)|got stuck|panicked|rambled|over-?engineered|struggled|went blank"
    r"|stumbled|choked|screwed|blew|shot myself|wasn't (?:prepared|thoroughly prepared)|did not prepare"
    r"|didn't prepare)\b"
    r"|\b(?:big|biggest|my|only|rookie|main) mistakes?\b|\bit is a mistake\b|\bwent blank\b|\bwhere i went wrong\b"
    r"|\bi (?:was|am|got) (?:\w+ )?rusty\b|\bhad no answer\b|\bmistakes? (?:i|people|candidates) ma[dk]e\b"
    r"|\bcommon (?:mistake|failure)\b"
)
_RED_FLAG = pattern(
    r"\bghost(?:ed|ing|s)\b|\bred flags?\b|\bnever (?:heard back|got back|replied|responded|showed up"
    r"|called (?:me )?back)\b|\b(?:was|were|is|being|so|very|extremely|incredibly|pretty|felt"
    r"|seemed) (?:\w+ )?(?:rude|condescending|unprofessional|disrespectful|disinterested|uninterested|hostile"
    r"|aggressive|arrogant|distracted|bored)\b"
    r"|\bunprofessional\b|\bno[- ]shows?\b|\b(?:didn't|did not) (?:show up|seem (?:interested|to care|engaged)"
    r"|even (?:read|look|introduce|show))\b|\b(?:interviewer|recruiter|manager|he|she|they) (?:was|were|came"
    r"|showed up|joined) (?:\w+ )?(?:\d+ min\w* )?late\b|\b\d+ ?min\w* late\b"
    r"|\b(?:rescinded|pulled|withdrew) (?:the|my) offer\b|\blow ?ball(?:ed|ing)?\b|\bbait and switch\b|\b(?:no"
    r"|without(?: any)?) (?:feedback|response|explanation|reply|communication)\b|\bstopped (?:responding|replying)\b"
    r"|\brescheduled\b|\bcancell?ed\b|\bon hold\b|\bhiring freeze\b|\bwast(?:ed|e of) (?:\w+ )?time\b|\byawned\b"
    r"|\binterrupted\b|\bon (?:his|her|their) phone\b|\bscolded\b"
)
_AGENT = pattern(
    r"\b(?:interviewers?|recruiters?|hr|managers?|they|he|she|company|panel|interviews?|process|team|guy|person)\b"
)
_ADVICE = pattern(
    r"^(?:\W*(?:also|but|so|then|just|please|definitely|always|first|second|finally|honestly|lastly|basically|tip"
    r"|pro tip|advice|plus|overall|again)[ ,:]+){0,2}(?:make sure|practi[cs]e|prepare|prep|focus on|study|be (?:ready"
    r"|prepared|honest|confident|yourself|concise|specific|explicit|clear|patient|able to|familiar|comfortable)"
    r"|know your|use the|use|read|review|research|brush up|learn|don't|do not|take (?:your|notes)|ask (?:clarifying"
    r"|questions|the recruiter|your)|think|talk|speak|communicate|explain|clarify"
    r"|write|keep|go (?:through|over)|get (?:comfortable|familiar|a referral|buy-in)|look (?:up|at|into|over)"
    r"|understand|try to|bring|dress|follow up|send|emphasi[sz]e|stay|relax|have (?:a few|some|your|at least|stories"
    r"|examples)|highlight|spend|drill|adapt|film|rehearse|let your|apply|reach out|avoid|smile|build|treat"
    r"|negotiate)\b"
    r"|\b(?:my advice|i(?:'d| would)(?: strongly| highly| really)? (?:suggest|recommend|advise)|i (?:suggest"
    r"|recommend|advise)|what (?:really )?helped(?: me)?|helped me|worked for me|tips?:|would recommend"
    r"|highly recommend|the key is|key thing|biggest (?:tip|advice)|lesson (?:here|learned)|takeaway|if i (?:could"
    r"|had to) do it (?:again|over)|it helps to|you'll want to)\b"
)
_NO_ADVICE = pattern(
    r"\b(?:they should|maybe you|i don't think|i still|in my opinion|rethink|this company|dodged|anyone|someone"
    r"|your post|your story|i know|i think i|good luck|not worth|loyalty|report this|scam|can you|could you|please)\b"
    r"|^\W*(?:i|my|we|he|she"
    r"|they|it)\b(?! (?:suggest|recommend|advise|helps|advice|'?d|would))"
)
_WORKED = pattern(
    r"\b(?:what (?:really )?helped|helped me|worked for me|i (?:used|prepared|prepped|practi[cs]ed|studied|focused"
    r"|rehearsed|made sure)|paid off|made the difference|i passed)\b"
)
_ON_INTERVIEW = pattern(
    r"\b(?:interview\w*|rounds?|questions?|answers?|resume|cv|star|stor(?:y|ies)|examples?|leetcode|lc|coding"
    r"|code|problem\w*|behaviou?ral|technical|system design|sql|mock|recruiter|leadership principles?|lps?|values"
    r"|case|presentation|projects?|hackerrank|oa|assessment|onsite|screen|out loud|thought process|edge cases"
    r"|complexity|clarif\w+|job description|jd|referral|offer|concepts?|fundamentals|data structures?"
    r"|algorithms?)\b"
)
_MONEY = pattern(
    r"[$€£₹]\s?\d[\d,.]*\s?[km]?|\b\d{2,3}(?:\.\d)?\s?k\b|\b\d[\d,.]*\s?(?:lpa|lakhs?|usd|eur|gbp|cad|aud|inr|dollars"
    r"|/ ?hr|/ ?hour|per hour|an hour)\b"
)
_PAY = pattern(
    r"\b(?:base|salary|salaries|tc|total comp\w*|comp|compensation|pay|pays|paid|bonus\w*|stocks?|rsus?|equity"
    r"|sign[- ]?on|signing|hourly|per (?:hour|year|annum)|stipend|relocation|offered|package|ctc|wage|refreshers?)\b"
)
_EXTRA = pattern(
    r"\b(?:bonus\w*|stocks?|rsus?|equity|sign[- ]?on|signing|stipend|relocation|housing|refreshers?|espp|vest\w*)\b"
)
_BASE = pattern(r"\b(?:base|salary|tc|total comp\w*|ctc|hourly|per (?:hour|year|annum)|an hour|/hr|wage|pays?)\b")
_BENEFIT = pattern(
    r"\b(?:good benefits|great benefits|benefits are|health insurance|401k|pension|pto|vacation days|paid leave"
    r"|parental leave|free (?:food|lunch|meals|coffee)|gym|wellness stipend|perks)\b"
)
_JUDGED = (
    r"(?:toxic|supportive|friendly|competitive|collaborative|great|amazing|good|nice|smart|helpful|bad|horrible"
    r"|terrible|awful|stressful|chill|relaxed|political|unprofessional|welcoming|diverse|flexible|slow|fast[- ]paced"
    r"|cutthroat|depends|varies|worst|best)"
)
_CULTURE: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("remote_policy", pattern(
        r"\b(?:fully remote|remote[- ]first|hybrid|rto|return[- ]to[- ](?:office|hub)|wfh|work from (?:home|office)"
        r"|days (?:a|per) week in|days in (?:the )?office|in[- ]office \d|team anywhere)\b"
    )),
    ("work_life_balance", pattern(
        r"\b(?:wlb|work[- ]life|life work balance|overtime|over hours|long hours|\d{2}\+?(?: ?(?:-"
        r"|to) ?\d{2}\+?)?\+? ?(?:hrs?|hours?)\b|hours (?:a|per) week|on[- ]?call|burn(?:t|ed)?[- ]?out|burnout"
        r"|sweatshop\w*|crunch|overwork\w*|workload|sucked out of your life)\b"
    )),
    ("management", pattern(
        r"\b(?:micromanag\w*|pip|pips|pipped|piped|stack rank\w*|performance reviews?|peer reviews|politics"
        r"|bureaucra\w*|reorgs?|(?:bad|good|great|terrible|horrible|toxic) (?:managers?|management|leadership)"
        r"|depends on (?:the |your )?(?:\w+ and )?(?:your )?(?:team|manager|org)|team and your manager)\b"
    )),
    ("growth", pattern(
        r"\b(?:promot(?:ed|ion|ions)|career growth|learn(?:ed|ing)? (?:a lot|so much|tons)|mentor(?:ship|s|ing)"
        r"|stepping stone|open(?:s|ed)? (?:more |up )?doors|internal (?:transfer|mobility)|(?:great|good) training"
        r"|resume (?:boost|line)|name on (?:your|my) resume)\b"
    )),
    ("team_dynamics", pattern(
        rf"\b{_JUDGED}\b[^.]{{0,30}}\b(?:team|teams|teammates?|co-?workers?|colleagues|culture|people|environment"
        rf"|atmosphere|place to work|work ethic)\b|\b(?:team|teams|teammates?|co-?workers?|colleagues|culture|people"
        rf"|environment|atmosphere|work ethic)\b[^.]{{0,25}}\b{_JUDGED}\b"
    )),
)  # fmt: skip
_ABOUT_INTERVIEW = pattern(
    r"\b(?:interview(?:er|ers|ed|ing|s)?|rounds?|question|recruiters?|coding|leetcode|hiring|resume|onsite|screen"
    r"|loop|appl(?:y|ied|ying)|candidates?|your (?:team|experience))\b"
)
_USELESS = pattern(
    r"\b(?:dm|pm|link|youtube|channel|subreddit|upvote|reddit|op\b|edit|thanks?|thank you for|good luck|congrat\w*"
    r"|hope (?:this|it) helps|anyone|glassdoor|click|website|promo|discord|https?|beyz|iqb|chatgpt|interviews?\.chat"
    r"|(?:use|try|using|with) (?:\w+ ){0,2}ai|question bank|bot|imagine|please let me)\b"
    r"|\bthe (?:interview )?copilot\b|^\W*(?:this is|that is|it is) (?:a |the )?(?:common )?(?:mistake|question)\b"
)
_EMPLOYEE = pattern(
    r"\b(?:i (?:\w+ )?(?:work|worked|left|joined|interned|quit|spent)\b.{0,30}\b(?:at|for|there|here|years?|months)"
    r"|just left|former(?:ly)?|ex-\w+|been (?:at|with|here)|works? there|worked there|working (?:at|there|for)|i'm at"
    r"|employee|intern(?:ed)? (?:at|there))\b"
)


def reported_facts(analysis: PostAnalysis, company: Company) -> list[Fact]:
    """Return the sentences of a post that are worth listing, strongest first."""
    titled = any(block.where == "title" and company.mentioned(block.normalized) for block in analysis.post_texts)
    contexts = {block.where: _context_of(block, analysis, company, titled=titled) for block in analysis.post_texts}
    facts = [
        fact
        for block, line, sentence in analysis.sentences()
        if not block.vendor and line.kind not in {"title", "heading", "quoted"}
        for fact in _facts(contexts[block.where], block, sentence, company)
    ]
    return sorted(facts, key=lambda fact: -fact.weight)


@dataclass(frozen=True, slots=True)
class _BlockContext:
    """What a block is about as a whole."""

    only_ours: bool
    """The post is about the company, and the block names no other."""
    interviewing: bool
    employee: bool
    """Written by somebody who works or worked there."""


def _context_of(block: PostText, analysis: PostAnalysis, company: Company, *, titled: bool) -> _BlockContext:
    return _BlockContext(
        only_ours=titled and analysis.subject and not names_others(block.raw, company),
        interviewing=_ABOUT_INTERVIEW.search(block.normalized) is not None,
        employee=analysis.subject and _EMPLOYEE.search(block.normalized) is not None,
    )


def _facts(about: _BlockContext, block: PostText, sentence: Sentence, company: Company) -> Iterator[Fact]:
    normalized = sentence.normalized
    if normalized.rstrip().endswith("?") or not _SHORTEST <= len(sentence.raw) <= _LONGEST:
        return
    if not company.mentioned(normalized) and (
        not KNOWN_EMPLOYERS.isdisjoint(_TOKEN.findall(normalized)) or is_elsewhere(sentence.raw)
    ):
        return
    kinds = list(_kinds(about, normalized, company))
    if not kinds or is_rude(normalized) or is_instruction(normalized) or "http" in normalized:
        return
    text, weight = without_markdown(sentence.raw), _weight(block, normalized, company)
    for kind in kinds:
        yield Fact(kind=kind, text=text, quote=sentence.raw, weight=weight)


def _kinds(about: _BlockContext, normalized: str, company: Company) -> Iterator[FactKind]:
    ours = about.only_ours or company.mentioned(normalized)
    yield from _time_and_pay(normalized, ours=ours)
    if _USELESS.search(normalized):
        return
    if about.interviewing and _RED_FLAG.search(normalized) and _AGENT.search(normalized):
        yield "red_flag"
    elif _MISTAKE.search(normalized) and _INTERVIEWING.search(normalized):
        yield "mistake"
    elif _ADVICE.search(normalized) and _ON_INTERVIEW.search(normalized) and not _NO_ADVICE.search(normalized):
        yield "what_worked" if _WORKED.search(normalized) else "preparation"
    elif ours and (culture := _culture(about, normalized, company)):
        yield culture


def _time_and_pay(normalized: str, *, ours: bool) -> Iterator[FactKind]:
    if _TOTAL.search(normalized):
        yield "total_timeline"
    elif (
        _TIMELINE.search(normalized)
        and _NEWS.search(normalized)
        and not re.search(r"\b(?:scheduled|coming|upcoming|interview) (?:\w+ )?in\b|^\W*if\b", normalized)
    ):
        yield "timeline"
    if (
        ours
        and _MONEY.search(normalized)
        and _PAY.search(normalized)
        and not re.search(r"\b(?:unless|if|would|imagine|million|rent|house)\b", normalized)
    ):
        yield "additional_pay" if _EXTRA.search(normalized) and not _BASE.search(normalized) else "base_pay"
    elif re.search(r"\bnegotiat\w+\b", normalized) and _ADVICE.search(normalized) and not _NO_ADVICE.search(normalized):
        yield "pay_advice"


def _culture(about: _BlockContext, normalized: str, company: Company) -> FactKind | None:
    if not (about.employee or company.mentioned(normalized)) or (
        _ABOUT_INTERVIEW.search(normalized) and not company.employs(normalized)
    ):
        return None
    if _BENEFIT.search(normalized):
        return "benefits"
    return next((kind for kind, words in _CULTURE if words.search(normalized)), None)


_SHORT, _LONG = 60, 200
"""Characters between which a sentence is comfortable to read."""


def _weight(block: PostText, normalized: str, company: Company) -> float:
    weight = 0.5 if block.where == "body" else 0.4
    weight += (
        0.2 * company.mentioned(normalized)
        + 0.1 * bool(re.search(r"\d", normalized))
        + 0.1 * (_SHORT < len(normalized) < _LONG)
    )
    return min(1.0, weight)
