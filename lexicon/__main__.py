"""Commands of the lexicon.

`python -m lexicon score --names FILE.tsv --mentions FILE.jsonl [-v]` prints one JSON object.
`python -m lexicon check [FOLDER …]` prints what each language and role has, `--missing nl` what one lacks, and what is
wrong.
"""

import argparse
import json
import sys
from pathlib import Path

from lexicon.check import Checked, complaints, coverage, missing
from lexicon.score import score


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="lexicon", description="Knowledge that several services share.")
    commands = parser.add_subparsers(dest="command", required=True)
    scoring = commands.add_parser("score", help="score names and mentions on files of cases")
    scoring.add_argument(
        "--names", type=Path, help="posting name, written name, yes or no; tab-separated, with a header"
    )
    scoring.add_argument("--mentions", type=Path, help="objects with company, text and about_employer, one a line")
    scoring.add_argument("-v", "--verbose", action="store_true", help="print each wrong line as well")
    checking = commands.add_parser("check", help="complain about tables, and show what each language and role has")
    checking.add_argument("code", nargs="*", type=Path, help="folders of Python files that should read every table")
    checking.add_argument("--root", type=Path, default=Path(__file__).parent, help="the lexicon's folder")
    checking.add_argument(
        "--missing", metavar="NAME", help="print what a language (nl) or role (teaching) lacks instead"
    )
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        check(Checked(chosen.root, chosen.code), about=chosen.missing)
    else:
        print_score(chosen)


def check(lexicon: Checked, *, about: str | None = None) -> None:
    """Print what each language and role has, or what one lacks; exit with 1 and say why if anything is wrong."""
    sys.stdout.write("\n".join(missing(lexicon, about)) + "\n" if about else f"{coverage(lexicon)}\n")
    if wrong := complaints(lexicon):
        sys.exit("\n".join(wrong))


def print_score(chosen: argparse.Namespace) -> None:
    """Print the figures of the chosen files as one JSON object."""
    try:
        figures = score(names=chosen.names, mentions=chosen.mentions, verbose=chosen.verbose)
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
        sys.exit(2)
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=1 if chosen.verbose else None)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
