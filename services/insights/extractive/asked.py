"""Finds what was asked within one sentence: "they asked me to ...", "she asked why I ...", "the task was to ..."."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.insights.extractive.layout import pattern
from services.insights.extractive.phrasing import as_prompt, as_question, as_topic, is_question_like
from services.insights.extractive.topics import SPECIFIC, TECHNICAL

__all__ = ["Asked", "asked_in", "is_hypothetical", "quoted_in", "topic_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question found in a sentence; the offsets count from the sentence's start."""

    start: int
    end: int
    text: str
    """The question in readable form."""


# What is only expected, feared, advised or wondered about was not asked.
_THEY = r"(?:they|it|he|she|interviewers?|questions?|rounds?|interviews?|who|company|recruiter|hm|managers?|panel|that)"
_WILL = r"(?:'ll| will| may| might| could| would| can|'d)"
_HYPOTHETICAL = pattern(
    r"\bexpect(?:ing|ed)?\b|\byou(?:'ll| will| may| might| can| could| would|'d)? (?:likely|probably|typically"
    r"|usually|face|be asked|get asked|get|encounter|need to|want to|have to|should)\b"
    rf"|\b{_THEY}{_WILL}(?: also| likely| probably| most likely| then| definitely| just| even"
    rf"| still)*(?: want to)? (?:ask|be asked|focus|test|include|cover|involve|throw|grill|probe|dig|look for|expect"
    rf"|be (?:about|on|asking|looking|testing|focused))\b"
    r"|\b(?:will|may|might|could|would|should) (?:also |likely |probably |definitely |most likely |just "
    r"|even )?(?:ask|be asked|get asked|come up|be tested|revolve|have been)\b|\blikely (?:to )?(?:ask|focus|be|cover"
    r"|test|involve|come)\b"
    r"|\b(?:typically|usually|generally|often|normally|commonly|tends? to)\b|\bbe (?:ready|prepared) (?:to|for)\b"
    r"|\bprepare (?:for|to|answers|examples|stories|yourself)\b"
    r"|\b(?:if|when|whenever|in case|once|unless) (?:they|he|she|you|the interviewer|someone|an interviewer"
    r"|you're) (?:\w+ )?(?:ask|asks|get|are)\b|\b(?:when|if|once) asked\b"
    r"|\bwondering\b|\bnot sure (?:what|if|how|whether)\b|\bno idea (?:what|if)\b|\bcurious\b|\bworried\b|\bafraid\b"
    r"|\bfear\b|\bscared\b|\bhoping\b|\bi hope\b|\bpractic(?:e|ing) (?:questions|answering|for)\b|\bthings like\b"
    r"|\bmake sure\b|\bdon't forget\b"
    r"|\bi(?:'d| would) (?:suggest|recommend|advise|ask)\b|\bbrush(?:ed|ing)? up\b|\b(?:sounds|seems|looks) (?:like"
    r"|to be)\b|\bi (?:guess|assume|suppose|imagine|bet)\b|\bi(?:'ve| have)? heard\b|\bprobably\b|\bperhaps\b"
    r"|\bmaybe\b|\bhypothetical(?:ly)?,"
    r"|\bshould i\b|\bwould you (?:say|recommend)\b"
)  # fmt: skip
_CANDIDATE_ASKS = pattern(
    r"\b(?:i|we|you|op|u|candidates?|applicants?|people|anyone)(?:'d|'ve|'ll|'m)?(?: (?:had|then|also|just|politely"
    r"|did|even|finally|will|would|should|could|can|may|might|have|was going to|am|to|ever|\w+ly))* ask(?:ed|ing"
    r"|s)?\b(?! (?:me|us)\b)"
    r"|\b(?:to|please|can|could|should|may|might|let me|gonna|don't|never|always|for|before|start|by|and|just|of"
    r"|anyone|or|did you|do you|me|good|about|i'm|was just|from|when|not|but|after|if) ask(?:ing)?\b(?! (?:me|us)\b)"
    r"|\b(?:if|when|in case|what|why|how|do|does|did|would|will|might|may|could|can|should) (?:they|he|she|it|the \w+"
    r"|interviewers?|you) ask\b|^ask(?:ing)?\b|\b(?:friend|recruiter)? ?asked (?:him|her|them|my|reddit|chatgpt"
    r"|around)\b"
)
_ASK = (
    r"(?:ask(?:s|ed|ing)?|quizz(?:ed|es|ing)|grill(?:ed|s|ing)?|drill(?:ed|s|ing)?|prob(?:ed|es)|question(?:ed"
    r"|s)(?= me)|interrogat\w+|inquired)"
)
_WHOM = r"(?:me |us |you |him |her |candidates |them |everyone )?"
_QUANTITY = (
    r"(?:(?:an?|the|some|few|couple|lots?|lot|of|many|several|only|just|mostly|mainly|all|also|basically|\d+|one|two"
    r"|three|four|five|six|random|basic|simple|really|very|more|other|generic|standard|typical|specific|weird|tricky"
    r"|detailed|in-depth"
    r"|deep|technical|tech|behaviou?ral|situational|coding|theory|theoretical|conceptual|follow[- ]?up|different"
    r"|various|related|general|leetcode|these|those|sorta|kinda|situation|scenario|based|type|style|easy|medium|hard"
    r"|bunch|whole|ton|tons|interview|initially|mainly) )*"
)  # fmt: skip
_ABOUT = r"(?:about|on|regarding|around|covering|related to|based on|from|involving|concerning|w\.?r\.?t|pertaining to)"
_END = (
    r"(?=$|[!?;](?:\s|$|\")|\.(?:\s|$|\")|\s-\s|\s\((?!e\.g)|, (?:which|and (?:then|i|he|she|they|it|we|that's"
    r"|that was|so|after|got|was)\b|but|so|then|because|since|although|while|after|before|where|i |he |she |they |it "
    r"|no |interview |got )"
    r"|\s(?:but|because|which i|although|and i|and then|and he|and she|and they|so i|so that he|so that they|when i"
    r"|after i|after which|before|since i|then)\b)"
)
_TASKS = (
    "write|implement|design|code|build|solve|find|explain|create|debug|present|return|calculate|reverse|optimi[sz]e"
    "|describe|walk|tell|give|draw|come up|model|analy[sz]e|parse|sort|merge|extend|compare|define|do|answer|talk"
    "|program|develop|refactor"
    "|estimate|sell|pitch|role ?play|simulate|diagnose|troubleshoot|count|check|print|modify|fix|add|rate|teach"
    "|introduce|name|list|discuss|elaborate|evaluate|review|translate|convert|configure|query|critique|prove|derive"
    "|perform|demonstrate|code up"
)
_GERUNDS = (
    "writing|implementing|designing|coding|building|solving|debugging|fixing|creating|parsing|reversing|finding"
    "|refactoring|optimi[sz]ing"
)

