"""Fetching Apache Kafka: what is missing is named, and half a download is never used. Java and Maven are stand-ins."""

import asyncio
from pathlib import Path

import pytest

from local.servers import ApacheKafka, ServerFailed, free_port
from local.servers.kafka_release import KafkaRelease, cache_dir

pytestmark = pytest.mark.integration

_JAVA_17 = """echo 'openjdk version "17.0.15" 2025-04-15'"""
_JAVA_8 = """echo 'openjdk version "1.8.0_392"'"""
# The last argument is -DoutputDirectory=…
_MAVEN = """
for last; do true; done
libs="${last#*=}"
mkdir -p "$libs"
echo jar > "$libs/kafka.jar"
echo run >> "$RUNS"
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory for programs, where alone they are looked for."""
    directory = tmp_path / "bin"
    directory.mkdir()
    (directory / "mkdir").symlink_to("/bin/mkdir")
    monkeypatch.setenv("PATH", str(directory))
    monkeypatch.setenv("RUNS", str(tmp_path / "runs"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return directory


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


async def _install(tmp_path: Path) -> KafkaRelease:
    return await KafkaRelease.install(cache=tmp_path / "cache", log_file=tmp_path / "kafka.log")


@pytest.mark.usefixtures("programs")
async def test_missing_java_is_named(tmp_path: Path) -> None:
    with pytest.raises(ServerFailed, match=r"`java` is not installed .*openjdk-17.*embedded Kafka") as failure:
        await _install(tmp_path)
    assert failure.value.code == "tool_missing"


async def test_an_old_java_is_refused(programs: Path, tmp_path: Path) -> None:
    _program(programs / "java", _JAVA_8)
    with pytest.raises(ServerFailed, match=r"needs Java 17 or later(?s:.*)1\.8\.0_392") as failure:
        await _install(tmp_path)
    assert failure.value.code == "tool_missing"


async def test_java_home_comes_first(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(programs / "java", _JAVA_8)
    _program(programs / "mvn", _MAVEN)
    home = tmp_path / "jdk"
    (home / "bin").mkdir(parents=True)
    _program(home / "bin" / "java", _JAVA_17)
    monkeypatch.setenv("JAVA_HOME", str(home))
    assert (await _install(tmp_path)).java == str(home / "bin" / "java")


async def test_missing_maven_is_named(programs: Path, tmp_path: Path) -> None:
    _program(programs / "java", _JAVA_17)
    with pytest.raises(ServerFailed, match="`mvn` is not installed") as failure:
        await _install(tmp_path)
    assert failure.value.code == "tool_missing"


async def test_a_broken_download_leaves_nothing_that_looks_complete(programs: Path, tmp_path: Path) -> None:
    _program(programs / "java", _JAVA_17)
    _program(programs / "mvn", f"{_MAVEN}\necho 'the network is down'; exit 1")
    with pytest.raises(ServerFailed, match=r"could not be fetched(?s:.*)the network is down") as failure:
        await _install(tmp_path)
    assert failure.value.code == "download_failed"
    assert "the network is down" in failure.value.log_file.read_text()
    assert list((tmp_path / "cache").iterdir()) == []


async def test_an_interrupted_download_is_cleaned_up(programs: Path, tmp_path: Path) -> None:
    _program(programs / "java", _JAVA_17)
    _program(programs / "mvn", f"{_MAVEN}\nwhile true; do read -r _ < /dev/zero; done")
    installing = asyncio.create_task(_install(tmp_path))
    async with asyncio.timeout(20):
        while not (tmp_path / "runs").exists():  # noqa: ASYNC110 — a file written by another program
            await asyncio.sleep(0.01)
    installing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await installing
    assert list((tmp_path / "cache").iterdir()) == []


async def test_one_download_serves_all_later_starts(programs: Path, tmp_path: Path) -> None:
    _program(programs / "java", _JAVA_17)
    _program(programs / "mvn", _MAVEN)
    first = await _install(tmp_path)
    assert (first.home / "libs" / "kafka.jar").exists()
    assert "<artifactId>kafka_2.13</artifactId><version>4.1.0</version>" in (first.home / "pom.xml").read_text()
    assert await _install(tmp_path) == first
    assert (tmp_path / "runs").read_text() == "run\n"


async def test_two_downloads_at_once_end_with_one_release(programs: Path, tmp_path: Path) -> None:
    _program(programs / "java", _JAVA_17)
    _program(programs / "mvn", _MAVEN)
    one, other = await asyncio.gather(_install(tmp_path), _install(tmp_path))
    assert one == other
    assert [entry.name for entry in (tmp_path / "cache").iterdir()] == ["kafka-4.1.0"]


@pytest.mark.usefixtures("programs")
async def test_the_broker_reports_what_it_lacks(tmp_path: Path) -> None:
    broker = ApacheKafka(data_dir=tmp_path / "kafka", port=free_port(), cache=tmp_path / "cache")
    with pytest.raises(ServerFailed, match="`java` is not installed"):
        await broker.start()


def test_the_cache_can_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPLINE_CACHE", "/elsewhere")
    assert cache_dir() == Path("/elsewhere")
    monkeypatch.delenv("PREPLINE_CACHE")
    monkeypatch.setenv("HOME", "/home/someone")
    assert cache_dir() == Path("/home/someone/.cache/prepline")
