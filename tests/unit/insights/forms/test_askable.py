"""What was asked is printed as a question, a task or a subject, or not at all."""

import pytest

from services.insights.forms.askable import as_told, askable


@pytest.mark.parametrize(
    ("text", "before", "statement"),
    [
        ("What is a mutex?", "They asked: ", "What is a mutex?"),
        ("Reverse a linked list", "asked me to ", "Reverse a linked list"),
        ("Find out why a test fails now and then", "asked me to ", "Find out why a test fails now and then"),
        ("Weekend availability", "They asked about my driving record, ", "Asked about weekend availability"),
        ("Two Sum", "Q1: [", "Asked about Two Sum"),
        ("SQL joins", "", "Asked about SQL joins"),
        ("Handle quoted strings", "you also had to ", "Asked to handle quoted strings"),
        ("What your strengths were?", "they asked me ", "What were your strengths?"),
        ("What your daily rate would be?", "they asked me ", "What would your daily rate be?"),
        ("How you’d test a lift?", "they asked ", "How would you test a lift?"),
        ("Riddles and", "Asked about ", "Asked about riddles"),
        ("What's your limit on a forklift then?", "foreman: ", "What's your limit on a forklift?"),
        ("What if you saw a theft?", "asked: ", "What if you saw a theft?"),
        ("What are you proud of?", "asked me ", "What are you proud of?"),
        ("Are you willing to move, to which you agreed?", "I was asked ", "Are you willing to move?"),
        ("Simple: implement a rating system", "The exercise was ", "Implement a rating system"),
        ("Why do you want to join and then offered you a job?", "they asked ", "Why do you want to join?"),
        ("Explain SQL and python questions", "", "Explain SQL and python"),
        ("There were basic OOPs questions which you answered", "", "Asked about OOPs"),
        (
            "Previous experience and projects",
            "lots of questions about ",
            "Asked about previous experience and projects",
        ),
        ("Parsing a string of commands", "The problem was about ", "Asked about parsing a string of commands"),
        ("Syncing SQL databases", "The question was about ", "Asked about syncing SQL databases"),
        ("In Linux, how would you find a file?", "", "In Linux, how would you find a file?"),
    ],
)
def test_what_one_can_be_asked_is_a_statement(text: str, before: str, statement: str) -> None:
    assert askable(text, before) == statement


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Sample dataset and explained the business case", "They gave me a "),
        ("What kind of questions came up?", "curious: "),
        ("How does their process work?", "I was asked to sign, "),
        ("Nurse with 12 years of experience", "Interviewer: "),
        ("Do a 9 hour take home that involved?", "they asked me to "),
        ("Which included two essays", "the test, "),
        ("You'd hear back by a certain date", "they told me "),
        ("Are you willing to move, to?", "I was asked "),
        ("2 greedy problems to solve", "The OA had "),
        ("Tree medium level", "second question was "),
        ("Algorithms weren't as important as design", "According to him, "),
        ("30mins, knowing about your background", "1st round was around "),
        ("What was the hardest query (the one", "I was asked "),
        ("Solve it using a stack", "he wanted me to "),
        ("How do you get your team to clarity on it?", "he asked me "),
        ("How would you migrate X workload", "they asked "),
        ("Do you realize this is an interview?", "she asked "),
        ("Your background in databases", "we talked about "),
        ("Scalability challenges", "They love asking about "),
        ("Data Structures", ""),
        ("In mail its written that you are invited", ""),
        ("Messy, the design feedback carries weight", "if one interviewer was "),
        ("Good way to gain intuition on how to design an algorithm", "this is also a "),
        ("How would you make it faster?", "she asked "),
        ("How would you use that to your advantage?", "she asked "),
        ("What $ you were looking for?", "They asked "),
        ("Do with trees or recursion?", "a problem that had to "),
        ("Parsing arrays or strings", "All of the questions were related to "),
        ("Projects on there", "they asked me about one of my "),
        ("There is array like this", "First code was "),
        ("If given $10 million?", "the question, "),
        ("Infrastructure team -> develop systems", "second is "),
        ("Tell me about a time you solved", ""),
        ("Understanding why you wanted to join Quartz", "they focused on "),
        ("What your daily rate would be and you deflected?", "they asked "),
        ("Came up with the logic and explained it", "they asked "),
        ("Tell me about project", ""),
        ("Fix team morale", "they asked about "),
        ("Handle difficult customers", "questions on "),
    ],
)
def test_half_sentences_stories_and_formats_are_left_out(text: str, before: str) -> None:
    assert askable(text, before) is None


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("A follow-up asked me to *extend* the system to tides.", "Extend the system to tides"),
        ("I was asked what the most complicated chart was that I had drawn.", "What was the most complicated chart?"),
    ],
)
def test_what_has_no_other_form_is_told_in_the_sentence_of_its_teller(sentence: str, text: str) -> None:
    plain = sentence.rstrip(".").replace("*", "")
    assert as_told(sentence, text) == f"As a candidate tells: “{plain}”"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("I prepared for questions on charts and tides all week.", "Charts"),
        ("What should I say when they asked me about charts?", "Charts"),
        ("They asked me.", "Me"),
        ("They asked me " + "about the tides " * 20, "The tides"),
        ("They asked me how many rounds I had had until then.", "What kind of questions came up?"),
    ],
)
def test_a_sentence_that_does_not_tell_what_was_asked_is_not_its_form(sentence: str, text: str) -> None:
    assert as_told(sentence, text) is None
