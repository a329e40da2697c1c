"""The chapters of the guide, in reading order."""

from services.renderer.contents import Section
from services.renderer.sections import (
    aftermath,
    appendix,
    compensation,
    cover,
    experiences,
    interview_day,
    plan,
    process,
    questions,
)
from services.renderer.sections.brief import Brief, Chapter

__all__ = ["CHAPTERS", "Brief", "Chapter"]

CHAPTERS: tuple[Chapter, ...] = (
    cover.CoverChapter(Section("1", "Job overview", "What the posting asks for and offers."), cover.write),
    Chapter(
        Section("2", "The interview process", "The rounds to expect, in order, and what each is about."), process.write
    ),
    Chapter(
        Section("3", "Questions for this role", "What candidates were asked, and what this role makes likely."),
        questions.write,
    ),
    Chapter(Section("4", "Preparation plan", "How to use the time until the interview, week by week."), plan.write),
    Chapter(
        Section("5", "The day of the interview", "What to have ready, how to behave, and what to avoid."),
        interview_day.write,
    ),
    Chapter(
        Section("6", "Real experiences and culture", "What candidates and employees tell, in their own words."),
        experiences.write,
    ),
    Chapter(
        Section("7", "Compensation", "Pay and benefits, each figure with its origin, and how to negotiate."),
        compensation.write,
    ),
    Chapter(
        Section("8", "After the interview", "From the thank-you note to the signed offer."),
        aftermath.write,
    ),
    Chapter(
        Section("A", "Sources", "Every discussion this guide quotes, and those that were read besides."),
        appendix.sources,
    ),
    Chapter(Section("B", "What could not be found", "Where this guide is thin, so that you can ask."), appendix.gaps),
)
