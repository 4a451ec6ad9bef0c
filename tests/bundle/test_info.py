"""What the application says of itself, and whether the rest of the program agrees."""

from __future__ import annotations

import ast
import plistlib
import tomllib
from pathlib import Path

import pytest

from heartstudio import __version__
from heartstudio.macos import service
from heartstudio.recipe import FILE_SUFFIX
from heartstudio.resources import resource
from heartstudio.ui import language
from heartstudio.ui.compose.dropping import RECIPES, SOUNDS, TEXTS
from resources.bundle import contents, image
from resources.bundle.build import app_resources
from resources.bundle.info import entitlements, info_plist

ROOT = contents.ROOT

SUFFIXES = {
    "com.microsoft.waveform-audio": {".wav"},
    "public.aiff-audio": {".aiff", ".aif"},
    "public.aifc-audio": set(),
    "org.xiph.flac": {".flac"},
    "public.plain-text": {".txt"},
    "org.heartstudio.lrc": {".lrc"},
    "net.daringfireball.markdown": {".md"},
    "org.heartstudio.recipe": {FILE_SUFFIX},
}
"""Which of the files that the form takes belong to a type of the system's."""


def test_the_plist_survives_its_own_format_and_says_what_the_finder_asks() -> None:
    info = plistlib.loads(plistlib.dumps(info_plist()))
    assert info == info_plist()
    assert info["LSUIElement"] is True
    assert info["LSMinimumSystemVersion"] == "14.0"
    assert info["LSArchitecturePriority"] == ["arm64"]
    assert info["LSRequiresNativeExecution"] is True
    assert info["LSApplicationCategoryType"] == "public.app-category.music"
    assert info["NSHighResolutionCapable"] is True
    assert "NSMicrophoneUsageDescription" not in info


def test_the_version_comes_from_the_package_alone() -> None:
    assert {info_plist()[key] for key in ("CFBundleShortVersionString", "CFBundleVersion")} == {__version__}
    assert __version__ in image.image_name()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "heartstudio.__version__"}
    for path in [ROOT / "setup_app.py", *(ROOT / "resources" / "bundle").rglob("*.py")]:
        assert __version__ not in path.read_text(), f"{path.name} writes the version down again"


def test_everything_that_can_be_opened_with_the_application_is_something_the_form_takes() -> None:
    offered = [
        kind for entry in info_plist()["CFBundleDocumentTypes"] for kind in entry["LSItemContentTypes"]
    ]
    assert set().union(*(SUFFIXES[kind] for kind in offered)) == SOUNDS | TEXTS | RECIPES


def test_only_recipes_are_opened_by_heartstudio_without_asking() -> None:
    ranks = {
        entry["CFBundleTypeName"]: entry["LSHandlerRank"] for entry in info_plist()["CFBundleDocumentTypes"]
    }
    assert ranks == {"HeartStudio Recipe": "Owner", "Song": "Alternate", "Lyrics": "Alternate"}


@pytest.mark.parametrize(
    ("declarations", "suffix"),
    [("UTExportedTypeDeclarations", FILE_SUFFIX), ("UTImportedTypeDeclarations", ".lrc")],
)
def test_types_that_the_system_does_not_know_are_declared(declarations: str, suffix: str) -> None:
    (declared,) = info_plist()[declarations]
    assert SUFFIXES[declared["UTTypeIdentifier"]] == {suffix}
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == [suffix[1:]]


def test_the_services_entry_sends_the_message_that_is_answered() -> None:
    (entry,) = info_plist()["NSServices"]
    assert entry["NSMessage"] == service.MESSAGE
    assert service._TEXT in entry["NSSendTypes"]
    assert entry["NSPortName"] == info_plist()["CFBundleName"]


def test_only_a_signature_by_nobody_asks_for_a_right() -> None:
    assert entitlements(ad_hoc=False) == {}
    rights = plistlib.loads(plistlib.dumps(dict(entitlements(ad_hoc=True))))
    assert rights == {"com.apple.security.cs.disable-library-validation": True}


def test_the_languages_are_those_of_the_windows() -> None:
    assert set(contents.LANGUAGES) == set(language.LANGUAGES)
    assert info_plist()["CFBundleLocalizations"] == ["en", "de", "zh-Hans"]


def imports_in(folder: Path) -> set[str]:
    """Dotted names that the modules of a folder import, with what they take from them."""
    names = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_the_parts_of_qt_that_are_kept_are_those_that_the_program_imports() -> None:
    parts = {name.split(".")[1] for name in imports_in(ROOT / "heartstudio") if name.startswith("PySide6.")}
    assert set(contents.QT_MODULES) == parts


def test_every_resource_that_the_program_asks_for_goes_along() -> None:
    taken = {
        Path(folder, Path(file).name).as_posix().removeprefix("resources/")
        for folder, files in app_resources()
        for file in files
    }
    asked = set()
    for path in (ROOT / "heartstudio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "resource" and node.args:
                asked |= {value for value in [getattr(node.args[0], "value", None)] if isinstance(value, str)}
    assert asked, "no call of resource() was found: has it another name now?"
    for name in asked:
        assert name in taken or any(file.startswith(f"{name}/") for file in taken), f"{name} stays behind"
    assert all(resource(name).is_file() for name in taken)


@pytest.mark.parametrize("path", sorted(contents.ENTRY.parent.iterdir()))
def test_beside_the_entry_lies_nothing_that_could_take_another_modules_name(path: Path) -> None:
    assert path == contents.ENTRY or path.name == "__pycache__"
