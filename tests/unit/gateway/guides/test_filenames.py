import re
from email.message import Message
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from services.gateway.guides.filenames import content_disposition, guide_filename


def test_a_name_says_what_the_file_is() -> None:
    document = {"companyName": "Example", "jobTitle": "Data Engineer"}
    assert guide_filename(document, "pdf") == "Interview Prep - Example - Data Engineer.pdf"


def test_an_unknown_company_leaves_no_gap() -> None:
    assert guide_filename({"companyName": None, "jobTitle": "../.."}, "pdf") == "Interview Prep.pdf"


@given(st.text(), st.text())
def test_any_text_gives_a_name_and_a_header_that_are_safe(company: str, title: str) -> None:
    name = guide_filename({"companyName": company, "jobTitle": title}, "pdf")
    assert name.startswith("Interview Prep")
    assert name.endswith(".pdf")
    assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|\u202e]', name)
    assert len(name) < 160
    header = content_disposition(name)
    header.encode("ascii")
    assert unquote(header.rpartition("''")[2]) == name
    message = Message()
    message["Content-Disposition"] = header
    assert message.get_content_disposition() == "attachment"


def test_umlauts_survive_in_the_exact_name() -> None:
    header = content_disposition("Müller.pdf")
    assert header == "attachment; filename=\"Muller.pdf\"; filename*=UTF-8''M%C3%BCller.pdf"


PERSIAN = "\u0646\u0631\u0645\u200c\u0627\u0641\u0632\u0627\u0631"


def test_joiners_that_a_script_needs_stay() -> None:
    """Persian words lose their shape without the zero-width non-joiner."""
    name = guide_filename({"companyName": PERSIAN, "jobTitle": "Data\u200bEngineer"}, "pdf")
    assert PERSIAN in name
    assert "DataEngineer" in name
