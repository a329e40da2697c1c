from contracts.insights import Insights, Source, Story
from services.gateway.guides.shared import without_personal_parts
from tests.support.guide_samples import rich_insights


def test_what_rests_on_the_owners_notes_or_resume_is_left_out() -> None:
    data = rich_insights().model_dump(mode="json")
    proof = {"source_id": "notes:1", "quote": "Zanzibar"}
    own = {"text": "They will ask about Zanzibar.", "basis": "reported", "evidence": [proof]}
    data["common_questions"]["technical"].insert(0, own)
    data["interview_process"]["total_timeline"] = own
    insights = Insights.model_validate(data).model_copy(
        update={
            "story_map": [Story(question="Q", passages=["Ten years in Zanzibar."])],
            "sources": [*rich_insights().sources, Source(id="notes:1", title="Your notes about Zanzibar")],
        }
    )
    public = without_personal_parts(insights)
    assert "Zanzibar" not in public.model_dump_json()
    assert len(public.common_questions.technical) == len(insights.common_questions.technical) - 1
    assert public.sources == rich_insights().sources
