"""The guide says everything it was given, can be navigated, and never acts."""

from datetime import timedelta

import pytest

from contracts.insights import (
    Basis,
    CommonQuestions,
    DayOfLogistics,
    Evidence,
    Insights,
    InterviewProcess,
    Item,
    ProcessStage,
    Question,
    walk_items,
)
from contracts.job import JobDetails
from contracts.outline import outline_of
from services.renderer.guide import render_guide, render_pdf
from services.renderer.look import PageSize
from tests.support import guide_samples as samples
from tests.support.pdf_reading import (
    actions,
    catalogue,
    font_descriptors,
    jumps,
    open_pdf,
    outline,
    page_texts,
    squeezed,
    uris,
    whole_text,
)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return render_pdf(samples.rich_job(), samples.rich_insights())


def test_a_normal_guide_has_the_sections_of_its_outline(rich: bytes) -> None:
    (first, _), *chapters = outline(rich)
    titles = [title.split("  ", 1)[1] for title, _ in chapters]
    assert first == "To take with you"
    assert titles == [section.title for section in outline_of(samples.rich_job(), samples.rich_insights())]
    assert len(page_texts(rich)) >= 8


def test_every_item_is_printed(rich: bytes) -> None:
    text = squeezed(whole_text(rich))
    for entry in walk_items(samples.rich_insights()):
        assert squeezed(entry.text) in text


def test_the_basis_is_printed_where_it_changes() -> None:
    tips = [*samples.general("Sleep.", "Eat."), samples.posted("Bring a passport.")]
    day = DayOfLogistics(what_to_bring=tips)
    text = whole_text(
        render_pdf(samples.bare_job(), samples.bare_insights().model_copy(update={"day_of_logistics": day}))
    )
    _, section = text.rsplit("What to bring", 1)
    assert section.count("General advice") == 1
    assert section.count("From the posting") == 1


def test_quotes_and_details_are_printed(rich: bytes) -> None:
    text = whole_text(rich)
    assert "“I told them about a double booking bug I hunted for a week, they loved it”" in text
    assert "r/berlinsocialclub, March 2026" in text.replace("\u00a0", " ")
    assert "90 minutes · pair programming · reported by 4" in text  # its text names the engineer
    assert "3 reports · last seen April 2026 · asked of: Backend Engineer" in text
    assert "vector<pair<int,int>>" in text
    assert "a < b && b <= c" in text


def test_job_and_figures_are_on_the_cover(rich: bytes) -> None:
    cover = " ".join(page_texts(rich)[0].split())
    for expected in (
        "LP",
        "Lumenworks Pay",
        "Senior Backend Engineer, Payments Platform",
        "Senior · Payments Platform · Berlin, Germany",
        "6 sources quoted",
        "4 interview stages",
        "3\N{EN DASH}4 weeks",
        "Hybrid",
        "Full-time",
        "Required skills",
        "Apache Kafka",
    ):
        assert expected in cover


def test_the_contents_name_the_page_on_which_a_section_begins(rich: bytes) -> None:
    contents = page_texts(rich)[2].split("\n")
    for title, page in outline(rich)[1:]:
        row = title.replace("  ", " ", 1)
        assert f"{row} {page}" in contents
        assert (3, page) in jumps(rich)


def test_every_page_has_a_footer(rich: bytes) -> None:
    pages = page_texts(rich)
    for number, text in enumerate(pages, start=1):
        flat = " ".join(text.split())
        assert f"Page {number} of {len(pages)}" in flat
        assert "Powered by Prepline · 6 sources · Generated 12 May 2026" in flat


def test_sources_can_be_opened_and_references_lead_to_them(rich: bytes) -> None:
    insights = samples.rich_insights()
    assert {source.url for source in insights.sources} <= uris(rich)
    assert samples.rich_job().source_url in uris(rich)
    appendix = dict(outline(rich))["B  Sources"]
    origins = {origin for origin, target in jumps(rich) if target == appendix}
    assert len(origins) >= 5


def test_second_level_of_the_outline_has_the_parts(rich: bytes) -> None:
    parts = [title for title, _ in outline(rich, level=1)]
    assert "Behavioural questions" in parts
    assert "Round 2: Pair exercise" in parts
    assert "Week 3: Design" in parts


def test_metadata_tell_the_truth(rich: bytes) -> None:
    reader = open_pdf(rich)
    assert reader.metadata is not None
    assert reader.metadata.title == "Interview guide: Senior Backend Engineer, Payments Platform at Lumenworks Pay"
    assert reader.metadata.author == "Prepline"
    assert (
        reader.metadata.subject
        == "Interview preparation for Senior Backend Engineer, Payments Platform at Lumenworks Pay"
    )
    assert reader.metadata.creation_date == samples.UPDATED
    assert catalogue(rich)["/Lang"] == "en"


def test_nothing_in_the_file_acts_but_links(rich: bytes) -> None:
    assert actions(rich) == {"/URI", "/GoTo"}


