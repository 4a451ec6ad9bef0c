from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.checkpoints.calibration import DEFAULT_EFFICIENCY, FILE, Calibration
from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.machine import CHIPS, GIB, Machine
from heartstudio.checkpoints.memory import PROMPT_POSITIONS, WORKING_BYTES, best_promise, peak_bytes, promise
from heartstudio.checkpoints.sizes import ModelSizes, Precision
from heartstudio.engine.composer import CACHE_LIMIT_BYTES
from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
from heartstudio.engine.footprint import Footprint
from heartstudio.engine.heartcodec import CodecConfig
from heartstudio.recipe import Recipe
from heartstudio.resources import resource

BF16, EIGHT, FOUR = Precision
MINUTE = Recipe(tags="pop", seconds=60)
SONG = Recipe(tags="pop", seconds=240)


def full_size() -> ModelSizes:
    catalogue = load_catalogue(resource("catalogue.toml"))
    sizes = catalogue.sizes(catalogue.model("3b"))
    assert sizes
    return sizes


FULL = full_size()


@pytest.mark.parametrize(
    ("chip", "gigabytes", "fitting"),
    [
        ("Apple M1", 8, None),
        ("Apple M1", 16, FOUR),
        ("Apple M2", 24, BF16),
        ("Apple M3 Pro", 18, EIGHT),
        ("Apple M1 Max", 32, BF16),
        ("Apple M4 Max", 128, BF16),
    ],
)
def test_the_most_faithful_precision_that_fits_is_promised(
    chip: str, gigabytes: int, fitting: Precision | None
) -> None:
    machine = Machine.of(chip, gigabytes * GIB)
    promised = best_promise(machine, FULL, MINUTE)
    assert promised.fits is (fitting is not None)
    assert promised.precision is (fitting or FOUR)
    for precision in Precision:
        should_fit = fitting is not None and list(Precision).index(precision) >= list(Precision).index(
            fitting
        )
        assert promise(machine, FULL, MINUTE, precision).fits is should_fit


def test_a_16_gb_m1_is_refused_bf16_with_both_numbers_in_words() -> None:
    refused = promise(Machine.of("Apple M1", 16 * GIB), FULL, MINUTE, BF16)
    assert not refused.fits
    assert f"{refused.peak_bytes / 1e9:.1f} GB of the {refused.limit_bytes / 1e9:.1f} GB" in refused.reason
    assert refused.peak_bytes > refused.limit_bytes


def test_the_peak_is_weights_cache_sound_and_work() -> None:
    calibration = Calibration("Apple M1 Max", 32 * GIB, working_bytes=1)
    without = replace(FULL, language_model=replace(FULL.language_model, keys_and_values=0))
    cache = peak_bytes(FULL, SONG, BF16, calibration) - peak_bytes(without, SONG, BF16, calibration)
    assert cache == 229_376 * (3000 + 400)
    weights = 2 * 3_736_664_064 + 4 * 201_449_472 + 4 * 1_659_568_725
    assert peak_bytes(without, SONG, BF16, calibration) == weights + 3000 * 3840 * 8 + 1


@pytest.mark.parametrize("codec_bytes", [2, 4])
def test_what_is_promised_for_work_is_what_the_engine_tells_and_no_more_than_a_little(
    codec_bytes: int,
) -> None:
    model = HeartMuLaConfig(FLAVOURS["llama-3B"], FLAVOURS["llama-300M"])
    told = Footprint.of(model, CodecConfig(), 2, None, 2, 0, codec_bytes, PROMPT_POSITIONS)
    needed = told.working + told.cache + CACHE_LIMIT_BYTES
    assert needed <= WORKING_BYTES[codec_bytes] < 1.1 * needed


def test_a_frame_reads_what_the_architecture_says() -> None:
    sizes = FULL.language_model
    assert sizes.frame_bytes(BF16) == pytest.approx(10.93e9, rel=0.001)
    assert sizes.frame_bytes(EIGHT) == pytest.approx(5.61e9, rel=0.001)
    assert sizes.frame_bytes(FOUR) == pytest.approx(4.199e9, rel=0.001)


