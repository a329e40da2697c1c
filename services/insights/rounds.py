"""The rounds of interview processes: their names, the words people use for them, and their usual order."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern

from services.insights.extractive.layout import pattern, shadow

__all__ = ["ROUNDS", "Round", "canonical_name", "mentions", "stage_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A kind of round. The order is that of a typical process, from 1."""

    name: str
    order: int
    mentioned: Pattern[str]
    """What says in a shadow that the round took or takes place."""


_PEOPLE = (
    r"(?:recruiters?|hr|h\.r\.|ta|talent (?:acquisition|partner|team)|human resources|sourcer|hiring team|head ?hunter)"
)
_TALK = r"(?:screen(?:ing|er)?|call|interview|round|chat|conversation|phone call|discussion|talk|meeting)"
_MEET = (
    r"(?:interview\w*|round|call|screen\w*|chat\w*|conversation|discussion|meeting|met|meet|spoke|speak(?:ing)?"
    r"|talk\w*|session|connected)"
)

_SPECS: tuple[tuple[str, str], ...] = (
    (
        "recruiter screen",
        rf"\b{_PEOPLE}(?:'s)?(?:[/ ](?:phone|video|initial|intro\w*|pre-?|zoom|screening|first|hm|teams))* {_TALK}\b"
        rf"|\b(?:screening|initial|intro|introductory|pre[- ]?screen(?:ing)?|prelim\w*|exploratory"
        rf"|informational)(?: (?:phone|video|zoom|screening|teams|recruiter|hr|teams))* (?:call|round|chat"
        rf"|conversation)\b"
        rf"|\b{_TALK} with (?:the |a |an |my |their |our )?(?:\w+ )?{_PEOPLE}\b|\bconnected with (?:the "
        rf"|a )?{_PEOPLE}\b|\brecruiter (?:called|phoned) me\b|\bpre-?screen\b|\b(?:30|15|20) ?min\w* (?:call"
        rf"|chat) with (?:a |the )?{_PEOPLE}\b|\binitial screen(?:ing)?\b|\bscreening interview\b|\bhr round\b",
    ),
    (
        "online assessment",
        r"\boas?\b(?!uth)|\bonline (?:coding |technical |aptitude )?(?:assessments?|tests?|exams?|challenges?|quiz)\b"
        r"|\b(?:hackerrank|hacker rank|codility|code ?signal|testgorilla|coderbyte|pymetrics|codin?game|mettl|amcat"
        r"|shl|karat test) (?:online )?(?:test|assessments?|challenge|oa|link|exam|invite|question)s?\b"
        r"|\bcode ?signal\b|\bcodility\b"
        r"|\b(?:coding|programming|code|aptitude|technical|skills?|cognitive|work(?:ing)? style|work simulation"
        r"|situational judge?ment|psychometric|personality|hiring|game[- ]based|gamified|pre-?employment|initial"
        r"|general|annotation|competency) (?:online )?(?:assessments?|challenges?|tests?)\b|\b(?:received|got|sent"
        r"|took|take|taking|completed?|cleared|passed|failed|did|do|have|invite\w* (?:to|for)) (?:the |an? |their "
        r"|my |me (?:the |an? )?)?(?:online )?(?:assessments?|hackerrank)\b|\bsjt\b"
        r"|\bassessment (?:test|round|link)s?\b|\bopen ?book\b.{0,30}\btest\b",
    ),
    ("video interview", (
        r"\bhire ?vues?\b|\bone[- ]way (?:video )?interview|\b(?:pre-?)?recorded (?:\w+ )?interview|\b(?:on[- ]demand"
        r"|digital|asynchronous|async|self[- ]recorded|virtual|video)(?: video)?(?:[- ]call)? interviews?\b"
        r"|\bspark ?hire\b|\bvideo (?:questions|responses)\b"
    )),
    (
        "phone screen",
        (
            r"\bphone[- ](?:call )?(?:int\W?rview|screen|round|technical)\w*\b|\btelephon\w+ (?:interview|screen"
            r"|round)\w*\b|\btech(?:nical)?(?: phone)? ?screen(?:ing|er)?s?\b|\bphone ?screens?\b|\b(?:team|engineer"
            r"|coding|engineering) screen(?:ing)?\b|\bphone technical\b|\binterview(?:ed)? (?:over|by|via"
            r"|on) (?:the )?phone\b|\bfirst (?:\w+ )?phone call\b|\btech(?:nical)? phone (?:interview|call)\b"
        ),
    ),
    (
        "technical interview",
        r"\b(?:technical|tech|coding|code|programming|dsa|domain|leetcode|lc|craft|role[- ]related knowledge|rrk"
        r"|machine coding|pair[- ]programming|live[- ]coding|data structures?|algorithms?|algorithmic(?: and coding)?"
        r"|whiteboard(?:ing)?|sql|react|java|debugging|ml|machine learning|ds ?& ?a|problem solving and coding"
        r"|core java|python|practical|skills) (?:\w+ )?(?:interviews?|int\W?rviews?|rounds?|sessions?|round \d)\b"
        r"|\blive[- ]?cod(?:e|ing)\b|\bcoderpad\b|\bkarat\b|\bwhite ?board(?:ing|ed)?\b|\brole[- ]related knowledge\b"
        r"|\b(?:\d|one|two|three|four|multiple|several) (?:x )?(?:super )?(?:technical|tech|coding|dsa"
        r"|leetcode)\b(?! question)|\bpair programming\b|\bcoding (?:portion|part|section|interview|rounds?|\d)\b"
        r"|\bround \d+ ?[-:(>]* ?(?:technical|coding|dsa|tech)\b|\btechnical (?:part|portion|discussion|panel"
        r"|assessment interview|video call)\b|\b(?:asked|ask|going to ask) (?:me |us |you )?(?:a |some "
        r"|an? )?(?:technical|coding) questions?\b|\b(?:technical|coding) questions:",
    ),
    (
        "system design",
        (
            r"\bsystem[- ]design\b(?! primer| interview book| course| questions for)|\b(?:high"
            r"|low)[- ]level[- ]design\b|\b(?:hld|lld)\b|\b(?:architecture|object[- ]oriented design|ood|code design"
            r"|design|architectural|solution design|data modeling) (?:interview|round|session)s?\b|\bcode design\b"
        ),
    ),
    ("product sense", (
        r"\bproduct (?:sense|vision|design interview|case|strategy|execution|improvement|round|interview)\b"
        r"|\bproblem space\b|\banalytical (?:thinking|reasoning|execution) (?:round|interview)?"
    )),
    ("case interview", (
        r"\bcase (?:interviews?|stud(?:y|ies)|round|presentation|portion|workshop|discussion)\b"
        r"|\bbusiness case (?:interview|round|presentation|study)\b|\bmini[- ]case\b"
    )),
    (
        "behavioral",
        (
            r"\bbehaviou?ral\b(?! (?:answers?|stor\w+|skills?|prep\w*|examples?))|\b(?:leadership principles?"
            r"|lps?) (?:round|interview|discussion|question|based|heavy|stories were)|\bgoogl[ei]?y?(?:i)?ness\b"
            r"|\bgoogliness\b|\bcultur(?:e|al)(?:[- ](?:fit|add|interview|round|match|call))+\b|\bvalues (?:interview"
            r"|round|fit)|\bcompetenc(?:y|ies)[- ](?:based|interview|round)|\bstrengths?[- ]based\b|\b(?:fit"
            r"|personality|soft skills?|collaboration|communication|situational|leadership|star) (?:interview"
            r"|round)\b|\b(?:hiring manager|manager) and collaboration\b|\bpersonal experience interview\b"
            r"|\bnon-technical (?:fit )?interviews?\b"
        ),
    ),
    ("bar raiser", r"\bbar[- ]?raisers?\b"),
    ("problem-solving interview", (
        r"\bcognitive (?:ability|interview|round)\b|\bgca\b|\bproblem[- ]solving (?:interview|round|session)"
        r"|\blogic(?:al)? (?:interview|round)|\b(?:logical|aptitude)(?:,| and"
        r"| reasoning)? ?(?:aptitude )?(?:interview|round)\b|\bbrain ?teasers? (?:round|interview)"
    )),
    (
        "hiring manager",
        (
            rf"\b(?:hiring[- ]managers?|hm|managerial|engineering managers?|recruiting manager"
            rf"|em)(?:'s)?(?:[/ ](?:behaviou?ral|technical|phone|screening|video|fit))*[ /-]{{1,3}}(?:interviews?"
            rf"|rounds?|screen\w*|call|chat|discussion|conversation|behaviou?ral|meeting)\b"
            rf"|\b{_MEET} (?:\w+ ){{0,3}}?with (?:the |a |an |my |their |our "
            rf"|another )?(?:\w+ ){{0,1}}?(?:hiring managers?|hm|engineering manager|em)\b|\bmanager(?:ial"
            rf"|ment)? (?:interview|round)\b|\b\d+ managerial\b|\bhiring manager (?:was|asked|liked|told"
            rf"|and collaboration|interviewed)\b|\bhiring manager,|\brest .{{0,60}}hiring manager\b"
        ),
    ),
    ("panel", (
        r"\bpanel (?:interviews?|rounds?|of (?:\w+ ){0,2}(?:people|interviewers|managers|engineers)|presentation"
        r"|discussion)\b|\b(?:virtual|final|technical|3[- ]person|4[- ]person|interview) panel\b|\bpanel interview\b"
        r"|\bpanel\b(?= \(|$)|\bwith (?:a|the) panel\b"
    )),
    (
        "onsite/loop",
        r"\b(?:virtual )?on[- ]?sites?\b(?! (?:job|work|position|role|gym|cafeteria|parking|daycare|days|per|only|3|5"
        r"|at (?:the )?client|client|employee|full))|\b(?:final|full|interview|virtual|panel|amazon|secondary|first"
        r"|second|onsite|interviewing|passed the|passed an?|hiring) (?:\w+ )?loops?\b|\bloop (?:interviews?|rounds?"
        r"|set|next|scheduled|coming|today|tomorrow|on)\b|\b(?:my|the|an?|pm|em|swe|sde) (?:\w+ )?loop\b(?! hole)"
        r"|\bflew me (?:out|in|to)\b|\bflown (?:out|in)\b|\bin[- ]person interview loop\b"
        r"|\b(?:four|five|six|3|4|5|6) (?:back[- ]to[- ]back|different sections|45[- ]?min\w*|rounds? of 45"
        r"|\d{2}[- ]?min\w* - 1 hour|separate interviews|interviews (?:back|in one|in a|on the same|that day"
        r"|in total))|\bback[- ]to[- ]back (?:interviews|rounds)\b|\bcampus visit\b",
    ),
    ("superday", r"\bsuper ?days?\b"),
    ("group interview", (
        r"\bgroup (?:interviews?|exercises?|discussions?|assessments?|tasks?|case|activity|round)\b"
        r"|\bas+es+ment (?:cent(?:re|er)|day)s?\b"
    )),
    ("presentation", (
        r"\bpresentation (?:round|interview|to (?:the|a)|in front|stage|portion|for (?:the|a|my))\b|\b(?:give|gave"
        r"|giving|prepare|prepared|deliver|delivered|do|did|make|asked for"
        r"|present) an? (?:\w+[- ]){0,4}presentation\b|\b(?:technical|interview|virtual|panel|final|case"
        r"|portfolio) ?[/+&]? ?presentation\b|\binterview ?[/+&] ?presentation\b"
    )),
    ("take-home", (
        r"\btake[- ]?homes?\b(?! (?:pay|salary))|\b(?:writing|written|home|homework|technical writing|excel|design"
        r"|coding|case|project) (?:assignments?|exercise)\b|\b(?:given|gave me|got|sent me|submitted|submit|complete"
        r"|completed|received) (?:an? |the |my )?(?:\w+ )?(?:assignment|homework)\b|\btake home\b"
        r"|\b\d+[- ]hour (?:challenge|project)\b|\bwritten test\b"
    )),
    (
        "partner/executive interview",
        (
            rf"\b(?:partner|director|vp|vice president|executive|exec|cto|ceo|cfo|coo|skip[- ]level|managing director"
            rf"|md|senior manager|president|principal) (?:\w+ )?(?:interview|round|call|screen|meeting"
            rf"|level interview|review stage)s?\b|\b(?:{_MEET}|interviewed) (?:\w+ ){{0,3}}?(?:with|by) (?:the |a "
            rf"|an |their |our |two )?(?:\w+ ){{0,2}}?(?:partners?|directors?|vp|svp|evp|cto|ceo|cfo|coo|founder"
            rf"|co-founder|managing director|md|executive|skip[- ]level|president)\b|\bskip[- ]level\b"
            rf"|\bexecutive (?:review|approval)\b|\bhiring manag[ea]r'?s boss\b"
        ),
    ),
    ("final round", (
        r"\bfinal[- ](?:\w+ )?(?:rounds?|interviews?|stages?|set of interviews|step|f2f)\b|\blast (?:round|interview"
        r"|stage)\b|\bfinals\b(?= with| at)"
    )),
    ("hiring committee", r"\bhiring[- ]committee\b|\bcommittee (?:review|decision)\b|\bhc\b(?= review| decision| next|$)"),
    ("team match", r"\bteam[- ]?match\w*\b|\bteam (?:fit|selection) (?:call|round|stage)"),
    ("offer/negotiation", (
        r"\boffer (?:call|letters?|discussion|negotiation|stage)\b|\b(?:verbal|written|formal) offer\b"
        r"|\bnegotiat(?:ed|ion (?:call|round|stage|with)|ing with (?:the |my )?(?:recruiter|hr))\b"
        r"|\bcounter[- ]?offer(?:ed)?\b|\bsalary (?:negotiation|discussion)s?\b(?! later)"
    )),
    ("background check", (
        r"\bbackground (?:checks?|verification|screening)\b|\breference (?:checks?|calls?)\b|\b(?:asked for|provided"
        r"|called|contacted|checked|gave) (?:my |\w+ )?references\b|\bbgv\b"
    )),
)  # fmt: skip

