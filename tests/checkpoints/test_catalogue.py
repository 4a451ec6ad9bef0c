from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from heartstudio.checkpoints.catalogue import (
    UNPINNED,
    Catalogue,
    Role,
    identity_of,
    is_repository,
    load_catalogue,
)
from heartstudio.checkpoints.errors import CatalogueError, UnknownModelError
from heartstudio.checkpoints.sizes import CodecSizes, LanguageModelSizes, Precision
from heartstudio.recipe import DEMO_CHECKPOINT
from heartstudio.resources import resource

FULL_SIZE = Path(__file__).parents[1] / "golden" / "state_dict_full.json"


@pytest.mark.parametrize(
    "repository",
    [
        "HeartMuLa/HeartMuLa-oss-3B-happy-new-year",
        "HeartMuLa/HeartMuLa-RL-oss-3B-20260123",
        "HeartMuLa/HeartMuLa-oss-3B",
        "black-forest-labs/FLUX.2-klein-4B",
    ],
)
def test_every_published_model_can_be_picked_by_its_hub_id(catalogue: Catalogue, repository: str) -> None:
    model = catalogue.model(repository)
    lead = catalogue.component(model.language_model or model.cover)
    assert lead.repository == repository
    assert lead.licence == "Apache-2.0"


def test_the_recommended_parts_are_those_that_their_authors_recommend(catalogue: Catalogue) -> None:
    assert (
        catalogue.recommended(Role.LANGUAGE_MODEL).repository == "HeartMuLa/HeartMuLa-oss-3B-happy-new-year"
    )
    assert catalogue.recommended(Role.CODEC).repository == "HeartMuLa/HeartCodec-oss-20260123"
    assert catalogue.recommended(Role.TOKENIZER).repository == "HeartMuLa/HeartMuLaGen"
    assert catalogue.model("3b").recommended
    assert "4bit" in catalogue.recommended(Role.COVER).repository


def test_every_revision_is_a_commit_or_plainly_unknown(catalogue: Catalogue) -> None:
    for component in catalogue.components:
        assert component.revision == UNPINNED or re.fullmatch("[0-9a-f]{40}", component.revision)
        assert component.download_bytes > 0


def test_the_recipes_own_default_is_a_model_that_comes_with_the_program(catalogue: Catalogue) -> None:
    model = catalogue.model(DEMO_CHECKPOINT)
    assert model.bundled
    assert not model.components


def test_sizes_are_those_of_the_full_model_parameter_by_parameter(catalogue: Catalogue) -> None:
    full = json.loads(FULL_SIZE.read_text())
    counts = {name: part["elements"] for name, part in full["heartmula_3b"]["components"].items()}
    sizes = catalogue.component("heartmula-3b").sizes
    assert isinstance(sizes, LanguageModelSizes)
    assert sizes.backbone == counts["backbone."]
    assert sizes.depth_decoder == counts["decoder."]
    assert sizes.heads == counts["codebook0_head."] + counts["audio_head"]
    assert sizes.projection == counts["projection."]
    assert (
        sizes.backbone + sizes.depth_decoder + sizes.heads + sizes.projection + sizes.embeddings
        == counts["total"]
    )
    codec = catalogue.component("heartcodec").sizes
    counts = {name: part["elements"] for name, part in full["heartcodec"]["components"].items()}
    assert codec == CodecSizes(counts["flow_matching."], counts["scalar_model."])


def test_the_listed_download_is_what_float32_weights_of_that_size_take(catalogue: Catalogue) -> None:
    for component in catalogue.components:
        if isinstance(component.sizes, LanguageModelSizes):
            sizes = component.sizes
            elements = (
                sizes.backbone + sizes.depth_decoder + sizes.heads + sizes.projection + sizes.embeddings
            )
        elif isinstance(component.sizes, CodecSizes):
            elements = component.sizes.transformer + component.sizes.scalar
        else:
            continue
        assert component.download_bytes == pytest.approx(4 * elements, rel=1e-3)


def test_the_full_models_weights_agree_with_what_the_engine_reckons(catalogue: Catalogue) -> None:
    from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
    from heartstudio.engine.footprint import cache_bytes_per_position, language_model_bytes

    config = HeartMuLaConfig(FLAVOURS["llama-3B"], FLAVOURS["llama-300M"])
    sizes = catalogue.component("heartmula-3b").sizes
    assert isinstance(sizes, LanguageModelSizes)
    assert 2 * sizes.keys_and_values == cache_bytes_per_position(config, 2)
    for precision, bits in ((Precision.BF16, None), (Precision.EIGHT_BIT, 8), (Precision.FOUR_BIT, 4)):
        assert sizes.weights_bytes(precision) == pytest.approx(
            language_model_bytes(config, 2, bits), rel=0.01
        )


def test_an_unknown_name_is_met_with_the_nearest_known_one(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownModelError) as unknown:
        catalogue.model("3b-basse")
    assert "3b-base" in unknown.value.remedy


def test_a_name_with_control_characters_does_not_reach_the_screen(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownModelError) as unknown:
        catalogue.model("\x1b[2Jhello")
    assert "\x1b" not in str(unknown.value)


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("format = 1", "format = 2"),
        ('role = "codec"', 'role = "drummer"'),
        ('codec = "heartcodec"', 'codec = "heartmulagen"'),
        ('sizes = "heartcodec"', 'sizes = "none"'),
        ("backbone = 2_818_747_392", "backbone = -1"),
        ('repository = "HeartMuLa/HeartCodec-oss"', 'repository = "../../etc"'),
        ('id = "3b-base"', 'id = "3b/base"'),
        ("[[model]]", "[[modell]]"),
        ("[[component]]", "[[component"),
    ],
)
def test_a_broken_list_of_models_is_named_and_not_half_read(find: str, put: str, tmp_path: Path) -> None:
    text = resource("catalogue.toml").read_text()
    assert find in text
    file = tmp_path / "catalogue.toml"
    file.write_text(text.replace(find, put))
    with pytest.raises(CatalogueError, match=r"catalogue\.toml"):
        load_catalogue(file)


@pytest.mark.parametrize("name", ["a/b", "HeartMuLa/HeartMuLa-oss-3B", "x.y/z_1"])
def test_hub_ids_are_known(name: str) -> None:
    assert is_repository(name)


@pytest.mark.parametrize(
    "name", ["a", "a/b/c", "../b", "a/..", "/a/b", "a b/c", "a/b\n", "https://x/y", "a--b/c"]
)
def test_what_is_no_hub_id_is_not_taken_for_one(name: str) -> None:
    assert not is_repository(name)


@pytest.mark.parametrize("name", ["Some One/Mödel!", "...", "x" * 300, "a/../b", "日本語"])
def test_an_id_made_from_any_name_is_a_safe_folder_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,99}", identity_of(name))
