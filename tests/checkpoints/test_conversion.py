"""Conversions hold what the original does, resume after any death, and never leave anything half-written."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from mlx.utils import tree_flatten

from heartstudio.checkpoints import progress as events
from heartstudio.checkpoints.catalogue import Catalogue, Component
from heartstudio.checkpoints.conversion import Target, convert
from heartstudio.checkpoints.conversion.originals import delete_original
from heartstudio.checkpoints.errors import ModelError, NoSpaceError, NotInstalledError
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.manifest import FILE, ORIGINAL, Manifest
from heartstudio.checkpoints.resolving import resolve
from heartstudio.checkpoints.safety import read_shapes
from heartstudio.checkpoints.sizes import CodecPrecision, CodecSizes, LanguageModelSizes, Precision
from heartstudio.checkpoints.stopping import Stop
from heartstudio.checkpoints.verifying import Verdict, verify
from heartstudio.engine import HeartCodec, HeartMuLa
from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.layout import Layout
from heartstudio.precision import MIXES
from tests.checkpoints import originals, weights
from tests.checkpoints.converters import Converters
from tests.checkpoints.originals import CODEC, LANGUAGE_MODEL

BF16, EIGHT, FOUR = Precision
SHARD = 500_000
"""Bytes of a shard: some ten of them for a small model."""


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Shelf:
    """A shelf with both originals and every conversion, for tests that change nothing."""
    shelf = Shelf(tmp_path_factory.mktemp("kept"), catalogue)
    model, codec = originals.put_language_model(shelf), originals.put_codec(shelf)
    targets = [Target(model, precision) for precision in Precision]
    targets += [Target(codec, precision) for precision in CodecPrecision]
    assert isinstance(list(convert(shelf, targets, shard_bytes=SHARD))[-1], events.Finished)
    return shelf


@pytest.fixture
def stocked(shelf: Shelf) -> Shelf:
    """A shelf with the originals."""
    originals.put_language_model(shelf)
    originals.put_codec(shelf)
    return shelf


@pytest.fixture(scope="session")
def converters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Converters]:
    converters = Converters(tmp_path_factory.mktemp("pipes"))
    yield converters
    converters.close()


def target(shelf: Shelf, precision: str, component: str = LANGUAGE_MODEL) -> Target:
    return Target(shelf.catalogue.component(component), precision)


def run(
    shelf: Shelf, precision: str, component: str = LANGUAGE_MODEL, **options: object
) -> list[events.Event]:
    return list(convert(shelf, [target(shelf, precision, component)], shard_bytes=SHARD, **options))  # type: ignore[arg-type]


def parameters(model: HeartMuLa) -> dict[str, mx.array]:
    return dict(tree_flatten(model.parameters()))


def assert_equal(ours: dict[str, mx.array], theirs: dict[str, mx.array]) -> None:
    assert {name: array.dtype for name, array in ours.items()} == {
        name: a.dtype for name, a in theirs.items()
    }
    for name, array in ours.items():
        assert mx.array_equal(array, theirs[name]), name


def hashes(folder: Path) -> dict[str, str]:
    return {file: record.sha256 for file, record in Manifest.read(folder).files.items()}


# What a conversion holds


@pytest.mark.parametrize("precision", Precision)
def test_a_conversion_is_what_loading_the_original_gives(kept: Shelf, precision: Precision) -> None:
    loaded = HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL), bits=precision.bits)
    converted = HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL, precision))
    assert_equal(parameters(converted), parameters(loaded))
    assert converted.dtype == mx.bfloat16


def test_in_bfloat16_nothing_but_the_heads_is_float32(kept: Shelf) -> None:
    model = HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL, BF16))
    wide = {name for name, array in parameters(model).items() if array.dtype != mx.bfloat16}
    assert wide == {"codebook0_head.weight", *(f"audio_heads.{number}.weight" for number in range(7))}


def test_four_bits_are_the_backbone_alone_and_the_manifest_says_so(kept: Shelf) -> None:
    model = HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL, FOUR))
    assert model.backbone.layers[0].attn.qkv_proj.bits == 4
    assert {model.decoder.layers[0].mlp.down_proj.bits, model.audio_heads[6].bits} == {8}
    assert {model.text_embeddings.bits, model.audio_embeddings.bits, model.projection.bits} == {8}
    assert Layout.of(kept.folder(LANGUAGE_MODEL, FOUR)) == Layout(mx.bfloat16, MIXES[4])


def test_float32_is_had_from_a_conversion_by_widening_it(kept: Shelf) -> None:
    folder = kept.folder(LANGUAGE_MODEL, BF16)
    narrow, wide = (
        parameters(HeartMuLa.from_pretrained(folder, dtype)) for dtype in (mx.bfloat16, mx.float32)
    )
    assert {array.dtype for array in wide.values()} == {mx.float32}
    assert_equal({name: array.astype(mx.float32) for name, array in narrow.items()}, wide)


@pytest.mark.parametrize("bits", [8, 4])
def test_a_conversion_in_bfloat16_is_quantised_as_the_original_is(kept: Shelf, bits: int) -> None:
    folders = kept.folder(LANGUAGE_MODEL, BF16), kept.folder(LANGUAGE_MODEL)
    ours, theirs = (parameters(HeartMuLa.from_pretrained(folder, bits=bits)) for folder in folders)
    assert_equal(ours, theirs)


def test_other_bits_than_a_folder_keeps_are_refused_with_both_numbers(kept: Shelf) -> None:
    with pytest.raises(CheckpointError, match=r"kept in 4 bits.*had in 8"):
        HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL, FOUR), bits=8)
    HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL, FOUR), bits=4)


@pytest.mark.parametrize("precision", Precision)
def test_loading_a_conversion_computes_nothing(kept: Shelf, precision: Precision) -> None:
    mx.clear_cache()
    before = mx.get_active_memory()
    mx.reset_peak_memory()
    model = HeartMuLa.from_pretrained(kept.folder(LANGUAGE_MODEL, precision))
    held = sum(array.nbytes for array in parameters(model).values())
    # Each array is a buffer of its own, rounded up to pages; casting one would hold it twice.
    assert mx.get_peak_memory() - before <= held + 16_384 * len(parameters(model))


def test_the_manifest_names_the_original_it_came_from(kept: Shelf) -> None:
    manifest = Manifest.read(kept.folder(LANGUAGE_MODEL, EIGHT))
    assert manifest.repository == "HeartMuLa/HeartMuLa-oss-3B-happy-new-year"
    assert (manifest.revision, manifest.precision, manifest.licence) == ("c" * 40, "8bit", "Apache-2.0")
    assert manifest.details["source"] == {"precision": ORIGINAL, "files": hashes(kept.folder(LANGUAGE_MODEL))}


def test_shards_are_bounded_and_hashed(kept: Shelf) -> None:
    folder = kept.folder(LANGUAGE_MODEL, BF16)
    shards = sorted(folder.glob("*.safetensors"))
    assert len(shards) > 3
    for shard in shards:
        arrays = read_shapes(shard)
        assert shard.stat().st_size < SHARD + 100_000 or len(arrays) == 1
    assert {file: sha256((folder / file).read_bytes()).hexdigest() for file in hashes(folder)} == hashes(
        folder
    )


def test_sizes_are_still_known_once_the_original_is_gone(kept: Shelf) -> None:
    for precision in Precision:
        ours = LanguageModelSizes.from_folder(kept.folder(LANGUAGE_MODEL, precision))
        assert ours == LanguageModelSizes.from_folder(kept.folder(LANGUAGE_MODEL))
    ours_too = CodecSizes.from_folder(kept.folder(CODEC, "bf16"))
    assert ours_too == CodecSizes.from_folder(kept.folder(CODEC))


def test_a_name_leads_to_conversions_wherever_the_originals_are(kept: Shelf, shelf: Shelf) -> None:
    for component, precision in ((LANGUAGE_MODEL, FOUR), (LANGUAGE_MODEL, EIGHT), (CODEC, "float32")):
        shutil.copytree(kept.folder(component, precision), shelf.folder(component, precision))
    weights.write(shelf.staging("heartmulagen"), weights.tokenizer())
    originals.install(shelf, shelf.catalogue.component("heartmulagen"))
    assert resolve(shelf, "3b", FOUR).language_model == shelf.folder(LANGUAGE_MODEL, FOUR)
    assert resolve(shelf, "3b").language_model == shelf.folder(LANGUAGE_MODEL, EIGHT)
    assert resolve(shelf, "3b").codec == shelf.folder(CODEC, "float32")
    assert resolve(shelf, "3b").codec_bytes == 4
    shutil.copytree(kept.folder(CODEC, "bf16"), shelf.folder(CODEC, "bf16"))
    assert resolve(shelf, "3b").codec_bytes == 2


# The codec

CODES = np.random.default_rng(0).integers(0, 16, (5, 3))
SOUND = np.random.default_rng(0).normal(size=(100, 2))


@pytest.mark.parametrize(("precision", "dtype"), [("float32", mx.float32), ("bf16", mx.bfloat16)])
def test_a_converted_codec_sounds_exactly_as_the_original(
    kept: Shelf, precision: str, dtype: mx.Dtype
) -> None:
    original = HeartCodec.from_pretrained(kept.folder(CODEC), dtype)
    converted = HeartCodec.from_pretrained(kept.folder(CODEC, precision))
    np.testing.assert_array_equal(converted.decode(CODES, 0), original.decode(CODES, 0))
    np.testing.assert_array_equal(np.asarray(converted.encode(SOUND)), np.asarray(original.encode(SOUND)))
    assert converted.flow.stage_2.blocks[0].mlp.down.weight.dtype == dtype
    assert converted.flow.stage_1.time.linear_1.weight.dtype == mx.float32
    assert converted.quantiser.codebooks.dtype == converted.decoder.entry_weight.dtype == mx.float32


def test_decoding_does_not_read_the_shards_of_the_encoder(kept: Shelf, tmp_path: Path) -> None:
    folder = shutil.copytree(kept.folder(CODEC, "float32"), tmp_path / "codec")
    places = json.loads((folder / "model.safetensors.index.json").read_text())["weight_map"]
    own = {file for name, file in places.items() if name.startswith("scalar_model.encoder.")}
    assert own
    assert not own & {file for name, file in places.items() if not name.startswith("scalar_model.encoder.")}
    sound = HeartCodec.from_pretrained(folder).decode(CODES, 0)
    for file in own:
        data = bytearray((folder / file).read_bytes())
        data[-1000:] = bytes(b"\xff" * 1000)
        (folder / file).write_bytes(data)
    codec = HeartCodec.from_pretrained(folder)
    np.testing.assert_array_equal(codec.decode(CODES, 0), sound)
    assert np.isnan(np.asarray(codec.encode(SOUND))).any()


def test_a_codec_cannot_be_quantised_nor_a_tokenizer_converted(stocked: Shelf) -> None:
    with pytest.raises(ModelError, match="cannot be converted to 4bit") as refused:
        run(stocked, "4bit", CODEC)
    assert "float32 or bf16" in refused.value.remedy
    with pytest.raises(ModelError, match="tokenizer"):
        run(stocked, "bf16", "heartmulagen")


# From where


def test_from_bfloat16_come_the_same_bytes_as_from_the_original(kept: Shelf, shelf: Shelf) -> None:
    for precision in (ORIGINAL, BF16):
        shutil.copytree(kept.folder(LANGUAGE_MODEL, precision), shelf.folder(LANGUAGE_MODEL, precision))
    shelf.remove(LANGUAGE_MODEL, ORIGINAL)
    run(shelf, FOUR)
    made = hashes(shelf.folder(LANGUAGE_MODEL, FOUR))
    assert made == hashes(kept.folder(LANGUAGE_MODEL, FOUR))
    assert Manifest.read(shelf.folder(LANGUAGE_MODEL, FOUR)).details["source"]["precision"] == "bf16"


def test_nothing_is_converted_from_fewer_bits(kept: Shelf, shelf: Shelf) -> None:
    shutil.copytree(kept.folder(LANGUAGE_MODEL, EIGHT), shelf.folder(LANGUAGE_MODEL, EIGHT))
    for wanted in (BF16, FOUR):
        with pytest.raises(NotInstalledError, match="Happy New Year"):
            run(shelf, wanted)


def test_a_linked_folder_is_converted_with_the_flavours_beside_it(shelf: Shelf, tmp_path: Path) -> None:
    folder = originals.write_language_model(
        tmp_path / "ckpt" / "HeartMuLa-oss-3B", originals.language_tensors()
    )
    (folder / "flavors.json").rename(folder.parent / "flavors.json")
    shelf.add(shelf.catalogue.component(LANGUAGE_MODEL), folder=folder)
    run(shelf, EIGHT)
    loaded = parameters(HeartMuLa.from_pretrained(folder, bits=8))
    assert_equal(parameters(HeartMuLa.from_pretrained(shelf.folder(LANGUAGE_MODEL, EIGHT))), loaded)
    assert set(Manifest.read(shelf.folder(LANGUAGE_MODEL, EIGHT)).details["source"]["files"]) == {
        file.name for file in folder.iterdir()
    }


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda tensors: tensors.pop("decoder.norm.scale"), r"decoder\.norm\.scale .* is missing"),
        (lambda tensors: tensors.update(surprise=np.zeros(3, np.float32)), "surprise has no place"),
        (lambda t: t.update(audio_head=np.zeros((7, 128, 70), np.float32)), r"audio_head has shape"),
    ],
)
def test_an_original_with_other_tensors_is_refused_and_nothing_is_begun(
    shelf: Shelf, damage: Callable[[originals.Tensors], object], complaint: str
) -> None:
    tensors = originals.language_tensors()
    damage(tensors)
    originals.put_language_model(shelf, tensors)
    with pytest.raises(CheckpointError, match=complaint):
        run(shelf, BF16)
    assert not shelf.staging(LANGUAGE_MODEL, BF16).exists()


def test_an_original_whose_header_lies_is_refused_by_name(stocked: Shelf) -> None:
    shard = next(stocked.folder(LANGUAGE_MODEL).glob("*.safetensors"))
    content = shard.read_bytes()
    assert b'"data_offsets":[0,' in content
    shard.write_bytes(content.replace(b'"data_offsets":[0,', b'"data_offsets":[4,', 1))
    with pytest.raises(CheckpointError, match=shard.name):
        run(stocked, BF16)
    assert not stocked.staging(LANGUAGE_MODEL, BF16).exists()


def test_an_original_that_has_changed_is_not_converted(stocked: Shelf) -> None:
    shard = next(stocked.folder(LANGUAGE_MODEL).glob("*.safetensors"))
    content = bytearray(shard.read_bytes())
    content[-7] ^= 1
    shard.write_bytes(content)
    with pytest.raises(ModelError, match=f"{shard.name} .* has changed") as refused:
        run(stocked, BF16)
    assert "models get" in refused.value.command
    assert not stocked.staging(LANGUAGE_MODEL, BF16).exists()


@pytest.mark.parametrize(
    "change", [{"version": 2}, {"group_size": 32}, {"dtype": "int4"}, {"mix": {"backbone": 3}}, {"mix": 8}]
)
def test_a_layout_of_another_version_is_refused_and_what_to_do_is_said(
    kept: Shelf, tmp_path: Path, change: dict[str, object]
) -> None:
    folder = shutil.copytree(kept.folder(LANGUAGE_MODEL, FOUR), tmp_path / "model")
    manifest = json.loads((folder / FILE).read_text())
    manifest["details"]["layout"] |= change
    (folder / FILE).write_text(json.dumps(manifest))
    with pytest.raises(CheckpointError, match="does not know") as refused:
        HeartMuLa.from_pretrained(folder)
    assert refused.value.remedy == "Convert the model again"


def test_a_conversion_that_lacks_an_array_or_calls_it_packed_is_refused(kept: Shelf, tmp_path: Path) -> None:
    folder = shutil.copytree(kept.folder(LANGUAGE_MODEL, BF16), tmp_path / "model")
    manifest = json.loads((folder / FILE).read_text())
    manifest["details"]["layout"]["mix"] = {"backbone": 4}
    (folder / FILE).write_text(json.dumps(manifest))
    with pytest.raises(CheckpointError, match="tensor backbone"):
        HeartMuLa.from_pretrained(folder)


# Events and their end


def test_every_byte_is_counted_and_the_end_is_told(stocked: Shelf) -> None:
    told = run(stocked, BF16)
    planned, installed, finished = told[0], told[-2], told[-1]
    assert isinstance(planned, events.Planned)
    assert planned.count == len(list(stocked.folder(LANGUAGE_MODEL, BF16).glob("*.safetensors")))
    assert planned.total == planned.to_fetch
    sizes = sum(file.stat().st_size for file in stocked.folder(LANGUAGE_MODEL, BF16).glob("*.safetensors"))
    assert planned.total == pytest.approx(sizes, rel=0.02)
    assert installed == events.Installed(LANGUAGE_MODEL, stocked.folder(LANGUAGE_MODEL, BF16))
    assert finished == events.Finished()
    progress = [event for event in told if isinstance(event, events.Progress)]
    assert all(one.done <= two.done for one, two in pairwise(progress))


def test_shards_that_are_called_as_those_of_the_original_are_counted_beside_them(stocked: Shelf) -> None:
    told = list(convert(stocked, [target(stocked, BF16)], shard_bytes=800_000))
    folders = stocked.folder(LANGUAGE_MODEL), stocked.folder(LANGUAGE_MODEL, BF16)
    ours, theirs = ({file.name for file in folder.glob("*.safetensors")} for folder in folders)
    assert ours == theirs
    assert isinstance(told[0], events.Planned)
    last = [event for event in told if isinstance(event, events.Progress)][-1]
    size = sum(one.bytes for one in stocked.installed(LANGUAGE_MODEL) if one.precision == ORIGINAL)
    assert last.done == last.total == size + told[0].total


def test_what_is_here_is_left_alone(stocked: Shelf) -> None:
    run(stocked, BF16)
    before = stocked.folder(LANGUAGE_MODEL, BF16).stat()
    told = run(stocked, BF16)
    assert isinstance(told[-2], events.Notice)
    assert not any(isinstance(event, events.Planned | events.Installed) for event in told)
    assert stocked.folder(LANGUAGE_MODEL, BF16).stat() == before


class Impatient(Stop):
    """Pauses by itself when it was asked so many times whether to go on."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self._times = times

    def check(self) -> None:
        self._times -= 1
        if self._times < 0:
            self.pause()
        super().check()


