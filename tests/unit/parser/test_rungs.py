"""Single rungs of the ladder where the samples do not look."""

import json
from html import escape
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.document.decoding import decode, repair
from services.parser.document.page import Page
from services.parser.errors import ParserError
from services.parser.formats.embedded_state import embedded_states
from services.parser.formats.indexed_references import resolve_references
from services.parser.formats.json_ld import json_ld_postings, load_tolerantly
from services.parser.formats.json_records import company_near
from services.parser.formats.loose_values import number_of, section, strings_of, text_of, walk
from services.parser.formats.xml_feed import parse_xml
from services.parser.pasted.line_breaks import repair_line_breaks
from services.parser.read_document import read_posting
from services.parser.rejection.refusals import is_closed, says_closed
from services.parser.vocabulary import alternatives, load, split_entries


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}', '<!-- {"a": 1} -->', '//<![CDATA[\n{"a": 1}\n//]]>', "{&quot;a&quot;: 1}", '{"a": 1,}', '{"a": 1};',
        '\ufeff{"a": 1}', '{"a": 1}\n{"b": 2}',
    ],
)  # fmt: skip
def test_json_ld_is_read_tolerantly(text: str) -> None:
    assert next(iter(load_tolerantly(text))) == {"a": 1}


def test_control_characters_and_bad_escapes_in_json_ld() -> None:
    page = (
        '<script type=application/ld+json>{"@type":"JobPosting","title":"A\tB","description":"it\\\'s\nfine"}</script>'
    )
    assert json_ld_postings(Page(html=page, url=None).scripts)[0]["title"] == "A\tB"


def test_json_ld_that_was_cut_off_is_salvaged() -> None:
    page = (
        '<script type="application/ld+json">{"@type":"JobPosting","title":"Cook","hiringOrganization":{"name":"Grill"},'
        '"jobLocation":{"address":{"addressLocality":"Oslo"}},"description":"We cook all day and'
    )
    job = read_posting(Document(body=page, url="https://jobs.example/1")).job
    assert (job.company_name, job.job_title, job.location) == ("Grill", "Cook", "Oslo")


def test_reference_arrays() -> None:
    values = [["Reactive", 1], {"a": 2, "list": 3, "me": 1}, "x", [2, 4], None, ["Set", 2]]
    resolved = resolve_references(values)
    assert resolved["a"] == "x"
    assert resolved["list"] == ["x", None]
    assert resolved["me"] is resolved


def test_states_of_many_frameworks() -> None:
    job = {"title": "Cook", "description": "x" * 80, "jobId": 1}
    flight = json.dumps(f'5:["$","div",null,{json.dumps(job)}]')
    stream = json.dumps(json.dumps([{"_1": 2}, "title", "Cook", "job position", "x" * 80]))
    html = (
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(job)}</script>'
        f"<script>window.__INITIAL_STATE__ = {json.dumps(job)};</script>"
        f"<script>var data = JSON.parse({json.dumps(json.dumps(job))});</script>"
        f"<script>self.__next_f.push([1,{flight}])</script>"
        f"<script>window.__remixContext.streamController.enqueue({stream});</script>"
    )
    states = list(embedded_states(Page(html=html, url=None)))
    assert sum(1 for state in states for node in walk(state) if node.get("title") == "Cook") == 5


def test_xml_without_document_types() -> None:
    assert parse_xml("<a><b>1</b><b>2</b><c x='3'/></a>") == {"a": {"b": ["1", "2"], "c": {"x": "3"}}}
    assert parse_xml('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>') is None
    assert parse_xml("<a><b></a>") is None


def test_lost_line_breaks() -> None:
    filler = " x" * 200
    text = f"Back to jobsSound Engineer, StudioRemoteApplyWe record music.About the role You will mix.{filler}"
    assert repair_line_breaks(text).split("\n") == [
        "Back to jobs",
        "Sound Engineer, Studio",
        "Remote",
        "Apply",
        "We record music.",
        f"About the role You will mix.{filler}",
    ]


def test_words_with_inner_capitals_stay_whole() -> None:
    text = "JavaScript and PyTorch stay.Then more" + " y" * 200 + "endOne startTwo.Three and GitHub.Four"
    assert not any(line.startswith(("Script", "Torch", "Hub")) for line in repair_line_breaks(text).split("\n"))


def test_text_with_line_breaks_stays() -> None:
    text = "One.\nTwo by eBay and McDonald.\nThree"
    assert repair_line_breaks(text) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "No longer accepting applications",
        "This job has expired.",
        "This position is now closed",
        "The position has been filled.",
        "Die Stelle ist leider nicht mehr verfügbar",
        "Nabídka již není aktuální",
        "Cette offre n'est plus disponible",
        "この求人は募集を終了しました",
        "Applications are closed",
        "Pozice je již obsazena",
    ],
)
def test_closed_notices(sentence: str) -> None:
    assert says_closed(sentence)


def test_closed_is_what_the_reader_sees() -> None:
    seen = '<html lang="en"><body><div class="x">This job has <b>expired</b>.</div></body></html>'
    script = '<script>var m = {"closed": "This job has expired"}</script><p class="job is closed">Open</p>'
    assert is_closed(Page(html=seen, url=None))
    assert not is_closed(Page(html=script, url=None))


@pytest.mark.parametrize(
    "text", ["Our closed-loop control team", "roles filled with joy", "experience with expired certificates"]
)
def test_other_talk_of_closing(text: str) -> None:
    assert not says_closed(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (5, "5"),
        (True, None),
        ({"name": "n"}, "n"),
        ({"en": "e"}, "e"),
        (["", "y"], "y"),
        ("N/A", None),
        (None, None),
        ({}, None),
    ],
)
def test_loose_values(value: Any, text: str | None) -> None:
    assert text_of(value) == text


