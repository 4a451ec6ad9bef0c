from __future__ import annotations

import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from heartstudio.checkpoints.additions import Additions, change_additions, read_additions
from heartstudio.checkpoints.catalogue import Catalogue, Component, Model, Role
from heartstudio.checkpoints.errors import CatalogueError, ModelError, UnsafeFileError
from heartstudio.checkpoints.installed import ADDITIONS, Shelf
from heartstudio.checkpoints.manifest import FILE, FileRecord, Manifest
from heartstudio.checkpoints.sizes import CodecSizes
from heartstudio.checkpoints.verifying import Checking, Verdict, verify
from tests.checkpoints import weights

LANGUAGE_MODEL = "heartmula-3b-happy-new-year"
SHARD = "model-00001-of-00002.safetensors"


def put(shelf: Shelf, component: str, files: dict[str, bytes], precision: str = "original") -> Path:
    """Install files as a finished download would."""
    from hashlib import sha256

    wanted = {name: data for name, data in files.items() if name.endswith((".json", ".safetensors"))}
    weights.write(shelf.staging(component, precision), wanted)
    hashes = {name: sha256(data).hexdigest() for name, data in wanted.items()}
    return shelf.install(shelf.catalogue.component(component), "c" * 40, hashes, precision)


def test_a_folder_without_its_manifest_is_no_model(shelf: Shelf) -> None:
    folder = put(shelf, LANGUAGE_MODEL, weights.language_model())
    assert shelf.holds(LANGUAGE_MODEL)
    (folder / FILE).unlink()
    assert not shelf.holds(LANGUAGE_MODEL)
    assert "no finished model" in next(shelf.installed(LANGUAGE_MODEL)).problem


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"short")])
def test_a_model_that_lacks_a_file_or_a_byte_says_which(spoil: object, shelf: Shelf) -> None:
    folder = put(shelf, LANGUAGE_MODEL, weights.language_model())
    spoil(folder / SHARD)  # type: ignore[operator]
    found = next(shelf.installed(LANGUAGE_MODEL))
    assert SHARD in found.problem
    assert not shelf.holds(LANGUAGE_MODEL)


def test_an_unfinished_download_is_counted_and_is_no_model(shelf: Shelf) -> None:
    weights.write(shelf.staging(LANGUAGE_MODEL), weights.language_model())
    assert not list(shelf.installed())
    assert shelf.partial_bytes(LANGUAGE_MODEL) == sum(map(len, weights.language_model().values()))
    assert shelf.remove(LANGUAGE_MODEL) == sum(map(len, weights.language_model().values()))
    assert shelf.partial_bytes(LANGUAGE_MODEL) == 0


def test_what_does_not_make_up_a_model_is_discarded(shelf: Shelf) -> None:
    incomplete = weights.language_model()
    del incomplete[SHARD]
    with pytest.raises(UnsafeFileError, match="1 of its 2 shards"):
        put(shelf, LANGUAGE_MODEL, incomplete)
    assert not shelf.staging(LANGUAGE_MODEL).exists()
    assert not shelf.folder(LANGUAGE_MODEL).exists()


def test_conversions_stand_beside_the_original_and_go_one_by_one(shelf: Shelf) -> None:
    original = put(shelf, LANGUAGE_MODEL, weights.language_model())
    put(shelf, LANGUAGE_MODEL, weights.language_model(seed=5), "4bit")
    assert {found.precision for found in shelf.installed(LANGUAGE_MODEL)} == {"original", "4bit"}
    freed = shelf.remove(LANGUAGE_MODEL, "original")
    assert freed > 0
    assert not original.exists()
    assert [found.precision for found in shelf.installed()] == ["4bit"]
    assert shelf.holds(LANGUAGE_MODEL)


def test_what_an_interrupted_removal_left_is_swept_by_the_next(shelf: Shelf) -> None:
    leftover = shelf.root / f".{LANGUAGE_MODEL}.123.removed"
    weights.write(leftover, weights.language_model())
    put(shelf, LANGUAGE_MODEL, weights.language_model())
    shelf.remove(LANGUAGE_MODEL)
    assert not leftover.exists()
    assert not list(shelf.installed())


def test_removing_a_linked_model_forgets_it_and_leaves_its_files(shelf: Shelf, tmp_path: Path) -> None:
    elsewhere = weights.write(tmp_path / "elsewhere", weights.language_model())
    shelf.add(shelf.catalogue.component(LANGUAGE_MODEL), folder=elsewhere)
    assert shelf.holds(LANGUAGE_MODEL)
    assert shelf.remove(LANGUAGE_MODEL) == 0
    assert not shelf.holds(LANGUAGE_MODEL)
    assert (elsewhere / SHARD).read_bytes() == weights.language_model()[SHARD]


def test_a_linked_folder_that_went_away_is_a_problem_and_no_crash(shelf: Shelf, tmp_path: Path) -> None:
    elsewhere = weights.write(tmp_path / "elsewhere", weights.language_model())
    shelf.add(shelf.catalogue.component(LANGUAGE_MODEL), folder=elsewhere)
    shutil.rmtree(elsewhere)
    assert "any more" in next(shelf.installed(LANGUAGE_MODEL)).problem
    assert not shelf.holds(LANGUAGE_MODEL)


# Verification


def verdict(shelf: Shelf, component: str = LANGUAGE_MODEL) -> Verdict:
    *steps, last = verify(next(shelf.installed(component)))
    assert all(isinstance(step, Checking) and step.done <= step.total for step in steps)
    assert isinstance(last, Verdict)
    return last


def test_a_right_model_is_found_right(shelf: Shelf) -> None:
    put(shelf, LANGUAGE_MODEL, weights.language_model())
    assert verdict(shelf) == Verdict(next(shelf.installed()), hashed=True, problems=())