_ABOUT_CLAUSE = pattern(

        rf"\b{_ASK} {_WHOM}{_QUANTITY}(?:questions? |stuff |things |queries |details |bits? |to (?:talk|speak"
        rf"|elaborate) )?{_ABOUT} (?P<object>.+?){_END}"

)
_WH_CLAUSE = pattern(

        rf"\b(?:{_ASK}|wondered|want(?:ed|s) to know) {_WHOM}(?:again |specifically |then |also |directly "
        rf"|straight up |basically |questions like )?(?:about )?(?P<object>(?:if|whether|why|how|what|what's|which"
        rf"|when|where|who)\b .+?){_END}"

)
_TO_CLAUSE = pattern(

        rf"(?:\b{_ASK} (?:me|us|you|him|her|candidates|them) to |\b(?:was|were|got|been|is|being|are|gets?) (?:also "
        rf"|then |only |just |again )?asked to |\b(?:question|problem|task|exercise|prompt|challenge|assignment|case"
        rf"|which|one|it) ask(?:ed|s) (?:me |us |you )?to )(?P<object>(?!the\b|them\b|him\b|her\b"
        rf"|a\b)[a-z]+ .+?){_END}"

)
_TASK_CLAUSE = pattern(
    rf"(?:\b(?:want(?:ed|s)|told|had|made|instructed|requested|required|got) (?:me|us) (?:to )?|\b(?:i|we) (?:had"
    rf"|was told|was required|needed|was supposed) to |\b(?:was|were|been) (?:told|required|instructed|given) to "
    rf"|\b(?:question|problem|task|exercise|prompt|challenge|assignment|code|this time it|first|second|third|next"
    rf"|other|last|mine|it|which) (?:itself )?(?:was|is|were) (?:basically |simply |just |asking )?(?:to |about "
    rf"|more like )?|: ?)(?P<object>(?:{_TASKS}|{_GERUNDS}) .+?){_END}"
)
_NOUN_CLAUSE = pattern(rf"\b{_ASK} {_WHOM}(?:for |the |a |only |also |just )*(?P<object>(?:my|your) .+?){_END}")
_WALK_CLAUSE = pattern(
    r"\b(?:we|he|she|they|interviewers?|i|round|minutes|mins|half|part|rest|time) (?:\w+ )?(?:walked|went|talked"
    r"|discussed|dug|dived|spoke|chatted|delved|focus+ed|drilled|deep[- ]dived) (?:him |her |them )?(?:deep |mostly "
    r"|mainly |a lot |briefly )?(?:through |over |into |about |on |around |down )*(?:one of |some of |all |each of )?"
    rf"(?P<object>my (?:\w+ )?(?:resume|cv|projects?|background|(?:work |past |previous )?experience|task|thesis"
    rf"|research|portfolio|internships?|work|career)\b.*?){_END}"
)
_QUESTION_WAS = pattern(

        rf"\b(?:questions?|problems?|task|exercise|prompt|challenge|case study|case|scenario)(?: (?:itself|asked"
        rf"|i got|i had|they gave me|they gave us|i was given|he gave|given|here|for me|they asked|i was asked"
        rf"|that i got|for this round))* (?:was|were|is|involved|required)(?: (?:basically|mostly|mainly|just|simply"
        rf"|mostly|pretty simple))?(?P<about> about| on| based on| related to| from| like| similar to"
        rf"| around)? ?[:-]?\s*(?P<object>.+?){_END}"

)
_QUESTION_ON = pattern(

        rf"\b(?P<object>{_QUANTITY}(?:\w+[- ])?(?:question|problem|ds|puzzle|exercise|qn"
        rf"|q)s? (?:\w+ ){{0,4}}?(?:about|on|based on|related to|regarding|involving|similar to|around|covering|where"
        rf"|like) .+?){_END}"

)
_SOLVED_WITH = pattern(

        r"\bquestions?\b.{0,60}?\b(?:implement|solve|approach|solved|implemented)\b(?: it)? (?:using|with|by"
        r"|via) (?P<object>.+?)(?=\.|,|$)"

)
_ANSWERED = pattern(

        r"(?:^|, |\band )(?P<object>(?:how to|how do|what is|what are|why"
        r"|difference between) [^,.]{5,90}?),? which i (?:answered|could|couldn't|didn't|knew|explained|got)"

)
_SAID_ASK = pattern(

        r"\b(?:said|says|goes|replied|replies|was like)\b[^.\"]{0,25}?(?P<object>\b(?:can|could|would|will|do|did|are"
        r"|have|why|what|how) (?:did |do |would |are |is )?(?:you|your|it)\b [^\"]+?)(?=[.?!\"]|$)"

)
_QUOTED = re.compile(r"(?<!\w)[\"'](?=[^\s\"'])(?P<object>[^\"]{10,260}?[^\s\"])\"?[\"'](?=$|[\s.,;:)!?\"-])")
_SUCH_AS = pattern(

        r"\b(?:questions?|things|stuff|prompts?|scenarios?)(?:,)? (?:such as|like|were|was|included|including"
        r"|along the lines of|e\.g\.?|asked (?:were|was|included)|i (?:got|was asked|had)(?: were| was)?"
        r"|on)\s*[,:-]*\s*(?P<object>.+)$"

)
_WITHIN = re.compile(

        r"(?:^|[,.]\s)(?P<ask>(?:what|how|why|where|when|can|could|do|did|are|have|would) (?:do |did |are |is |would "
        r"|have )?(?:you|your)\b.*)$"

)