def test_more_loose_values() -> None:
    assert strings_of([{"label": "a"}, "b", None, ["c"]]) == ["a", "b", "c"]
    assert number_of("70.000") == 70_000
    assert number_of("x") is None
    assert number_of(0) is None
    assert section("Tasks", ["a", "b"]) == "<h3>Tasks</h3>\n<p>a</p>\n<p>b</p>\n"
    assert section("Tasks", None) == ""
    assert [node for node in walk({"a": '{"b": {"c": 1}}'}) if "c" in node] == [{"c": 1}]


@pytest.mark.parametrize("text", ["Résumé – naïve", "Řízení týmu šťastných žáků", "東京で働くエンジニア", "Über “uns”"])
def test_double_encoded_text_is_repaired(text: str) -> None:
    garbled = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in text.encode()
    )
    assert repair(garbled) == text
    assert repair(text) == text


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "shift_jis", "euc_jp", "cp1250", "cp1252", "utf-16"])
def test_undeclared_charsets(charset: str) -> None:
    text = {
        "cp1251": "Требуется программист в офис, опыт работы от трёх лет",
        "koi8-r": "Требуется программист в офис, опыт работы",
        "shift_jis": "エンジニア募集。東京の会社で働く",
        "euc_jp": "エンジニア募集。東京の会社で働く",
        "cp1250": '<html lang="cs">Vedoucí směny, řízení lidí</html>',
        "cp1252": "Développeur à Genève, équipe agréable",
        "utf-16": "Ingénieur",
    }[charset]
    assert decode(text.encode(charset)).text == text


def test_a_declared_charset_is_believed_and_one_bad_byte_forgiven() -> None:
    assert decode("Ölförderung".encode("latin-1"), "text/html; charset=iso-8859-1").text == "Ölförderung"
    assert decode(b'<meta charset="utf-8">' + "Größe ".encode() * 500 + b"\xff").text.count("Größe") == 500


@pytest.mark.parametrize(
    "subject", ["companies", "hiring", "labels", "pay", "places", "prose", "roles", "sections", "walls"]
)
def test_tables_of_words_have_no_empty_alternatives(subject: str) -> None:
    def texts(table: Any) -> list[str]:
        return [
            text
            for inner in table.values()
            for text in (texts(inner) if isinstance(inner, dict) else [inner] if isinstance(inner, str) else [])
        ]

    for text in texts(load(subject)):
        assert alternatives(text)
        assert "||" not in alternatives(text)
        assert all(split_entries(text, "|"))


@pytest.mark.parametrize("body", ["", "   ", "\x00\x00", "null", "[]", "{}", '""', "42", "<", "<a/>"])
def test_nothing_is_no_posting(body: str) -> None:
    with pytest.raises(ParserError):
        read_posting(Document(body=body))


_STATE = {
    "branding": {"companyName": "Initrode"},
    "positions": [
        {
            "id": 446695,
            "name": "Data Engineer",
            "location": "Austin, TX",
            "department": "Data",
            "job_description": "x" * 200,
        }
    ],
}


@pytest.mark.parametrize(
    "element",
    [
        '<code id="smartApplyData" style="display:none">{}</code>',
        "<code><!--{}--></code>",
        '<div data-page="{}"></div>',
    ],
)
def test_states_outside_scripts(element: str) -> None:
    markup = f"<html><body>{element.replace('{}', escape(json.dumps(_STATE)))}</body></html>"
    job = read_posting(Document(body=markup, url="https://jobs.example/careers/job/446695")).job
    assert (job.company_name, job.job_title, job.location) == ("Initrode", "Data Engineer", "Austin, TX")


def test_the_data_around_a_posting_names_its_company() -> None:
    job = {"title": "Cook", "shortcode": "A1B2", "city": "Oslo", "country": "Norway", "description": "We cook. " * 30}
    board: dict[str, Any] = {"name": "Grill House", "jobs": [job]}
    read = read_posting(Document(body=json.dumps(board), url="https://apply.workable.com/api/v1/widget/accounts/g")).job
    assert read.company_name == "Grill House"
    assert company_near(board, job) == "Grill House"
    # Two names may be anybody's; a name without postings beneath it is not a company's.
    assert company_near({**board, "employer": "Staffing"}, job) is None
    assert company_near({"name": "Grill House", "page": job}, job) is None


def test_parts_of_the_description_in_an_object_of_their_own() -> None:
    job = {
        "title": "Cook", "shortcode": "A1B2", "details": {"description": "<p>We cook.</p>",
        "requirements": "<ul><li>Knives</li><li>Fire</li></ul>"},
        "location": {"city": "Oslo", "workplace_type": "on_site", "telecommuting": False},
    }  # fmt: skip
    read = read_posting(Document(body=json.dumps({"job": job}), url="https://grill.workable.com/spi/v3/jobs/A1B2")).job
    assert read.required_skills == ["Knives", "Fire"]
    assert read.remote_policy == "onsite"


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<link rel="canonical" href="https://a.example/1?x=1&amp;y=2">', "https://a.example/1?x=1&y=2"),
        ('<meta content="https://a.example/2" property="og:url">', "https://a.example/2"),
        ("<p>none</p>", None),
    ],
)
def test_the_page_s_own_address(html: str, address: str | None) -> None:
    assert Page(html=html, url=None).canonical == address
