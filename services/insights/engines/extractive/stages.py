"""Collects the rounds a post reports: passed, failed or scheduled, at this company."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lexicon import patterns
from services.insights.rounds.errands import is_errand
from services.insights.rounds.events import without_repeated
from services.insights.rounds.judge import HAD, judged_rounds
from services.insights.rounds.mentions import RoundMention
from services.insights.sentences.blocks import Sentence
from services.insights.sentences.elsewhere import is_elsewhere
from services.insights.sentences.forum_questions import only_asks
from services.insights.sources.post_analysis import PostAnalysis, names_others
from services.insights.text.normalized import pattern
from services.insights.text.rounds import mentions

__all__ = ["ReportedStage", "reported_stages"]

_LIKELY = 0.3
"""Mentions below are not reported; chosen for precision on posts of companies that the training did not see."""
_SHORTEST_QUOTE, _LONGEST_QUOTE = 8, 300
_GLIMPSE = 80
_LONGEST_LEAD = 180
"""Characters of a long sentence before a round and with it."""
_CLAUSE = re.compile(r"[,;:]\s+|\s(?:and|but|so|because|which|then|when|where)\s")
_FEWEST_LISTED, _SHORTEST_ENTRY = 3, 30
"""Rounds named, from which a sentence is a list; characters of an entry, those before it included."""
_BETWEEN = re.compile(r"[,;]\s|\s[-\u2013\u2014|>\u2192]+\s|->|\n|\s(?:and\s)?(?:then|followed by)\s|\sand\s")
_ROUND_OF_ITS_OWN = pattern(
    r"\b(?:interviews?|int\W?rviews?|rounds?|technical \d|\d (?:technical|coding)|karat|loop|final|sessions?|onsite"
    r"|knowledge|skills?)\b"
)
_GUESSED, _NOT_OF_CANDIDATES, _DENIED, _PART_OF = (
    patterns.pattern("stages", name) for name in ("guessed", "not_of_candidates", "denied", "part_of")
)
_BY_PHONE = pattern(r".*(?:over|by|via|on) (?:the )?phone")
_BESIDE = 25
_HEADS = frozenset({"round", "rounds", "interview", "interviews", "screen", "call"})
"""Who names a part of a round calls it by none of these."""
_LAST = "final round"
"""What any other round may be."""
_WITH_RECRUITER = pattern(r"\W*(?:\w+ ){0,2}?(?:with|between|by|from) (?:[\w']+ ){0,8}?(?:recruiters?|hr|talent|ta)\b")
_TOOL = pattern(r"\b(?:hacker ?rank|codility|code ?signal|coderbyte)\b")
_HELD_WITH_TOOL = pattern(
    r"with (?:an? |the )?interviewer|(?:code|screen)[- ]?sharing"
    r"|interview (?:takes place|is|was|will be) (?:held |done )?(?:on|via|over|in|through)"
    r"|\blive\b|\bpair(?:ed)?[- ]programming\b|\bthis round\b|it'?(?:ll| will) be|will be an?"
)
"""Where an interviewer is there, the tool is only what is written in."""
_ONE_BY_ONE = pattern(r".*\bone (?:was|is|with|who)\b.*\b(?:and|,) (?:the )?(?:other|second|another)\b")
"""Behind two interviewers: each held an interview, and no panel did."""
_DEED = re.compile(r"\W*negotiat(?:ed|es?|ing)\W*")
_EARLY = frozenset({"recruiter screen", "online assessment", "phone screen"})
_WITH = pattern(r"\W*(?:interview|round|call|stage)?\W*(?:\([^)]*\)\W*)?with (?:an?|the|my|their|your)? ?(?:\w+ ){0,2}")


@dataclass(frozen=True, slots=True)
class ReportedStage:
    """A round that a post reports."""

    name: str
    order: int
    quote: str
    where: str
    chance: float
    held: float
    """From 0 to 1: that it was had, or is part of the process, rather than awaited."""
    asks: bool = False
    """It asks the forum about the round, and does not say that its writer has or had it."""

    @property
    def certainty(self) -> float:
        """How sure the report is, from 0 to 1: that there is such a round, and whether it was had or is awaited."""
        return self.chance * max(self.held, 1 - self.held)


def reported_stages(analysis: PostAnalysis) -> list[ReportedStage]:
    """Return the rounds that a post reports, each once, in the order of a typical process."""
    best: dict[str, ReportedStage] = {}
    for stage in _found(analysis):
        known = best.get(stage.name)
        best[stage.name] = _better(known, stage) if known else stage
    asked = _only_asked_for(analysis) if any(stage.where == "title" for stage in best.values()) else set[str]()
    found = [
        stage
        for stage in best.values()
        if not _within(stage, best) and not (stage.where == "title" and stage.name in asked)
    ]
    return sorted(without_repeated(found), key=lambda stage: stage.order)


def _better(one: ReportedStage, other: ReportedStage) -> ReportedStage:
    """Return the surer of two mentions of a round, rather one that tells that it was had.

    A title names it, the text says what it was like.
    """
    first, second = sorted((one, other), key=lambda stage: (stage.asks, stage.held < HAD, -stage.chance))
    return replace(second, chance=first.chance) if first.where == "title" and second.where == "body" else first


def _found(analysis: PostAnalysis) -> Iterator[ReportedStage]:
    if not analysis.relevant:
        return
    # Whose round a title means that names several employers, nobody knows.
    sets_side_by_side = bool(names_others(analysis.post.title, analysis.company))
    vendors = {block.where for block in analysis.blocks if block.vendor}
    for judged in judged_rounds(analysis):
        mention = judged.mention
        if mention.text.where in vendors or _is_interviewer(mention) or _is_no_round(mention):
            continue
        if is_elsewhere(mention.scoped, mention.text) or (mention.text.where == "title" and sets_side_by_side):
            continue
        if judged.chance >= _LIKELY:
            yield ReportedStage(
                name=mention.entry.name,
                order=mention.entry.order,
                quote=_quote(mention),
                where=mention.text.where,
                chance=judged.chance,
                held=judged.held,
                asks=only_asks(mention.scoped.sentence.low, mention.start),
            )


def _only_asked_for(analysis: PostAnalysis) -> set[str]:
    """Return the rounds that a body names only to ask for them; a title that names them tells no more."""
    said = [judged.mention for judged in judged_rounds(analysis) if judged.mention.text.where == "body"]
    told = {mention.entry.name for mention in said if not is_errand(mention)}
    return {mention.entry.name for mention in said} - told


def _is_no_round(mention: RoundMention) -> bool:
    """Whether a mention is a guess, part of another's name, or the whole process as a loop."""
    low = mention.scoped.sentence.low
    if _GUESSED.search(low) or _NOT_OF_CANDIDATES.search(low) or is_errand(mention) or _is_part_of_round(mention):
        return True
    around = (entry for entry, start, end in mentions(low) if start < mention.start and mention.end <= end)
    if any(entry.name != _LAST for entry in around):
        # `a recorded competency interview` is one round.
        return True
    if _DENIED.search(low[: mention.start]) or _is_how(mention) or _is_deed(mention) or _is_several(mention):
        return True
    if mention.entry.name == "phone screen" and _WITH_RECRUITER.match(low, mention.end):
        # A phone interview with a recruiter is the recruiter's screen, which is named as such.
        return True
    if _TOOL.search(low[mention.start : mention.end]) and _HELD_WITH_TOOL.search(low):
        return True
    is_loop = mention.entry.name == "onsite/loop" and low[mention.start : mention.end].endswith("loop")
    return is_loop and any(entry.name in _EARLY and start > mention.start for entry, start, _ in mentions(low))


