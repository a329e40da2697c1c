"""Labels of posts that were read in full, as places without their words: which spans were asked, which are in doubt.

Writes a line `{file, index, asked, unsure}` for each post that says something about its employer; a place is
`[where, start, end]`. What touches none of them was not asked.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._labelled import gold_lines, is_blind, places_of, post_of

_OUT = Path(__file__).parent / "data" / "read_posts.jsonl"


def main(arguments: Sequence[str]) -> int:
    """Convert label files and write the places."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks read_posts", description=__doc__)
    parser.add_argument("root", type=Path, help="folder below which the posts lie")
    parser.add_argument("labels", nargs="+", type=Path, help="lines `{id, source_file, relevance, questions, unsure}`")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args(arguments)
    lines = [line for file in given.labels for line in gold_lines(file) if line["relevance"] != "irrelevant"]
    by_post = {(line["source_file"], line["id"]): line for line in lines if not is_blind(_company(line))}
    found = [_places(line, given.root) for _, line in sorted(by_post.items())]
    given.out.write_text("".join(f"{json.dumps(one)}\n" for one in found), encoding="utf-8")
    print(f"{len(found)} posts, {sum(len(one['asked']) for one in found)} places asked")
    return 0


def _company(line: dict[str, Any]) -> str:
    return Path(line["source_file"]).stem


def _places(line: dict[str, Any], root: Path) -> dict[str, Any]:
    index = int(line["id"].rpartition("#")[2])
    post = post_of({**line, "index": index}, root)
    texts = {"title": post.title, "body": post.body}
    texts |= {f"comment:{number}": comment.body for number, comment in enumerate(post.comments)}
    asked = [place for item in line["questions"] for place in _found(item["evidence"], texts, item.get("where"))]
    unsure = [place for quote in line.get("unsure", ()) for place in _found(quote, texts, None)]
    return {"file": line["source_file"], "index": index, "asked": asked, "unsure": unsure}


def _found(quote: str, texts: dict[str, str], where: str | None) -> Iterator[list[Any]]:
    for name, text in texts.items():
        if where in {None, name}:
            yield from ([name, start, end] for start, end in places_of([quote], text))
