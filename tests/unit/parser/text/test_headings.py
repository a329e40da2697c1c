"""Headings of a posting's parts, in many languages."""

import pytest

from services.parser.text.headings import heading_kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What you'll do", "responsibilities"),
        ("You will:", "responsibilities"),
        ("Who We're Looking For", "required"),
        ("Preferred Qualifications", "preferred"),
        ("Nice to have", "preferred"),
        ("What we offer", "benefits"),
        ("Interview process", "process"),
        ("Deine Aufgaben", "responsibilities"),
        ("Das bringst du mit", "required"),
        ("Von Vorteil", "preferred"),
        ("Vos missions", "responsibilities"),
        ("Profil recherché", "required"),
        ("Co Tě u nás čeká?", "responsibilities"),
        ("Požadujeme:", "required"),
        ("Co Ti nabídneme", "benefits"),
        ("Wymagania", "required"),
        ("Требования", "required"),
        ("応募資格", "required"),
        ("About us", "other"),
        ("Gardening in winter", None),
    ],
)
def test_headings(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == kind
