"""The words by which a sentence tells that something was asked, and those by which it only seems to."""

import re

from services.insights.text.normalized import pattern

__all__ = [
    "ABOUT_CLAUSE",
    "ANSWERED",
    "ASK_CLUES",
    "BRACKETED",
    "CANDIDATE_ASKS",
    "DENIED",
    "EMPTY",
    "HYPOTHETICAL",
    "LOGISTICS",
    "LONG_OBJECT",
    "LONG_SENTENCE",
    "NOUN_CLAUSE",
    "OTHER_CLUES",
    "QUESTION_CLUES",
    "QUESTION_ON",
    "QUESTION_WAS",
    "QUOTED",
    "QUOTE_CUE",
    "SAID_ASK",
    "SMALL_OBJECT",
    "SOLVED_WITH",
    "SUCH_AS",
    "TASK_CLAUSE",
    "TOPIC_QUESTIONS",
    "TO_CLAUSE",
    "WALK_CLAUSE",
    "WH_CLAUSE",
    "WITHIN",
]

# What is only expected, feared, advised or wondered about was not asked.
_THEY = r"(?:they|it|he|she|interviewers?|questions?|rounds?|interviews?|who|company|recruiter|hm|managers?|panel|that)"
_WILL = r"(?:'ll| will| may| might| could| would| can|'d)"
HYPOTHETICAL = pattern(
    r"\bexpect(?:ing|ed)?\b|\byou(?:'ll| will| may| might| can| could| would|'d)? (?:likely|probably|typically"
    r"|usually|face|be asked|get asked|get|encounter|need to|want to|have to|should)\b"
    rf"|\b{_THEY}{_WILL}(?: also| likely| probably| most likely| then| definitely| just| even"
    rf"| still)*(?: want to)? (?:ask|be asked|focus|test|include|cover|involve|throw|grill|probe|dig|look for|expect"
    rf"|be (?:asking|looking|testing))\b"
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
    r"|\bi(?:'d| would) (?:suggest|recommend|advise|ask)\b|\bbrush(?:ed|ing)? up\b|\b(?:it|this|that|which) (?:sounds"
    r"|seems|looks) (?:like|to be)\b|\bi (?:guess|assume|suppose|imagine|bet)\b|\bi(?:'ve| have)? heard\b"
    r"|\bprobably\b|\bperhaps\b|\bmaybe\b|\bhypothetical(?:ly)?,|\b(?:could|may|might|would|should) (?:have|include"
    r"|contain)\b|\b(?:will|would|may|might|can|could) (?:\w+ )?(?:ask|grill|drill|quiz)\b|\bdry runs?\b"
    r"|\bpractic(?:ed|ing)\b|\b(?:think about|consider|be able to|have (?:a |an |some )?(?:story|stories|answers?"
    r"|examples?)|having (?:a )?(?:story|stories|answer))\b|\bhelped me\b|\brehears\w+"
    r"|\bpossible (?:interview )?questions\b"
    r"|\bshould i\b|\bwould you (?:say|recommend)\b"
)  # fmt: skip
CANDIDATE_ASKS = pattern(
    r"\b(?:i|we|you|op|u|candidates?|applicants?|people|anyone)(?:'d|'ve|'ll|'m)?(?: (?:had|then|also|just|politely"
    r"|did|even|finally|will|would|should|could|can|may|might|have|was going to|am|to|ever|\w+ly))* ask(?:ed|ing"
    r"|s)?\b(?! (?:me|us)\b)"
    r"|\b(?:to|please|can|could|should|may|might|let me|gonna|don't|never|always|for|before|start|by|and|just|of"
    r"|anyone|or|did you|do you|me|good|about|i'm|was just|from|when|not|but|after|if) ask(?:ing)?\b(?! (?:me|us)\b)"
    r"|\b(?:if|when|in case|what|why|how|do|does|did|would|will|might|may|could|can|should) (?:they|he|she|it|the \w+"
    r"|interviewers?|you) ask\b|^ask(?:ing)?\b|\bi (?:\w+ )?(?:sent|wrote|emailed|messaged|texted|reached out"
    r"|followed up)[^.]{0,60}?ask\w*|\bi (?:\w+ ){0,4}?(?:want(?:ed)?|like|love|wondered|need(?:ed)?) to know\b"
    r"|\bplan (?:on|to) ask\w*|\b(?:friend|recruiter)? ?asked (?:him|her|them|my|reddit|chatgpt|around)\b"
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
    r"|that was|so|after|got|was)\b|but|so|then|because|since|although|while|after|before|where (?:i|they|he|she)\b"
    r"|i |i'(?:ve|d|m|ll) |he |she |they |it |no |interview |got )"
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
    "writing|implementing|designing|building|solving|debugging|fixing|creating|parsing|reversing|finding|refactoring"
    "|optimi[sz]ing"
)

