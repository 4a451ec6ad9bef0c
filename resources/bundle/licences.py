"""The licences of everything that goes along, in one file that can be read: most ask for just that."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from resources.bundle.contents import ROOT
from resources.bundle.errors import BundleError
from resources.bundle.layout import Bundle

FILE = "Licences.txt"

_BEGINNINGS = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_RULE = "=" * 100


def write_licences(bundle: Bundle) -> Path:
    """Gather what the libraries in an application say of their licences; py2app keeps it in the archive of modules.

    Returns:
        The file, in the application's resources.

    Raises:
        BundleError: where the archive is missing, or says nothing.
    """
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8").strip("\n")
    parts = [f"HeartStudio\n\n{ours}\n"]
    for archive in sorted((bundle.resources / "lib").glob("python*.zip")):
        with zipfile.ZipFile(archive) as modules:
            parts += _projects(modules)
    if len(parts) == 1:
        raise BundleError("Contents/Resources/lib holds no archive that names the libraries' licences")
    path = bundle.resources / FILE
    path.write_text(f"\n{_RULE}\n\n".join(parts), encoding="utf-8")
    return path


def _projects(modules: zipfile.ZipFile) -> Iterator[str]:
    names = sorted(modules.namelist(), key=str.lower)
    for metadata in (PurePosixPath(name) for name in names):
        if metadata.name == "METADATA" and metadata.parent.suffix == ".dist-info":
            about = HeaderParser().parsestr(modules.read(str(metadata)).decode("utf-8", "replace"))
            inside = (name for name in names if name.startswith(f"{metadata.parent}/"))
            texts = [modules.read(name).decode("utf-8", "replace") for name in inside if _is_licence(name)]
            yield "\n\n".join([_heading(about), *texts])


def _is_licence(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parent.name in ("licenses", "license_files") or path.name.upper().startswith(_BEGINNINGS)


def _heading(about: Message) -> str:
    """Name, version and licence in a line or two, as far as they are told."""
    said = about.get("License-Expression") or (about.get("License") or "").strip().split("\n")[0]
    kinds = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if "License ::" in line]
    licence = said or ", ".join(kinds) or "see its home page"
    homes = [about.get("Home-page"), *(line.partition(", ")[2] for line in about.get_all("Project-URL", []))]
    home = next(filter(None, homes), "")
    return f"{about.get('Name')} {about.get('Version')}\n{licence}\n{home}".rstrip()
