"""Results are cut into pieces, carried home and put where the program looks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from heartstudio.training.bundle import CHECKPOINT, install, pack, unpack


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    folder = tmp_path / "state" / CHECKPOINT
    (folder / "HeartCodec-oss").mkdir(parents=True)
    (folder / "HeartCodec-oss" / "model.safetensors").write_bytes(bytes(range(256)) * 200)
    (folder / "tokenizer.json").write_text("{}")
    return folder


def test_a_bundle_comes_back_from_its_pieces(checkpoint: Path, tmp_path: Path) -> None:
    pieces = pack([checkpoint], tmp_path / "out", "checkpoint", piece_bytes=4096)
    assert len(pieces) > 11
    assert all(piece.stat().st_size <= 4096 for piece in pieces)
    unpack(tmp_path / "out", "checkpoint", tmp_path / "home")
    back = tmp_path / "home" / CHECKPOINT / "HeartCodec-oss" / "model.safetensors"
    assert back.read_bytes() == bytes(range(256)) * 200


def test_a_smaller_bundle_leaves_no_piece_of_a_larger_one(checkpoint: Path, tmp_path: Path) -> None:
    pack([checkpoint], tmp_path / "out", "checkpoint", piece_bytes=4096)
    (checkpoint / "HeartCodec-oss" / "model.safetensors").write_bytes(b"small")
    pieces = pack([checkpoint], tmp_path / "out", "checkpoint", piece_bytes=4096)
    assert sorted((tmp_path / "out").iterdir()) == sorted(pieces)


def test_installing_replaces_the_checkpoint_and_keeps_what_lies_beside_it(
    checkpoint: Path, tmp_path: Path
) -> None:
    pack([checkpoint], tmp_path / "out", "checkpoint")
    model = tmp_path / "demo-model"
    (model / "HeartCodec-oss").mkdir(parents=True)
    (model / "HeartCodec-oss" / "old.bin").write_bytes(b"old")
    (model / "tokenizer.json").write_text("old")
    (model / "README.md").write_text("the card")
    install(tmp_path / "out", model)
    assert (model / "README.md").read_text() == "the card"
    assert (model / "tokenizer.json").read_text() == "{}"
    assert [path.name for path in (model / "HeartCodec-oss").iterdir()] == ["model.safetensors"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp")] == []


def test_a_folder_without_pieces_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"checkpoint\.tar\.0"):
        unpack(tmp_path, "checkpoint", tmp_path / "home")
