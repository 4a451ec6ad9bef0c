"""From what py2app leaves behind to an application that may be given away."""

from __future__ import annotations

import importlib.util
import os
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from resources.bundle import checks, contents, frameworks, image, macho, prune
from resources.bundle.credentials import Credentials
from resources.bundle.errors import BundleError
from resources.bundle.finish import compile_modules, finish, require_same_python
from resources.bundle.layout import Bundle
from resources.bundle.licences import write_licences
from tests.bundle.conftest import Recorder


def names_in(bundle: Bundle) -> set[str]:
    return {path.relative_to(bundle.libraries).as_posix() for path in bundle.libraries.rglob("*")}


def test_what_a_windowed_program_does_not_need_goes_and_the_rest_stays(raw: Bundle) -> None:
    before = names_in(raw)
    saved = prune.prune(raw)
    gone, kept = before - names_in(raw), names_in(raw)
    assert saved > 0
    for name in (
        "PySide6/Designer.app",
        "PySide6/QtQml.abi3.so",
        "PySide6/QtCore.pyi",
        "PySide6/Qt/lib/QtQml.framework",
        "PySide6/Qt/qml",
        "PySide6/Qt/plugins/sqldrivers",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "_sounddevice_data/portaudio-binaries/libportaudio64bit.dll",
        "mlx/include",
        "scipy/tests",
    ):
        assert name in gone, name
    for name in (
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/QtDBus.framework/Versions/A/QtDBus",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "_sounddevice_data/portaudio-binaries/libportaudio.dylib",
        "mlx/lib/mlx.metallib",
        "scipy/__init__.py",
    ):
        assert name in kept, name


def test_py2apps_word_to_qt_about_an_empty_folder_is_taken_back(raw: Bundle) -> None:
    assert (raw.resources / "qt.conf").exists()
    prune.prune(raw)
    assert not (raw.resources / "qt.conf").exists()
    assert not (raw.resources / "qt_plugins").exists()


def test_only_code_for_apple_silicon_remains(raw: Bundle) -> None:
    prune.prune(raw)
    code = macho.find(raw.path)
    assert len(code) > 20
    assert {part.architecture for path in code for part in macho.read(path)} == {"arm64"}


def test_frameworks_from_wheels_get_the_links_that_codesign_looks_for(raw: Bundle) -> None:
    prune.prune(raw)
    assert frameworks.faults(raw)
    frameworks.repair(raw)
    assert frameworks.faults(raw) == []
    core = raw.libraries / "PySide6" / "Qt" / "lib" / "QtCore.framework"
    assert {path.name: str(path.readlink()) for path in core.iterdir() if path.is_symlink()} == {
        "QtCore": "Versions/Current/QtCore",
        "Resources": "Versions/Current/Resources",
    }
    assert (core / "Versions" / "Current").readlink() == Path("A")
    assert (core / "Resources" / "Info.plist").is_file()
    python = raw.frameworks / "Python.framework"
    assert str((python / "Versions" / "Current").readlink()) == ".".join(map(str, contents.PYTHON))


def test_repairing_twice_changes_nothing(app: Bundle) -> None:
    before = sorted(app.path.rglob("*"))
    frameworks.repair(app)
    assert sorted(app.path.rglob("*")) == before
    assert frameworks.faults(app) == []


def test_a_whole_application_passes_every_check(app: Bundle) -> None:
    checks.check(app)