def test_without_guidance_the_cache_is_half() -> None:
    calibration = Calibration("x", 1)
    guided = peak_bytes(FULL, SONG, BF16, calibration)
    alone = peak_bytes(FULL, replace(SONG, guidance=1.0), BF16, calibration)
    assert guided - alone == 229_376 // 2 * 3400


@pytest.mark.parametrize(
    ("chip", "at_most", "precision"),
    [
        # 68 GB/s over 10.9 GB a frame, 400 over 10.9, 68 over 4.2: no engine can be faster.
        ("Apple M1", 6.3, BF16),
        ("Apple M1 Max", 36.7, BF16),
        ("Apple M1", 16.3, FOUR),
    ],
)
def test_at_full_efficiency_the_speed_is_the_bandwidth_limit(
    chip: str, at_most: float, precision: Precision
) -> None:
    calibration = Calibration(chip, 16 * GIB, {precision.value: 1.0})
    short = replace(MINUTE, seconds=1.0)
    promised = promise(Machine.of(chip, 16 * GIB), FULL, short, precision, calibration)
    assert 0.9 * at_most < promised.frames_per_second <= at_most


def test_before_calibration_the_promise_is_no_rosier_than_what_others_reach() -> None:
    promised = promise(Machine.of("Apple M1 Max", 32 * GIB), FULL, MINUTE, BF16)
    assert promised.frames_per_second == pytest.approx(12.6, rel=0.03)
    assert promised.seconds > MINUTE.frame_limit / promised.frames_per_second


@given(
    chip=st.sampled_from([*CHIPS, "Apple M9 Max", "Some other processor"]),
    gigabytes=st.sampled_from([8, 16, 24, 36, 64, 128, 512]),
    seconds=st.floats(0.08, 600),
    takes=st.integers(1, 8),
    guidance=st.sampled_from([1.0, 1.5]),
)
def test_more_of_anything_never_takes_less(
    chip: str, gigabytes: int, seconds: float, takes: int, guidance: float
) -> None:
    machine = Machine.of(chip, gigabytes * GIB)
    recipe = Recipe(tags="x", seconds=seconds, takes=takes, guidance=guidance)
    here = [promise(machine, FULL, recipe, precision) for precision in Precision]
    assert here[0].peak_bytes > here[1].peak_bytes > here[2].peak_bytes
    assert here[0].seconds > here[1].seconds > here[2].seconds > 0
    longer = promise(machine, FULL, replace(recipe, seconds=min(600.0, seconds * 2)), BF16)
    assert longer.peak_bytes >= here[0].peak_bytes
    best = best_promise(machine, FULL, recipe)
    assert best.fits is (best.peak_bytes <= machine.working_set)
    assert bool(best.suggestion) is not best.fits
    if best.fits and best.precision is not BF16:
        assert not here[0].fits


def test_takes_share_the_weights_and_so_cost_little_more_each() -> None:
    machine = Machine.of("Apple M4 Max", 64 * GIB)
    one = promise(machine, FULL, MINUTE, BF16)
    four = promise(machine, FULL, replace(MINUTE, takes=4), BF16)
    assert four.frames_per_second > 0.9 * one.frames_per_second


def test_what_does_not_fit_suggests_fewer_takes_first() -> None:
    crowd = replace(SONG, takes=8)
    refused = best_promise(Machine.of("Apple M1", 16 * GIB), FULL, crowd)
    assert not refused.fits
    assert refused.suggestion.startswith("It fits with")
    assert "take" in refused.suggestion
    fewer = int(refused.suggestion.split()[3]) if refused.suggestion.split()[3].isdigit() else 1
    assert best_promise(Machine.of("Apple M1", 16 * GIB), FULL, replace(crowd, takes=fewer)).fits
    assert not best_promise(Machine.of("Apple M1", 16 * GIB), FULL, replace(crowd, takes=fewer + 1)).fits


def test_what_fits_only_when_shorter_says_how_short() -> None:
    machine = Machine.of("x", 16 * GIB, working_set=11_170_000_000)
    refused = best_promise(machine, FULL, replace(SONG, seconds=600))
    assert not refused.fits
    assert "at most 2:00" in refused.suggestion
    assert best_promise(machine, FULL, replace(SONG, seconds=120)).fits
    assert not best_promise(machine, FULL, replace(SONG, seconds=180)).fits


