"""The tiny random checkpoint that the engine's tests compose with."""

from __future__ import annotations

from pathlib import Path

import pytest

from heartstudio.engine.random_checkpoint import write_random_checkpoint


@pytest.fixture(scope="session")
def random_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in the reference's layout; a test that changes anything makes its own."""
    return write_random_checkpoint(tmp_path_factory.mktemp("checkpoint"), seed=1)
