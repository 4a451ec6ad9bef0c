"""The safetensors of one folder: headers checked on opening, tensors read one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import mlx.core as mx
from safetensors import SafetensorError, safe_open

from heartstudio.engine.errors import CheckpointError

WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"
MAX_JSON_BYTES = 32 * 2**20
"""A tokenizer of 128,256 entries takes 9 MB; anything far larger is no configuration."""


class TensorFolder:
    """The tensors of ``model.safetensors``, or of the shards that ``model.safetensors.index.json`` names.

    Opening reads headers only. A tensor's bytes are read when the array that :meth:`read` returns is
    evaluated, so a caller that evaluates one tensor before it asks for the next never holds a file twice.

    Attributes:
        path: the folder.
        shapes: shape of every tensor by name.

    Raises:
        CheckpointError: naming the file that is missing, unreadable, truncated or at odds with its index.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shapes: dict[str, tuple[int, ...]] = {}
        self._shards: dict[str, Path] = {}
        self._lazy: dict[Path, dict[str, mx.array]] = {}
        for shard in _shards(path):
            for name, shape in _header(shard).items():
                if name in self.shapes:
                    raise CheckpointError(shard, f"tensor {name} stands in two shards")
                self.shapes[name] = shape
                self._shards[name] = shard

    def check(
        self,
        expected: Mapping[str, tuple[int, ...]],
        ignore: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Compare names and shapes with what the model needs.

        Args:
            expected: shape of every tensor that the configuration calls for.
            ignore: true for names that may be there, absent or of any shape.

        Raises:
            CheckpointError: naming the first missing, extra or misshapen tensor.
        """
        for name, shape in expected.items():
            if ignore(name):
                continue
            if name not in self.shapes:
                raise CheckpointError(self.path, f"tensor {name} {shape} is missing", _FETCH_AGAIN)
            if self.shapes[name] != shape:
                reason = f"tensor {name} has shape {self.shapes[name]}, its config.json calls for {shape}"
                raise CheckpointError(self.path, reason, _FETCH_AGAIN)
        for name in self.shapes:
            if name not in expected and not ignore(name):
                raise CheckpointError(self.path, f"tensor {name} has no place in this model", _FETCH_AGAIN)

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """One tensor, lazily loaded: evaluate it before reading the next to keep memory low.

        Args:
            name: one of :attr:`shapes`.
            dtype: type to cast to; the stored one by default.
        """
        shard = self._shards[name]
        if name not in self._lazy.get(shard, {}):
            loaded = mx.load(str(shard))
            assert isinstance(loaded, dict)
            self._lazy[shard] = loaded
        tensor = self._lazy[shard].pop(name)
        return tensor if dtype is None else tensor.astype(dtype)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file of bounded size.

    Raises:
        CheckpointError: where the file is missing, too large, not JSON or not an object.
    """
    try:
        if path.stat().st_size > MAX_JSON_BYTES:
            raise CheckpointError(path, f"larger than {MAX_JSON_BYTES >> 20} MiB, so not a configuration")
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CheckpointError(path, "the file is missing", _FETCH_AGAIN) from None
    except OSError as error:
        raise CheckpointError(path, f"cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise CheckpointError(path, "is not valid JSON", _FETCH_AGAIN) from None
    if not isinstance(data, dict):
        raise CheckpointError(path, "holds no JSON object", _FETCH_AGAIN)
    return data


_FETCH_AGAIN = "Fetch or convert the model again"


def _shards(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        raise CheckpointError(path, "there is no such folder of weights")
    if not (path / INDEX).exists():
        if not (path / WEIGHTS).is_file():
            raise CheckpointError(path, f"holds neither {WEIGHTS} nor {INDEX}", _FETCH_AGAIN)
        return [path / WEIGHTS]
    named = read_json(path / INDEX).get("weight_map")
    if not isinstance(named, dict) or not all(isinstance(file, str) for file in named.values()):
        raise CheckpointError(path / INDEX, "has no weight_map of file names")
    files = sorted(set(named.values()))
    for file in files:
        if Path(file).name != file or not file.endswith(".safetensors"):
            raise CheckpointError(
                path / INDEX, f"names {file!r}, which is no safetensors file of this folder"
            )
        if not (path / file).is_file():
            raise CheckpointError(path / file, "the shard is missing", _FETCH_AGAIN)
    return [path / file for file in files]


def _header(shard: Path) -> dict[str, tuple[int, ...]]:
    try:
        with safe_open(shard, framework="numpy") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise CheckpointError(shard, f"unreadable or truncated ({error})", _FETCH_AGAIN) from None