def test_modules_are_compiled_so_that_nothing_is_written_into_a_signed_application(app: Bundle) -> None:
    compile_modules(app)
    source = app.libraries / "scipy" / "__init__.py"
    compiled = Path(importlib.util.cache_from_source(str(source)))
    # Flags of 1 and no check: it is used whatever the date of its source.
    assert compiled.read_bytes()[4:8] == b"\1\0\0\0"
    assert str(app.path).encode() not in compiled.read_bytes()
    source.write_text("VALUE = 2\n")
    shown = subprocess.run(
        [sys.executable, "-c", "import scipy; print(scipy.VALUE)"],
        env={**os.environ, "PYTHONPATH": str(app.libraries)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.strip() == "1"


def test_a_module_that_does_not_compile_is_told_of(app: Bundle) -> None:
    (app.libraries / "scipy" / "broken.py").write_text("def :")
    with pytest.raises(BundleError, match="do not compile"):
        compile_modules(app)


def test_an_application_by_nobody_is_finished_without_apple(raw: Bundle, run: Recorder) -> None:
    run.effects["dmgbuild"] = lambda words: Path(words[-1]).write_bytes(b"image")
    made = finish(raw, Credentials(), run)
    assert made == raw.path.with_name(image.image_name())
    assert [command[0] for command in run.commands if command[0] != "codesign"] == [sys.executable]
    assert run.commands[-1] == ["codesign", "--force", "--sign", "-", str(made)]


def test_a_release_is_signed_notarised_and_stapled_before_it_goes_into_the_image(
    raw: Bundle, run: Recorder
) -> None:
    run.answers["submit"] = '{"id": "1", "status": "Accepted"}'
    credentials = Credentials("Developer ID Application: A. Body (TEAM)", ("--keychain-profile", "notary"))
    made = str(finish(raw, credentials, run))
    order = [word for command in run.commands for word in _step(command, str(raw.path), made)]
    assert order == [
        "sign app",
        "verify app",
        "zip app",
        "submit zip",
        "staple app",
        "assess app",
        "image",
        "sign image",
        "submit image",
        "staple image",
        "assess image",
    ]


def _step(command: list[str], app: str, made: str) -> list[str]:
    """What a command does to the application or its image; nothing for what it does to a part."""
    whom = {app: "app", made: "image"}.get(command[-1])
    match command:
        case ["codesign", "--verify", *_]:
            return ["verify app"]
        case ["codesign", *_]:
            return [f"sign {whom}"] if whom else []
        case ["ditto", *_]:
            return ["zip app"]
        case ["xcrun", "notarytool", "submit", what, *_]:
            return [f"submit {'image' if what == made else 'zip'}"]
        case ["xcrun", "stapler", "staple", _]:
            return [f"staple {whom}"]
        case ["spctl", *_]:
            return [f"assess {whom}"]
        case [_, "-m", "dmgbuild", *_]:
            return ["image"]
    return []


def test_nothing_is_signed_where_something_is_wrong(raw: Bundle, run: Recorder) -> None:
    (raw.libraries / "mlx" / "lib" / "mlx.metallib").unlink()
    with pytest.raises(BundleError, match=r"mlx\.metallib"):
        finish(raw, Credentials(), run)
    assert run.commands == []


def test_a_missing_application_is_told_of_with_what_makes_it(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="py2app"):
        require_same_python(Bundle(tmp_path / "HeartStudio.app"))


def test_another_python_than_the_one_inside_may_not_compile(raw: Bundle) -> None:
    ours = f"python{sys.version_info.major}.{sys.version_info.minor}"
    raw.libraries.rename(raw.libraries.with_name(ours))
    require_same_python(raw)
    raw.libraries.rename(raw.libraries.with_name("python3.10"))
    with pytest.raises(BundleError, match=rf"holds python3\.10; this is {ours}"):
        require_same_python(raw)


def test_the_licences_of_all_that_goes_along_can_be_read(app: Bundle) -> None:
    text = write_licences(app).read_text()
    assert text.startswith("HeartStudio\n\n                                 Apache License")
    assert "sounddevice 0.5.6\nMIT\nhttps://example.org\n\nPermission is hereby granted" in text


def test_an_application_without_its_archive_is_refused(app: Bundle) -> None:
    for archive in (app.resources / "lib").glob("*.zip"):
        archive.unlink()
    with pytest.raises(BundleError, match="licences"):
        write_licences(app)


def test_the_image_shows_the_application_and_where_to_drag_it(app: Bundle, run: Recorder) -> None:
    seen: dict[str, object] = {}

    def build(words: list[str]) -> None:
        exec(Path(words[words.index("--settings") + 1]).read_text(), seen)

    run.effects["dmgbuild"] = build
    target = app.path.with_name(image.image_name())
    image.make_image(app.path, target, run)
    assert run.commands[0][-2:] == ["HeartStudio", str(target)]
    assert seen["files"] == [str(app.path)]
    assert seen["symlinks"] == {"Applications": "/Applications"}
    assert set(seen["icon_locations"]) == {"HeartStudio.app", "Applications"}
    assert Path(seen["background"]).is_file()
    assert Path(seen["icon"]).is_file()


def test_the_plist_of_the_laid_out_application_names_files_that_are_there(app: Bundle) -> None:
    info = plistlib.loads((app.contents / "Info.plist").read_bytes())
    icons = [info["CFBundleIconFile"]]
    icons += [
        entry["CFBundleTypeIconFile"]
        for entry in info["CFBundleDocumentTypes"]
        if "CFBundleTypeIconFile" in entry
    ]
    assert len(icons) == 2
    for icon in icons:
        assert (app.resources / icon).is_file()
