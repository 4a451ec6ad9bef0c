"""Results in pieces small enough to be carried home, and their unpacking: ``python -m heartstudio.training.bundle``."""

from __future__ import annotations

import argparse
import shutil
import tarfile
import tempfile
from pathlib import Path

PIECE_BYTES = 12 * 2**20
CHECKPOINT = "sketch"
"""Folder of the checkpoint inside a bundle; ``analysis`` lies beside it."""


def pack(folders: list[Path], destination: Path, name: str, piece_bytes: int = PIECE_BYTES) -> list[Path]:
    """Put folders into ``name.tar`` and cut it into ``name.tar.0``, ``name.tar.1`` and so on.

    Returns:
        The pieces; those of an earlier call with this name are gone.
    """
    destination.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile() as whole:
        with tarfile.open(fileobj=whole, mode="w") as archive:
            for folder in folders:
                archive.add(folder, arcname=folder.name)
        size = whole.tell()
        whole.seek(0)
        pieces = []
        for number in range(-(-size // piece_bytes)):
            piece = destination / f"{name}.tar.{number}"
            piece.write_bytes(whole.read(piece_bytes))
            pieces.append(piece)
    for old in destination.glob(f"{name}.tar.*"):
        if old not in pieces:
            old.unlink()
    return pieces


def unpack(source: Path, name: str, destination: Path) -> None:
    """Join the pieces of a bundle in ``source`` and put their folders into ``destination``.

    Raises:
        FileNotFoundError: where there is no piece.
    """
    pieces = sorted(source.glob(f"{name}.tar.*"), key=lambda piece: int(piece.suffix[1:]))
    if not pieces:
        raise FileNotFoundError(f"{source} holds no {name}.tar.0")
    with tempfile.TemporaryFile() as whole:
        for piece in pieces:
            with piece.open("rb") as file:
                shutil.copyfileobj(file, whole)
        whole.seek(0)
        with tarfile.open(fileobj=whole) as archive:
            if hasattr(tarfile, "data_filter"):
                archive.extractall(destination, filter="data")
            else:  # Python 3.11 before its fourth release; the archive is our own
                archive.extractall(destination)


def install(source: Path, model: Path) -> None:
    """Put the checkpoint of the bundle in ``source`` where the program looks for it, in place of an older one.

    Other files in the model's folder (its card, its examples) stay.
    """
    model.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=model.parent) as temporary:
        unpack(source, "checkpoint", Path(temporary))
        for entry in sorted((Path(temporary) / CHECKPOINT).iterdir()):
            target = model / entry.name
            if target.is_dir():
                shutil.rmtree(target)
            shutil.move(entry, target)


def main() -> None:
    """Install a checkpoint from the folder that a training run filled."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("source", type=Path, help="folder with checkpoint.tar.0 and its further pieces")
    parser.add_argument("model", type=Path, help="the model's folder, such as resources/demo-model")
    arguments = parser.parse_args()
    install(arguments.source, arguments.model)


if __name__ == "__main__":
    main()
