"""A tiny image model, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.covers.tiny_flux import shrink_flux, write_tiny_flux


@pytest.fixture(scope="session")
def tiny_flux_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights of an image model of two megabytes that knows no pictures."""
    with pytest.MonkeyPatch.context() as patch:
        shrink_flux(patch)
        return write_tiny_flux(tmp_path_factory.mktemp("flux") / "FLUX.2-klein-4B-tiny")


@pytest.fixture
def tiny_flux(tiny_flux_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same, with mflux ready to load it."""
    import mlx.core as mx

    shrink_flux(monkeypatch)
    # What MLX compiles for the CPU takes a compiler of C++ seconds for each kernel.
    mx.disable_compile()
    yield tiny_flux_folder
    mx.enable_compile()
