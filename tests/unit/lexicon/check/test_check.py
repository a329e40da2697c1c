"""The lexicon's own check, on the lexicon itself and on an experiment: the role Teaching, and Dutch anew."""

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from lexicon.__main__ import main
from lexicon.check import Checked, complaints, coverage, missing

TEACHING = """
name = 'Teaching'
communities = ['Teachers', 'teaching']
likeness = 'teacher|classroom|lesson|school district'
foreign = ['leetcode', '\\blbo\\b']
employers = 'Kestrel Schools'
[skills]
any_case = 'Lesson planning'
[titles.en]
7 = 'teacher|lecturer|tutor'
[titles.de]
7 = 'lehrer'
"""
DUTCH = """
name = 'Dutch'
[detection]
words = 'de en van het een je wij'
[sections]
benefits = 'wij bieden'
[levels]
Junior = 'starter'
[roles.teaching]
7 = 'docent|leraar'
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A lexicon of three languages, Dutch not among them."""
    kept = {"languages": ("en", "de", "fr", "tables"), "roles": ("*",), "patterns": ("unwanted",)}
    for folder, names in kept.items():
        (tmp_path / folder).mkdir()
        for path in (path for name in names for path in (Path("lexicon") / folder).glob(f"{name}.toml")):
            shutil.copy(path, tmp_path / folder)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, encoding="utf-8")


def test_nothing_is_wrong_with_the_lexicon() -> None:
    assert complaints(Checked(Path("lexicon"), [Path("services"), Path("runtime"), Path("lexicon")])) == []


def test_a_role_is_one_file(root: Path) -> None:
    write(root, "roles/teaching.toml", TEACHING)
    lexicon = Checked(root)
    assert complaints(lexicon) == []
    role = lexicon.roles.role("Teaching")
    assert (role.communities[0], role.skills, role.employers) == (
        "Teachers",
        ("Lesson planning",),
        ("Kestrel Schools",),
    )
    assert lexicon.roles.title_words(role) == {7: "teacher|lecturer|tutor|lehrer"}


def test_a_language_is_one_file(root: Path) -> None:
    assert "nl" not in Checked(root).languages.words("sections", "benefits")
    write(root, "roles/teaching.toml", TEACHING)
    write(root, "languages/nl.toml", DUTCH)
    lexicon = Checked(root)
    assert complaints(lexicon) == []
    assert lexicon.languages.words("sections", "benefits")["nl"] == "wij bieden"
    assert lexicon.languages.alternatives("levels", "Junior").endswith("starter")
    assert lexicon.roles.title_words(lexicon.roles.role("Teaching"))[7].endswith("docent|leraar")