@pytest.mark.parametrize("times", [0, 3, 40, 70])
def test_a_paused_conversion_goes_on_and_ends_as_an_uninterrupted_one(
    stocked: Shelf, kept: Shelf, times: int
) -> None:
    told = run(stocked, EIGHT, stop=Impatient(times))
    assert isinstance(told[-1], events.Paused)
    assert not stocked.folder(LANGUAGE_MODEL, EIGHT).exists()
    staging = stocked.staging(LANGUAGE_MODEL, EIGHT)
    finished = {file.name: file.stat().st_ino for file in staging.glob("*.safetensors")}
    assert isinstance(run(stocked, EIGHT)[-1], events.Finished)
    folder = stocked.folder(LANGUAGE_MODEL, EIGHT)
    assert {file: (folder / file).stat().st_ino for file in finished} == finished
    assert hashes(folder) == hashes(kept.folder(LANGUAGE_MODEL, EIGHT))


def test_a_closed_iterator_pauses(stocked: Shelf, kept: Shelf) -> None:
    told = convert(stocked, [target(stocked, BF16)], shard_bytes=SHARD)
    next(told)
    told.close()  # type: ignore[attr-defined]
    run(stocked, BF16)
    assert hashes(stocked.folder(LANGUAGE_MODEL, BF16)) == hashes(kept.folder(LANGUAGE_MODEL, BF16))


