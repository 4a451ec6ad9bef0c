"""The house stays as it was designed: rooms import from below, modules stay small, heavy things stay lazy."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "heartstudio"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400


@dataclass(frozen=True)
class Room:
    """What one room of the package may import.

    Attributes:
        rooms: other rooms. Ground-floor modules are open to everyone, and so is the room itself.
        packages: what is neither ours nor the standard library's; a dotted name opens that submodule alone.
        late: those of the packages that are too heavy for a quick start, or not there on every system, and so
            are imported only inside the functions that need them.
    """

    rooms: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()


def room(rooms: str = "", packages: str = "", late: str = "") -> Room:
    """Write a room as lists of words; what is imported late is a package too."""
    return Room(frozenset(rooms.split()), frozenset(f"{packages} {late}".split()), frozenset(late.split()))


GROUND_FLOOR = frozenset({"", "errors", "precision", "recipe", "resources"})
BELOW_THE_ROOTS = "engine audio checkpoints songs covers studio ui macos"

HOUSE = {
    # Floor 0: the standard library alone.
    "": room(),
    "errors": room(),
    "precision": room(),
    "recipe": room(),
    "resources": room(),
    # Floor 1.
    "engine": room(packages="mlx numpy safetensors tokenizers"),
    "audio": room(packages="numpy pyloudnorm scipy sounddevice soundfile"),
    # Floor 2.
    "checkpoints": room(
        "engine",
        "filelock httpx huggingface_hub numpy platformdirs safetensors",
        late="keyring mlx tokenizers",
    ),
    "songs": room("audio", "numpy platformdirs scipy"),
    "covers": room(packages="PySide6.QtCore PySide6.QtGui mlx numpy", late="PIL mflux"),
    # Beside the stairs: makes the demo model, and is left out of the application.
    "training": room(
        "engine audio", "mlx numpy safetensors scipy soundfile tokenizers torch", late="matplotlib"
    ),
    # Floor 3: Qt without widgets.
    "studio": room("engine audio checkpoints songs covers", "PySide6.QtCore numpy", late="mlx"),
    # Floor 4. The interface shows what the studio tells it, and never touches the engine.
    "ui": room("audio checkpoints songs covers studio", "PySide6 numpy"),
    "macos": room("studio songs", "PySide6", late="AppKit Foundation MediaPlayer PyObjCTools Quartz objc"),
    # Floor 5: the composition roots know everyone, and the command line starts without Qt.
    "app": room(f"{BELOW_THE_ROOTS} cli", "PySide6 platformdirs", late="mlx"),
    "cli": room(
        f"{BELOW_THE_ROOTS} app", "rich", late="PySide6 mlx numpy platformdirs sounddevice soundfile"
    ),
    "__main__": room("cli app"),
}

# Conversion is imported only where something is converted, and all of it computes with MLX.
CONVERSION = "checkpoints.conversion"


@dataclass(frozen=True)
class Import:
    """One name that a module imports: where, and whether that happens as soon as the module is imported."""

    name: str
    line: int
    at_once: bool


def name_of(module: Path) -> str:
    """The dotted name of a module below the package: ``""`` for the package itself."""
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name: str) -> str:
    """The room that a module of this dotted name belongs to."""
    return name.split(".")[0]


def imports_of(module: Path) -> list[Import]:
    """Everything that a module imports, wherever in it; ``from a import b`` counts as ``a.b``."""
    found: list[Import] = []

    def walk(node: ast.AST, at_once: bool) -> None:
        if isinstance(node, ast.Import):
            found.extend(Import(alias.name, node.lineno, at_once) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, (
                f"{module}:{node.lineno} imports relatively; the house writes names in full"
            )
            found.extend(Import(f"{node.module}.{alias.name}", node.lineno, at_once) for alias in node.names)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for_types_only = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for child in ast.iter_child_nodes(node):
            walk(child, at_once and not inside and not for_types_only)

    walk(ast.parse(module.read_text(encoding="utf-8")), at_once=True)
    return found


def allows(room: Room, name: str) -> bool:
    """Whether a room may import this name from outside the package."""
    return any(name == package or name.startswith(f"{package}.") for package in room.packages)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_imports_only_what_its_room_may(module: Path) -> None:
    here = room_of(name_of(module))
    assert here in HOUSE, f"{here} is a room that the house does not know: give it a floor in {__file__}"
    wrong = []
    for found in imports_of(module):
        top, _, rest = found.name.partition(".")
        if top == "heartstudio":
            there = room_of(rest) if room_of(rest) in HOUSE else ""
            allowed = there == here or there in GROUND_FLOOR or there in HOUSE[here].rooms
        else:
            allowed = top in sys.stdlib_module_names or allows(HOUSE[here], found.name)
        if not allowed:
            wrong.append(f"line {found.line}: {found.name}")
    assert not wrong, f"{here} may not import {'; '.join(wrong)}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_imports_late_what_is_heavy_or_of_one_system(module: Path) -> None:
    name = name_of(module)
    late = HOUSE[room_of(name)].late - ({"mlx"} if name.startswith(CONVERSION) else set())
    wrong = [
        f"line {i.line}: {i.name}" for i in imports_of(module) if i.at_once and i.name.split(".")[0] in late
    ]
    assert not wrong, f"{name} must import these inside the function that needs them: {'; '.join(wrong)}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for_and_stays_short(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_no_room_knows_one_above_it() -> None:
    above = {"": set(GROUND_FLOOR)}
    order = [
        *GROUND_FLOOR,
        "engine",
        "audio",
        "checkpoints",
        "songs",
        "covers",
        "training",
        "studio",
        "ui",
        "macos",
    ]
    for position, name in enumerate(order):
        above[name] = set(order[:position])
        assert HOUSE[name].rooms <= above[name], f"the table lets {name} import a room that is not below it"


@pytest.mark.parametrize("module", ["heartstudio.cli", "heartstudio.recipe"])
def test_what_a_quick_start_imports_brings_nothing_heavy_along(module: str) -> None:
    heavy = {
        "mlx",
        "PySide6",
        "scipy",
        "numpy",
        "huggingface_hub",
        "torch",
        "mflux",
        "soundfile",
        "sounddevice",
    }
    command = f"import sys, {module}; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert not heavy & set(shown.stdout.split())


def test_nothing_below_the_application_imports_the_training_room() -> None:
    assert [name for name, room in HOUSE.items() if "training" in room.rooms] == []
