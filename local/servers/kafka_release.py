"""Apache Kafka's own files, fetched once by their Maven coordinates and kept in a cache."""

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from local.servers.commands import run
from local.servers.errors import FailureCode, ServerFailed

__all__ = ["ADVICE", "KafkaRelease", "cache_dir"]

ADVICE = "You can also use the embedded Kafka, which needs nothing installed, or a Kafka of your own."

_VERSION = "4.1.0"
_JAVA = 17
_POM = f"""\
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>prepline</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{_VERSION}</version>
    </dependency>
    <!-- without a binding the broker logs nothing, not even why it does not start -->
    <dependency>
      <groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>2.24.3</version>
    </dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version>
  </plugin></plugins></build>
</project>
"""


def cache_dir() -> Path:
    """Return where downloads are kept: `$PREPLINE_CACHE`, or `~/.cache/prepline`."""
    return Path(os.environ.get("PREPLINE_CACHE") or Path.home() / ".cache" / "prepline")


@dataclass(frozen=True, kw_only=True)
class KafkaRelease:
    """An Apache Kafka that is ready to run."""

    java: str
    """The Java program."""
    home: Path
    """Holds the jars, in `libs`, and the class archive."""

    @classmethod
    async def install(cls, *, cache: Path, log_file: Path) -> "KafkaRelease":
        """Return the release in the cache, fetching it first when it is not there (43 MB).

        Raises:
            ServerFailed: Java or Maven is missing or too old, or the download failed.
        """
        java = _find("java", f"openjdk-{_JAVA}-jre-headless", log_file)
        home = cache / f"kafka-{_VERSION}"
        if not home.exists():
            await _require_version(java, log_file)
            await _download(home, log_file)
        return cls(java=java, home=home)

    @property
    def class_archive(self) -> Path:
        """The loaded classes of a broker that ran before; with it the next one is ready in 0.9 s instead of 2.2 s."""
        return self.home / "classes.jsa"

    def keep_class_archive(self, fresh: Path) -> None:
        """Move an archive in place; without one, as some Java machines write none, brokers just start slower."""
        with suppress(FileNotFoundError):
            fresh.replace(self.class_archive)

    @property
    def formatted(self) -> Path:
        """A formatted data directory, without users, to begin with a copy of."""
        return self.home / "formatted"

    def keep_formatted(self, data: Path) -> None:
        """Keep a copy of a data directory that was formatted just now; whoever is first."""
        fresh = Path(tempfile.mkdtemp(dir=self.home)) / "formatted"
        shutil.copytree(data, fresh)
        _publish(fresh, self.formatted)
        shutil.rmtree(fresh.parent)

    def command(self, main_class: str, *arguments: str, options: Sequence[str] = ()) -> list[str]:
        """Return the command that runs one of the release's programs."""
        # No second compiler: these programs should be quick at once rather than at their best after minutes.
        tuning = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        if self.class_archive.exists():
            tuning.append(f"-XX:SharedArchiveFile={self.class_archive}")  # made by another Java, it is ignored
        return [self.java, *tuning, *options, "-cp", str(self.home / "libs" / "*"), main_class, *arguments]


def _find(program: str, debian_package: str, log_file: Path) -> str:
    home = os.environ.get("JAVA_HOME")
    path = os.pathsep.join([*([f"{home}/bin"] if home else []), os.environ.get("PATH", os.defpath)])
    found = shutil.which(program, path=path)
    if found is None:
        raise _failed("tool_missing", f"`{program}` is not installed (on Debian: {debian_package})", log_file)
    return found


async def _require_version(java: str, log_file: Path) -> None:
    _, output = await run(java, "-version")
    version = re.search(r'version "(\d+)', output)
    if version is None or int(version[1]) < _JAVA:
        what = f"needs Java {_JAVA} or later (on Debian: openjdk-{_JAVA}-jre-headless), and {java} is another"
        raise _failed("tool_missing", what, log_file, output.splitlines())


async def _download(home: Path, log_file: Path) -> None:
    """Fetch the jars into a temporary directory, which gets its final name only when it is complete."""
    maven = _find("mvn", "maven", log_file)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=f"{home.name}-") as temporary:
        fresh = Path(temporary, home.name)
        goal = ("dependency:copy-dependencies", f"-DoutputDirectory={fresh / 'libs'}")
        status, output = await run(maven, "--quiet", "--batch-mode", "--file", str(_write_pom(fresh)), *goal)
        if status:
            _log(log_file, output)
            raise _failed("download_failed", "its files could not be fetched", log_file, output.splitlines()[-5:])
        _publish(fresh, home)


def _write_pom(directory: Path) -> Path:
    directory.mkdir()
    pom = directory / "pom.xml"
    pom.write_text(_POM)
    return pom


def _publish(fresh: Path, home: Path) -> None:
    try:
        fresh.rename(home)
    except OSError:
        if not home.exists():  # else another process was quicker
            raise


def _log(log_file: Path, output: str) -> None:
    log_file.parent.mkdir(parents=True, exist_ok=True)
    log_file.write_text(output)


def _failed(code: FailureCode, what: str, log_file: Path, last_lines: Sequence[str] = ()) -> ServerFailed:
    return ServerFailed(
        server="Apache Kafka", code=code, what=what, advice=ADVICE, log_file=log_file, last_lines=last_lines
    )
