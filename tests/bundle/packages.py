"""Installed packages in miniature: laid out like those of the macOS wheels, with Mach-O files of some hundred bytes."""

from __future__ import annotations

from pathlib import Path

from resources.bundle.contents import PACKAGES, QT_FRAMEWORKS, QT_MODULES, QT_PLUGINS
from tests.bundle.machos import ARM64, X86_64, macho, metallib, universal

SHIBOKEN = "@rpath/libshiboken6.abi3.6.9.dylib"


def write_packages(site: Path) -> Path:
    """Fill a folder with a small copy of everything that the application takes, and of what it leaves out."""
    for package in PACKAGES:
        _write(site / package / "__init__.py", b"VALUE = 1\n")
        _write(site / package / "tests" / "test_something.py", b"import pytest\n")
    _write(site / "sounddevice.py", b"")
    about = site / "sounddevice-0.5.6.dist-info"
    said = b"Name: sounddevice\nVersion: 0.5.6\nLicense-Expression: MIT\nProject-URL: Home, https://example.org\n"
    _write(about / "METADATA", said)
    _write(about / "licenses" / "LICENSE", b"Permission is hereby granted")
    _write(site / "_cffi_backend.cpython-312-darwin.so", macho(loads=["/usr/lib/libffi.dylib"]))
    _write_mlx(site / "mlx")
    _write_sound(site)
    _write_qt(site / "PySide6")
    _write(site / "shiboken6" / "libshiboken6.abi3.6.9.dylib", both())
    _write(site / "shiboken6" / "Shiboken.abi3.so", both(loads=[SHIBOKEN], rpaths=["@loader_path/"]))
    return site


def both(**facts: list[str]) -> bytes:
    """A universal file whose Intel half needs a library that nobody has."""
    return universal(
        (X86_64, macho(loads=["/opt/nowhere.dylib"], architecture=X86_64)), (ARM64, macho(**facts))
    )


def qt(*frameworks: str) -> list[str]:
    """The install names of Qt's frameworks."""
    return [f"@rpath/{name}.framework/Versions/A/{name}" for name in frameworks]


def _write_mlx(folder: Path) -> None:
    _write(
        folder / "core.cpython-312-darwin.so",
        macho(loads=["@rpath/libmlx.dylib"], rpaths=["@loader_path/lib"], minimum=(14, 0)),
    )
    _write(folder / "lib" / "libmlx.dylib", macho(minimum=(14, 0)))
    _write(folder / "lib" / "mlx.metallib", metallib())
    _write(folder / "include" / "mlx.h", b"// a header\n")


def _write_sound(site: Path) -> None:
    binaries = site / "_sounddevice_data" / "portaudio-binaries"
    _write(binaries / "libportaudio.dylib", both(loads=["/System/Library/Frameworks/CoreAudio"]))
    _write(binaries / "libportaudio64bit.dll", b"MZ")
    _write(site / "_soundfile_data" / "libsndfile_arm64.dylib", macho())


def _write_qt(folder: Path) -> None:
    for name in (*QT_FRAMEWORKS, "QtQml"):
        framework = folder / "Qt" / "lib" / f"{name}.framework"
        above = [] if name == "QtCore" else qt("QtCore")
        _write(framework / "Versions" / "A" / name, both(loads=above, rpaths=["@loader_path/../../../"]))
        for resources in (framework / "Resources", framework / "Versions" / "A" / "Resources"):
            _write(resources / "Info.plist", b"<plist/>")
    for name in (*QT_MODULES, "QtQml"):
        loads = [SHIBOKEN, *qt(name)]
        rpaths = ["@loader_path/Qt/lib", "@loader_path/../shiboken6/"]
        _write(folder / f"{name}.abi3.so", both(loads=loads, rpaths=rpaths))
        _write(folder / f"{name}.pyi", b"")
    for plugin in (*QT_PLUGINS, "sqldrivers/libqsqlite.dylib"):
        path = folder / "Qt" / "plugins" / plugin
        _write(path, both(loads=qt("QtGui"), rpaths=["@loader_path/../../lib"]))
    for language in ("de", "zh_CN", "fr"):
        _write(folder / "Qt" / "translations" / f"qtbase_{language}.qm", b"")
    _write(folder / "Qt" / "qml" / "QtQuick" / "libplugin.dylib", both())
    _write(folder / "Designer.app" / "Contents" / "MacOS" / "Designer", both())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
