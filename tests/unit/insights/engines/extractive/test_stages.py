import pytest

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.engines.extractive.stages import reported_stages
from services.insights.sources.post_analysis import analyse
from services.insights.text.normalized import normalize
from services.insights.text.rounds import ROUNDS, canonical_name, mentions, stage_names

COMPANY = Company.of("Quartz")


def stages(body: str, *comments: str, title: str = "Quartz interview") -> list[str]:
    post = Post(
        source_id="reddit:1",
        source="reddit",
        title=title,
        body=body,
        comments=[Comment(comment_id=str(number), body=comment) for number, comment in enumerate(comments)],
    )
    analysis = analyse(post, COMPANY)
    return [stage.name for stage in reported_stages(analysis)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "I passed the recruiter call at Quartz and got the online assessment.",
            ["recruiter screen", "online assessment"],
        ),
        ("Quartz: HireVue first, then a superday.", ["video interview", "superday"]),
        ("After the phone interview at Quartz they flew me out to Oslo.", ["phone screen", "onsite/loop"]),
        ("My Quartz loop had a system design round and a bar raiser.", ["system design", "bar raiser", "onsite/loop"]),
        ("Had a call with the hiring manager at Quartz, then a take-home.", ["hiring manager", "take-home"]),
        (
            "At Quartz I did a group exercise and then spoke with a director for an hour.",
            ["group interview", "partner/executive interview"],
        ),
        ("The recruiter phone screen at Quartz was short.", ["recruiter screen"]),
    ],
)
def test_rounds_are_found_in_the_usual_order(body: str, expected: list[str]) -> None:
    assert stages(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "I interview at Quartz next week. Should I prepare system design?",
        "I work at Quartz; we keep you in the loop and work onsite only.",
        "Interviewed at Quartz. There was no phone screen.",
        "Interview at Quartz soon. Are they mostly behavioral or is there a case study?",
        "My take-home pay at Quartz is fine.",
    ],
)
def test_rounds_that_are_denied_or_wondered_about_are_not(body: str) -> None:
    assert stages(body) == []


def test_each_round_once_per_post() -> None:
    assert stages("Quartz onsite was long. The onsite had lunch.", "I had my onsite at Quartz too.") == ["onsite/loop"]


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Onsite", "onsite/loop"),
        ("HR screen", "recruiter screen"),
        ("tech phone screen", "phone screen"),
        ("tea", None),
    ],
)
def test_free_names_find_their_round(name: str, canonical: str | None) -> None:
    assert canonical_name(name) == canonical


def test_every_round_recognises_its_own_name() -> None:
    ambiguous = {"partner/executive interview", "hiring manager", "presentation", "case interview"}

    assert {entry.name for entry in ROUNDS} - ambiguous <= set().union(
        *(stage_names(f"the {entry.name} round") for entry in ROUNDS)
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("A recruiter calls every applicant within three working days.", ["recruiter screen"]),
        ("HR called me two days later.", ["recruiter screen"]),
        ("You then meet the nurse manager and two nurses.", ["hiring manager"]),
        ("The second round was with the district manager.", ["hiring manager"]),
        ("After that you can shadow on the unit for four hours.", ["trial shift"]),
        ("The third round was a store walk.", ["trial shift"]),
        ("I had a trial shift on Sunday.", ["trial shift"]),
        ("You answer a test about situations in a store.", ["online assessment"]),
        ("I work days and my boss walks through my code.", []),
    ],
)
def test_rounds_of_trades_without_keyboards(sentence: str, names: list[str]) -> None:
    assert [round_.name for round_, _, _ in mentions(normalize(sentence))] == names


@pytest.mark.parametrize(
    "body",
    [
        "HR said they have a call scheduled with the hiring manager at Quartz tomorrow on the next steps.",
        "At the Quartz open house two engineers demonstrated a technical interview.",
        "I interviewed at Quartz and got a letter of intent, not an offer letter.",
        "I interviewed at Quartz for weeks and they skipped the panel interview.",
        "I interviewed at Quartz and the offer was 240k after negotiating.",
        "At Quartz I interviewed with two persons, one was an engineer and the other was an analyst.",
        "I applied at Quartz and I don't know the hiring manager, so I wait.",
        "I applied at Quartz and heard nothing in regards to potentially getting a final interview.",
    ],
)
def test_what_is_denied_or_held_among_the_companys_people_is_no_round(body: str) -> None:
    assert stages(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I had my final interview with Quartz over the phone.", ["final round"]),
        ("I had a phone interview with the recruiter of Quartz last week.", ["recruiter screen"]),
    ],
)
def test_the_phone_is_no_round_beside_the_one_that_is_held_by_it(body: str, expected: list[str]) -> None:
    assert stages(body) == expected