def test_where_nothing_fits_the_demo_model_is_suggested() -> None:
    refused = best_promise(Machine.of("Apple M2", 8 * GIB), FULL, MINUTE)
    assert not refused.fits
    assert "Sketch" in refused.suggestion


def test_a_codec_in_bf16_makes_room() -> None:
    machine = Machine.of("Apple M1", 16 * GIB)
    saved = (
        promise(machine, FULL, MINUTE, EIGHT).peak_bytes
        - promise(machine, FULL, MINUTE, EIGHT, codec_bytes=2).peak_bytes
    )
    assert saved == 2 * FULL.codec.transformer + WORKING_BYTES[4] - WORKING_BYTES[2]
    assert best_promise(machine, FULL, MINUTE, codec_bytes=2).precision is EIGHT


# The machine


@pytest.mark.parametrize(
    ("gigabytes", "share"), [(8, 2 / 3), (16, 2 / 3), (36, 2 / 3), (48, 3 / 4), (128, 3 / 4)]
)
def test_macos_gives_music_a_share_of_the_memory(gigabytes: int, share: float) -> None:
    assert Machine.of("Apple M3", gigabytes * GIB).working_set == int(gigabytes * GIB * share)


def test_metals_own_word_on_the_working_set_is_taken() -> None:
    assert Machine.of("Apple M3", 16 * GIB, working_set=12_345).working_set == 12_345


@pytest.mark.parametrize(("cores", "bandwidth"), [(10, 300e9), (12, 400e9), (0, 400e9)])
def test_the_smaller_max_is_told_by_its_performance_cores(cores: int, bandwidth: float) -> None:
    assert Machine.of("Apple M3 Max", 36 * GIB, cores).bandwidth == bandwidth


def test_a_chip_of_the_future_is_promised_no_more_than_an_old_one() -> None:
    unknown = Machine.of("Apple M9", 16 * GIB)
    assert not unknown.known
    assert unknown.bandwidth == CHIPS["Apple M3"].bandwidth


def test_this_machine_is_known_by_its_memory() -> None:
    this = Machine.this()
    assert GIB < this.working_set < this.memory < 2**50
    assert this.chip


# Calibration


def test_what_was_measured_is_kept_and_makes_the_promise(tmp_path: Path) -> None:
    machine = Machine.of("Apple M1 Max", 32 * GIB)
    measured = Calibration.begun(machine).measured(machine, FULL.language_model, BF16, 20.0)
    measured.write(tmp_path)
    kept = Calibration.read(tmp_path, machine)
    assert kept == measured
    short = replace(MINUTE, seconds=1.0)
    promised = promise(machine, FULL, short, BF16, kept)
    assert promised.frames_per_second == pytest.approx(20.0, rel=0.02)
    assert kept.of(FOUR) == kept.of(BF16) != DEFAULT_EFFICIENCY


def test_another_machines_calibration_is_not_used(tmp_path: Path) -> None:
    machine = Machine.of("Apple M1 Max", 32 * GIB)
    Calibration.begun(machine).measured(machine, FULL.language_model, BF16, 20.0).write(tmp_path)
    other = Machine.of("Apple M4", 16 * GIB)
    assert Calibration.read(tmp_path, other) == Calibration.begun(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"heartstudio_calibration": 9}',
        '{"heartstudio_calibration": 1, "chip": "Apple M1", "memory": 17179869184, "efficiency": {"bf16": -1}}',
        '{"heartstudio_calibration": 1, "chip": "Apple M1", "memory": 17179869184, "efficiency": {"bf16": "fast"}}',
        '{"heartstudio_calibration": 1, "chip": "Apple M1", "memory": 17179869184, "efficiency": 3}',
        '{"heartstudio_calibration": 1, "chip": "Apple M1", "memory": 17179869184, "surprise": 3}',
    ],
)
def test_a_damaged_calibration_counts_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text)
    machine = Machine.of("Apple M1", 16 * GIB)
    assert Calibration.read(tmp_path, machine) == Calibration.begun(machine)
