"""Where the parts of a checkpoint lie on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from heartstudio.engine.errors import CheckpointError


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The four paths that composing needs.

    Attributes:
        language_model: folder of the HeartMuLa.
        codec: folder of the HeartCodec.
        tokenizer: ``tokenizer.json``.
        generation_ids: ``gen_config.json``.
    """

    language_model: Path
    codec: Path
    tokenizer: Path
    generation_ids: Path

    @classmethod
    def at(cls, path: str | Path) -> Self:
        """Find the parts in a folder of the reference's layout.

        Args:
            path: the ``ckpt`` folder; or the language model's folder in it, where there are several.

        Raises:
            CheckpointError: naming what is missing or ambiguous.
        """
        path = Path(path)
        if not path.is_dir():
            raise CheckpointError(path, "there is no such checkpoint folder")
        if path.name.startswith("HeartMuLa-") and (path / "config.json").is_file():
            root, language_model = path.parent, path
        else:
            root, language_model = path, _only(path, "HeartMuLa-")
        for name in ("tokenizer.json", "gen_config.json"):
            if not (root / name).is_file():
                raise CheckpointError(root / name, "the file is missing")
        return cls(
            language_model, _only(root, "HeartCodec-"), root / "tokenizer.json", root / "gen_config.json"
        )


def _only(root: Path, prefix: str) -> Path:
    found = sorted(path for path in root.glob(f"{prefix}*") if (path / "config.json").is_file())
    if not found:
        raise CheckpointError(root, f"holds no folder {prefix}… with a config.json")
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise CheckpointError(root, f"holds several: {names}", "Name the one to use by its own folder")
    return found[0]
