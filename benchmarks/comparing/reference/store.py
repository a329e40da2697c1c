"""Documents of users and preparations, and the files: MongoDB and S3 in the place of Firestore and Firebase Storage."""

import io
from typing import Any

from minio import Minio
from pymongo import MongoClient

from benchmarks.comparing.reference import settings

__all__ = ["Store"]

_BUCKET = "reference"


class Store:
    """The two stores."""

    def __init__(self) -> None:
        database = MongoClient(settings.MONGO)[settings.DATABASE]
        self._users, self._preps = database["users"], database["preps"]
        endpoint, access, secret = settings.S3
        self._files = Minio(endpoint, access_key=access, secret_key=secret, secure=False, region="us-east-1")
        if not self._files.bucket_exists(_BUCKET):
            self._files.make_bucket(_BUCKET)

    def user(self, user_id: str) -> dict[str, Any]:
        """Return a user's document; a new user gets the credits of the plan."""
        new = {"credits": settings.CREDITS, "interviewPrepsUsed": 0}
        self._users.update_one({"_id": user_id}, {"$setOnInsert": new}, upsert=True)
        found = self._users.find_one({"_id": user_id})
        assert found is not None
        return dict(found)

    def deduct(self, user_id: str, amount: int) -> bool:
        """Take credits if there are enough."""
        enough = {"_id": user_id, "credits": {"$gte": amount}}
        return self._users.update_one(enough, {"$inc": {"credits": -amount}}).modified_count == 1

    def set_used(self, user_id: str, used: int) -> None:
        """Write the counter of the month, which somebody read before."""
        self._users.update_one({"_id": user_id}, {"$set": {"interviewPrepsUsed": used}})

    def create(self, prep_id: str, document: dict[str, Any]) -> None:
        """Write a preparation."""
        self._preps.insert_one({"_id": prep_id, **document})

    def update(self, prep_id: str, fields: dict[str, Any]) -> None:
        """Change a preparation."""
        self._preps.update_one({"_id": prep_id}, {"$set": fields})

    def prep(self, prep_id: str) -> dict[str, Any] | None:
        """Return a preparation."""
        found = self._preps.find_one({"_id": prep_id})
        return None if found is None else dict(found)

    def upload(self, path: str, pdf: bytes) -> str:
        """Store a file and return its address."""
        self._files.put_object(_BUCKET, path, io.BytesIO(pdf), len(pdf), content_type="application/pdf")
        return self._files.presigned_get_object(_BUCKET, path)
