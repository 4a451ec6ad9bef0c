from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import mlx.core as mx
import pytest
from safetensors import safe_open

from heartstudio.engine.heartcodec import CodecConfig
from tests.engine.tiny_codec import write_checkpoint
from tests.parity.codec import codec_rows
from tests.parity.rows import UNIT, WAVEFORM, Row

GOLDEN = Path(__file__).parent.parent / "golden"

INPUTS = {
    "codes",
    "t",
    "est_in",
    "est_t",
    "euler_noise",
    "euler_ctx",
    "euler_ctx_len",
    "infer_true_latents",
    "round9_in",
    "decode_in",
    "decode_stage_in",
    "decode_resunit_dil3_in",
    "encode_in",
}


def tensors_in(file: str) -> list[str]:
    with safe_open(GOLDEN / file, framework="numpy") as tensors:
        return list(tensors.keys())


def expected_rows() -> Iterator[str]:
    """Every tensor of the golden set that is no input, and the pieces that stored latents suffice for."""
    yield from (f"codec_unit/{name}" for name in tensors_in("codec_unit.safetensors") if name not in INPUTS)
    songs = [name for name in tensors_in("detok.safetensors") if name != "latent_frame_index"]
    # The end of this song is the one that the reference loses.
    yield from (
        name
        for name in songs
        if name.count(".") != 1 or name.split(".")[1] != "codes"
        if name != "len424.tail"
    )
    yield from tensors_in("len424_whole.safetensors")
    for name in songs:
        if "latent_first" in name:
            song = name.split(".")[0]
            yield from (
                f"{song}.from_stored_latents.{piece}"
                for piece in ("head", "tail", "strided", "rms_per_second")
            )


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row.name: row for row in codec_rows(GOLDEN)}


@pytest.mark.parametrize("name", sorted(expected_rows()))
def test_a_tensor_of_the_reference_is_reproduced(rows: dict[str, Row], name: str) -> None:
    row = rows[name]
    assert row.passed, row
    assert row.tolerance <= (WAVEFORM if name.startswith("len") and "stored" not in name else UNIT)


def test_nothing_but_the_reference_is_compared(rows: dict[str, Row]) -> None:
    assert set(rows) == set(expected_rows())


def test_stored_latents_sound_like_the_reference_within_a_ten_thousandth(rows: dict[str, Row]) -> None:
    stored = [row for row in rows.values() if "from_stored_latents" in row.name]
    assert stored
    assert all(row.error <= 1e-4 for row in stored)


def test_a_sharded_checkpoint_is_compared_alike(tmp_path: Path) -> None:
    shutil.copy(GOLDEN / "codec_unit.safetensors", tmp_path)
    tensors = mx.load(str(GOLDEN / "codec_micro" / "model.safetensors"))
    assert isinstance(tensors, dict)
    folder = tmp_path / "codec_micro"
    write_checkpoint(folder, CodecConfig.from_file(GOLDEN / "codec_micro" / "config.json"), tensors, shards=4)
    units = list(takewhile(lambda row: row.name != "codec_unit/euler_out", codec_rows(tmp_path)))
    assert len(units) > 10
    assert all(row.passed for row in units)


def test_a_wrong_weight_is_out_of_tolerance(tmp_path: Path) -> None:
    shutil.copy(GOLDEN / "codec_unit.safetensors", tmp_path)
    tensors = mx.load(str(GOLDEN / "codec_micro" / "model.safetensors"))
    assert isinstance(tensors, dict)
    spoiled = "flow_matching.estimator.transformer_blocks.1.attn.q_proj.weight"
    tensors[spoiled] = tensors[spoiled] * 1.01
    folder = tmp_path / "codec_micro"
    write_checkpoint(folder, CodecConfig.from_file(GOLDEN / "codec_micro" / "config.json"), tensors)
    passed = {
        row.name: row.passed for row in takewhile(lambda row: "euler" not in row.name, codec_rows(tmp_path))
    }
    assert passed["codec_unit/est_block0"]
    assert not passed["codec_unit/est_blocks_1_last"]
