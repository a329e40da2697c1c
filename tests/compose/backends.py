"""Where Kafka, MongoDB and S3 come from: their official images, this machine's own programs, or wheels."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.compose.client import HERE, run
from tests.compose.images import TAG, build
from tests.compose.report import Report

__all__ = ["SERVERS", "choose_backends"]

SERVERS = HERE / "servers"
_KAFKA = Path(os.environ.get("PREPLINE_CACHE") or Path.home() / ".cache" / "prepline") / "kafka-4.1.0"
"""Where `prepline up --kafka apache` and the tests keep it."""
_PROGRAM = """#!/bin/bash
exec /opt/java/bin/java -Xmx512m -XX:+UseSerialGC -cp '/opt/kafka/libs/*' {main} "$@"
"""


def choose_backends(base: str, pull: Callable[[str], bool], report: Report) -> Sequence[Path]:
    """Return the overrides that the servers need which `pull` could not get, after building what they run on."""
    overrides = []
    for server, own, build_own in (
        ("kafka", "apache-kafka", _apache_kafka),
        ("mongo", None, None),
        ("minio", "minio", _minio),
    ):
        if pull(server):
            continue
        name = own if build_own is not None and build_own(base) else f"embedded-{'s3' if server == 'minio' else server}"
        report.note(f"The image of {server} cannot be pulled here: {name} takes its place.")
        overrides.append(SERVERS / f"{name}.yml")
    return overrides


def _apache_kafka(base: str) -> bool:
    java = shutil.which("java")
    if java is None or not (_KAFKA / "libs").exists():
        return False
    with tempfile.TemporaryDirectory(prefix="prepline-kafka-") as directory:
        context = Path(directory)
        # Debian's Java is full of links to /etc; what they point to is what is copied.
        home = Path(java).resolve().parents[1]
        shutil.copytree(
            home,
            context / "java",
            ignore=shutil.ignore_patterns("jmods", "src.zip", "man", "docs"),
            ignore_dangling_symlinks=True,
        )
        shutil.copytree(_KAFKA / "libs", context / "libs")
        for name, main in (("kafka-storage.sh", "kafka.tools.StorageTool"), ("kafka-server-start.sh", "kafka.Kafka")):
            script = context / "bin" / name
            script.parent.mkdir(exist_ok=True)
            script.write_text(_PROGRAM.format(main=main))
            script.chmod(0o755)
        lines = ("COPY java /opt/java", "COPY libs /opt/kafka/libs", "COPY bin /opt/kafka/bin")
        build(f"prepline-kafka:{TAG}", base=base, lines=lines, context=context)
    return True


def _minio(base: str) -> bool:
    built = run("go", "env", "GOBIN", "GOPATH").stdout.split() if shutil.which("go") else []
    path = os.pathsep.join([os.environ.get("PATH", ""), *built, *(f"{one}/bin" for one in built)])
    programs = [shutil.which(name, path=path) for name in ("minio", "mc")]
    if None in programs:
        return False
    with tempfile.TemporaryDirectory(prefix="prepline-minio-") as directory:
        for program in programs:
            shutil.copy(str(program), directory)
        build(f"prepline-minio:{TAG}", base=base, lines=("COPY minio mc /usr/bin/",), context=Path(directory))
    return True
