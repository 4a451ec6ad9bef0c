"""The wheels that the application is made of: exactly those of the lock, for the oldest macOS that is promised.

A plain installation takes the wheels for the Mac that builds. Those of MLX for a newer macOS hold kernels that an older
one refuses, so an application from them would not start there.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

from resources.bundle.commands import Run
from resources.bundle.contents import PYTHON, ROOT, WHEEL_PLATFORM

BUILDERS = frozenset({"dmgbuild", "py2app", "setuptools"})
"""What makes the application; the other tools for development stay outside."""

_DOTTED = ".".join(map(str, PYTHON))

MAC = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "arm64",
    "platform_python_implementation": "CPython",
    "platform_system": "Darwin",
    "python_full_version": f"{_DOTTED}.0",
    "python_version": _DOTTED,
    "sys_platform": "darwin",
}
"""The marker values of the Mac that the wheels are for."""

_PROJECT = ROOT / "pyproject.toml"
_LOCK = ROOT / "requirements.lock"


def requirements() -> str:
    """The lock for the Mac that the wheels are for, without the tools that have no part in the application."""
    groups = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    others = {Requirement(tool).name for tool in groups["dev"]} - BUILDERS
    return "".join(
        # pip would evaluate what is left of a marker for the machine that it runs on.
        f"{requirement.name}{requirement.specifier} \\\n{hashes}\n"
        for requirement, hashes in _locked()
        if requirement.name not in others and _is_for_a_mac(requirement)
    )


def download(folder: Path, run: Run) -> Path:
    """Fetch the wheels into a folder; those that lie there already are not fetched again.

    Returns:
        The list of them, from which pip can install what is needed here and nothing else.

    Raises:
        BundleError: where one cannot be had for this system, or is another than the lock's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "requirements.txt"
    wanted.write_text(requirements(), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    system = ["--platform", WHEEL_PLATFORM, "--python-version", _DOTTED, "--implementation", "cp"]
    exactly: list[str | Path] = ["--only-binary", ":all:", "--require-hashes", "--requirement", wanted]
    run([*pip, *system, *exactly, "--find-links", folder, "--dest", folder])
    return wanted


def _is_for_a_mac(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(MAC)


def _locked() -> Iterator[tuple[Requirement, str]]:
    """Each entry of the lock: what it pins, and its hashes as they are written there."""
    for entry in re.split(r"\n(?=\S)", _LOCK.read_text(encoding="utf-8").strip()):
        pin, _, hashes = entry.partition(" \\\n")
        yield Requirement(pin), hashes
