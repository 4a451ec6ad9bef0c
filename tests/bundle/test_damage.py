"""Deliberate damage: whatever would only be found out on somebody's Mac is named before anything is signed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from resources.bundle import checks, contents, prune
from resources.bundle.errors import BundleError
from resources.bundle.layout import Bundle
from resources.bundle.signing import check_order, signing_order
from tests.bundle.machos import ARM64, X86_64, macho, metallib, universal

MLX = "Contents/Resources/lib/python3.12/mlx"
QT = "Contents/Resources/lib/python3.12/PySide6/Qt"


def rewrite(name: str, content: bytes) -> Callable[[Bundle], object]:
    return lambda app: (app.path / name).write_bytes(content)


def remove(name: str) -> Callable[[Bundle], object]:
    def act(app: Bundle) -> None:
        path = app.path / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

    return act


def copy(name: str, to: str) -> Callable[[Bundle], object]:
    return lambda app: shutil.copy(app.path / name, app.path / to)


def unlink_and_fill(name: str) -> Callable[[Bundle], object]:
    """A real folder where a link should be, as the wheels have it."""

    def act(app: Bundle) -> None:
        (app.path / name).unlink()
        (app.path / name).mkdir()

    return act


def link(name: str, to: str) -> Callable[[Bundle], object]:
    def act(app: Bundle) -> None:
        (app.path / name).unlink()
        (app.path / name).symlink_to(to)

    return act


SNDFILE = "Contents/Resources/lib/python3.12/_soundfile_data/libsndfile_arm64.dylib"

DAMAGE = {
    "no kernels": (remove(f"{MLX}/lib/mlx.metallib"), f"{MLX}/lib/mlx.metallib is missing"),
    "kernels for a newer Mac": (
        rewrite(f"{MLX}/lib/mlx.metallib", metallib((26, 2))),
        f"{MLX}/lib/mlx.metallib asks for macOS 26.2, promised is 14.0",
    ),
    "kernels that are none": (
        rewrite(f"{MLX}/lib/mlx.metallib", b"<!doctype html>" + bytes(100)),
        f"{MLX}/lib/mlx.metallib is no library of Metal kernels",
    ),
    "kernels cut short": (
        rewrite(f"{MLX}/lib/mlx.metallib", b"MTLB"),
        f"{MLX}/lib/mlx.metallib is no library of Metal kernels",
    ),
    "a second MLX": (
        copy(f"{MLX}/lib/libmlx.dylib", "Contents/Frameworks/libmlx.dylib"),
        "libmlx.dylib must be there once; it is there 2 times: Contents/Frameworks/libmlx.dylib",
    ),
    "no MLX": (remove(f"{MLX}/lib/libmlx.dylib"), "libmlx.dylib must be there once; it is there 0 times"),
    "a search path that leads nowhere": (
        rewrite(
            f"{MLX}/core.cpython-312-darwin.so",
            macho(loads=["@rpath/libmlx.dylib"], rpaths=["@loader_path/../lib"]),
        ),
        f"{MLX}/core.cpython-312-darwin.so needs @rpath/libmlx.dylib, which is not in the application",
    ),
    "a search path on the build machine": (
        rewrite(SNDFILE, macho(loads=["@rpath/libFLAC.dylib"], rpaths=["/opt/homebrew/lib"])),
        f"{SNDFILE} needs @rpath/libFLAC.dylib",
    ),
    "a library of the build machine": (
        rewrite(SNDFILE, macho(loads=["/opt/homebrew/lib/libFLAC.dylib"])),
        f"{SNDFILE} needs /opt/homebrew/lib/libFLAC.dylib",
    ),
    "a library outside the application": (
        rewrite(SNDFILE, macho(loads=[f"@loader_path/{'../' * 12}usr/bin/env"])),
        f"{SNDFILE} needs @loader_path/",
    ),
    "a framework that was pruned too far": (
        remove(f"{QT}/lib/QtDBus.framework/Versions/A/QtDBus"),
        f"{QT}/lib/QtDBus.framework: QtDBus leads nowhere",
    ),
    "a library for a newer Mac": (
        rewrite(SNDFILE, macho(minimum=(15, 0))),
        f"{SNDFILE} asks for macOS 15.0, promised is 14.0",
    ),
    "an Intel library": (
        rewrite(SNDFILE, macho(architecture=X86_64)),
        f"{SNDFILE} holds no arm64 code",
    ),
    "an Intel half": (
        rewrite(SNDFILE, universal((X86_64, macho(architecture=X86_64)), (ARM64, macho()))),
        f"{SNDFILE} still holds x86_64",
    ),
    "no plugin that opens windows": (
        remove(f"{QT}/plugins/platforms/libqcocoa.dylib"),
        f"{QT}/plugins/platforms/libqcocoa.dylib is missing",
    ),
    "py2app's word to Qt": (
        rewrite("Contents/Resources/qt.conf", b"[Paths]"),
        "Contents/Resources/qt.conf sends Qt away from its plugins",
    ),
    "a framework without links": (
        unlink_and_fill(f"{QT}/lib/QtCore.framework/Resources"),
        f"{QT}/lib/QtCore.framework: Resources is no link to Versions/Current/Resources",
    ),
    "a link that leads nowhere": (
        link(f"{QT}/lib/QtCore.framework/Versions/Current", "B"),
        f"{QT}/lib/QtCore.framework: QtCore leads nowhere",
    ),
    "something beside a framework's versions": (
        rewrite(f"{QT}/lib/QtCore.framework/notes.txt", b"?"),
        f"{QT}/lib/QtCore.framework: notes.txt does not belong there",
    ),
    "a package that was forgotten": (
        remove("Contents/Resources/lib/python3.12/tokenizers"),
        "Contents/Resources/lib/python3.12/tokenizers is missing",
    ),
    "no demo model": (
        remove("Contents/Resources/resources/demo-model"),
        "Contents/Resources/resources/demo-model is missing",
    ),
    "no icon": (remove("Contents/Resources/HeartStudio.icns"), "HeartStudio.icns, the icon, is missing"),
    "no Python": (
        remove("Contents/Frameworks/Python.framework/Versions/3.12/Python"),
        "Contents/MacOS/HeartStudio finds no Python: @executable_path/../Frameworks/Python.framework",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_named(kind: str, app: Bundle) -> None:
    damage, expected = DAMAGE[kind]
    damage(app)
    with pytest.raises(BundleError) as refused:
        checks.check(app)
    assert any(expected in finding for finding in refused.value.findings), refused.value.findings


def test_all_damage_is_named_at_once(app: Bundle) -> None:
    for kind in ("no kernels", "no demo model", "a library for a newer Mac"):
        DAMAGE[kind][0](app)
    with pytest.raises(BundleError) as refused:
        checks.check(app)
    assert len(refused.value.findings) == 3


def test_a_file_that_may_ask_for_a_newer_mac_is_on_a_list_with_its_reason(
    app: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    DAMAGE["a library for a newer Mac"][0](app)
    monkeypatch.setitem(contents.NEWER_SYSTEM, "*/libsndfile_arm64.dylib", "only its headers do")
    checks.check(app)


def test_an_application_that_grew_too_large_is_refused(app: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LARGEST", 1000)
    with pytest.raises(BundleError, match="MB without its model"):
        checks.check(app)


def test_the_demo_model_does_not_count(app: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    model = app.resources / "resources" / contents.DEMO_MODEL
    monkeypatch.setattr(checks, "LARGEST", prune.size(app.path) - prune.size(model))
    checks.check(app)
    monkeypatch.setattr(checks, "LARGEST", prune.size(app.path) - prune.size(model) - 1)
    with pytest.raises(BundleError, match="MB without its model"):
        checks.check(app)


@pytest.mark.parametrize("info", [b"", b"<plist><dict>", b"bplist00garbage"])
def test_a_broken_plist_is_named(app: Bundle, info: bytes) -> None:
    (app.contents / "Info.plist").write_bytes(info)
    with pytest.raises(BundleError, match=r"Info\.plist"):
        checks.check(app)


def test_two_pythons_are_named(app: Bundle) -> None:
    (app.resources / "lib" / "python3.11").mkdir()
    with pytest.raises(BundleError, match=r"holds 2"):
        checks.check(app)


def test_signing_in_the_wrong_order_is_named(app: Bundle) -> None:
    order = signing_order(app)
    core = app.libraries / "PySide6/Qt/lib/QtCore.framework/Versions/A"
    inner = core / "Helpers" / "libextra.dylib"
    inner.parent.mkdir()
    inner.write_bytes(macho())
    with pytest.raises(BundleError, match=r"libextra\.dylib is not signed"):
        check_order(app, order)
    with pytest.raises(BundleError) as refused:
        check_order(app, [*order, inner])
    first, second = refused.value.findings
    assert first.startswith(f"{app.inside(inner)} is signed after ")
    assert {line.split(" is signed after ")[1] for line in (first, second)} == {
        f"{app.inside(core)}, which contains it",
        "HeartStudio.app, which contains it",
    }


def test_a_file_that_is_not_signed_is_named(app: Bundle) -> None:
    order = signing_order(app)
    missing = app.libraries / "mlx" / "lib" / "libmlx.dylib"
    with pytest.raises(BundleError, match=f"{MLX}/lib/libmlx.dylib is not signed"):
        check_order(app, [path for path in order if path != missing])


def test_a_framework_with_two_versions_is_named(app: Bundle) -> None:
    (app.libraries / "PySide6/Qt/lib/QtGui.framework/Versions/B").mkdir()
    with pytest.raises(BundleError, match=r"QtGui\.framework should hold one version; it holds 2"):
        signing_order(app)


def test_code_that_lies_where_nothing_refers_to_it_is_signed_all_the_same(
    app: Bundle, tmp_path: Path
) -> None:
    extra = app.contents / "PlugIns" / "deep" / "er" / "libextra.so"
    extra.parent.mkdir(parents=True)
    extra.write_bytes(macho())
    assert extra in signing_order(app)