def test_a_cancelled_conversion_leaves_nothing(stocked: Shelf) -> None:
    run(stocked, EIGHT, stop=Impatient(70))
    assert stocked.partial_bytes(LANGUAGE_MODEL, EIGHT)
    stop = Stop()
    stop.cancel()
    assert isinstance(run(stocked, EIGHT, stop=stop)[-1], events.Cancelled)
    assert [one.precision for one in stocked.installed(LANGUAGE_MODEL)] == [ORIGINAL]


def test_a_shard_that_was_spoilt_meanwhile_is_made_again(stocked: Shelf, kept: Shelf) -> None:
    run(stocked, EIGHT, stop=Impatient(70))
    shard = next(stocked.staging(LANGUAGE_MODEL, EIGHT).glob("*.safetensors"))
    shard.write_bytes(shard.read_bytes()[:-1] + b"\x01")
    run(stocked, EIGHT)
    assert hashes(stocked.folder(LANGUAGE_MODEL, EIGHT)) == hashes(kept.folder(LANGUAGE_MODEL, EIGHT))


def test_shards_of_another_original_are_not_believed(stocked: Shelf) -> None:
    run(stocked, EIGHT, stop=Impatient(70))
    stocked.remove(LANGUAGE_MODEL, ORIGINAL)
    originals.put_language_model(stocked, originals.language_tensors(seed=2))
    run(stocked, EIGHT)
    loaded = parameters(HeartMuLa.from_pretrained(stocked.folder(LANGUAGE_MODEL), bits=8))
    assert_equal(parameters(HeartMuLa.from_pretrained(stocked.folder(LANGUAGE_MODEL, EIGHT))), loaded)


