from datetime import date

from services.insights.engines.extractive.clusters import Sighting, clusters
from services.insights.engines.extractive.questions import ReportedQuestion


def sighting(text: str, source: str, seen: date | None = None, weight: float = 0.5) -> Sighting:
    question = ReportedQuestion(text=text, quote=text, kind="technical", where="body", start=0, end=1, heading="")
    return Sighting(question=question, source_id=source, seen=seen, stage=None, weight=weight)


def test_wordings_of_one_question_come_together() -> None:
    found = clusters(
        [
            sighting("Implement a rate limiter", "a", date(2026, 1, 1)),
            sighting("Describe a conflict with a colleague", "b"),
            sighting("How would you implement a rate limiter?", "c", date(2026, 2, 1)),
        ]
    )

    assert [cluster.sources for cluster in found] == [["a", "c"], ["b"]]
    assert found[0].last_seen == date(2026, 2, 1)
    assert found[0].best.question.text == "How would you implement a rate limiter?" or found[0].best.source_id == "a"


def test_two_reports_of_one_source_count_once() -> None:
    found = clusters(
        [sighting("Reverse a list", "a"), sighting("Reverse a list", "a"), sighting("Sort a file", "b", weight=0.9)]
    )

    assert [len(cluster.sources) for cluster in found] == [1, 1]
    assert found[0].best.question.text == "Sort a file", "the stronger post comes first among equals"


def test_different_questions_stay_apart() -> None:
    assert len(clusters([sighting("Design a chat", "a"), sighting("Design a parking lot", "b")])) == 2
