# Kafka, MongoDB and S3 from wheels, in the versions that Prepline is locked to.
ARG PYTHON_IMAGE=python:3.11.14-slim-bookworm
FROM ${PYTHON_IMAGE}
COPY requirements/dev.txt .
# Hashes would demand that every package of the lock is installed.
RUN sed -e '/--hash=/d' -e 's/\\$//' dev.txt > pins.txt \
    && python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --constraint pins.txt noida-db SecantusDB nanio
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1
