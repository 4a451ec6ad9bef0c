"""Weights that are already on this machine, in the hub's cache, heartlib's ``ckpt`` or ComfyUI's models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heartstudio.checkpoints.catalogue import Catalogue, Component
from heartstudio.checkpoints.layout import Part, inspect, parts_below

HUB_CACHE = "Hugging Face cache"
HEARTLIB = "heartlib"
COMFYUI = "ComfyUI"
GIVEN = "folder"

_HEARTLIB = (
    "heartlib/ckpt",
    "Developer/heartlib/ckpt",
    "Projects/heartlib/ckpt",
    "src/heartlib/ckpt",
    "ckpt",
)
_COMFYUI = (
    "ComfyUI/models",
    "Documents/ComfyUI/models",
    "Developer/ComfyUI/models",
    "Projects/ComfyUI/models",
    "AI/ComfyUI/models",
    "pinokio/api/comfy.git/app/models",
    "StabilityMatrix/Packages/ComfyUI/models",
)
_NODE_FOLDERS = ("HeartMuLa", "heartmula", "Heartmula")


@dataclass(frozen=True, slots=True)
class Found:
    """A folder that can serve as a component.

    Attributes:
        part: what it is, where, and whether it is whole.
        source: in whose care it was found, one of the names above.
        component: id of the component that it is known to be; empty where its name does not prove it.
        revision: commit that it is known to be from; empty where unknown.
    """

    part: Part
    source: str
    component: str = ""
    revision: str = ""


def find(
    catalogue: Catalogue, cache: Path | None, given: Iterable[Path] = (), home: Path | None = None
) -> list[Found]:
    """Everything that can serve, each folder once.

    Args:
        catalogue: to know components by their repository or commit.
        cache: the hub's cache.
        given: folders that the user names, searched first.
        home: where the usual places of heartlib and ComfyUI are looked for; the user's home by default.
    """
    home = home or Path.home()
    found: dict[tuple[Path, str], Found] = {}
    for one in (
        *_below(given, GIVEN, catalogue),
        *(_in_hub_cache(cache, catalogue) if cache else ()),
        *_below((home / place for place in _HEARTLIB), HEARTLIB, catalogue),
        *_below((home / place / node for place in _COMFYUI for node in _NODE_FOLDERS), COMFYUI, catalogue),
    ):
        found.setdefault((one.part.path.resolve(), one.part.role), one)
    return list(found.values())


def _below(folders: Iterable[Path], source: str, catalogue: Catalogue) -> Iterator[Found]:
    for folder in folders:
        for part in parts_below(folder.expanduser().absolute(), depth=3):
            revision = _fetched_revision(part.path)
            yield Found(part, source, _of_revision(catalogue, part, revision), revision)


def _in_hub_cache(cache: Path, catalogue: Catalogue) -> Iterator[Found]:
    for component in catalogue.components:
        if not component.repository:
            continue
        snapshots = cache / ("models--" + component.repository.replace("/", "--")) / "snapshots"
        if not snapshots.is_dir():
            continue
        for snapshot in sorted(snapshots.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
            for part in inspect(snapshot):
                if part.role is component.role:
                    yield Found(part, HUB_CACHE, component.id, snapshot.name)


def _fetched_revision(folder: Path) -> str:
    """The commit that the hub's client notes beside files which it put into a folder of the user's."""
    for note in sorted((folder / ".cache/huggingface/download").glob("*.metadata")):
        try:
            return note.read_text(encoding="ascii", errors="replace").split("\n", 1)[0].strip()[:40]
        except OSError:
            return ""
    return ""


def _of_revision(catalogue: Catalogue, part: Part, revision: str) -> str:
    def is_it(component: Component) -> bool:
        return component.role is part.role and component.revision == revision

    return next((component.id for component in catalogue.components if revision and is_it(component)), "")