# Space


def test_a_disk_that_is_too_small_is_refused_before_anything_is_written(
    stocked: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stocked.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=500_000_000))
    with pytest.raises(NoSpaceError, match=r"needs 0\.5 GB free"):
        run(stocked, BF16)
    assert not stocked.staging(LANGUAGE_MODEL, BF16).exists()


def test_a_disk_that_fills_keeps_whole_shards_and_nothing_else(
    stocked: Shelf, kept: Shelf, converters: Converters
) -> None:
    sizes = [file.stat().st_size for file in sorted(kept.folder(LANGUAGE_MODEL, BF16).glob("*.safetensors"))]
    limit = max(sizes) - 1
    assert sizes[0] <= limit, "the first shard has to fit"
    *_, said, _ = converters.start(stocked.home, BF16, SHARD, limit=limit)
    assert said.startswith("NoSpaceError The disk is full")
    staging = stocked.staging(LANGUAGE_MODEL, BF16)
    left = {file.name for file in staging.iterdir()}
    assert left - {"conversion.json"} == {
        file.name for file in kept.folder(LANGUAGE_MODEL, BF16).glob("*.safetensors") if file.name in left
    }
    assert len(left) > 1
    assert not any(one.precision == BF16 for one in stocked.installed(LANGUAGE_MODEL))
    run(stocked, BF16)
    assert hashes(stocked.folder(LANGUAGE_MODEL, BF16)) == hashes(kept.folder(LANGUAGE_MODEL, BF16))


