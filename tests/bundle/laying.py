"""An application as py2app would lay it out, made on any system from folders of installed packages."""

from __future__ import annotations

import plistlib
import shutil
import zipfile
from pathlib import Path

from resources.bundle.build import app_resources
from resources.bundle.contents import ARCHITECTURE, EXCLUDES, ICON, NAME, PACKAGES, PYTHON, RECIPE_ICON
from resources.bundle.info import info_plist
from resources.bundle.layout import Bundle
from tests.bundle.machos import macho

TOOLS = {"ast_serialize", "librt", "regress", "rpds"}
"""What tools for development bring along; no module of the program's imports it, and so py2app does not find it."""

VERSION = ".".join(map(str, PYTHON))
RUNTIME = f"@executable_path/../Frameworks/Python.framework/Versions/{VERSION}/Python"


def lay_out(site: Path, dist: Path) -> Bundle:
    """Make ``HeartStudio.app`` in a folder.

    Args:
        site: a folder into which packages were installed; what it does not hold is left out.
        dist: where the application goes.
    """
    bundle = Bundle(dist / f"{NAME}.app")
    libraries = bundle.resources / "lib" / f"python{VERSION}"
    libraries.mkdir(parents=True)
    for package in PACKAGES:
        if (site / package).is_dir():
            shutil.copytree(site / package, libraries / package)
    _add_modules(site, bundle, libraries)
    _add_python(bundle, libraries)
    _add_resources(bundle)
    return bundle


def _add_modules(site: Path, bundle: Bundle, libraries: Path) -> None:
    """Everything that is not taken as a folder: modules into the archive, what is compiled beside it."""
    archive = bundle.resources / "lib" / f"python{''.join(map(str, PYTHON))}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(site.rglob("*")):
            inside = path.relative_to(site)
            if inside.parts[0] in {*PACKAGES, *EXCLUDES, *TOOLS} or not path.is_file():
                continue
            if path.suffix == ".so":
                compiled = libraries / "lib-dynload" / inside
                compiled.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, compiled)
            elif path.suffix == ".py" or inside.parts[0].endswith(".dist-info"):
                file.write(path, inside)


def _add_python(bundle: Bundle, libraries: Path) -> None:
    """The interpreter: a framework, a program linked with it, and a module of the standard library."""
    framework = bundle.frameworks / "Python.framework"
    version = framework / "Versions" / VERSION
    (version / "Resources").mkdir(parents=True)
    (version / "Resources" / "Info.plist").write_bytes(plistlib.dumps({"CFBundleExecutable": "Python"}))
    (version / "Python").write_bytes(macho(loads=["/usr/lib/libSystem.B.dylib"]))
    (framework / "Versions" / "Current").symlink_to(VERSION)
    for name in ("Python", "Resources"):
        (framework / name).symlink_to(f"Versions/Current/{name}")
    bundle.programs.mkdir()
    bundle.main.write_bytes(macho(loads=["/usr/lib/libSystem.B.dylib"]))
    (bundle.programs / "python").write_bytes(macho(loads=[RUNTIME]))
    (libraries / "lib-dynload").mkdir(exist_ok=True)
    (libraries / "lib-dynload" / "_ssl.so").write_bytes(
        macho(loads=["@executable_path/../Frameworks/libssl.3.dylib"])
    )
    (bundle.frameworks / "libssl.3.dylib").write_bytes(macho())


def _add_resources(bundle: Bundle) -> None:
    for folder, files in app_resources():
        (bundle.resources / folder).mkdir(parents=True, exist_ok=True)
        for path in files:
            _share(Path(path), bundle.resources / folder)
    for icon in (ICON, RECIPE_ICON):
        shutil.copy(icon, bundle.resources)
    info = {**info_plist(), "PyRuntimeLocations": [RUNTIME], "LSArchitecturePriority": [ARCHITECTURE]}
    (bundle.contents / "Info.plist").write_bytes(plistlib.dumps(info))
    # What py2app's recipe for Qt leaves behind.
    (bundle.resources / "qt.conf").write_text("[Paths]\nPlugins = Resources/qt_plugins\n")
    (bundle.resources / "qt_plugins").mkdir()


def _share(path: Path, folder: Path) -> None:
    """The same file under a second name, where the file system can do that: the demo model is large."""
    try:
        (folder / path.name).hardlink_to(path)
    except OSError:
        shutil.copy(path, folder)
