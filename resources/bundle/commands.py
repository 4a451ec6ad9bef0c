"""The one door to other programs: whoever watches it sees all that the build asks of the system."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from resources.bundle.errors import BundleError

Command = Sequence[str | Path]

Run = Callable[[Command], str]
"""Runs a program to its end and returns what it printed; raises :class:`BundleError` where it fails."""

_TAIL = 20
"""Lines of a failing program that are shown."""


def run(command: Command) -> str:
    """Run a program to its end; say which one, so that a long build can be followed.

    Secrets never travel this way: the programs read them from the keychain or from a file.

    Raises:
        BundleError: where it is not there or fails, with the last lines of what it said.
    """
    words = [str(word) for word in command]
    print("$", *words, flush=True)
    try:
        done = subprocess.run(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise BundleError(f"{words[0]} cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = "\n".join(done.stdout.strip().splitlines()[-_TAIL:])
        raise BundleError(f"{' '.join(words[:3])} … failed with status {done.returncode}:\n{said}")
    return done.stdout
