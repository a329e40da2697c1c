"""Chapter 8: after the interview."""

from reportlab.platypus import Flowable

from services.renderer.sections.context import GuideContext, headed_lists

__all__ = ["write"]


def write(context: GuideContext) -> list[Flowable]:
    """Return what happens after the last round and how to act."""
    after = context.insights.post_interview
    return headed_lists(
        (
            ("When to expect an answer", after.response_timeline),
            ("Thank-you notes", after.thank_you),
            ("Following up", after.follow_up),
            ("Reading the offer", after.offer_details),
            ("Negotiating", after.negotiation),
        ),
        context.sources,
    )
