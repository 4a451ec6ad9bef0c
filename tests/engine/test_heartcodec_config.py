from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.heartcodec import CodecConfig
from tests.engine.tiny_codec import TINY

GOLDEN = Path(__file__).parent.parent / "golden"


def test_the_defaults_are_the_published_codec() -> None:
    config = CodecConfig()
    assert (config.samples_per_latent, config.samples_per_frame, config.frame_rate) == (1920, 3840, 12.5)
    assert (config.width, config.window_latents) == (1536, 744)
    assert (config.plan.overlap * config.samples_per_frame) == 199_680
    full = json.loads((GOLDEN / "state_dict_full.json").read_text())["heartcodec"]["config"]
    assert CodecConfig.from_dict(full) == CodecConfig.from_dict({}) == config


def test_a_file_of_the_reference_is_read_and_its_other_keys_are_skipped() -> None:
    config = CodecConfig.from_file(GOLDEN / "codec_micro" / "config.json")
    raw = json.loads((GOLDEN / "codec_micro" / "config.json").read_text())
    assert config.init_channel == raw["init_channel"]
    assert config.upsample_factors == tuple(raw["upsample_factors"])


def test_sizes_survive_the_way_through_json() -> None:
    assert CodecConfig.from_dict(json.loads(json.dumps(asdict(TINY)))) == TINY


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"norm_type": "layer_norm"}, "norm_type 'layer_norm' is not supported, only 'ada_norm_single' is"),
        ({"num_bands": 2}, "num_bands 2"),
        ({"causal": False}, "causal False"),
        ({"use_cosine_sim": True}, "use_cosine_sim True"),
        ({"dim": 0}, "dim must be a positive whole number, not 0"),
        ({"dim": 12.0}, "dim must be"),
        ({"num_layers": True}, "num_layers must be"),
        ({"init_channel": "64"}, "init_channel must be"),
        ({"upsample_factors": []}, "upsample_factors must be a list"),
        ({"upsample_factors": [3, -2]}, "upsample_factors must be a list"),
        ({"upsample_factors": 6}, "upsample_factors must be a list"),
        ({"upsample_kernel_sizes": [6, 5]}, r"upsample_kernel_sizes \[6, 5\] must be twice"),
        ({"downsample_kernel_sizes": [4]}, "downsample_kernel_sizes"),
        ({"upsample_factors": [2, 2], "upsample_kernel_sizes": [4, 4]}, "one product"),
        ({"out_channels": 9}, "out_channels 9 must be twice latent_hidden_dim 4"),
        ({"in_channels": 30}, "in_channels 30"),
        ({"attention_head_dim": 5}, "attention_head_dim must be even"),
        ({"delay_kernel_size": 4}, "delay_kernel_size must be odd"),
        ({"codebook_size": 2**15 + 1}, "codebook_size must be at most 32768"),
        ({"codebook_dim": 12}, "codebook_dim must differ"),
        ({"hop_frames": 6}, "hop_frames 6"),
        ({"hop_frames": 15}, "hop_frames 15"),
        ({"num_steps": 0}, "num_steps must be"),
        ({"guidance_scale": -1}, "guidance_scale must be"),
        ({"guidance_scale": float("nan")}, "guidance_scale must be"),
        ({"guidance_scale": "high"}, "guidance_scale must be"),
    ],
)
def test_a_setting_that_no_codec_of_ours_has_is_refused_by_name(
    change: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        CodecConfig.from_dict(asdict(TINY) | change)


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.json"
    file.write_text(json.dumps({"dim": -1}))
    with pytest.raises(CheckpointError, match="dim must be a positive whole number") as caught:
        CodecConfig.from_file(file)
    assert caught.value.path == file
    with pytest.raises(CheckpointError, match="missing"):
        CodecConfig.from_file(tmp_path / "none.json")


def test_a_window_may_be_as_long_as_two_hops_or_as_one() -> None:
    assert replace(TINY, window_frames=20).plan.overlap == 10
    assert replace(TINY, window_frames=10).plan.overlap == 0
