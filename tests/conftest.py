"""What every test stands on: a home of its own, no screen, no keyring, and the same draws in CI every time."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.running import Run, run_heartstudio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# A machine that others use too says nothing with a slow example; in CI a failure must be one that comes again.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

SHELTER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Move everything that belongs to the person at this machine out of the reach of tests."""
    shelter = Path(tempfile.mkdtemp(prefix="heartstudio-tests-"))
    config.stash[SHELTER] = shelter
    # Here and not in a fixture: some libraries read these once, when they are imported.
    os.environ["HEARTSTUDIO_HOME"] = str(shelter / "home")
    os.environ["HF_HOME"] = str(shelter / "huggingface")
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_ENDPOINT"):
        os.environ.pop(name, None)
    # Windows open on no screen, unless a run asks for one; tests marked x11 start programs of their own on it.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "XDG_RUNTIME_DIR" not in os.environ:
        (shelter / "runtime").mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(shelter / "runtime")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the shelter down."""
    shutil.rmtree(config.stash[SHELTER], ignore_errors=True)


def pytest_report_header() -> str | None:
    """Say which BLAS MLX computes with: the one that its Linux wheel carries makes the suite crawl."""
    if sys.platform != "linux":
        return None
    if importlib.util.find_spec("mlx_openblas") and ctypes.util.find_library("openblas"):
        return "mlx: with OpenBLAS"
    return "mlx: with the wheel's own BLAS, some thirty times slower than OpenBLAS; `make setup` mends that"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs a display where there is none."""
    if os.environ.get("DISPLAY"):
        return
    for item in items:
        if item.get_closest_marker("x11"):
            item.add_marker(pytest.mark.skip(reason="needs an X display; `make test` brings one"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The program's own application object, which pytest-qt makes once for all tests."""
    from heartstudio.ui.program import Program

    return Program


@pytest.fixture(scope="session")
def self_test(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The self-test with a tiny model, which is run once."""
    from heartstudio.engine.random_checkpoint import write_random_checkpoint

    folder = tmp_path_factory.mktemp("self-test")
    checkpoint = write_random_checkpoint(folder / "checkpoint")
    report = folder / "report.json"
    ended = run_heartstudio(["--self-test", "--checkpoint", checkpoint, "--report", report], folder)
    assert ended.status == 0, ended.said + ended.complained
    assert report.read_text() == ended.said
    return ended


@pytest.fixture(autouse=True)
def home(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that this test's HeartStudio keeps its songs, models and settings in; not made yet."""
    folder = pytestconfig.stash[SHELTER] / uuid.uuid4().hex
    monkeypatch.setenv("HEARTSTUDIO_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def tiny_flux_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights of an image model of a few megabytes that has seen no pictures."""
    from tests.covers.tiny_flux import shrink_flux, write_tiny_flux

    with pytest.MonkeyPatch.context() as patch:
        shrink_flux(patch)
        return write_tiny_flux(tmp_path_factory.mktemp("flux") / "FLUX.2-klein-4B-tiny")


@pytest.fixture
def tiny_flux(tiny_flux_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same, with mflux ready to load it and MLX compiling nothing: the CPU needs a C++ compiler for each kernel."""
    import mlx.core as mx

    from tests.covers.tiny_flux import shrink_flux

    shrink_flux(monkeypatch)
    mx.disable_compile()
    yield tiny_flux_folder
    mx.enable_compile()
