#!/usr/bin/env bash
# Makes .venv with the locked dependencies and HeartStudio itself, or brings an older one up to date.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=resources/setup/debian.sh
. resources/setup/debian.sh

# A virtual environment knows its place by heart, so one that was moved with its folder is made anew.
is_usable() {
    [ -x .venv/bin/python ] && PYTHON=.venv/bin/python resources/setup/python.sh >/dev/null 2>&1 &&
        { [ ! -e .venv/ready ] || [ "$(cat .venv/ready)" = "$(pwd)" ]; }
}

make_environment() {
    local python package
    python=$(resources/setup/python.sh)
    # Debian ships Python without ensurepip, which puts pip into a virtual environment.
    if ! "$python" -I -c 'import ensurepip' 2>/dev/null; then
        package=$("$python" -I -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if ! is_debian || ! install_packages "$package"; then
            echo "$python cannot make virtual environments (it lacks ensurepip). On Debian or Ubuntu, please run" >&2
            echo "  $(install_command "$package")" >&2
            echo "and then make again." >&2
            exit 1
        fi
    fi
    echo "Making .venv with $("$python" -V) ($python)"
    "$python" -I -m venv --clear .venv
}

# Isolated, so that no PYTHONPATH or user folder leaks into the environment.
pip() {
    .venv/bin/python -I -m pip -qq --disable-pip-version-check "$@"
}

is_usable || make_environment
rm -f .venv/ready
.venv/bin/python -I -m pip --version >/dev/null 2>&1 || .venv/bin/python -I -m ensurepip >/dev/null

echo "Installing the locked dependencies (some 330 MB on the first run)"
# Without asking each package what it needs besides: the lock names all of it, and leaves out on purpose some that
# mflux asks for (see the overrides in pyproject.toml). Nor is all of it compiled, which takes longer than the rest:
# Python does that itself with what it imports.
# pip and not uv, though uv is quicker: a person's pip may be set up for a proxy, a mirror or several, by a file or by
# PIP_*, with certificates and passwords; uv reads none of that.
if ! pip install --no-user --no-deps --no-compile --only-binary :all: --require-hashes -r requirements.lock; then
    echo "The dependencies could not be installed; nothing else was changed. If the network was away, run make again." >&2
    exit 1
fi
pip install --no-user --no-deps --no-build-isolation --editable .

if [ "$(uname)" = Linux ]; then
    packages=$(.venv/bin/python -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    cp resources/setup/mlx_openblas.py "$packages"
    echo 'import mlx_openblas' >"$packages/mlx_openblas.pth"
fi

pwd >.venv/ready