def test_one_flipped_bit_is_found_and_its_file_named(shelf: Shelf) -> None:
    folder = put(shelf, LANGUAGE_MODEL, weights.language_model())
    content = bytearray((folder / SHARD).read_bytes())
    content[-5] ^= 1
    (folder / SHARD).write_bytes(content)
    assert shelf.holds(LANGUAGE_MODEL), "sizes alone do not tell"
    assert verdict(shelf).problems == (f"{SHARD} has changed",)


def test_a_missing_file_is_found_and_named(shelf: Shelf) -> None:
    folder = put(shelf, LANGUAGE_MODEL, weights.language_model())
    (folder / SHARD).unlink()
    assert any(SHARD in problem for problem in verdict(shelf).problems)


def test_a_linked_folder_is_looked_into_and_said_to_have_no_hashes(shelf: Shelf, tmp_path: Path) -> None:
    elsewhere = weights.write(tmp_path / "elsewhere", weights.language_model())
    shelf.add(shelf.catalogue.component(LANGUAGE_MODEL), folder=elsewhere)
    assert not verdict(shelf).hashed
    assert not verdict(shelf).problems
    (elsewhere / SHARD).write_bytes(weights.with_header({}, b""))
    assert any(SHARD in problem for problem in verdict(shelf).problems)


# The manifest


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    files = {"a/b.json": FileRecord(3, "0" * 64), "c.safetensors": FileRecord(2**40, "f" * 64)}
    manifest = Manifest(
        "x", "codec", "o/n", "a" * 40, "4bit", files, "MIT", {"group_size": 64, "kept": ["a"]}
    )
    manifest.write(tmp_path)
    assert Manifest.read(tmp_path) == manifest
    assert manifest.bytes == 2**40 + 3
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "change",
    [
        {"heartstudio_checkpoint": 2},
        {"files": {"../x": {"bytes": 1, "sha256": "0" * 64}}},
        {"files": {"x": {"bytes": 1, "sha256": "none"}}},
        {"files": {"x": {"bytes": "many", "sha256": "0" * 64}}},
        {"files": ["x"]},
        {"surprise": 1},
    ],
)
def test_a_manifest_that_is_not_ours_or_leads_out_is_refused(
    change: dict[str, object], tmp_path: Path
) -> None:
    Manifest("x", "codec", "o/n", "a" * 40, "4bit", {"x": FileRecord(1, "0" * 64)}).write(tmp_path)
    data = json.loads((tmp_path / FILE).read_text())
    (tmp_path / FILE).write_text(json.dumps(data | change))
    with pytest.raises(ModelError, match=FILE):
        Manifest.read(tmp_path)


# The user's own entries


def own(identity: str = "own") -> tuple[Component, Model]:
    component = Component(identity, "My own", Role.LANGUAGE_MODEL, "me/own", sizes=None)
    return component, Model(identity, "My own", "", identity, "heartcodec-20260123", "heartmulagen")


def test_an_added_model_is_picked_like_any_other_and_kept(shelf: Shelf) -> None:
    component, model = own()
    shelf.add(component, model)
    again = Shelf(shelf.home, shelf.shipped)
    assert again.catalogue.model("me/own") == model
    assert again.catalogue.component("own") == component


def test_sizes_of_an_added_component_are_kept(shelf: Shelf) -> None:
    component = replace(own()[0], role=Role.CODEC, sizes=CodecSizes(3, 4))
    shelf.add(component)
    assert shelf.catalogue.component("own") == component


def test_an_addition_that_does_not_fit_changes_nothing(shelf: Shelf) -> None:
    shelf.add(*own())
    before = (shelf.home / ADDITIONS).read_text()
    with pytest.raises(CatalogueError, match="heartmulagen"):
        shelf.add(own("other")[0], Model("other", "x", "", "other", "heartmulagen", "heartmulagen"))
    assert (shelf.home / ADDITIONS).read_text() == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"heartstudio_models": 2}', '{"heartstudio_models": 1}'])
def test_a_damaged_list_is_named_and_left_alone(text: str, shelf: Shelf) -> None:
    shelf.home.mkdir()
    (shelf.home / ADDITIONS).write_text(text)
    with pytest.raises(CatalogueError, match=ADDITIONS):
        list(shelf.installed())
    with pytest.raises(CatalogueError):
        shelf.add(*own())
    assert (shelf.home / ADDITIONS).read_text() == text


def test_two_who_add_at_once_both_find_their_entry(tmp_path: Path) -> None:
    file = tmp_path / ADDITIONS

    def add(number: int) -> None:
        change_additions(file, lambda now: now.adding(own(f"own{number}")[0]))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {component.id for component in read_additions(file).components} == {f"own{n}" for n in range(8)}


def test_what_an_older_version_let_the_user_add_does_not_hide_everything_else(
    shelf: Shelf, catalogue: Catalogue, tmp_path: Path
) -> None:
    shelf.add(*own())
    shelf.add(catalogue.component("heartcodec-20260123"), folder=tmp_path)
    components = tuple(entry for entry in catalogue.components if entry.id != "heartcodec-20260123")
    models = tuple(model for model in catalogue.models if "heartcodec-20260123" not in model.components)
    newer = Shelf(shelf.home, Catalogue(components, models))
    assert newer.catalogue.model("3b-base")
    assert not list(newer.installed())
    assert shelf.catalogue.model("own"), "and it is all there again in the older version"


def test_forgetting_a_component_forgets_the_models_made_of_it(tmp_path: Path) -> None:
    component, model = own()
    additions = Additions().adding(component, model).linking("own", tmp_path)
    assert additions.without("own") == Additions()
