"""The questions of a guide as cards to learn from, in the text form that Anki imports."""

from contracts.insights import Insights, Question
from contracts.job import JobDetails
from lexicon.text import squeeze
from services.guides.basis_words import BASIS_WORDS
from services.guides.questions import questions_of

__all__ = ["anki_cards"]

_HEAD = ("#separator:tab", "#html:false", "#tags column:3")


def anki_cards(job: JobDetails, insights: Insights) -> str:
    """Return a line for each question, in the order of the guide: what is asked, how to approach it, and its basis."""
    cards = [_card(question) for question in questions_of(job, insights).values()]
    return "\n".join([*_HEAD, *dict.fromkeys(cards)]) + "\n"


def _card(question: Question) -> str:
    facts = [question.stage, question.topic, *(f"“{proof.quote}”" for proof in question.evidence[:1])]
    back = [question.guidance or "Answer aloud, then note what was missing.", *filter(None, facts)]
    tag = BASIS_WORDS[question.basis].lower().replace(" ", "-")
    return "\t".join((_plain(question.text), _plain(" · ".join(back)), tag))


def _plain(text: str) -> str:
    """Return text on one line without what ends a field; a card that began with `#` would be a setting."""
    text = squeeze(text).replace('"', "”")
    return f"\N{ZERO WIDTH NO-BREAK SPACE}{text}" if text.startswith("#") else text
