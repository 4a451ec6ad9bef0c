from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest

from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.heartcodec import CodecConfig, HeartCodec
from heartstudio.engine.heartcodec.arrays import Made
from heartstudio.engine.heartcodec.parameters import InitialTensors, is_training_state, parameter_shapes
from tests.engine.tiny_codec import TINY, tensors_of, write_checkpoint

GOLDEN = Path(__file__).parent.parent / "golden"
CODES = np.random.default_rng(0).integers(0, TINY.codebook_size, (5, TINY.num_quantizers))

Tensors = dict[str, mx.array]


def test_the_published_codec_has_the_tensors_of_the_reference() -> None:
    entries = json.loads((GOLDEN / "state_dict_full.json").read_text())["heartcodec"]["state_dict"]
    expected = {entry["name"]: tuple(entry["shape"]) for entry in entries}
    ours = parameter_shapes(CodecConfig())
    assert ours == {name: shape for name, shape in expected.items() if not is_training_state(name)}
    assert len(expected) - len(ours) == 3 * CodecConfig().num_quantizers


def test_a_saved_codec_sounds_like_the_one_it_was_made_from(tmp_path: Path) -> None:
    made = HeartCodec.from_config(TINY, seed=1).decode(CODES, 0)
    folder = write_checkpoint(tmp_path, TINY, tensors_of(TINY, seed=1))
    np.testing.assert_array_equal(HeartCodec.from_pretrained(str(folder)).decode(CODES, 0), made)
    other = HeartCodec.from_config(TINY, seed=2).decode(CODES, 0)
    assert not np.allclose(other, made)


def test_shards_hold_the_same_codec(tmp_path: Path) -> None:
    whole = HeartCodec.from_pretrained(write_checkpoint(tmp_path / "whole", TINY, tensors_of(TINY)))
    parts = HeartCodec.from_pretrained(write_checkpoint(tmp_path / "parts", TINY, tensors_of(TINY), shards=3))
    np.testing.assert_array_equal(whole.decode(CODES, 0), parts.decode(CODES, 0))
    sound = np.random.default_rng(0).normal(size=(100, 2))
    np.testing.assert_array_equal(np.asarray(whole.encode(sound)), np.asarray(parts.encode(sound)))


def test_the_quantisers_training_state_is_ignored_in_any_shape(tmp_path: Path) -> None:
    state = {
        "flow_matching.vq_embed.layers.0._codebook.initted": mx.array([1.0]),
        "flow_matching.vq_embed.layers.1._codebook.initted": mx.array(True),
        "flow_matching.vq_embed.layers.0._codebook.cluster_size": mx.zeros((7, 3)),
        "flow_matching.vq_embed.layers.0._codebook.embed_avg": mx.zeros((1,)),
    }
    folder = write_checkpoint(tmp_path, TINY, tensors_of(TINY) | state)
    assert HeartCodec.from_pretrained(folder).decode(CODES, 0).shape == (5 * TINY.samples_per_frame, 2)


ENTRY = "scalar_model.decoder.0.bias"
DOWN = "scalar_model.encoder.2.down_conv.layer.bias"


def without(name: str) -> Callable[[Tensors], Tensors]:
    return lambda tensors: {key: value for key, value in tensors.items() if key != name}


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (without(ENTRY), f"{ENTRY} .* is missing"),
        (without(DOWN), f"{DOWN} .* is missing"),
        (
            lambda t: t | {"flow_matching.estimator.extra": mx.zeros(3)},
            "flow_matching.estimator.extra has no place",
        ),
        (lambda t: t | {ENTRY: mx.zeros(5)}, rf"{ENTRY} has shape \(5,\)"),
        (lambda t: t | {ENTRY: mx.zeros((12, 1))}, rf"{ENTRY} has shape \(12, 1\)"),
    ],
)
@pytest.mark.parametrize("shards", [1, 2])
def test_a_tensor_that_does_not_fit_is_named(
    tmp_path: Path, damage: Callable[[Tensors], Tensors], complaint: str, shards: int
) -> None:
    folder = write_checkpoint(tmp_path, TINY, damage(tensors_of(TINY)), shards)
    with pytest.raises(CheckpointError, match=complaint):
        HeartCodec.from_pretrained(folder)


