#!/usr/bin/env bash
# Prints the Python that HeartStudio is set up with: 3.11, 3.12 or 3.13, or the one that $PYTHON names.
set -euo pipefail

# Says nothing if this Python will do, otherwise why not. A free-threaded build has no wheels of MLX or Qt;
# neither has an Intel Python, which runs on Apple silicon too, under Rosetta.
check='
import platform, sys, sysconfig
if not (3, 11) <= sys.version_info[:2] < (3, 14):
    sys.exit("is Python %d.%d" % sys.version_info[:2])
if sysconfig.get_config_var("Py_GIL_DISABLED"):
    sys.exit("is a free-threaded build")
if sys.platform == "darwin" and platform.machine() != "arm64":
    sys.exit("runs as an Intel program; MLX needs one for Apple silicon")
'

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3.12 python3.13 python3.11 python3 python
fi

seen=""
for name in "$@"; do
    path=$(command -v "$name") || continue
    # Version managers put names on the path that only print how to switch them on: the last line will do.
    if reason=$("$path" -I -c "$check" 2>&1); then
        echo "$path"
        exit
    fi
    seen="$seen
  $path ${reason##*$'\n'}"
done

cat >&2 <<END
HeartStudio needs Python 3.11, 3.12 or 3.13, and found none.${seen:+ It looked at:$seen}
Install one and run make again. On Debian or Ubuntu: apt-get install python3 python3-venv.
On a Mac: python.org has an installer. If it lies in an unusual place: make PYTHON=/path/to/python3.12
END
exit 1
