"""A few of the documents of `python -m benchmarks hostile`, which renders thousands."""

from collections.abc import Callable

import pytest

from services.renderer.guide import render_guide
from services.renderer.pdf.compact import CompactDocument
from tests.support.examples import examples
from tests.support.hostile import acting_names, hostile_guide
from tests.support.pdf_reading import open_pdf


@pytest.mark.parametrize("seed", range(4))
def test_a_hostile_document_renders_and_does_nothing(seed: int) -> None:
    guide = render_guide(*hostile_guide(seed))
    assert len(open_pdf(guide.pdf).pages) == guide.pages
    assert acting_names(guide.pdf) == set()


@pytest.mark.parametrize("first", range(0, examples(500), 50))
def test_fifty_short_hostile_documents_render_and_do_nothing(first: int) -> None:
    for seed in range(first, first + 50):
        pdf = render_guide(*hostile_guide(seed, short=True)).pdf
        assert pdf.endswith(b"%%EOF\n"), seed
        assert acting_names(pdf) == set(), seed


def test_what_acts_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    # Text that looks like an action is text, and what acts is found in compressed objects, too.
    monkeypatch.setattr(CompactDocument, "format", _with_an_action(CompactDocument.format))
    assert acting_names(render_guide(*hostile_guide(0)).pdf) == {b"/OpenAction"}


def _with_an_action(format_: Callable[[CompactDocument], bytes]) -> Callable[[CompactDocument], bytes]:
    def formatted(document: CompactDocument) -> bytes:
        catalogue = document._objects[document.root]
        document.put(document.root, catalogue.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction 9 0 R"))
        return format_(document)

    return formatted
