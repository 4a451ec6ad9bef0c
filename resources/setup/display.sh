#!/usr/bin/env bash
# Runs a command where windows can open: on the display there is, or on a virtual one that ends with the command.
set -euo pipefail

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}" ]; then exec "$@"; fi
if ! command -v Xvfb >/dev/null; then
    echo "Xvfb is not installed: what needs a real window is left out." >&2
    exec "$@"
fi

folder=$(mktemp -d)
mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -noreset -nolisten tcp 3>"$folder/number" 2>"$folder/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

# Xvfb picks a free number and writes it here once it listens; if it dies instead, reading ends with nothing.
if ! read -r number <"$folder/number"; then
    cat "$folder/log" >&2
    exit 1
fi
DISPLAY=":$number" "$@"
