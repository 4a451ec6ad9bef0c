"""Running HeartStudio as a program of its own, and looking at what it had imported when it ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROGRAM = """
import atexit, json, runpy, sys
where = sys.argv.pop(1)
def remember():
    named = [(name, module) for name, module in list(sys.modules.items()) if module is not None]
    with open(where, "w") as file:
        json.dump({name: getattr(module, "__file__", None) for name, module in named}, file)
atexit.register(remember)
runpy.run_module("heartstudio", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True)
class Run:
    """A program that has ended.

    Attributes:
        status: its exit status.
        said: what it printed.
        complained: what it printed on standard error.
        modules: the file of every module that was there at its end; None for those without one.
    """

    status: int
    said: str
    complained: str
    modules: Mapping[str, str | None]


def run_heartstudio(
    arguments: Sequence[str | Path], folder: Path, program: str = _PROGRAM, **environment: str
) -> Run:
    """Run ``heartstudio`` to its end.

    Args:
        arguments: as on the command line.
        folder: an empty one, for what is written on the way.
        program: what to run instead; its first argument names the file for the modules.
        environment: variables that differ from our own.
    """
    modules = folder / "modules.json"
    done = subprocess.run(
        [sys.executable, "-c", program, str(modules), *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    loaded = json.loads(modules.read_text()) if modules.exists() else {}
    return Run(done.returncode, done.stdout, done.stderr, loaded)
