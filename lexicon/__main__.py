"""`python -m lexicon score --names FILE.tsv --mentions FILE.jsonl [-v]` prints one JSON object."""

import argparse
import json
import sys
from pathlib import Path

from lexicon.company.score import score


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
    chosen = parser.parse_args(arguments)
    figures = score(names=chosen.names, mentions=chosen.mentions, verbose=chosen.verbose)
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=1 if chosen.verbose else None)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