def test_all_fonts_are_embedded(rich: bytes) -> None:
    assert len(descriptors := font_descriptors(rich)) > 2
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)


def test_the_same_guide_has_the_same_bytes(rich: bytes) -> None:
    render_pdf(samples.bare_job(), samples.general_insights())
    assert render_pdf(samples.rich_job(), samples.rich_insights()) == rich
    later = samples.rich_insights().model_copy(update={"last_updated": samples.UPDATED + timedelta(days=1)})
    assert render_pdf(samples.rich_job(), later) != rich


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("letter", (612, 792))])
def test_page_size(size: PageSize, points: tuple[int, int]) -> None:
    pdf = render_pdf(samples.rich_job(), samples.rich_insights(), page_size=size)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in open_pdf(pdf).pages} == {points}


def test_a_guide_without_any_report_is_still_a_guide() -> None:
    guide = render_guide(samples.bare_job(), samples.general_insights())
    text = whole_text(guide.pdf)
    assert guide.pages == len(page_texts(guide.pdf)) >= 6
    assert "this guide is general advice" in text
    assert "0 sources" in text
    assert "No interview report about this company was found in the last twelve months." in text
    # Once in the legend, never beside an item.
    assert squeezed(text).count("Reported") == 1


def test_a_guide_without_content_says_what_is_missing() -> None:
    guide = render_guide(samples.bare_job(), samples.bare_insights())
    text = whole_text(guide.pdf)
    assert "Ask the recruiter how many there are" in text
    assert "This guide quotes no discussion." in text
    assert "something to rest on" not in text


def test_the_largest_guide_is_bounded() -> None:
    guide = render_guide(samples.rich_job(), samples.huge_insights())
    assert guide.pages < 150
    texts = (page.extract_text() for page in reversed(open_pdf(guide.pdf).pages))
    assert any("And 165 discussions more." in text for text in texts)


def test_a_quote_that_only_repeats_the_item_is_not_printed_twice() -> None:
    item = samples.reported("They asked: why payments?", ("reddit:a1", "they asked, why payments"))
    text = _with_tips(item)
    assert text.count("why payments") == 1


def test_the_postings_salary_stands_in_when_no_item_has_it() -> None:
    text = whole_text(render_pdf(samples.rich_job(), samples.bare_insights()))
    assert "Stated in the posting" in text
    assert text.count("€85,000 \N{EN DASH} €105,000 per year") == 2  # on the cover, too


@pytest.mark.parametrize("language", ["de-AT", "x'); drop", "\x00", "en"])
def test_the_language_is_a_tag(language: str) -> None:
    insights = samples.bare_insights().model_copy(update={"language": language})
    lang = catalogue(render_pdf(samples.bare_job(), insights))["/Lang"]
    assert lang == (language if language in {"de-AT", "en"} else "en")


@pytest.mark.parametrize("length", [1, 40, 90, 300])
def test_titles_of_any_length_stay_on_the_cover(length: int) -> None:
    title = ("Principal Site Reliability Engineer of Everything " * 8)[:length].strip()
    job = JobDetails(company_name="Company " * 30, job_title=title)
    pages = page_texts(render_pdf(job, samples.bare_insights()))
    assert title[:40] in " ".join(pages[0].split())
    assert "Contents" in pages[1]


def _with_tips(*items: Item) -> str:
    tips = samples.bare_insights().success_tips.model_copy(update={"what_worked": list(items)})
    insights: Insights = samples.bare_insights().model_copy(update={"success_tips": tips})
    return whole_text(render_pdf(samples.bare_job(), insights))


def test_a_quote_behind_several_questions_is_printed_once() -> None:
    quote = "asked about joins, indexes and then sharding"
    questions = [
        Question(text=text, basis=Basis.REPORTED, evidence=[Evidence(source_id="reddit:a1", quote=quote)])
        for text in ("What is a join?", "When do you shard?")
    ]
    asked = CommonQuestions(technical=questions)
    insights: Insights = samples.bare_insights().model_copy(update={"common_questions": asked})
    text = whole_text(render_pdf(samples.bare_job(), insights))
    assert text.count(quote) == 1
    assert "When do you shard?" in text


def test_sources_lead_back_to_what_quotes_them_first(rich: bytes) -> None:
    appendix = dict(outline(rich))["B  Sources"]
    back = {target for origin, target in jumps(rich) if origin == appendix and target != appendix}
    assert len(back) >= 2
    assert whole_text(rich).count("↑ first quoted") == 7


def test_letters_of_other_scripts_keep_their_case() -> None:
    stages = [ProcessStage(name=name, text="Talk.", basis=Basis.GENERAL) for name in ("call", "გასაუბრება", "ßcall")]
    insights = samples.bare_insights().model_copy(update={"interview_process": InterviewProcess(stages=stages)})
    text = whole_text(render_pdf(samples.bare_job(), insights))
    assert all(
        f"Round {number}: {name}" in text for number, name in enumerate(("Call", "გასაუბრება", "ßcall"), start=1)
    )
