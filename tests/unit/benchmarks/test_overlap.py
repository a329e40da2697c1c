"""What overlapping is worth is reckoned from one guide's latencies."""

import pytest

from benchmarks.overlap import VARIANTS, Draw, main

ONE = Draw(
    page=1.0, searches=[0.5, 2.0, 0.5, 0.5], comments=[1.0, 0.2, 0.2], sections=[3.0] * 5, alone=3.0, verdicts=1.0,
    skills=4.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("today", 0.0),
        ("before sections, checks and assembly overlapped", -0.368),
        ("skills read by a model before anything is collected", -4.0),
        ("posting read while its preview is looked at", 1.0),
        ("discussions collected then as well", 4.0),
        ("posting-only section while discussions are collected", 0.0),
        ("discussions read as they arrive", 0.18),
        ("comments of a source right after its own search", 0.8),
        ("sections begun before comments are there", 1.0),
        ("sections laid out as they come", 0.1275),
    ],
)
def test_a_variant_takes_off_the_path_what_it_overlaps(name: str, saved: float) -> None:
    assert VARIANTS["today"](ONE) - VARIANTS[name](ONE) == pytest.approx(saved)


def test_a_section_that_goes_by_the_posting_alone_matters_when_it_is_the_slowest() -> None:
    slow = Draw(page=1, searches=[1], comments=[1], sections=[1], alone=5, verdicts=0, skills=0)
    name = "posting-only section while discussions are collected"
    assert VARIANTS["today"](slow) - VARIANTS[name](slow) == pytest.approx(2)


def test_every_variant_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--guides", "20"]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in VARIANTS)
