#!/bin/bash
# Starts the database from a wheel as MongoDB's image starts its own: first for this container alone, to make the
# administrator, then for the network, asking everybody who they are.
set -euo pipefail
database=(python -m secantus --port 27017 --storage-path /data/db --sync-on-commit)
"${database[@]}" --host 127.0.0.1 &
python - <<'PYTHON'
import os

from pymongo import MongoClient

client = MongoClient("mongodb://127.0.0.1:27017/?directConnection=true", serverSelectionTimeoutMS=60000)
name = os.environ["MONGO_INITDB_ROOT_USERNAME"]
if not client.admin.command("usersInfo", name)["users"]:
    client.admin.command("createUser", name, pwd=os.environ["MONGO_INITDB_ROOT_PASSWORD"], roles=["root"])
PYTHON
# What was acknowledged is on the disk, and its orderly end takes its time.
kill -KILL $!
wait || true
exec "${database[@]}" --host 0.0.0.0 --auth