# Requests that belong to arranging the interview or to the small talk around it.
_LOGISTICS = pattern(
    r"^(?:to )?(?:come|go|call|wait|schedule|reschedule|book|fill|sign|send|submit|provide|share (?:my|the) (?:resume"
    r"|cv|availab|screen)|apply|reapply|pick|choose a (?:time|date|slot)|attend|interview|join|meet|complete"
    r"|do (?:another|a|an|the|one more|it) (?:\w+ ){0,2}(?:interview|round|call|assessment|oa|hackerrank|test|again)"
    r"|take (?:a|an|the|another) (?:\w+ )?(?:test|assessment|oa|hackerrank)|redo|(?:be|get|keep|stay|move|return"
    r"|leave|relax|confirm|reply|respond|email|contact|reach|hear|talk to|speak|turn (?:on|off)|start|relocate|travel"
    r"|pay|wear|download|have (?:an?|another) (?:interview|call)|know if i|continue|stop|say|make|see|let|use|work"
    r"|try|look|ask|write it)\b"
    r"|if i (?:had|have|got) any(?:thing)?\b|if (?:i|we)(?:'d| would) (?:like|be (?:interested|open|available"
    r"|willing to (?:interview|move))|want|attend|mind)|if i (?:was|am|were) (?:still |available|interested|free|open"
    r"|ok|okay|ready|done)|if i(?:'m| am| was) (?:interested|free|available|still)"
    r"|whether i (?:was|am|would be) (?:still |interested|available)|if (?:he|she|it|there|this|that|anyone|the)\b"
    r"|when (?:he|she|they|would|will|can|could|i (?:can|could|would be))\b|what (?:was|is|were|are)? ?(?:going on"
    r"|happening|the status|next|wrong|happened)|how (?:it|the interview|everything|things|i) (?:went|go|going|did"
    r"|was|is)\b|how long (?:i|it) (?:would|will)"
    r"|(?:the )?(?:recruiter|hr)\b|next steps|an update|feedback|this (?:question|on reddit))"
    r"|\bany (?:\w+ )?questions\b|\bquestions? (?:for|to) (?:him|her|them|me|us|you|the)\b|\banything (?:smart"
    r"|else) to ask\b|\bno idea\b|\bfor a couple of\b"
)
_EMPTY = re.compile(
    r"^(?:\W|\b(?:an?|the|some|few|couple|of|lots?|many|several|more|other|questions?|things?|stuff|me|it|that|this"
    r"|them|him|her|everything|anything|something|basic|simple|hard|easy|medium|difficult|technical|tech|coding"
    r"|behaviou?ral|leetcode|lc|style|and|or|very|really|pretty|level|based|general|generic|standard"
    r"|random|different|related|one|two|three|four|five|\d+|with|in|on|about|at|to|for|rounds?|problems?|type|kind"
    r"|same|as|well|too|again|also|interview|detail|depth|follow|up|follow-ups?|there|why|not|how|what|if|whether|so"
    r"|role|company|position|job|i|my|is|was)\b)*$"
)
_SMALL_OBJECT = 2
_LONG_SENTENCE = 400
_LONG_OBJECT = 170


