"""What a folder of weights is for and whether it is whole, in our layout, heartlib's or ComfyUI's alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heartstudio.checkpoints.catalogue import Role
from heartstudio.checkpoints.errors import UnsafeFileError
from heartstudio.checkpoints.safety import is_pickle, read_json, read_shapes

WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"
_ROLES = {"heartmula": Role.LANGUAGE_MODEL, "heartcodec": Role.CODEC}
_SKIPPED = frozenset({".git", ".venv", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Part:
    """A folder that serves as one component of a model.

    Attributes:
        role: what it is for.
        path: the folder.
        bytes: size of the files that count.
        problem: why it cannot be used; empty where it can.
    """

    role: Role
    path: Path
    bytes: int
    problem: str = ""


def inspect(folder: Path) -> tuple[Part, ...]:
    """What the files directly in a folder make up; nothing where they are none of ours or cannot be read.

    Only names, sizes, the small JSON files and the headers of the weights are read.
    """
    try:
        return tuple(filter(None, (kind(folder) for kind in (_tokenizer, _weights, _cover))))
    except OSError:
        return ()


def parts_below(folder: Path, depth: int = 2) -> Iterator[Part]:
    """Every part in a folder and the folders below it, sorted by path; links are followed once, loops are not."""
    seen: set[Path] = set()
    yield from _walk(folder, depth, seen)


def parts_of_model(folder: Path) -> list[Part]:
    """The parts that a folder's language model goes with.

    Those below the folder; where that is the language model alone, also the codec and tokenizer beside it, as
    heartlib and ComfyUI lay them.
    """
    parts = list(parts_below(folder))
    own = {part.role for part in parts}
    if Role.LANGUAGE_MODEL in own and not {Role.CODEC, Role.TOKENIZER} <= own:
        parts += [part for part in parts_below(folder.parent, 1) if part.role not in own]
    return parts


def require(folder: Path, role: Role, name: str) -> Part:
    """The part of this role that a folder holds, whole.

    Args:
        folder: where to look.
        role: what it has to be.
        name: for the message.

    Raises:
        UnsafeFileError: where it is something else or incomplete.
    """
    parts = inspect(folder)
    part = next((part for part in parts if part.role is role), None)
    if part is None:
        found = f"it is a {parts[0].role}" if parts else "its files make up nothing that HeartStudio can load"
        raise UnsafeFileError(name, f"a {role} was expected, and {found}")
    if part.problem:
        raise UnsafeFileError(name, part.problem)
    return part


def _walk(folder: Path, depth: int, seen: set[Path]) -> Iterator[Part]:
    try:
        real = folder.resolve(strict=True)
        below = sorted(entry.path for entry in os.scandir(folder) if entry.is_dir())
    except OSError:
        return
    if real in seen:
        return
    seen.add(real)
    parts = inspect(folder)
    yield from parts
    if depth and not any(part.role is Role.COVER for part in parts):
        for path in map(Path, below):
            if path.name not in _SKIPPED:
                yield from _walk(path, depth - 1, seen)


def _tokenizer(folder: Path) -> Part | None:
    files = [folder / "tokenizer.json", folder / "gen_config.json"]
    if not all(file.is_file() for file in files):
        return None
    return Part(
        Role.TOKENIZER, folder, sum(file.stat().st_size for file in files), _problem(_check_ids, folder)
    )


def _check_ids(folder: Path) -> None:
    settings = read_json(folder / "gen_config.json")
    for name in ("text_bos_id", "text_eos_id", "audio_eos_id"):
        if not isinstance(settings, dict) or not isinstance(settings.get(name), int):
            raise UnsafeFileError("gen_config.json", f"it has no {name}")


def _weights(folder: Path) -> Part | None:
    if not (folder / "config.json").is_file():
        return None
    try:
        config = read_json(folder / "config.json")
    except UnsafeFileError:
        return None
    if not isinstance(config, dict):
        return None
    kind = config.get("model_type") or next(iter(config.get("architectures") or [""]), "")
    role = _ROLES.get(str(kind).lower())
    if role is None:
        return None
    size = sum(file.stat().st_size for file in folder.glob("*.safetensors") if file.is_file())
    return Part(role, folder, size, _problem(_check_shards, folder))


def _check_shards(folder: Path) -> None:
    if not (folder / INDEX).exists():
        if not (folder / WEIGHTS).is_file():
            pickles = sorted(file.name for file in folder.iterdir() if is_pickle(file.name))
            also = f"; {', '.join(pickles)} may hold a Python pickle and is not opened" if pickles else ""
            raise UnsafeFileError(folder.name, f"it holds no {WEIGHTS}{also}")
        read_shapes(folder / WEIGHTS)
        return
    index = read_json(folder / INDEX)
    tensors = index.get("weight_map") if isinstance(index, dict) else None
    if not isinstance(tensors, dict) or not tensors:
        raise UnsafeFileError(INDEX, "it has no weight_map")
    shards = {str(shard) for shard in tensors.values()}
    for shard in shards:
        if Path(shard).name != shard or not shard.endswith(".safetensors"):
            raise UnsafeFileError(INDEX, f"it names {shard!r}, which is no safetensors file of its folder")
    missing = sorted(shard for shard in shards if not (folder / shard).is_file())
    if missing:
        raise UnsafeFileError(
            folder.name, f"{len(missing)} of its {len(shards)} shards are missing ({missing[0]})"
        )
    shapes = {shard: read_shapes(folder / shard) for shard in shards}
    for tensor, shard in tensors.items():
        if tensor not in shapes[shard]:
            raise UnsafeFileError(INDEX, f"it puts {tensor} into {shard}, which does not hold it")


def _cover(folder: Path) -> Part | None:
    weights = [file for file in folder.glob("*/*.safetensors") if file.is_file()]
    if not {"transformer", "vae"} <= {file.parent.name for file in weights}:
        return None
    return Part(Role.COVER, folder, sum(file.stat().st_size for file in weights))


def _problem(check: Callable[[Path], None], folder: Path) -> str:
    try:
        check(folder)
    except UnsafeFileError as error:
        return f"{error.file}: {error.reason}"
    return ""
