import gzip
from pathlib import Path

import brotli

from services.gateway.api.transport.assets import assets_of


def test_files_are_held_in_every_form_they_are_sent_in(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "page.js").write_bytes(text := b"export const answer = 42; // for everybody\n" * 50)
    (tmp_path / "icon.svg").write_bytes(small := b"<svg/>")
    assets = assets_of(tmp_path)
    assert assets.keys() == {"inner/page.js", "icon.svg"}
    page = assets["inner/page.js"]
    assert (page.body, page.media_type) == (text, "text/javascript")
    assert brotli.decompress(page.compressed["br"]) == gzip.decompress(page.compressed["gzip"]) == text
    assert (assets["icon.svg"].body, assets["icon.svg"].compressed) == (small, {})
