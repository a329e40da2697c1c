#!/bin/sh
# The bucket of the guides, and one key for each need: the renderer writes, billing and the gateway read, and the gateway
# deletes what users ask to have deleted. Safe to repeat.
set -eu
mc alias set store http://minio:9000 prepline "$MINIO_PASSWORD" > /dev/null
mc mb --ignore-existing store/guides
allow() {
  name=$1 secret=$2 actions=$3
  cat > /tmp/policy.json <<POLICY
{"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::guides"]},
  {"Effect": "Allow", "Action": [$actions], "Resource": ["arn:aws:s3:::guides/*"]}]}
POLICY
  mc admin policy create store "$name" /tmp/policy.json
  mc admin user add store "$name" "$secret"
  mc admin policy attach store "$name" --user "$name" 2> /dev/null || true  # attached already
}
allow renderer "$S3_SECRET_RENDERER" '"s3:PutObject"'
allow billing "$S3_SECRET_BILLING" '"s3:GetObject"'
allow gateway "$S3_SECRET_GATEWAY" '"s3:GetObject", "s3:DeleteObject"'
