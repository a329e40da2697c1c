"""Guides whose every text tries something: markup, operators of PDF, controls, all scripts, endless words."""

import random
import re
import zlib
from typing import Any

from contracts.insights import Insights
from contracts.job import JobDetails
from tests.support import guide_samples as samples
from tests.support.scripts import SENTENCES

__all__ = ["acting_names", "hostile_guide", "mixed_guide"]

_PIECES = (
    *("<b>", "</a>", "&nbsp;", "&#0;", "<br/>", "]]>", "<img src='/etc/hostname'/>", "<a href='file:///etc/passwd'>"),
    *("vector<int>", "a && b", "%s {0} \\n", "(()", "\\", ")", ") Tj ET Q", "]TJ /Launch", "EMC", "endstream endobj"),
    *("/JavaScript (app.alert(1))", "<FEFF", ">>", "\u20ac \u20b9 \u2192 \u2713", "e\u0301\u0301\u0301\u0301"),
    *("\u202e", "\u2066", "\u200d", "\ufeff", "\x00", "\x1b", "\u2028", "\U0001f680", "\U0001f468\u200d\U0001f467"),
    *(
        "\U0001d518\U0001d52b",
        "\ufb01",
        "\ufdfa",
        "\u0e33\u0e33",
        "\u0b95\u0bcd\u200c",
        "\U0001f1e9\U0001f1ea",
        "\u13e3",
    ),
    *("x" * 400, "\u5b57" * 200, "\u0e01" * 300, "\u0643" * 300, "\u0300" * 50, "-" * 100, "a/b" * 80, "\u00a0" * 60),
    *SENTENCES.values(),
)
_FEW = 6
_ADDRESSES = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://example.com/a b(c)",
    "data:text/html,x",
    "//x",
    "\x00",
)
_STREAM = re.compile(rb"<<([^\n]*)>>stream\n(.*?)\nendstream\nendobj", re.DOTALL)
_OBJECTS = b"/Type/ObjStm"
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)")
_ACTING = re.compile(
    rb"/(?:AA|OpenAction|JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|GoTo[RE]|SubmitForm|ImportData|Rendition)\b"
)


def hostile_guide(seed: int, *, short: bool = False) -> tuple[JobDetails, Insights]:
    """Return a valid job and guide in which every text that has no format is hostile; the same for the same seed.

    Args:
        seed: Decides what the texts say.
        short: Whether it has at most one of everything and only a few of the tricks, others for each seed, and so
            takes little time.
    """
    rng = random.Random(seed)  # noqa: S311 — not for secrets
    pieces = rng.sample(_PIECES, _FEW) if short else _PIECES

    def text(size: int) -> str:
        words = " ".join(rng.choices(pieces, k=rng.randint(1, 6)))[:size]
        return words.strip() or "x"

    insights = samples.rich_insights().model_dump(mode="json")
    job = samples.rich_job().model_dump(mode="json")
    if short:
        insights, job = _shortened(insights, rng), _shortened(job, rng)
    return JobDetails.model_validate(_changed(job, text, rng)), Insights.model_validate(_changed(insights, text, rng))


def mixed_guide(size: int) -> tuple[JobDetails, Insights]:
    """Return a guide of about `size` bytes whose texts mix all scripts in one line."""
    sentences = list(SENTENCES.values())
    count = iter(range(1_000_000))

    def text(longest: int) -> str:
        number = next(count)
        return " ".join(f"{sentences[(number + place) % len(sentences)]} {number}{place}" for place in range(40))[
            :longest
        ]

    insights = samples.huge_insights().model_dump(mode="json")
    share = size / len(str(insights).encode())
    parts = _changed(insights, lambda longest: text(int(longest * share)), random.Random(0))  # noqa: S311
    return samples.rich_job(), Insights.model_validate(parts)


def acting_names(pdf: bytes) -> set[bytes]:
    """Return what stands in a file and could act by itself. Text for people and what pages show is not looked at."""
    return set(_ACTING.findall(_STRING.sub(b"()", _STREAM.sub(_unpacked, pdf))))


def _unpacked(stream: re.Match[bytes]) -> bytes:
    """Return a stream's dictionary, and what it holds when that is objects."""
    return stream[1] + (zlib.decompress(stream[2]) if _OBJECTS in stream[1] else b"")


def _shortened(part: Any, rng: random.Random) -> Any:
    """Return a part with one entry of each list, or none; of quotes, which statements may need, one."""
    match part:
        case list():
            chosen = rng.sample(part, min(len(part), rng.randint(0, 1) or _is_quoting(part)))
            return [_shortened(child, rng) for child in chosen]
        case dict():
            return {name: _shortened(child, rng) for name, child in part.items()}
    return part


def _is_quoting(part: list[Any]) -> bool:
    return any(isinstance(child, dict) and "quote" in child for child in part)


_LENGTHS = {"text": 600, "quote": 600, "title": 110, "guidance": 300, "focus": 60, "name": 80, "company_name": 100}


def _changed(part: Any, text: Any, rng: random.Random) -> Any:
    match part:
        case list():
            return [_changed(child, text, rng) for child in part]
        case dict():
            return {
                name: text(_LENGTHS[name])
                if name in _LENGTHS and isinstance(child, str)
                else rng.choice(_ADDRESSES)
                if name == "url" and isinstance(child, str)
                else _changed(child, text, rng)
                for name, child in part.items()
            }
    return part
