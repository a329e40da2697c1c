"""The chapters of the guide, in reading order."""

from services.renderer.components.contents import SectionInfo
from services.renderer.sections import (
    after_interview,
    appendix,
    compensation,
    cover,
    experiences,
    interview_day,
    overview,
    plan,
    process,
    questions,
)
from services.renderer.sections.context import Chapter, GuideContext

__all__ = ["CHAPTERS", "Chapter", "GuideContext"]

CHAPTERS: tuple[Chapter, ...] = (
    cover.CoverChapter(
        SectionInfo("1", "Job overview", "What the posting asks for and offers."),
        overview.write,
        nothing="The posting's text was not available: only what stands on the cover is known.",
    ),
    Chapter(
        SectionInfo("2", "The interview process", "The rounds to expect, in order, and what each is about."),
        process.write,
        nothing="No rounds could be found. Ask the recruiter how many there are, with whom and how long.",
    ),
    Chapter(
        SectionInfo("3", "Questions for this role", "What candidates were asked, and what this role makes likely."),
        questions.write,
        nothing="No questions could be found.",
    ),
    Chapter(
        SectionInfo("4", "Preparation plan", "How to use the time until the interview, week by week."),
        plan.write,
        nothing="There is no plan in this guide.",
    ),
    Chapter(
        SectionInfo("5", "The day of the interview", "What to have ready, how to behave, and what to avoid."),
        interview_day.write,
        nothing="Nothing is known about the day. Ask the recruiter for place, names and equipment.",
    ),
    Chapter(
        SectionInfo("6", "Real experiences and culture", "What candidates and employees tell, in their own words."),
        experiences.write,
        nothing="No accounts were found. Ask your interviewers what they would change about their work.",
    ),
    Chapter(
        SectionInfo("7", "Compensation", "Pay and benefits, each figure with its origin, and how to negotiate."),
        compensation.write,
        nothing="No figures were found. Ask for the range before you name one.",
    ),
    Chapter(
        SectionInfo("8", "After the interview", "From the thank-you note to the signed offer."),
        after_interview.write,
        nothing="Nothing was found. Ask at the end of each conversation when you will hear and from whom.",
    ),
    Chapter(
        SectionInfo("A", "Sources", "Every discussion this guide quotes, and those that were read besides."),
        appendix.sources,
        nothing="This guide quotes no discussion.",
    ),
    Chapter(
        SectionInfo("B", "What could not be found", "Where this guide is thin, so that you can ask."),
        appendix.gaps,
        nothing="",
        room=0.3,
    ),
)
