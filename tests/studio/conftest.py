"""A studio on a home of its own, and a tiny model for it to compose with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.studio.studio import Studio


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a megabyte that knows no music."""
    return write_random_checkpoint(tmp_path_factory.mktemp("checkpoint"))


@pytest.fixture
def studio(qtbot: QtBot, home: Path) -> Iterator[Studio]:
    made = Studio(home, paint=lambda _recipe: COVER)
    made.open()
    yield made
    assert made.close(60.0)


COVER = b"\x89PNG\r\n\x1a\n" + bytes(64)
