from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from heartstudio.checkpoints.adding import add_folder
from heartstudio.checkpoints.catalogue import Catalogue
from heartstudio.checkpoints.errors import ModelError, NotInstalledError, UnknownModelError
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.resolving import CheckpointPaths, cover_folder, only_of, resolve, sizes_of
from heartstudio.checkpoints.sizes import CodecSizes, LanguageModelSizes, Precision
from tests.checkpoints import weights
from tests.checkpoints.test_installed import put

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGE_MODEL = "heartmula-3b-happy-new-year"


def stock(shelf: Shelf) -> None:
    put(shelf, LANGUAGE_MODEL, weights.language_model())
    put(shelf, "heartcodec-20260123", weights.codec())
    put(shelf, "heartmulagen", weights.tokenizer())


@pytest.mark.parametrize(
    "name",
    ["3b", "3B", "HeartMuLa 3B Happy New Year", LANGUAGE_MODEL, "HeartMuLa/HeartMuLa-oss-3B-happy-new-year"],
)
def test_every_name_of_a_model_leads_to_its_folders(name: str, shelf: Shelf) -> None:
    stock(shelf)
    tokenizer = shelf.folder("heartmulagen")
    assert resolve(shelf, name) == CheckpointPaths(
        shelf.folder(LANGUAGE_MODEL),
        shelf.folder("heartcodec-20260123"),
        tokenizer / "tokenizer.json",
        tokenizer / "gen_config.json",
    )


def test_a_model_that_is_not_here_says_how_to_get_it(shelf: Shelf) -> None:
    with pytest.raises(NotInstalledError) as absent:
        resolve(shelf, "3b")
    assert absent.value.command == f"heartstudio models get {LANGUAGE_MODEL}"
    assert str(absent.value).endswith(f"Fetch it in Models (or run: {absent.value.command})")


def test_a_damaged_model_is_not_handed_out(shelf: Shelf) -> None:
    stock(shelf)
    (shelf.folder("heartcodec-20260123") / "model.safetensors").unlink()
    with pytest.raises(NotInstalledError, match=r"model\.safetensors"):
        resolve(shelf, "3b")


def test_the_precision_asked_for_is_taken_where_it_is_here(shelf: Shelf) -> None:
    stock(shelf)
    put(shelf, LANGUAGE_MODEL, weights.language_model(), "8bit")
    put(shelf, LANGUAGE_MODEL, weights.language_model(), "4bit")
    assert resolve(shelf, "3b", Precision.FOUR_BIT).precision == "4bit"
    assert resolve(shelf, "3b", Precision.BF16).precision == "original", "the engine converts as it loads"
    assert resolve(shelf, "3b").precision == "8bit", "the most faithful conversion loads fastest"
    shelf.remove(LANGUAGE_MODEL, "original")
    assert resolve(shelf, "3b", Precision.BF16).precision == "8bit"


def test_a_whole_link_serves_where_the_own_copy_is_damaged(shelf: Shelf, tmp_path: Path) -> None:
    stock(shelf)
    (shelf.folder("heartcodec-20260123") / "config.json").unlink()
    elsewhere = weights.write(tmp_path / "codec", weights.codec())
    shelf.add(shelf.catalogue.component("heartcodec-20260123"), folder=elsewhere)
    assert resolve(shelf, "3b").codec == elsewhere


def test_an_unknown_name_is_told_so(shelf: Shelf) -> None:
    with pytest.raises(UnknownModelError):
        resolve(shelf, "no/such/folder")


def test_a_painter_does_not_compose(shelf: Shelf) -> None:
    with pytest.raises(UnknownModelError, match="covers"):
        resolve(shelf, "flux2-klein")


def test_a_painter_is_found_by_its_own_way(shelf: Shelf) -> None:
    model = shelf.catalogue.model("flux2-klein")
    with pytest.raises(NotInstalledError):
        cover_folder(shelf, model)
    put(shelf, "flux2-klein-4b-4bit", weights.cover())
    assert cover_folder(shelf, model) == shelf.folder("flux2-klein-4b-4bit")


# Folders


def test_a_folder_in_heartlibs_layout_is_loaded_from_where_it_is(shelf: Shelf) -> None:
    paths = resolve(shelf, str(GOLDEN / "ckpt"))
    assert paths.language_model == GOLDEN / "ckpt/HeartMuLa-oss-3B"
    assert paths.codec == GOLDEN / "ckpt/HeartCodec-oss"
    assert (paths.tokenizer, paths.gen_config) == (
        GOLDEN / "ckpt/tokenizer.json",
        GOLDEN / "ckpt/gen_config.json",
    )


