"""A small application to build with, and a door to other programs that only remembers who knocked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resources.bundle import frameworks, prune
from resources.bundle.commands import Command
from resources.bundle.layout import Bundle
from tests.bundle.laying import lay_out
from tests.bundle.packages import write_packages


class Recorder:
    """Stands where other programs would be called.

    Attributes:
        commands: what was asked for, in order.
        answers: what a program prints, by a word of its command.
    """

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.answers: dict[str, str] = {}
        self.effects: dict[str, Callable[[list[str]], object]] = {}

    def __call__(self, command: Command) -> str:
        words = [str(word) for word in command]
        self.commands.append(words)
        for word in words:
            if word in self.effects:
                self.effects[word](words)
        return next((answer for word, answer in self.answers.items() if word in words), "")

    def of(self, program: str) -> list[list[str]]:
        """The commands of one program."""
        return [command for command in self.commands if program in command[:3]]


@pytest.fixture
def run() -> Recorder:
    return Recorder()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_packages(tmp_path_factory.mktemp("site"))


@pytest.fixture
def raw(site: Path, tmp_path: Path) -> Bundle:
    """What py2app leaves behind."""
    return lay_out(site, tmp_path / "dist")


@pytest.fixture
def app(raw: Bundle) -> Bundle:
    """What is ready to be signed."""
    prune.prune(raw)
    frameworks.repair(raw)
    return raw
