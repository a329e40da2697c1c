"""Questions of whole posts: lists, headings, several employers, sellers of tools."""

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.engines.extractive.questions import ReportedQuestion, reported_questions
from services.insights.sources.post_analysis import analyse

COMPANY = Company.of("Quartz")


def questions(body: str, *comments: str, title: str = "My Quartz interview") -> list[ReportedQuestion]:
    post = Post(
        source_id="reddit:1",
        source="reddit",
        title=title,
        body=body,
        comments=[Comment(comment_id=str(number), body=comment) for number, comment in enumerate(comments)],
    )
    return reported_questions(analyse(post, COMPANY), COMPANY)


def texts(body: str, *comments: str, title: str = "My Quartz interview") -> list[str]:
    return [question.text for question in questions(body, *comments, title=title)]


def test_entries_below_a_lead_are_questions() -> None:
    body = "They asked the following questions:\n\n* Tell me about yourself\n* Why Quartz?\n* Design a parking lot"

    assert texts(body) == ["Tell me about yourself", "Why Quartz?", "Design a parking lot"]


def test_a_list_for_the_readers_is_not() -> None:
    body = (
        "I have an interview next week. I have some questions:\n\n* What is the bar for SQL?\n* How long does it take?"
    )

    assert texts(body) == []


def test_numbered_questions_and_links() -> None:
    body = "Q1: [Two Sum](https://example.test/two-sum). Easy one.\n\nQ2: Merge intervals"

    assert texts(body) == ["Asked about Two Sum", "Merge intervals"]


def test_remarks_between_entries_do_not_end_a_list() -> None:
    body = "The questions I was asked were:\n\n> What is a semaphore? (older guy)\n\nEasy.\n\n> Explain paging"

    assert texts(body) == ["What is a semaphore?", "Explain paging"]


def test_topics_of_named_rounds() -> None:
    body = "**Coding round 1 (45 mins)**\n\nTwo problems: heaps and intervals.\n\n**Behavioral**\n\nHeavy on ownership."

    assert texts(body) == ["Asked about heaps and intervals"]


def test_a_format_without_a_topic_is_no_question() -> None:
    assert texts("The onsite had 2 LeetCode mediums and 3 behavioral questions.") == []


def test_only_the_chapter_of_this_company_counts() -> None:
    body = "**Initech**\n\nThey asked me to sort a list.\n\n**Quartz**\n\nThey asked me to balance a tree."

    assert texts(body, title="Quartz and Initech interviews") == ["Balance a tree"]


def test_a_comment_about_another_employer_does_not_count() -> None:
    assert (
        texts("I have an interview at Quartz tomorrow.", "When I interviewed at Globex they asked me to sort a list.")
        == []
    )


def test_sellers_predict_and_witnesses_report() -> None:
    seller = "They asked about trees at most places. I'm on the team that built an interview copilot, check it out."
    witness = "Mine had a system design chat around a rate limiter and they asked about caching."

    assert texts("I have an interview at Quartz tomorrow.", seller) == []
    assert "caching" in " ".join(texts("I have an interview at Quartz tomorrow.", witness))


def test_posts_about_something_else_give_nothing() -> None:
    body = "They asked me to implement a trie."

    assert texts(body, title="Interview via Quartz Chat") == []
    assert texts(body, title="Is this Quartz job offer a scam? Fraud or legit") == []


def test_quotes_are_exact_and_short() -> None:
    body = "  They **asked me** to  implement a trie.&amp; then left. " + "x" * 400

    question = questions(body)[0]

    assert question.quote in body
    assert len(question.quote) <= 300


def test_kinds() -> None:
    body = "They asked me to implement a trie. They asked why I want to join Quartz. They asked about my conflicts."

    assert [question.kind for question in questions(body)] == ["technical", "company_specific", "behavioral"]


def test_what_another_clause_denies_was_still_asked() -> None:
    body = "She asked me a lot about my thesis on reefs, but no coding questions."

    assert [question.quote for question in questions(body)] == ["She asked me a lot about my thesis on reefs"]


def test_an_indirect_question_about_a_thing_is_turned_round() -> None:
    assert texts("They asked me what coursework I enjoyed.") == ["What coursework did you enjoy?"]


def test_an_announced_subject_is_not_told_as_asked() -> None:
    announced = "According to the email the interviews will cover design, data structures and algorithms."
    assert texts(announced) == ["Announced as a topic: design, data structures and algorithms"]


def test_subjects_of_rounds_to_come_are_announced_wherever_that_is_said() -> None:
    body = (
        "I have two rounds at Quartz coming up on the same day focusing on:\n\n- Data Structures in C++\n"
        "- Concurrency and locks\n\nAny tips?"
    )
    told = texts(body, title="Quartz interview")
    assert told
    assert all(text.startswith("Announced as a topic: ") for text in told)
