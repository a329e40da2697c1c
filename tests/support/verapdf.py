"""veraPDF, which judges files by ISO 14289; fetched by Maven once and kept in the cache of this machine."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

__all__ = ["failed_files"]

_VERSION = "1.28.2"
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>prepline</groupId><artifactId>verapdf</artifactId><version>1</version><dependencies><dependency>
<groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>{_VERSION}</version>
</dependency></dependencies></project>"""
_CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "prepline" / f"verapdf-{_VERSION}"
_VERDICT = re.compile(r"^(PASS|FAIL) (\S+)", re.MULTILINE)


def failed_files(files: Sequence[Path], *, standard: str = "ua1") -> list[str]:
    """Return the names of the files that are not PDF/UA, with what is wrong. One call judges all of them.

    Args:
        files: What to judge.
        standard: `ua1` or `ua2`.
    """
    command = [
        "java",
        "-cp",
        f"{_jars()}/*",
        "org.verapdf.apps.GreenfieldCliWrapper",
        "-f",
        standard,
        "--format",
        "text",
        "-v",
    ]
    # Nothing but the program that Maven fetched is run, on files that the test wrote.
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)  # noqa: S603
    verdicts = {Path(file).name: verdict for verdict, file in _VERDICT.findall(done.stdout)}
    missing = [file.name for file in files if verdicts.get(file.name) != "PASS"]
    return [f"{', '.join(missing)}: {done.stdout[-2000:]}{done.stderr[-500:]}"] if missing else []


def _jars() -> Path:
    jars = _CACHE / "jars"
    if not jars.exists():
        _CACHE.mkdir(parents=True, exist_ok=True)
        pom = _CACHE / "pom.xml"
        pom.write_text(_POM)
        fresh = _CACHE / f"jars-{os.getpid()}"
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={fresh}"]
        subprocess.run(["mvn", "--quiet", "--batch-mode", "--file", str(pom), *goal], check=True)  # noqa: S603, S607
        fresh.rename(jars)
    return jars
