"""Chapter 5: the day of the interview and what to avoid."""

from reportlab.platypus import Flowable

from services.renderer.sections.context import GuideContext, headed_lists

__all__ = ["write"]


def write(context: GuideContext) -> list[Flowable]:
    """Return logistics, conduct, mistakes and red flags."""
    day, avoid = context.insights.day_of_logistics, context.insights.red_flags_and_mistakes
    return headed_lists(
        (
            ("What to wear", day.what_to_wear),
            ("When to arrive", day.arrival),
            ("What to bring", day.what_to_bring),
            ("If it is a video call", day.virtual_setup),
            ("During the interview", day.during_interview),
            ("Mistakes to avoid", avoid.common_mistakes),
            ("Red flags to take seriously", avoid.red_flags),
        ),
        context.sources,
    )