def _is_several(mention: RoundMention) -> bool:
    """Whether what seems a panel were interviews one by one: `with two persons, one was … and the other`."""
    low = mention.scoped.sentence.low
    return mention.entry.name == "panel" and _ONE_BY_ONE.match(low, mention.end) is not None


def _is_deed(mention: RoundMention) -> bool:
    """Whether somebody negotiated, which is no round: `240k after negotiating`."""
    return _DEED.fullmatch(mention.scoped.sentence.low[mention.start : mention.end]) is not None


def _is_part_of_round(mention: RoundMention) -> bool:
    """Whether a mention names what filled a part of a round: `behavioral questions were the second half of it`."""
    low = mention.scoped.sentence.low
    return _PART_OF.search(low) is not None and low[mention.start : mention.end].split()[-1] not in _HEADS


def _is_how(mention: RoundMention) -> bool:
    """Whether a mention says how the round named beside it is held: `the final interview over the phone`."""
    low = mention.scoped.sentence.low
    if not _BY_PHONE.fullmatch(low[mention.start : mention.end]):
        return False
    return any(
        entry.name != mention.entry.name and start < mention.end and end > mention.start - _BESIDE
        for entry, start, end in mentions(low)
    )


def _is_interviewer(mention: RoundMention) -> bool:
    """Whether a mention says with whom the round named before it is: `a phone screen with the hiring manager`."""
    low = mention.scoped.sentence.low
    before = max((end for _, start, end in mentions(low) if start < mention.start), default=None)
    if before is None or mention.entry.name == "recruiter screen":
        return before is not None and _WITH.fullmatch(low[before : mention.start]) is not None
    # `a phone interview with the manager`: the two names share a word.
    return mention.start < before <= mention.end or _WITH.fullmatch(low[before : mention.start]) is not None


