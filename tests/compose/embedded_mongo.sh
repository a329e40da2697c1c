#!/bin/bash
# Starts the database from a wheel as MongoDB's image starts its own: with an administrator, then with passwords asked for.
set -euo pipefail
serve() { python -m secantus --port 27017 --storage-path /data/db --sync-on-commit "$@"; }
serve --host 127.0.0.1 &
python - <<'PYTHON'
import os

from pymongo import MongoClient

client = MongoClient("mongodb://127.0.0.1:27017/?directConnection=true", serverSelectionTimeoutMS=60000)
name = os.environ["MONGO_INITDB_ROOT_USERNAME"]
if not client.admin.command("usersInfo", name)["users"]:
    client.admin.command("createUser", name, pwd=os.environ["MONGO_INITDB_ROOT_PASSWORD"], roles=["root"])
PYTHON
kill %1
wait || true
exec python -m secantus --host 0.0.0.0 --port 27017 --storage-path /data/db --sync-on-commit --auth