# Other processes


def test_killed_at_any_moment_it_goes_on_and_ends_as_if_never_interrupted(
    stocked: Shelf, kept: Shelf, converters: Converters
) -> None:
    began = time.monotonic()
    assert "Finished" in converters.start(stocked.home, EIGHT, SHARD)
    longest, deaths = time.monotonic() - began, 0
    while deaths < 6:
        stocked.remove(LANGUAGE_MODEL, EIGHT)
        while "Finished" not in (
            lines := list(converters.start(stocked.home, EIGHT, SHARD, seconds=random.uniform(0, longest)))
        ):
            deaths += 1
            assert not any("Error" in line for line in lines), lines
            assert all(not one.problem for one in stocked.installed(LANGUAGE_MODEL))
        longest *= 0.8
        run(stocked, EIGHT)
        assert hashes(stocked.folder(LANGUAGE_MODEL, EIGHT)) == hashes(kept.folder(LANGUAGE_MODEL, EIGHT))
        assert not stocked.staging(LANGUAGE_MODEL, EIGHT).exists()


def test_two_processes_convert_one_model_once(stocked: Shelf, kept: Shelf, converters: Converters) -> None:
    both = [converters.start(stocked.home, BF16, SHARD) for _ in range(2)]
    told = Counter(line for lines in both for line in lines)
    assert told["Finished"] == 2
    assert told["Installed"] == 1
    assert hashes(stocked.folder(LANGUAGE_MODEL, BF16)) == hashes(kept.folder(LANGUAGE_MODEL, BF16))