def _within(stage: ReportedStage, best: dict[str, ReportedStage]) -> bool:
    """Whether a live exercise is part of the phone screen that the post names."""
    if stage.name != "technical interview" or "phone screen" not in best:
        return False
    return _ROUND_OF_ITS_OWN.search(stage.quote.lower()) is None


def _entry_of(mention: RoundMention) -> str:
    """Return the part of a sentence about many rounds that names one: what else stands there tells others."""
    raw = mention.scoped.sentence.raw
    ends = [match.start() for match in _BETWEEN.finditer(raw) if _is_open(raw, match.start())]
    starts = [0, *(match.end() for match in _BETWEEN.finditer(raw) if _is_open(raw, match.start()))]
    stop = next((end for end in ends if end >= mention.end), len(raw))
    before = [start for start in starts if start <= mention.start]
    begin = next((start for start in reversed(before) if stop - start >= _SHORTEST_ENTRY), 0)
    return raw[begin:stop].strip()[:_LONGEST_QUOTE]


def _is_list(sentence: Sentence) -> bool:
    """Whether a sentence enumerates rounds: it names many, or some among many parts."""
    named, parts = len(mentions(sentence.low)), sum(1 for _ in _BETWEEN.finditer(sentence.raw)) + 1
    return named >= _FEWEST_LISTED or (named > 1 and parts > _FEWEST_LISTED)


def _is_open(raw: str, place: int) -> bool:
    """Whether a place is outside of brackets."""
    return raw.count("(", 0, place) <= raw.count(")", 0, place)


def _quote(mention: RoundMention) -> str:
    sentence = mention.scoped.sentence
    if len(sentence.raw) < _SHORTEST_QUOTE:
        # A bare heading says too little by itself: take what follows it.
        return mention.text.raw[sentence.start : sentence.start + _GLIMPSE].rsplit(None, 1)[0].strip()
    if len(sentence.raw) <= _LONGEST_QUOTE:
        return sentence.raw
    return _entry_of(mention) if _is_list(sentence) else _clauses_around(mention)


def _clauses_around(mention: RoundMention) -> str:
    """Return the clauses of a long sentence around a mention, whole as far as they fit."""
    raw = mention.scoped.sentence.raw
    breaks = list(_CLAUSE.finditer(raw))
    begins = [0, *(match.end() for match in breaks)]
    begin = next((one for one in begins if one <= mention.start and mention.end - one <= _LONGEST_LEAD), mention.start)
    ends = [match.start() for match in breaks if mention.end <= match.start() <= begin + _LONGEST_QUOTE]
    if len(raw) - begin <= _LONGEST_QUOTE:
        ends.append(len(raw))
    return raw[begin : ends[-1]].strip() if ends else raw[begin : begin + _LONGEST_QUOTE].rsplit(" ", 1)[0].strip()
