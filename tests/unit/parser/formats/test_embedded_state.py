"""Application state that pages carry in their scripts."""

import json
from html import escape

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting

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