@pytest.mark.parametrize("precision", [BF16, FOUR])
def test_memory_stays_below_a_shard_and_a_third(
    shelf: Shelf, large: Path, converters: Converters, precision: Precision
) -> None:
    shelf.add(shelf.catalogue.component(LANGUAGE_MODEL), folder=large)
    largest = max(file.stat().st_size for file in large.glob("*.safetensors"))
    *lines, peak = converters.start(shelf.home, precision, largest // 2)
    assert lines[-1] == "Finished"
    assert int(peak) < 1.3 * largest


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A language model of 230 MB in four shards."""
    folder = tmp_path_factory.mktemp("large") / "HeartMuLa-oss-3B"
    tensors = originals.language_tensors(originals.LARGE)
    yield originals.write_language_model(folder, tensors, originals.LARGE, shards=4)
    shutil.rmtree(folder)


# Deleting the original


def test_the_original_goes_once_the_conversion_is_read_back(stocked: Shelf) -> None:
    size = sum(one.bytes for one in stocked.installed(LANGUAGE_MODEL))
    told = run(stocked, BF16, delete_originals=True)
    assert isinstance(told[-2], events.Removed)
    assert told[-2].bytes >= size
    assert [one.precision for one in stocked.installed(LANGUAGE_MODEL)] == ["bf16"]
    *_, verdict = verify(next(stocked.installed(LANGUAGE_MODEL)))
    assert isinstance(verdict, Verdict)
    assert verdict.hashed
    assert not verdict.problems


def spoil(shelf: Shelf) -> Path:
    """Change one byte of a conversion, as a failing disk would."""
    shard = next(shelf.folder(LANGUAGE_MODEL, BF16).glob("*.safetensors"))
    content = bytearray(shard.read_bytes())
    content[-1] ^= 1
    shard.write_bytes(content)
    return shard


def test_the_original_stays_where_the_conversion_was_spoilt(stocked: Shelf) -> None:
    run(stocked, BF16)
    shard = spoil(stocked)
    converted = next(one for one in stocked.installed(LANGUAGE_MODEL) if one.precision == BF16)
    with pytest.raises(ModelError, match=f"{shard.name} has changed") as refused:
        list(delete_original(stocked, target(stocked, BF16).component, converted, Stop()))
    assert refused.value.safe == "The original was not deleted"
    assert stocked.folder(LANGUAGE_MODEL).is_dir()


def test_a_spoilt_conversion_is_made_again_when_it_is_asked_for_again(stocked: Shelf, kept: Shelf) -> None:
    run(stocked, BF16)
    shard = spoil(stocked)
    told = run(stocked, BF16)
    assert isinstance(told[-2], events.Installed)
    whole = hashes(kept.folder(LANGUAGE_MODEL, BF16))
    assert sha256(shard.read_bytes()).hexdigest() == whole[shard.name]
    assert hashes(stocked.folder(LANGUAGE_MODEL, BF16)) == whole


def test_an_original_in_another_programs_folder_is_never_deleted(shelf: Shelf, tmp_path: Path) -> None:
    folder = originals.write_language_model(tmp_path / "HeartMuLa-oss-3B", originals.language_tensors())
    component: Component = shelf.catalogue.component(LANGUAGE_MODEL)
    shelf.add(component, folder=folder)
    with pytest.raises(ModelError, match="not HeartStudio's to empty"):
        run(shelf, BF16, delete_originals=True)
    assert not shelf.folder(LANGUAGE_MODEL, BF16).exists()
    assert len(list(folder.iterdir())) > 3
