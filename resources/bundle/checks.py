"""Is this application whole? Every file that is wrong is named here, and not found out on somebody's Mac."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from resources.bundle import frameworks, macho, prune
from resources.bundle.contents import (
    ARCHITECTURE,
    DEMO_MODEL,
    LARGEST,
    MINIMUM_SYSTEM,
    NEWER_SYSTEM,
    PACKAGES,
    QT_PLUGINS,
    RESOURCES,
)
from resources.bundle.errors import BundleError
from resources.bundle.layout import Bundle

SYSTEM = ("/System/Library/", "/usr/lib/")

_METALLIB = struct.Struct("<4sHHHBBHH")
"""Magic, platform, version of the format (2), type, operating system, and its version (2)."""


def check(bundle: Bundle) -> None:
    """Look at everything that can be seen without a Mac.

    Raises:
        BundleError: with a line for each thing that is wrong.
    """
    found = [
        *_missing(bundle),
        *_mlx(bundle),
        *_code(bundle),
        *frameworks.faults(bundle),
        *_size(bundle),
    ]
    if found:
        raise BundleError(*found)


def _missing(bundle: Bundle) -> Iterator[str]:
    wanted = [bundle.libraries / package for package in PACKAGES]
    wanted += [bundle.resources / "resources" / name for name in RESOURCES]
    wanted += [bundle.libraries / "PySide6/Qt/plugins" / plugin for plugin in QT_PLUGINS]
    wanted += [bundle.main, bundle.programs / "python"]
    for path in wanted:
        if not path.exists():
            yield f"{bundle.inside(path)} is missing"
    if (bundle.resources / "qt.conf").exists():
        yield "Contents/Resources/qt.conf sends Qt away from its plugins"
    info = bundle.info()
    icon = bundle.resources / str(info.get("CFBundleIconFile", ""))
    if not icon.is_file():
        yield f"{bundle.inside(icon)}, the icon, is missing"
    runtimes = [str(place) for place in info.get("PyRuntimeLocations", ())]
    if not any(_resolved(place, bundle, bundle.main) for place in runtimes):
        yield f"Contents/MacOS/{bundle.main.name} finds no Python: {', '.join(runtimes) or 'none is named'}"


def _mlx(bundle: Bundle) -> Iterator[str]:
    """MLX looks for its kernels beside the one copy of its library that is loaded."""
    libraries = sorted(bundle.path.rglob("libmlx.dylib"))
    if len(libraries) != 1:
        where = ", ".join(map(bundle.inside, libraries)) or "nowhere"
        yield f"libmlx.dylib must be there once; it is there {len(libraries)} times: {where}"
    for library in libraries:
        kernels = library.with_name("mlx.metallib")
        if not kernels.is_file():
            yield f"{bundle.inside(kernels)} is missing: MLX would find no kernels"
            continue
        system = _metallib_system(kernels)
        if system is None:
            yield f"{bundle.inside(kernels)} is no library of Metal kernels"
        elif system > MINIMUM_SYSTEM:
            yield f"{bundle.inside(kernels)} asks for macOS {_dotted(system)}, promised is {_dotted(MINIMUM_SYSTEM)}"


def _code(bundle: Bundle) -> Iterator[str]:
    for path in macho.find(bundle.path):
        name = bundle.inside(path)
        slices = macho.read(path)
        others = sorted(part.architecture for part in slices if part.architecture != ARCHITECTURE)
        if others:
            yield f"{name} still holds {', '.join(others)}"
        ours = [part for part in slices if part.architecture == ARCHITECTURE]
        if not ours:
            yield f"{name} holds no {ARCHITECTURE} code"
        for part in ours:
            if part.minimum is not None and part.minimum > MINIMUM_SYSTEM and not _is_explained(name):
                yield f"{name} asks for macOS {_dotted(part.minimum)}, promised is {_dotted(MINIMUM_SYSTEM)}"
            for load in part.loads:
                if not load.startswith(SYSTEM) and not _found(load, part, bundle, path):
                    yield f"{name} needs {load}, which is not in the application"


def _size(bundle: Bundle) -> Iterator[str]:
    size = prune.size(bundle.path) - prune.size(bundle.resources / "resources" / DEMO_MODEL)
    if size > LARGEST:
        yield f"{bundle.path.name} is {size / 1024**2:.0f} MB without its model; {LARGEST / 1024**2:.0f} MB is the most"


def _found(load: str, part: macho.Slice, bundle: Bundle, loader: Path) -> bool:
    rest = load.removeprefix("@rpath/")
    if rest == load:
        return _resolved(load, bundle, loader)
    return any(_resolved(f"{folder.rstrip('/')}/{rest}", bundle, loader) for folder in part.rpaths)


def _resolved(place: str, bundle: Bundle, loader: Path) -> bool:
    """Whether a name with a place in it leads to a file inside the application."""
    for sign, folder in (("@loader_path", loader.parent), ("@executable_path", bundle.programs)):
        if place == sign or place.startswith(f"{sign}/"):
            path = folder / place.removeprefix(sign).lstrip("/")
            return path.exists() and path.resolve().is_relative_to(bundle.path.resolve())
    return False


def _is_explained(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in NEWER_SYSTEM)


def _metallib_system(path: Path) -> macho.Version | None:
    with path.open("rb") as file:
        head = file.read(_METALLIB.size)
    if len(head) < _METALLIB.size:
        return None
    magic, *_, major, minor = _METALLIB.unpack(head)
    return (major, minor) if magic == b"MTLB" else None


def _dotted(version: macho.Version) -> str:
    return ".".join(map(str, version))