@pytest.mark.parametrize(
    ("page", "file"), [("add-a-role", "roles/teaching.toml"), ("add-a-language", "languages/nl.toml")]
)
def test_what_a_how_to_shows_is_a_whole_file(root: Path, page: str, file: str) -> None:
    text = Path(f"docs/howto/{page}.md").read_text(encoding="utf-8")
    block = re.search(r"^ *```toml\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    assert block
    write(root, file, textwrap.dedent(block[1]))
    assert complaints(Checked(root)) == []


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("languages/xx.toml", DUTCH, "xx is no ISO 639-1 code"),
        ("languages/nl.toml", DUTCH + "[sectons]\nother = 'over ons'", "[sectons] is not in tables.toml"),
        ("languages/nl.toml", DUTCH + "[labels]\nsalery = 'loon'", "[labels] salery is not in tables.toml"),
        ("languages/nl.toml", DUTCH + "[employment]\nFull-time = 'één'", "has accents or capitals"),
        ("languages/nl.toml", DUTCH + "[titles]\nprofessions = 'docent('", "does not compile"),
        ("languages/nl.toml", DUTCH + "[titles]\nprofessions = 'docent||kok'", "empty alternative"),
        ("languages/nl.toml", DUTCH + "[roles.baking]\n7 = 'bakker'", "[roles.baking] has no file"),
        ("roles/teaching.toml", TEACHING.replace("'Teachers', 'teaching'", ""), "has no communities"),
        ("roles/teaching.toml", TEACHING.replace("likeness", "likness"), "nobody reads likness"),
        ("roles/teaching.toml", TEACHING.replace("'leetcode'", "'leet('"), "does not compile"),
        ("roles/teaching.toml", TEACHING.replace("'Teaching'", "'Sales'"), "Sales is the name of several"),
        ("roles/teaching.toml", TEACHING.replace("titles.de", "titles.xx"), "no known language"),
        ("patterns/fruit.toml", "[apple]\nwords = 'apple'\nno_match = ['pear']", "no example sentences in match"),
        (
            "patterns/fruit.toml",
            "[apple]\nwords = 'apple'\nmatch = ['pear']\nno_match = ['fig']",
            "does not match: pear",
        ),
        (
            "patterns/fruit.toml",
            "[apple]\nwords = 'apple'\nmatch = ['apple']\nno_match = ['apples']",
            "matches: apples",
        ),
        ("patterns/fruit.toml", "[apple]\nwords = 'apple)'\nmatch = ['a']\nno_match = ['b']", "does not compile"),
        ("patterns/fruit.toml", "[apple]\nwords = '@PEAR'\nmatch = ['a']\nno_match = ['b']", "does not compile"),
    ],
)
def test_complaints(root: Path, file: str, text: str, complaint: str) -> None:
    write(root, "roles/teaching.toml", TEACHING)
    write(root, file, text)
    assert any(complaint in found for found in complaints(Checked(root)))


def test_tables_that_no_code_reads_are_complained_about(root: Path) -> None:
    code = root / "code"
    code.mkdir()
    write(
        root,
        "code/reader.py",
        'alternatives("sections", kind)\nwords("detection", name)\npattern("unwanted", "rude")',
    )
    found = complaints(Checked(root, [code]))
    assert "languages: no code reads [labels]" in found
    assert "patterns: no code reads [takeover] of unwanted.toml" in found
    assert not any("sections" in text or "detection" in text or "rude" in text for text in found)


def test_coverage_shows_what_is_missing(root: Path) -> None:
    write(root, "languages/nl.toml", DUTCH)
    write(root, "roles/teaching.toml", TEACHING)
    table = coverage(Checked(root))
    lines = {line.split()[0]: line.split()[1:] for line in table.splitlines() if line}
    at = lines["language"].index("nl")
    assert (lines["detection"][at], lines["levels"][at], lines["labels"][at]) == ("1/3", "1/12", "0/12")
    assert lines["teaching"] == ["2", "4", "2", "1", "1", "en", "de", "nl"]
    assert lines["other"][1] == "0"


def test_what_a_language_or_role_lacks_is_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "languages/nl.toml", DUTCH)
    write(root, "roles/teaching.toml", TEACHING.replace("employers = 'Kestrel Schools'", ""))
    lacking = missing(Checked(root), "nl")
    assert "[sections] process, preferred, responsibilities, required, other" in lacking
    assert "[detection] script, share" in lacking
    assert not any(line.startswith("[lists]") for line in missing(Checked(root), "de"))
    assert "teaching" not in lacking[-1]
    assert missing(Checked(root), "teaching")[0] == "employers"
    assert "fr" in missing(Checked(root), "teaching")[1]
    main(["check", "--root", str(root), "--missing", "teaching"])
    assert capsys.readouterr().out.startswith("employers\n")
    with pytest.raises(KeyError):
        missing(Checked(root), "klingon")


def test_the_command_prints_and_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--root", str(root)])
    assert "software_engineering" in capsys.readouterr().out
    write(root, "languages/nl.toml", DUTCH.replace("sections", "sectons"))
    with pytest.raises(SystemExit, match="sectons"):
        main(["check", "--root", str(root)])