def test_the_language_model_in_it_leads_to_the_parts_beside_it(shelf: Shelf) -> None:
    assert resolve(shelf, str(GOLDEN / "ckpt/HeartMuLa-oss-3B")) == resolve(shelf, str(GOLDEN / "ckpt"))


def test_a_language_model_alone_goes_with_the_installed_codec_and_tokenizer(
    shelf: Shelf, tmp_path: Path
) -> None:
    alone = weights.write(tmp_path / "alone" / "model", weights.language_model())
    with pytest.raises(NotInstalledError):
        resolve(shelf, str(alone))
    stock(shelf)
    paths = resolve(shelf, str(alone))
    assert paths.language_model == alone
    assert paths.codec == shelf.folder("heartcodec-20260123")


def test_a_folder_with_two_language_models_asks_which(shelf: Shelf, tmp_path: Path) -> None:
    folder = weights.write_heartlib(tmp_path / "ckpt")
    weights.write(folder / "HeartMuLa-oss-RL", weights.language_model(seed=3))
    with pytest.raises(ModelError, match="more than one language model"):
        resolve(shelf, str(folder))
    assert resolve(shelf, str(folder / "HeartMuLa-oss-RL")).codec == folder / "HeartCodec-oss"


def test_a_folder_with_a_truncated_shard_is_not_handed_out(shelf: Shelf, tmp_path: Path) -> None:
    folder = weights.write_heartlib(tmp_path / "ckpt")
    shard = folder / "HeartMuLa-oss-3B/model-00002-of-00002.safetensors"
    shard.write_bytes(shard.read_bytes()[:-1])
    with pytest.raises(NotInstalledError, match=shard.name):
        resolve(shelf, str(folder))


def test_an_added_folder_is_picked_by_its_name(shelf: Shelf, tmp_path: Path) -> None:
    folder = weights.write_heartlib(tmp_path / "ckpt")
    model = add_folder(shelf, folder, name="mine")
    assert resolve(shelf, "mine").language_model == folder / "HeartMuLa-oss-3B"
    shutil.rmtree(folder)
    with pytest.raises(NotInstalledError, match="any more"):
        resolve(shelf, model.id)


# Sizes


def test_sizes_are_read_from_headers_where_the_catalogue_does_not_have_them(shelf: Shelf) -> None:
    model = add_folder(shelf, GOLDEN / "ckpt", name="golden")
    sizes = sizes_of(shelf, model)
    assert sizes
    # llama-tiny: width 64, two layers, two key-value heads of 16; depth decoder likewise; 67 codes, 8 codebooks.
    assert sizes.language_model.keys_and_values == 2 * 2 * 2 * 16
    assert sizes.language_model.heads == 8 * 64 * 67
    assert sizes.language_model.codebooks == 8
    assert sizes.language_model.projection == 64 * 64
    attention, feed_forward = 64 * 64 * 2 + 64 * 32 * 2, 3 * 64 * 128
    assert sizes.language_model.backbone == 2 * (attention + feed_forward + 2 * 64) + 64


def test_sizes_of_a_sharded_model_are_those_of_one_piece() -> None:
    assert LanguageModelSizes.from_folder(GOLDEN / "lm_sharded") == LanguageModelSizes.from_folder(
        GOLDEN / "ckpt/HeartMuLa-oss-3B"
    )


def test_a_codecs_sizes_part_the_transformer_from_the_rest(tmp_path: Path) -> None:
    tensors = {"flow_matching.a": np.zeros((2, 3), np.float32), "scalar_model.b": np.zeros(5, np.float32)}
    (tmp_path / "model.safetensors").write_bytes(save(tensors))
    assert CodecSizes.from_folder(tmp_path) == CodecSizes(6, 5)


def test_a_painter_and_an_absent_folder_have_no_sizes(
    shelf: Shelf, catalogue: Catalogue, tmp_path: Path
) -> None:
    assert sizes_of(shelf, catalogue.model("flux2-klein")) is None
    folder = weights.write_heartlib(tmp_path / "ckpt")
    model = add_folder(shelf, folder)
    shutil.rmtree(folder)
    assert sizes_of(shelf, model) is None


# Removing


def test_a_shared_codec_stays_while_another_model_needs_it(shelf: Shelf) -> None:
    stock(shelf)
    put(shelf, "heartmula-3b-rl-20260123", weights.language_model())
    assert only_of(shelf, shelf.catalogue.model("3b")) == (LANGUAGE_MODEL,)
    shelf.remove("heartmula-3b-rl-20260123")
    assert set(only_of(shelf, shelf.catalogue.model("3b"))) == {
        LANGUAGE_MODEL,
        "heartcodec-20260123",
        "heartmulagen",
    }