def test_a_config_of_other_sizes_names_a_tensor_that_does_not_fit(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path, replace(TINY, init_channel=4), tensors_of(TINY))
    with pytest.raises(CheckpointError, match=r"tensor scalar_model\.\S+ has shape"):
        HeartCodec.from_pretrained(folder)


@pytest.mark.parametrize("kept", [0, 4, 100, 0.5, -1])
def test_a_truncated_file_is_named(tmp_path: Path, kept: float) -> None:
    file = write_checkpoint(tmp_path, TINY, tensors_of(TINY)) / "model.safetensors"
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * kept) if isinstance(kept, float) else kept])
    with pytest.raises(CheckpointError, match="truncated") as caught:
        HeartCodec.from_pretrained(tmp_path)
    assert caught.value.path == file


def test_half_precision_is_for_the_flow_alone_and_stays_close() -> None:
    exact, half = (HeartCodec.from_config(TINY, 1, dtype) for dtype in (mx.float32, mx.bfloat16))
    assert half.flow.stage_1.blocks[0].attn.qkv.weight.dtype == mx.bfloat16
    assert half.flow.stage_1.time.linear_1.weight.dtype == mx.float32
    assert half.quantiser.codebooks.dtype == half.decoder.entry_weight.dtype == mx.float32
    codes = TINY.plan.codes_of(0, CODES.astype(np.int16))
    noise = exact.window_noise(0, 0)
    ours, theirs = (codec.window_latents(codes, noise, None) for codec in (half, exact))
    assert ours.dtype == mx.float32
    difference = mx.linalg.norm(ours - theirs) / mx.linalg.norm(theirs)
    assert 0 < difference.item() < 0.02


def test_half_precision_holds_in_every_product_of_the_flow() -> None:
    codec = HeartCodec.from_config(TINY, 1, mx.bfloat16)
    block = codec.flow.stage_1.blocks[0]
    x = mx.zeros((1, 4, TINY.width))
    by = block.modulation(mx.zeros((1, 6 * TINY.width)))
    assert block.attend(x, by).dtype == block.feed(x, by).dtype == mx.bfloat16
    assert block(x, mx.zeros((1, 6 * TINY.width))).dtype == mx.float32


def test_loading_never_holds_the_weights_twice(tmp_path: Path) -> None:
    config = replace(TINY, attention_head_dim=64, num_layers=6, num_layers_2=2, init_channel=32)
    folder = write_checkpoint(tmp_path, config, tensors_of(config))
    stored = (folder / "model.safetensors").stat().st_size
    mx.clear_cache()
    mx.reset_peak_memory()
    before = mx.get_active_memory()
    codec = HeartCodec.from_pretrained(folder)
    assert mx.get_peak_memory() - before < 1.2 * stored
    assert codec.decode(CODES, 0).shape == (5 * TINY.samples_per_frame, 2)


def test_decoding_does_not_load_the_encoder() -> None:
    asked: list[str] = []

    class Watched(InitialTensors):
        def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
            asked.append(name)
            return super().read(name, dtype)

    codec = HeartCodec(TINY, lambda: Made(Watched(TINY, 1)), mx.float32)
    codec.decode(CODES, 0)
    assert asked
    assert not any("encoder" in name for name in asked)
    codec.encode(np.zeros((60, 2)))
    assert all(asked.count(name) == 1 for name in asked)


def test_a_random_tensor_depends_on_seed_and_name_alone() -> None:
    name = "flow_matching.estimator.proj_in.ffn_1.weight"
    one, again, other = (InitialTensors(TINY, seed).read(name) for seed in (1, 1, 2))
    np.testing.assert_array_equal(np.asarray(one), np.asarray(again))
    assert not np.allclose(np.asarray(one), np.asarray(other))