def test_of_a_long_list_of_rounds_each_shows_its_own_entry_unless_it_is_a_fragment() -> None:
    body = (
        "My process at Quartz was a recruiter call, a phone screen with an engineer of the team (45 minutes, two "
        "questions on the tides and on what the moon has to do with them, which I liked more than I had expected), a "
        "system design round for the harbour's lights with somebody from the team that builds them, and a final round."
    )
    post = Post(source_id="reddit:1", source="reddit", title="Quartz interview experience", body=body)
    quotes = {stage.name: stage.quote for stage in reported_stages(analyse(post, COMPANY))}
    assert quotes["phone screen"].startswith(
        "a phone screen with an engineer of the team (45 minutes, two questions on"
    )
    assert quotes["recruiter screen"] == body[: body.index(", a phone screen")]
    assert all(quote in body for quote in quotes.values())


def test_of_a_long_sentence_whole_clauses_are_quoted() -> None:
    body = (
        "I had been looking at the boats in the harbour for a while and wondered whether I should write to Quartz, "
        "so I asked an old friend who had worked there for years and who was kind enough to tell me of it, and after "
        "some weeks I had a system design round at Quartz that lasted an hour, which went well as I had read a lot."
    )
    post = Post(source_id="reddit:1", source="reddit", title="Quartz interview experience", body=body)
    (quote,) = {stage.quote for stage in reported_stages(analyse(post, COMPANY))}
    start = body.index(quote)
    assert len(quote) <= 300
    assert body[:start].endswith((", ", "and ", "so ", "who "))
    assert (body[start + len(quote) :] or " ").startswith((",", ".", " "))


def test_a_short_sentence_is_quoted_whole() -> None:
    body = "At Quartz I had a recruiter call, a phone screen and a panel."
    post = Post(source_id="reddit:1", source="reddit", title="Quartz interview experience", body=body)
    assert {stage.quote for stage in reported_stages(analyse(post, COMPANY))} == {body}


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        ("Has anyone had the onsite at Quartz?", True),
        ("Quartz onsite, anyone would like to share?", True),
        ("I have my onsite at Quartz on Monday, what should I expect?", False),
        ("My onsite at Quartz went well.", False),
    ],
)
def test_a_question_to_the_forum_alone_does_not_tell_a_round(body: str, *, asks: bool) -> None:
    post = Post(source_id="reddit:1", source="reddit", title="Quartz", body=body)
    assert {stage.asks for stage in reported_stages(analyse(post, COMPANY))} <= {asks}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("i passed the first two rounds, which were technical", "technical interview"),
        ("they took one round of coding", "technical interview"),
        ("my second interview with three people is on friday", "panel"),
        ("a recruiter rang about a 15 minute phone call", "recruiter screen"),
        ("i spoke to the hiring manager", "hiring manager"),
        ("i was interviewed by a sr. director, a director-level interview", "partner/executive interview"),
        ("then a final (maybe technical) round", "final round"),
        ("my profile went to team allocation", "team match"),
        ("they sent a video assessment", "video interview"),
    ],
)
def test_rounds_are_named_in_many_ways(sentence: str, name: str) -> None:
    assert name in stage_names(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("a stakeholder management interview", "hiring manager"),
        ("an interview with the hr manager", "hiring manager"),
        ("an interview with a partner that works for the carrier", "partner/executive interview"),
        ("5 interviews in one day with 5 different people", "panel"),
    ],
)
def test_words_of_a_round_that_mean_something_else_beside_others(sentence: str, name: str) -> None:
    assert name not in stage_names(sentence)


def test_a_title_that_sets_employers_side_by_side_tells_no_round() -> None:
    company = Company.of("Quartz Robotics")
    body = "I had an onsite with Quartz Robotics on Monday."

    def told(title: str) -> set[str]:
        post = Post(source_id="reddit:1", source="reddit", title=title, body=body)
        return {stage.name for stage in reported_stages(analyse(post, company))}

    assert told("Failed my Quartz Robotics phone screen, passed another") == {"phone screen", "onsite/loop"}
    assert told("Failed my Quartz Robotics phone screen, passed Microsoft") == {"onsite/loop"}
