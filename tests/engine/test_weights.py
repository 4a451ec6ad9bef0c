"""Weights: what does not fit is refused by name, and loading never holds a file twice."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from heartstudio.engine import Checkpoint, HeartMuLa
from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.heartmula import parameter_shapes
from heartstudio.engine.weights import INDEX, WEIGHTS, TensorFolder, read_json

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


@pytest.fixture
def folder(tmp_path: Path, random_checkpoint: Path) -> Path:
    """A language model that a test may spoil, its flavours beside it."""
    shutil.copytree(random_checkpoint, tmp_path / "ckpt")
    return tmp_path / "ckpt" / "HeartMuLa-oss-random"


def rewrite(folder: Path, change: Callable[[dict[str, np.ndarray]], object]) -> None:
    tensors = load_file(folder / WEIGHTS)
    change(tensors)
    save_file(tensors, folder / WEIGHTS)


def test_a_missing_tensor_is_named(folder: Path) -> None:
    rewrite(folder, lambda tensors: tensors.pop("decoder.norm.scale"))
    with pytest.raises(CheckpointError, match=r"decoder\.norm\.scale.*missing"):
        HeartMuLa.from_pretrained(folder)


def test_an_extra_tensor_is_named(folder: Path) -> None:
    rewrite(folder, lambda tensors: tensors.update(surprise=np.zeros(3, np.float32)))
    with pytest.raises(CheckpointError, match="surprise"):
        HeartMuLa.from_pretrained(folder)


def test_a_misshapen_tensor_is_named_with_both_shapes(folder: Path) -> None:
    rewrite(folder, lambda tensors: tensors.update({"audio_head": np.zeros((7, 64, 70), np.float32)}))
    with pytest.raises(CheckpointError, match=r"audio_head .*\(7, 64, 70\).*\(7, 64, 69\)"):
        HeartMuLa.from_pretrained(folder)


@pytest.mark.parametrize("kept", [0, 4, 8, 100, 5000, -1])
def test_a_truncated_file_is_refused(folder: Path, kept: int) -> None:
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:kept])
    with pytest.raises(CheckpointError, match=r"model\.safetensors.*truncated"):
        HeartMuLa.from_pretrained(folder)


def test_a_lying_header_is_refused(folder: Path) -> None:
    content = bytearray((folder / WEIGHTS).read_bytes())
    content[:8] = (2**62).to_bytes(8, "little")
    (folder / WEIGHTS).write_bytes(content)
    with pytest.raises(CheckpointError, match="unreadable or truncated"):
        TensorFolder(folder)


@pytest.mark.parametrize(
    "index",
    [
        {"weight_map": {"a": "../model.safetensors"}},
        {"weight_map": {"a": "model.bin"}},
        {"weight_map": {"a": 3}},
        {"weight_map": []},
        {},
        {"weight_map": {"a": "model-00009.safetensors"}},
    ],
)
def test_an_index_that_names_anything_else_than_shards_of_its_folder_is_refused(
    folder: Path, index: object
) -> None:
    (folder / INDEX).write_text(json.dumps(index))
    with pytest.raises(CheckpointError):
        TensorFolder(folder)


def test_a_tensor_in_two_shards_is_refused(folder: Path) -> None:
    shutil.copy(folder / WEIGHTS, folder / "copy.safetensors")
    (folder / INDEX).write_text(json.dumps({"weight_map": {"a": WEIGHTS, "b": "copy.safetensors"}}))
    with pytest.raises(CheckpointError, match="two shards"):
        TensorFolder(folder)


def test_shards_hold_the_same_model_as_one_file() -> None:
    whole = TensorFolder(GOLDEN / "ckpt" / "HeartMuLa-oss-3B")
    sharded = TensorFolder(GOLDEN / "lm_sharded")
    assert whole.shapes == sharded.shapes
    for name in whole.shapes:
        assert np.array_equal(np.array(whole.read(name)), np.array(sharded.read(name)))


def test_a_tensor_can_be_read_twice(random_checkpoint: Path) -> None:
    tensors = TensorFolder(random_checkpoint / "HeartMuLa-oss-random")
    first, second = (np.array(tensors.read("backbone.norm.scale", mx.float32)) for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("content", ["", "[1]", "{", "\x00", "[" * 9999])
def test_a_configuration_that_is_no_json_object_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "config.json").write_text(content)
    with pytest.raises(CheckpointError):
        read_json(tmp_path / "config.json")


def test_a_configuration_larger_than_any_real_one_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "config.json").open("wb") as file:
        file.truncate(40 * 2**20)
    with pytest.raises(CheckpointError, match="MiB"):
        read_json(tmp_path / "config.json")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"backbone_flavor": "llama-9B"}, "llama-9B"),
        ({"audio_vocab_size": "many"}, "audio_vocab_size"),
        ({"audio_num_codebooks": 1}, "audio_num_codebooks"),
        ({"audio_num_codebooks": 17}, "audio_num_codebooks"),
    ],
)
def test_a_configuration_that_describes_no_model_is_refused(
    folder: Path, change: dict[str, object], said: str
) -> None:
    config = json.loads((folder / "config.json").read_text()) | change
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(CheckpointError, match=said):
        HeartMuLa.from_pretrained(folder)


def test_the_parts_of_a_checkpoint_are_found_or_named_as_missing(tmp_path: Path, folder: Path) -> None:
    root = folder.parent
    assert Checkpoint.at(root) == Checkpoint.at(folder)
    shutil.copytree(folder, root / "HeartMuLa-oss-other")
    with pytest.raises(CheckpointError, match="HeartMuLa-oss-other"):
        Checkpoint.at(root)
    assert Checkpoint.at(folder).language_model == folder
    (root / "gen_config.json").unlink()
    with pytest.raises(CheckpointError, match=r"gen_config\.json"):
        Checkpoint.at(folder)
    with pytest.raises(CheckpointError, match="no such checkpoint"):
        Checkpoint.at(tmp_path / "nowhere")


LOADING = """
import json, resource, sys
import mlx.core as mx
from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine import HeartMuLa
HeartMuLa.from_pretrained(sys.argv[1], mx.bfloat16)
print(mx.get_peak_memory())
"""


def test_loading_holds_the_finished_part_and_one_tensor_but_never_the_file_twice(tmp_path: Path) -> None:
    flavour = {
        "num_layers": 6,
        "embed_dim": 512,
        "num_heads": 8,
        "num_kv_heads": 4,
        "intermediate_dim": 2048,
        "max_seq_len": 512,
    }
    (tmp_path / "flavors.json").write_text(json.dumps({"some": flavour}))
    config = {"backbone_flavor": "some", "decoder_flavor": "some", "text_vocab_size": 4000}
    config |= {"audio_vocab_size": 1029, "muq_dim": 16}
    folder = tmp_path / "HeartMuLa-oss-some"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(config))
    shapes = parameter_shapes(HeartMuLaConfig.from_folder(folder))
    save_file({name: np.zeros(shape, np.float32) for name, shape in shapes.items()}, folder / WEIGHTS)
    size = (folder / WEIGHTS).stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", LOADING, str(folder)], capture_output=True, text=True, check=True
    )
    # In bfloat16 the model is half the file; the largest tensor, in float32, comes on top while it is cast.
    assert int(done.stdout) < size / 2 + 6 * max(np.prod(shape) for shape in shapes.values()) + 2**24


def test_the_full_size_model_can_be_described_without_allocating_it() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    shapes = parameter_shapes(
        HeartMuLaConfig.from_dict({"backbone_flavor": "llama-7B", "decoder_flavor": "llama-400M"})
    )
    assert shapes["backbone.layers.31.mlp.w1.weight"] == (14336, 4096)
    assert shapes["projection.weight"] == (3072, 4096)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
