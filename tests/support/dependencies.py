"""What the packages say of themselves that the services are locked to: `make audit` prints it, a test judges it."""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

__all__ = ["Audit", "Package", "locked_packages"]

ROOT = Path(__file__).parents[2]
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)", re.MULTILINE)
_WHO = ("Maintainer", "Maintainer-email", "Author", "Author-email")


@dataclass(frozen=True, kw_only=True)
class Package:
    """A package as it is installed here."""

    name: str
    locked: str
    version: str
    licence: str
    """As the metadata says it: an SPDX expression, or names of the older kind joined by ` AND `."""
    maintainer: str


def locked_packages(lock: Path = ROOT / "requirements" / "services.txt") -> Iterator[Package]:
    """Yield the packages of a lock file that this platform needs."""
    for pin in _PIN.finditer(lock.read_text()):
        try:
            found = metadata(pin["name"])
        except PackageNotFoundError:
            continue  # of another platform, which the installation knows
        said: Mapping[str, str] = {key: found[key] for key in ("License-Expression", "License", *_WHO) if key in found}
        classifiers = [
            line.rpartition("::")[2].strip()
            for line in found.get_all("Classifier") or []
            if line.startswith("License :: OSI Approved ::")
        ]
        yield Package(
            name=pin["name"],
            locked=pin["version"],
            version=found["Version"],
            licence=said.get("License-Expression") or " AND ".join(classifiers) or said.get("License", "").strip(),
            maintainer=next((said[key] for key in _WHO if said.get(key)), ""),
        )


class Audit:
    """The rules in `requirements/audit.toml`."""

    def __init__(self, rules: Mapping[str, Any] | None = None) -> None:
        rules = rules or tomllib.loads((ROOT / "requirements" / "audit.toml").read_text())
        self._allowed = frozenset(rules["licences"])
        self._spoken: Mapping[str, str] = rules["spoken"]
        self._exceptions: Mapping[str, Mapping[str, str]] = rules["exceptions"]
        self._chosen: Mapping[str, Mapping[str, str]] = rules["chosen"]

    def flaws(self, packages: Sequence[Package]) -> list[str]:
        """Return what is wrong, a sentence each."""
        names = {package.name for package in packages}
        excepted = [*self._exceptions, *self._chosen]
        gone = [f"{name} is excepted and not installed" for name in excepted if name not in names]
        return gone + [flaw for package in packages for flaw in self._of(package)]

    def _of(self, package: Package) -> Iterator[str]:
        if package.version != package.locked:
            yield f"{package.name} is installed as {package.version} and locked to {package.locked}"
        exception = self._exceptions.get(package.name, {})
        for what, said in (("licence", package.licence), ("maintainer", package.maintainer)):
            if said and what in exception:
                yield f"{package.name} names its {what} now: the exception is not needed"
            if not said and what not in exception:
                yield f"{package.name} names no {what}"
        licence = package.licence or exception.get("licence", "")
        if licence and not self.allows(licence) and licence != self._chosen.get(package.name, {}).get("said"):
            yield f"{package.name} has the licence {licence}"

    def allows(self, licence: str) -> bool:
        """Return whether an SPDX expression, or a name of the older kind, is allowed."""
        for old, name in self._spoken.items():
            licence = licence.replace(old, name)
        return any(
            all(part.strip("() ") in self._allowed for part in choice.split(" AND "))
            for choice in licence.split(" OR ")
        )


def main() -> int:
    """Print each package, then what is wrong; 1 when something is."""
    packages = list(locked_packages())
    for package in packages:
        sys.stdout.write(f"{package.name:32}{package.version:14}{package.licence:42}{package.maintainer[:50]}\n")
    flaws = Audit().flaws(packages)
    sys.stdout.write("".join(f"WRONG  {flaw}\n" for flaw in flaws) + f"{len(packages)} packages\n")
    return int(bool(flaws))


if __name__ == "__main__":
    sys.exit(main())
