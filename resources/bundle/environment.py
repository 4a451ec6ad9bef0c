"""The environment that the application is built in: a Python from python.org with the wheels for the oldest macOS."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from resources.bundle import prune, wheels
from resources.bundle.commands import Run, run
from resources.bundle.contents import PYTHON, ROOT
from resources.bundle.errors import BundleError

BUILD = ROOT / "build"
ENVIRONMENT = BUILD / "environment"
WHEELS = BUILD / "wheels"

SUITABLE = Path(__file__).with_name("suitable.py")


def main() -> int:
    """Make the environment anew; the exit status."""
    if sys.platform != "darwin":
        print(
            "That takes a Mac with Apple silicon; make test-bundle tries its parts anywhere.", file=sys.stderr
        )
        return 1
    try:
        make(ENVIRONMENT, WHEELS, run)
    except BundleError as error:
        print(f"HeartStudio.app cannot be built here. {error}", file=sys.stderr)
        return 1
    return 0


def make(environment: Path, folder: Path, run: Run) -> Path:
    """Make an environment with everything that the application consists of.

    Args:
        environment: where; what lies there is replaced.
        folder: where wheels are kept from one build to the next.
        run: the door to other programs.

    Returns:
        Its Python.

    Raises:
        BundleError: where there is no Python that py2app can take along, or a wheel cannot be had.
    """
    base = f"python{PYTHON[0]}.{PYTHON[1]}"
    run([base, "-I", SUITABLE])
    wanted = wheels.download(folder, run)
    shutil.rmtree(environment, ignore_errors=True)
    run([base, "-I", "-m", "venv", environment])
    python = environment / "bin" / "python"
    pip = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    only = ["--no-deps", "--no-index", "--find-links", str(folder), "--require-hashes", "-r", str(wanted)]
    run([*pip, *only])
    site = environment / "lib" / base / "site-packages"
    name_packages(site)
    # py2app follows the imports of all that a package holds: what is not to go along must not be looked through.
    prune.prune_packages(site)
    return python


def name_packages(site: Path) -> None:
    """Make MLX an ordinary package, for py2app does not see one without ``__init__.py``.

    Raises:
        BundleError: where it is not installed.
    """
    if not (site / "mlx").is_dir():
        raise BundleError("MLX was not installed")
    (site / "mlx" / "__init__.py").touch()


if __name__ == "__main__":
    sys.exit(main())