# "wants me to do a longer term" is no task; these verbs need an explicit "asked".
_HANDS_ON = "|".join(
    verb
    for verb in _TASKS.split("|")
    if verb
    not in {
        "do",
        "tell",
        "give",
        "talk",
        "answer",
        "say",
        "name",
        "find",
        "add",
        "check",
        "present",
        "list",
        "discuss",
        "return",
        "rate",
        "introduce",
        "teach",
    }
)

ABOUT_CLAUSE = pattern(
    rf"\b{_ASK} {_WHOM}{_QUANTITY}(?:questions? |stuff |things |queries |details |bits? |to (?:talk|speak"
    rf"|elaborate) )?{_ABOUT} (?P<object>.+?){_END}"
)
WH_CLAUSE = pattern(
    rf"\b(?:{_ASK}|(?<=they[^a-z])want(?:ed|s)? to know|(?<=he[^a-z])want(?:ed|s) to know|interviewer want(?:ed"
    rf"|s) to know) {_WHOM}(?:again |specifically |then |also |directly |straight up |basically "
    rf"|questions like )?(?:about )?(?P<object>(?:if|whether|why|how|what|what's|which|when|where"
    rf"|who)\b .+?){_END}"
)
TO_CLAUSE = pattern(
    rf"(?:\b{_ASK} (?:me|us|you|him|her|candidates|them) to |\b(?:was|were|got|been|is|being|are|gets?) (?:also "
    rf"|then |only |just |again )?asked to |\b(?:question|problem|task|exercise|prompt|challenge|assignment|case"
    rf"|which|one|it) ask(?:ed|s) (?:me |us |you )?to )(?P<object>(?!the\b|them\b|him\b|her\b"
    rf"|a\b)[a-z]+ .+?){_END}"
)
TASK_CLAUSE = pattern(
    rf"(?:\b(?:want(?:ed|s)|told|instructed|requested|required) (?:me|us) to |(?<!what[^a-z])(?:had|made|got) (?:me"
    rf"|us) (?:to )?|\b(?:i|we) (?:had|was told|was required|needed|was supposed) to |\b(?:was|were|been) (?:told"
    rf"|required|instructed|given) to "
    rf"|\b(?:question|problem|task|exercise|prompt|challenge|assignment|code|this time it|first|second|third|next"
    rf"|other|last|mine|it|which) (?:itself )?(?:was|is|were) (?:basically |simply |just |asking )?(?:to |about "
    rf"|more like )?|: ?)(?P<object>(?:{_HANDS_ON}|{_GERUNDS}) .+?){_END}"
)
NOUN_CLAUSE = pattern(
    rf"\b{_ASK} {_WHOM}(?:for |the |a |only |also |just )*(?P<object>my (?!\w* ?(?:friend|colleague|coworker|engineer"
    rf"|manager|boss|wife|husband|senior|mentor|recruiter|professor|team|dad|mom|brother|sister|parents)).+?|(?:an? "
    rf"|for )*(?:self[- ])?introduction\b.*?){_END}"
)
WALK_CLAUSE = pattern(
    r"\b(?:we|he|she|they|interviewers?|i|round|minutes|mins|half|part|rest|time) (?:\w+ )?(?:walked|went|talked"
    r"|discussed|dug|dived|spoke|chatted|delved|focus+ed|drilled|deep[- ]dived) (?:him |her |them )?(?:deep |mostly "
    r"|mainly |a lot |briefly )?(?:through |over |into |about |on |around |down )*(?:one of |some of |all |each of )?"
    rf"(?P<object>my (?:\w+ )?(?:resume|cv|projects?|background|(?:work |past |previous )?experience|task|thesis"
    rf"|research|portfolio|internships?|work|career)\b.*?){_END}"
)
QUESTION_WAS = pattern(
    rf"\b(?:questions?|problems?|task|exercise|prompt|challenge|case study|case|scenario|(?:next|second|third"
    rf"|other|last|first)(?: one| code| question| problem)?)(?: (?:itself|asked|i got|i had|they gave me"
    rf"|they gave us|i was given|he gave|given|here|for me|they asked|i was asked|that i got"
    rf"|for this round))* (?:was|were|is|involved|required)(?: (?:basically|mostly|mainly|just|simply|mostly"
    rf"|pretty simple))?(?P<about> about| on| based on| related to| from| like| similar to"
    rf"| around)? ?[:-]?\s*(?P<object>.+?){_END}"
)
QUESTION_ON = pattern(
    rf"\b(?P<object>{_QUANTITY}(?:\w+[- ])?(?:question|problem|ds|puzzle|exercise|qn"
    rf"|q)s? (?:\w+ ){{0,4}}?(?:about|on|based on|related to|regarding|involving|similar to|around|covering|where"
    rf"|like) .+?){_END}"
)
TOPIC_QUESTIONS = pattern(
    rf"\b{_ASK} {_WHOM}(?:an? |some |few |some of |several |many |lots of |a lot of |a few |basic |the |only "
    rf"|mostly )*(?P<object>(?:[\w+#/&.-]+,? ){{1,6}}questions?\b)"
    rf"|(?P<passive>(?:[\w+#/&.-]+,? ){{1,6}}questions?) (?:were|was|got) asked\b"
)
SOLVED_WITH = pattern(
    r"\bquestions?\b.{0,60}?\b(?:implement|solve|approach|solved|implemented)\b(?: it)? (?:using|with|by"
    r"|via) (?P<object>.+?)(?=\.|,|$)"
)
BRACKETED = pattern(
    r"\b(?:coding|design|technical|programming|craft|system|algorithms?|interview|round"
    r"|knowledge)\s*\((?P<object>(?:implement|design|writ|build|debug|talk|discuss|solv|refactor|explain)ing [^)]+)\)"
)
ANSWERED = pattern(
    r"(?:^|, |\band )(?P<object>(?:how to|how do|what is|what are|why"
    r"|difference between) [^,.]{5,90}?),? which i (?:answered|could|couldn't|didn't|knew|explained|got)"
)
SAID_ASK = pattern(
    r"\b(?:said|says|goes|replied|replies|was like|asked me|asks me|asked us)\b[^.\"]{0,25}?(?P<object>\b(?:can"
    r"|could|would|will|do|did|are|have|why|what|how) (?:did |do |would |are |is )?(?:you|your"
    r"|it)\b [^\"]+?)(?=[.?!\"]|$)"
)
QUOTED = re.compile(r"(?<!\w)[\"'](?=[^\s\"'])(?P<object>[^\"]{10,260}?[^\s\"])\"?[\"'](?=$|[\s.,;:)!?\"-])")
SUCH_AS = pattern(
    r"\b(?:questions?|things|stuff|prompts?|scenarios?)(?:,)? (?:such as|like|were|was|included|including"
    r"|along the lines of|e\.g\.?|asked (?:were|was|included)|i (?:got|was asked|had)(?: were| was)?"
    r"|on)\s*[,:-]*\s*(?P<object>.+)$"
)
WITHIN = re.compile(
    r"(?:^|[,.]\s)(?P<ask>(?:what|how|why|where|when|can|could|do|did|are|have|would) (?:do |did |are |is |would "
    r"|have )?(?:you|your)\b.*)$"
)

