"""Every package that the services are locked to has a licence that may be used and somebody who answers for it."""

from dataclasses import replace

import pytest

from tests.support.dependencies import Audit, Package, locked_packages

SOUND = Package(name="sound", locked="1.0", version="1.0", licence="MIT", maintainer="Ada")
RULES = {
    "licences": ["MIT", "Apache-2.0", "BSD-3-Clause"],
    "spoken": {"MIT License": "MIT"},
    "exceptions": {"silent": {"licence": "MIT", "maintainer": "Bob", "why": "looked up"}},
    "chosen": {},
}
SILENT = replace(SOUND, name="silent", licence="", maintainer="")


def test_the_services_packages_have_licences_and_maintainers() -> None:
    packages = list(locked_packages())
    assert len(packages) > 50
    assert Audit().flaws(packages) == []


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"licence": "GPL-3.0-only"}, "sound has the licence GPL-3.0-only"),
        ({"licence": "MIT AND GPL-3.0-only"}, "sound has the licence MIT AND GPL-3.0-only"),
        ({"licence": ""}, "sound names no licence"),
        ({"maintainer": ""}, "sound names no maintainer"),
        ({"version": "1.1"}, "sound is installed as 1.1 and locked to 1.0"),
    ],
)
def test_what_is_wrong_is_said(change: dict[str, str], flaw: str) -> None:
    assert Audit(RULES).flaws([SILENT, replace(SOUND, **change)]) == [flaw]


@pytest.mark.parametrize("licence", ["MIT", "MIT License", "GPL-3.0-only OR MIT", "Apache-2.0 AND (BSD-3-Clause)"])
def test_what_may_be_used(licence: str) -> None:
    assert Audit(RULES).flaws([SILENT, replace(SOUND, licence=licence)]) == []


def test_one_of_several_licences_is_taken_as_long_as_they_stay_the_same() -> None:
    rules = {**RULES, "exceptions": {}, "chosen": {"sound": {"said": "MIT AND GPL", "taken": "MIT", "why": "either"}}}
    assert Audit(rules).flaws([replace(SOUND, licence="MIT AND GPL")]) == []
    assert Audit(rules).flaws([replace(SOUND, licence="GPL")]) == ["sound has the licence GPL"]
    assert Audit(rules).flaws([]) == ["sound is excepted and not installed"]


def test_an_exception_that_is_not_needed_is_said() -> None:
    assert Audit(RULES).flaws([]) == ["silent is excepted and not installed"]
    assert Audit(RULES).flaws([replace(SILENT, licence="MIT")]) == [
        "silent names its licence now: the exception is not needed"
    ]
