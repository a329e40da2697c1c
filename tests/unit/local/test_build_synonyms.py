"""The list of synonyms is made from WordNet's files: common senses only, as stems."""

from pathlib import Path

from local.build_synonyms import synonyms

_FILES = {
    "cntlist.rev": "doctor%1:18:00:: 1 20\ndoc%1:18:00:: 1 3\nquack%1:18:00:: 2 0\narrive%2:38:00:: 1 9\n",
    "index.noun": (
        "  a comment\ndoctor n 1 1 @ 1 1 00000001\ndoc n 1 1 @ 1 1 00000001\nquack n 2 1 @ 2 1 00000009 00000001\n"
    ),
    "index.verb": "arrive v 1 1 @ 1 1 00000002\ncome v 1 1 @ 1 1 00000002\nget_in v 1 1 @ 1 1 00000002\n",
    "index.adj": "",
    "index.adv": "",
}


def test_words_that_share_a_common_sense_stand_in_one_line(tmp_path: Path) -> None:
    for name, text in _FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    # `quack` means a doctor too rarely; phrases are left out.
    assert synonyms(tmp_path) == ["arriv com", "doc doctor"]