def is_hypothetical(low: str) -> bool:
    """Whether a sentence predicts, advises or wonders instead of reporting."""
    return _HYPOTHETICAL.search(low) is not None


def topic_of(low: str) -> bool:
    """Whether a text names a subject a question can be about."""
    return SPECIFIC.search(low) is not None


def asked_in(raw: str, low: str) -> Iterator[Asked]:
    """Yield what a reporting sentence says was asked, left to right where found twice."""
    taken: list[tuple[int, int]] = []
    for found in _candidates(raw, low):
        if found.text and not any(start < found.end and found.start < end for start, end in taken):
            taken.append((found.start, found.end))
            yield found


def quoted_in(raw: str, low: str) -> Iterator[Asked]:
    """Yield the questions in quotation marks; of two joined by "or", the first."""
    end = 0
    for match in _QUOTED.finditer(low):
        if end and re.fullmatch(r"[\"'\s,]*or[\"'\s]*", low[end : match.start()]):
            continue
        start, end = match.span("object")
        words = raw[start:end]
        inner = _WITHIN.search(low[start:end])
        if _LOGISTICS.search(low[start:end]) or len(words.split()) <= _SMALL_OBJECT + 1:
            continue
        if is_question_like(words):
            yield Asked(start=start, end=end, text=as_question(words))
        elif inner:
            yield Asked(start=start, end=end, text=as_question(words[inner.start("ask") :]))


