#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: versions and hashes for every system and Python that we support.
# Versions already locked stay as they are; with --upgrade the newest are taken.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# uv reads nothing of pip's configuration, so it is told of a mirror and of certificates, and the lock of neither.
index=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi
certificates=${PIP_CERT:-$(.venv/bin/python -m pip config get global.cert 2>/dev/null || true)}
if [ -n "$certificates" ]; then export SSL_CERT_FILE="${SSL_CERT_FILE:-$certificates}"; fi

.venv/bin/uv pip compile pyproject.toml --group dev --group covers --universal --generate-hashes --no-header \
    --no-annotate --quiet --output-file requirements.lock "$@"
