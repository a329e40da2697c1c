"""Objects come back from a file as they were put in, and the same ones give the same bytes."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from services.renderer.pdf.file import PdfFile
from services.renderer.pdf.values import Ref


def file_of(count: int) -> tuple[PdfFile, Ref, Ref]:
    """A file without pages whose root refers to so many dictionaries and to one stream."""
    file = PdfFile()
    root = file.reserve()
    numbers = [file.add(f"<</Number {number}>>") for number in range(count)]
    stream = file.add_stream(b"content" * 10, "/Kind/Test")
    pages = file.add("<</Type/Pages/Kids[]/Count 0>>")
    file.put(root, f"<</Type/Catalog/Pages {pages}/Numbers[{' '.join(map(str, numbers))}]/Stream {stream}>>")
    return file, root, file.add("<</Title(Test)>>")


def written(count: int) -> bytes:
    file, root, info = file_of(count)
    return file.finished(root=root, info=info)


@pytest.mark.parametrize("count", [0, 1, 397, 398, 399, 850])
def test_all_objects_can_be_read_back(count: int) -> None:
    reader = PdfReader(BytesIO(written(count)), strict=True)
    root: Any = reader.trailer["/Root"]
    assert [one.get_object()["/Number"] for one in root["/Numbers"]] == list(range(count))
    assert root["/Stream"].get_data() == b"content" * 10
    assert root["/Stream"]["/Kind"] == "/Test"
    assert reader.metadata is not None
    assert reader.metadata.title == "Test"


def test_the_same_objects_give_the_same_bytes_and_others_give_others() -> None:
    assert written(3) == written(3)
    ids = {str(PdfReader(BytesIO(written(count))).trailer["/ID"]) for count in (3, 4)}
    assert len(ids) == 2


def test_objects_are_compressed_together_with_the_table_of_their_places() -> None:
    pdf = written(450)
    assert pdf.count(b"/Type/ObjStm") == 2
    assert b"/Number" not in pdf
    assert b"\nxref\n" not in pdf
    assert len(pdf) < 6000


def test_plain_streams_are_found_without_reading_the_format() -> None:
    file, root, info = file_of(0)
    file.put_plain_stream(file.reserve(), b"<xml>found</xml>", "/Type/Metadata")
    pdf = file.finished(root=root, info=info)
    assert b"<xml>found</xml>" in pdf
    assert PdfReader(BytesIO(pdf), strict=True).metadata is not None


def test_what_is_compressed_already_is_not_compressed_again() -> None:
    import zlib

    file, root, info = file_of(0)
    packed = zlib.compress(b"once")
    file.add_stream(b"", "/Length1 4", packed=packed)
    assert packed in file.finished(root=root, info=info)