def _candidates(raw: str, low: str) -> Iterator[Asked]:
    asking = [match.span() for match in _CANDIDATE_ASKS.finditer(low)]
    cue = re.search(rf"\b(?:{_ASK}|questions?|first words|says|said|goes|replies|prompts?)\b", low)
    if cue and not any(start <= cue.start() < end for start, end in asking):
        yield from quoted_in(raw, low)
    yield from _series(raw, low)
    clauses: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_WH_CLAUSE, as_question),
        (_TO_CLAUSE, as_prompt),
        (_TASK_CLAUSE, as_prompt),
        (_ABOUT_CLAUSE, as_topic),
        (_NOUN_CLAUSE, as_topic),
        (_WALK_CLAUSE, as_topic),
        (_SAID_ASK, as_question),
        (_ANSWERED, as_question),
    )
    for clause, phrase in clauses:
        for match in clause.finditer(low):
            if any(start <= match.start() < end for start, end in asking) or is_hypothetical(
                low[: match.start("object")]
            ):
                continue
            yield from _split(raw, low, match, phrase)
    for clause in (_QUESTION_WAS, _QUESTION_ON, _SOLVED_WITH):
        for match in clause.finditer(low):
            if not is_hypothetical(low[: match.start("object")]):
                yield from _stated(raw, match)


def _series(raw: str, low: str) -> Iterator[Asked]:
    """Yield the parts of "questions such as A?, B?, C?"."""
    match = _SUCH_AS.search(low)
    if match is None or is_hypothetical(low[: match.start("object")]):
        return
    start = match.start("object")
    separator = r"\?+[\"']*,?\s*|;\s*" if "?" in low[start:] else r"[\"']\s*,\s*[\"']?|;\s*|[\"']\s*(?:and|or)\s*[\"']"
    parts = list(_parts(low, start, len(low), separator))
    if len(parts) == 1 and '"' in low[start:]:
        parts = list(
            _parts(
                low, start, len(low), r",\s*(?=(?:what|how|why|tell|describe|explain|when|where|which|do|can|is|are)\b)"
            )
        )
    for begin, end in parts:
        words = raw[begin:end]
        if is_question_like(words) and not _LOGISTICS.search(low[begin:end]):
            yield Asked(start=begin, end=end, text=as_question(words))
        elif len(parts) > 1 and low[end : end + 1] == "?":
            yield Asked(start=begin, end=end, text=as_question(words + "?"))


def _split(raw: str, low: str, match: re.Match[str], phrase: Callable[[str], str]) -> Iterator[Asked]:
    start, end = match.span("object")
    words = low[start:end]
    if len(low) > _LONG_SENTENCE and end - start > _LONG_OBJECT:
        return
    if _LOGISTICS.search(words) or _EMPTY.match(words):
        return
    if phrase is as_topic and not (topic_of(words) or re.search(r"\bmy\b|\bhow\b|\bwhy\b|\bwhat\b", words)):
        return
    parts = list(
        _parts(low, start, end, r",\s*(?:and\s+|or\s+)?|\s+and\s+(?=(?:why|how|what|if|whether|where|when|my)\b)")
    )
    question = re.compile(r"(?:why|how|what|if|whether|where|when|which)\b")
    if phrase is not as_prompt and len(parts) > 1 and any(question.match(low[begin:stop]) for begin, stop in parts[1:]):
        for begin, stop in parts:
            part = low[begin:stop]
            if not _EMPTY.match(part) and not _LOGISTICS.search(part):
                yield Asked(
                    start=begin, end=stop, text=(as_question if question.match(part) else as_topic)(raw[begin:stop])
                )
        return
    yield Asked(start=start, end=end, text=phrase(raw[start:end]))


def _stated(raw: str, match: re.Match[str]) -> Iterator[Asked]:
    start, end = match.span("object")
    words = match["object"]
    if is_hypothetical(words) or re.match(
        (
            r"(?:very|pretty|quite|so|super|too|fairly|not|all|mostly|really|that|how|what|if|whether|more|just|easy"
            r"|hard|simple|straight\w*) "
        ),
        words,
    ):
        return
    about = match.groupdict().get("about") is not None
    if (TECHNICAL.search(words) or (about and len(words.split()) > _SMALL_OBJECT + 1)) and not _EMPTY.match(words):
        yield Asked(start=start, end=end, text=as_topic(raw[start:end]))


def _parts(low: str, start: int, end: int, separator: str) -> Iterator[tuple[int, int]]:
    begin = start
    for match in re.finditer(separator, low[start:end]):
        if low[begin : start + match.start()].strip(" ?.\"'"):
            yield begin, start + match.start()
        begin = start + match.end()
    if low[begin:end].strip(" ?.\"'"):
        yield begin, end
