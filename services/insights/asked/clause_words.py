"""The words by which a sentence tells that something was asked, and those by which it only seems to."""

import re

from lexicon import patterns

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
HYPOTHETICAL = patterns.pattern("asking", "hypothetical")
CANDIDATE_ASKS = patterns.pattern("asking", "candidate_asks")

ABOUT_CLAUSE = patterns.pattern("asking", "about_clause")
WH_CLAUSE = patterns.pattern("asking", "wh_clause")
TO_CLAUSE = patterns.pattern("asking", "to_clause")
TASK_CLAUSE = patterns.pattern("asking", "task_clause")
NOUN_CLAUSE = patterns.pattern("asking", "noun_clause")
WALK_CLAUSE = patterns.pattern("asking", "walk_clause")
QUESTION_WAS = patterns.pattern("asking", "question_was")
QUESTION_ON = patterns.pattern("asking", "question_on")
TOPIC_QUESTIONS = patterns.pattern("asking", "topic_questions")
SOLVED_WITH = patterns.pattern("asking", "solved_with")
BRACKETED = patterns.pattern("asking", "bracketed")
ANSWERED = patterns.pattern("asking", "answered")
SAID_ASK = patterns.pattern("asking", "said_ask")
QUOTED = re.compile(r"(?<!\w)[\"'](?=[^\s\"'])(?P<object>[^\"]{10,260}?[^\s\"])\"?[\"'](?=$|[\s.,;:)!?\"-])")
SUCH_AS = patterns.pattern("asking", "such_as")
WITHIN = re.compile(
    r"(?:^|[,.]\s)(?P<ask>(?:what|how|why|where|when|can|could|do|did|are|have|would) (?:do |did |are |is |would "
    r"|have )?(?:you|your)\b.*)$"
)

DENIED = re.compile(r"(?:n't|\bnot|\bnever|\bwithout)(?: \w+){0,3} ?$")

# Requests that belong to arranging the interview or to the small talk around it.
LOGISTICS = patterns.pattern("asking", "logistics")
EMPTY = patterns.pattern("asking", "empty")
QUOTE_CUE = patterns.pattern("asking", "quote_cue")
# A sentence without any of these holds no question; asking for them first saves most of the work.
ASK_CLUES = (*patterns.clues("asking", "ask"), "prob", "question")
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