ROUNDS: tuple[Round, ...] = tuple(
    Round(name=name, order=order, mentioned=pattern(source)) for order, (name, source) in enumerate(_SPECS, start=1)
)
"""Every kind of round, in the order of a typical process."""

_BY_NAME = {entry.name: entry for entry in ROUNDS}
# How models and people write the names above.
_ALSO = {
    "hr screen": "recruiter screen", "recruiter call": "recruiter screen", "screening call": "recruiter screen", "oa": "online assessment", "coding challenge": "online assessment",
    "coding": "technical interview", "coding round": "technical interview", "coding interview": "technical interview", "technical": "technical interview", "technical round": "technical interview", "live coding": "technical interview",
    "hirevue": "video interview", "phone interview": "phone screen", "technical phone screen": "phone screen", "technical screen": "phone screen", "tech screen": "phone screen",
    "system design interview": "system design", "behavioural": "behavioral", "behavioral interview": "behavioral", "behavioural interview": "behavioral", "culture fit": "behavioral", "case study": "case interview", "case": "case interview",
    "onsite": "onsite/loop", "on-site": "onsite/loop", "loop": "onsite/loop", "virtual onsite": "onsite/loop", "assessment centre": "group interview", "assessment center": "group interview", "group exercise": "group interview",
    "take-home assignment": "take-home", "assignment": "take-home", "hiring manager interview": "hiring manager", "panel interview": "panel", "partner interview": "partner/executive interview",
    "executive interview": "partner/executive interview", "final interview": "final round", "team matching": "team match", "offer": "offer/negotiation", "negotiation": "offer/negotiation", "reference check": "background check",
}  # fmt: skip


def canonical_name(name: str) -> str | None:
    """Return the name of the round that a free name means, or None."""
    low = " ".join(name.lower().replace("_", " ").split()).strip(" .:")
    if low in _BY_NAME:
        return low
    return _ALSO.get(low) or next(iter(stage_names(name)), None)


def mentions(low: str) -> Iterator[tuple[Round, int, int]]:
    """Yield each round a shadow mentions, with the place of the first mention."""
    for entry in ROUNDS:
        if match := entry.mentioned.search(low):
            yield entry, match.start(), match.end()


def stage_names(text: str) -> set[str]:
    """Return the names of all rounds that a text mentions."""
    return {entry.name for entry, _, _ in mentions(shadow(text))}
