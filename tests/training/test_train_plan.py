"""The plan of the demo model's training, and what its sizes come to."""

from __future__ import annotations

from math import prod

import pytest

from heartstudio.engine.config import HeartMuLaConfig, TransformerConfig
from heartstudio.engine.heartcodec import CodecConfig
from heartstudio.engine.heartcodec.parameters import parameter_shapes as codec_shapes
from heartstudio.engine.heartmula import parameter_shapes as language_shapes
from heartstudio.training.configs import codec_config, flavours, language_config
from heartstudio.training.plan import DEMO_CODEC, DEMO_LANGUAGE, STAGES, Plan

HALF_PRECISION = 2
MOST_BYTES = 29_850_000


def engine_configs() -> tuple[HeartMuLaConfig, CodecConfig]:
    entries = {name: TransformerConfig.from_dict(entry) for name, entry in flavours(DEMO_LANGUAGE).items()}
    language = HeartMuLaConfig.from_dict(language_config(DEMO_LANGUAGE), entries)
    return language, CodecConfig.from_dict(codec_config(DEMO_CODEC))


def test_the_engine_reads_the_demo_sizes_as_they_are_meant() -> None:
    language, codec = engine_configs()
    assert language.backbone.embed_dim == DEMO_LANGUAGE.backbone.embed_dim
    assert language.depth_decoder.num_layers == DEMO_LANGUAGE.depth_decoder.num_layers
    assert language.audio_vocab_size == codec.codebook_size + 5
    assert (codec.window_frames, codec.hop_frames) == (DEMO_CODEC.window_frames, DEMO_CODEC.hop_frames)
    assert codec.res_kernel_size == DEMO_CODEC.scalar.res_kernel_size


def test_the_demo_model_fits_into_the_repository() -> None:
    language, codec = engine_configs()
    shapes = [*language_shapes(language).values(), *codec_shapes(codec).values()]
    assert HALF_PRECISION * sum(map(prod, shapes)) <= MOST_BYTES


def test_a_ten_second_sketch_is_decoded_in_one_window() -> None:
    assert DEMO_CODEC.window_frames >= 125


def test_every_prompt_and_song_fits_the_longest_row() -> None:
    plan = Plan()
    longest = plan.song_seconds[2] * 1.15 * 12.5
    assert plan.prompt_positions + longest <= max(plan.buckets) + 30


def test_a_rehearsal_is_the_same_in_little_time() -> None:
    plan, rehearsal = Plan(), Plan().rehearsal(5)
    assert all(rehearsal.seconds_of(stage) == 5 for stage in STAGES)
    assert rehearsal.scalar.batch == plan.scalar.batch
    assert rehearsal.codec == plan.codec


def test_the_rest_of_the_training_is_fitted_into_the_time_that_is_left() -> None:
    plan = Plan()
    elapsed = dict.fromkeys(STAGES, 0.0) | {"quantiser": plan.quantiser.seconds + 0.4, "scalar": 100.0}
    fitted = plan.fitted(elapsed, 300.0)
    assert fitted.quantiser == plan.quantiser
    rest = sum(fitted.seconds_of(stage) - elapsed[stage] for stage in STAGES[1:])
    assert rest == pytest.approx(300.0)
    assert fitted.flow.seconds / fitted.language.seconds == pytest.approx(
        plan.flow.seconds / plan.language.seconds
    )