DENIED = re.compile(r"(?:n't|\bnot|\bnever|\bwithout)(?: \w+){0,3} ?$")

# Requests that belong to arranging the interview or to the small talk around it.
LOGISTICS = pattern(
    r"^(?:to )?(?:come (?:in|over|back|to|on|for)|log|verify|upload|click|enter|select|re-?submit|prepare|go|call"
    r"|wait|appear|give an?|sit|bring|schedule|reschedule|book|fill|sign|send|submit|provide|share (?:my"
    r"|the) (?:resume|cv|availab|screen)|apply|reapply|pick|choose a (?:time|date|slot)|attend|interview|join|meet"
    r"|complete|do (?:another|a|an|the|one more|it) (?:\w+ ){0,2}(?:interview|round|call|assessment|oa|hackerrank"
    r"|test|again)"
    r"|take (?:a|an|the|another) (?:\w+ )?(?:test|assessment|oa|hackerrank)|redo|(?:be|get|keep|stay|move|return"
    r"|leave|relax|confirm|reply|respond|email|contact|reach|hear|talk to|speak|turn (?:on|off)|start|relocate|travel"
    r"|pay|wear|download|have (?:an?|another) (?:interview|call)|know if i|continue|stop|say|make|see|let|use|work"
    r"|try|look|ask|write it)\b"
    r"|if i (?:had|have|got) any(?:thing)?\b|if (?:i|we)(?:'d| would) (?:like|be (?:interested|open|available"
    r"|willing to (?:interview|move))|want|attend|mind)|if i (?:was|am|were) (?:still |available|interested|free|open"
    r"|ok|okay|ready|done)|if i(?:'m| am| was) (?:interested|free|available|still)"
    r"|whether i (?:was|am|would be) (?:still |interested|available)|if (?:he|she|it|there|this|that|anyone|the)\b"
    r"|why not \w+\W*$|if i want(?:ed)? (?:an? |the |to (?:continue|proceed|move|know|talk|schedule|reschedule|take"
    r"|go|withdraw|wait))|if i(?:'m| am| was) (?:considering|looking)|(?:for )?(?:my |the |a )?(?:pan card|documents?"
    r"|payslips?|references?|id\b|passport|transcripts?|aadhar|ssn|screenshot|phone number|address)|when (?:he|she"
    r"|they|would|will|can|could|i (?:can|could|would be))\b|what (?:was|is|were|are)? ?(?:going on|happening"
    r"|the status|next|wrong|happened)|how (?:it|the interview|everything|things|i) (?:went|go|going|did|was|is)\b"
    r"|how long (?:i|it) (?:would|will)"
    r"|(?:code|write|do it|solve it) in \S+$|(?:the )?(?:recruiter|hr)\b|next steps|an update|feedback"
    r"|this (?:question|on reddit))"
    r"|\bany (?:\w+ )?questions\b|\bquestions? (?:for|to) (?:him|her|them|me|us|you|the)\b|\banything (?:smart"
    r"|else) to ask\b|\bno idea\b|\bfor a couple of\b"
)
EMPTY = re.compile(
    r"^(?:\W|\b(?:an?|the|some|few|couple|of|lots?|many|several|more|other|questions?|things?|stuff|me|it|that"
    r"|this|them|him|her|everything|anything|something|basic|simple|hard|easy|medium|difficult|technical|tech"
    r"|coding|behaviou?ral|leetcode|lc|style|and|or|very|really|pretty|level|based|general|generic|standard"
    r"|random|different|related|one|two|three|four|five|\d+|with|in|on|about|at|to|for|rounds?|problems?|type|kind"
    r"|same|as|well|too|again|also|interview|detail|depth|follow|up|follow-ups?|there|why|not|how|what|if|whether"
    r"|so|role|company|position|job|i|my|is|was)\b)*$"
)
QUOTE_CUE = pattern(
    rf"\b(?:{_ASK}|questions?|first words|(?:he|she|they|interviewer|guy|manager|recruiter|lady|woman"
    rf"|man)\W+(?:\w+ )?(?:says|said|goes|replies|replied)|prompts?)\b"
)
# A sentence without any of these holds no question; asking for them first saves most of the work.
ASK_CLUES = ("ask", "quizz", "grill", "drill", "prob", "question", "interrogat", "inquired")
QUESTION_CLUES = (
    "question",
    "problem",
    "task",
    "exercise",
    "prompt",
    "challenge",
    "case",
    "scenario",
    "puzzle",
    "next",
    "second",
    "third",
    "first",
    "other",
    "last",
    " ds ",
    " q",
    "mine ",
    "assignment",
    " code",
)
OTHER_CLUES = (
    "want",
    "told",
    " had ",
    " made ",
    " got ",
    "said",
    "says",
    "goes",
    "repl",
    "was like",
    "walked",
    "went",
    "talked",
    "discuss",
    "dug",
    "dived",
    "spoke",
    "chatted",
    "delved",
    "focus",
    "which i",
    "(",
    ":",
    "requir",
    "instruct",
    "request",
    "had to",
    "needed",
)
SMALL_OBJECT = 2
LONG_SENTENCE = 400
LONG_OBJECT = 170
