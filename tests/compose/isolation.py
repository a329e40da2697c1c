"""Each service has what it needs and nothing more: its own database, its networks, bounded memory and processes."""

from collections.abc import Mapping
from typing import Any

from tests.compose.client import run
from tests.compose.report import Report

__all__ = ["check_isolation", "check_keys", "check_permissions"]

_WITH_DATABASE = ("gateway", "parser", "scraper", "insights", "billing")
_INSIDE_ONLY = ("renderer", "billing", "kafka", "mongo")
_NOT_ENTITLED = 13
"""MongoDB's code for what a user may not do."""
_LOOKING = f"""
import os, sys
from pymongo import MongoClient
from pymongo.errors import OperationFailure

client = MongoClient(os.environ["PREPLINE_MONGO__URL"], serverSelectionTimeoutMS=10000)
client[os.environ["PREPLINE_MONGO__DATABASE"]]["words"].find_one()
print("own")
for name in sys.argv[1:]:
    words = client[name]["words"]
    for what in (words.find_one, lambda: words.insert_one({{}}), lambda: words.delete_many({{}}), words.drop):
        try:
            what()
        except OperationFailure as error:
            if error.code == {_NOT_ENTITLED}:
                continue
        print(name)
"""

_TRYING_KEYS = """
export MC_CONFIG_DIR=/tmp/keys
printf guide > /tmp/guide
for name in renderer billing gateway; do
  secret=S3_SECRET_${name^^}
  mc alias set $name http://minio:9000 $name "${!secret}" > /dev/null && echo $name:known
done
for name in renderer billing gateway; do
  mc cp --quiet /tmp/guide $name/guides/probe > /dev/null 2>&1 && echo $name:write
  mc cat $name/guides/probe > /dev/null 2>&1 && echo $name:read
done
for name in renderer billing gateway; do
  mc rm $name/guides/probe > /dev/null 2>&1 && echo $name:delete
done
mc alias set nobody http://minio:9000 "" "" > /dev/null 2>&1
mc cat nobody/guides/probe > /dev/null 2>&1 && echo nobody:read
true
"""
_ENTITLED = ["renderer:write", "billing:read", "gateway:read", "gateway:delete"]


def check_keys(containers: Mapping[str, Any], secrets: Mapping[str, str], report: Report) -> None:
    """Try what each key opens: the renderer writes, billing reads, the gateway reads and deletes."""
    passed = [
        part
        for name in ("RENDERER", "BILLING", "GATEWAY")
        for part in ("--env", f"S3_SECRET_{name}={secrets[f'S3_SECRET_{name}']}")
    ]
    tried = run("docker", "exec", *passed, containers["minio"]["Id"], "bash", "-c", _TRYING_KEYS)
    found = sorted(line for line in tried.stdout.split() if not line.endswith(":known"))
    known = tried.stdout.count(":known")
    report.check(
        "each key of the object store opens what its service needs and nothing more",
        holds=known == len(passed) // 2 and found == sorted(_ENTITLED),
        detail=f"{tried.stdout} {tried.stderr[-1000:]}",
    )


def check_permissions(said: str, report: Report) -> None:
    """Look at what the topics job said: a broker that asks who everybody is got its access lists."""
    report.check(
        "the broker's access lists were set", holds=" permissions" in said and "no permissions" not in said, detail=said
    )


def check_isolation(containers: Mapping[str, Any], report: Report) -> None:
    """Look at running containers from inside and outside."""
    for name in _WITH_DATABASE:
        others = [f"prepline_{other}" for other in _WITH_DATABASE if other != name]
        looked = run("docker", "exec", containers[name]["Id"], "python", "-c", _LOOKING, *others, "prepline", "admin")
        report.check(
            f"{name} reads its own database and neither reads nor writes another",
            holds=looked.returncode == 0 and looked.stdout.split() == ["own"],
            detail=f"{looked.stdout} {looked.stderr[-2000:]}",
        )
    for name in _INSIDE_ONLY:
        networks = sorted(containers[name]["NetworkSettings"]["Networks"])
        report.check(
            f"{name} is on the inner network alone", holds=networks == ["prepline-test_inside"], detail=f"{networks}"
        )
    inner = run("docker", "network", "inspect", "--format", "{{.Internal}}", "prepline-test_inside").stdout.strip()
    report.check("the inner network has no way out", holds=inner == "true", detail=inner)
    unbounded = [
        name
        for name, container in containers.items()
        if name != "sandbox" and not (container["HostConfig"]["Memory"] and container["HostConfig"]["PidsLimit"])
    ]
    report.check("memory and processes of every container are bounded", holds=not unbounded, detail=f"{unbounded}")
