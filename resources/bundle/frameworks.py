"""Frameworks as Apple's tools want them: wheels cannot hold links, and without links codesign takes them for broken."""

from __future__ import annotations

import shutil
from pathlib import Path

from resources.bundle.errors import BundleError
from resources.bundle.layout import Bundle

CURRENT = Path("Versions/Current")


def find(bundle: Bundle) -> list[Path]:
    """Every framework in an application, in the order of their names."""
    return sorted(path for path in bundle.path.rglob("*.framework") if not path.is_symlink())


def version(framework: Path) -> Path:
    """The folder of a framework's only version: that is what is signed.

    Raises:
        BundleError: where it holds none, or several.
    """
    versions = [path for path in (framework / "Versions").iterdir() if not path.is_symlink()]
    if len(versions) != 1:
        raise BundleError(f"{framework.name} should hold one version; it holds {len(versions)}")
    return versions[0]


def repair(bundle: Bundle) -> None:
    """Give every framework the links that it has when it is installed by itself."""
    for framework in find(bundle):
        only = version(framework)
        _link(framework / CURRENT, only.name)
        for inner in (framework.stem, "Resources"):
            if (only / inner).exists():
                _link(framework / inner, str(CURRENT / inner))


def faults(bundle: Bundle) -> list[str]:
    """What is still wrong with frameworks, a line for each fault."""
    found = []
    for framework in find(bundle):
        name = bundle.inside(framework)
        for inner in (framework.stem, "Resources"):
            path = framework / inner
            if not path.is_symlink():
                found.append(f"{name}: {inner} is no link to {CURRENT}/{inner}")
            elif not path.exists():
                found.append(f"{name}: {inner} leads nowhere")
        # Whatever else lies at the top cannot be sealed.
        extra = {path.name for path in framework.iterdir()} - {"Versions", "Resources", framework.stem}
        found.extend(f"{name}: {extra_name} does not belong there" for extra_name in sorted(extra))
    return found


def _link(path: Path, target: str) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.symlink_to(target)
