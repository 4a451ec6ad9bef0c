from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from heartstudio.checkpoints import progress as events
from heartstudio.checkpoints.adding import add_cover_repository, add_folder, add_repository, link
from heartstudio.checkpoints.catalogue import Catalogue, Role
from heartstudio.checkpoints.download import fetch
from heartstudio.checkpoints.errors import CatalogueError, UnknownModelError
from heartstudio.checkpoints.finding import COMFYUI, GIVEN, HEARTLIB, HUB_CACHE, Found, find
from heartstudio.checkpoints.hub import Hub
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.layout import parts_below
from heartstudio.checkpoints.resolving import cover_folder, resolve
from heartstudio.checkpoints.reuse import LocalCopies
from heartstudio.checkpoints.verifying import Verdict, verify
from tests.checkpoints import weights
from tests.checkpoints.hub_server import HubServer, git_sha1

LANGUAGE_MODEL = "heartmula-3b-happy-new-year"
REPOSITORY = "HeartMuLa/HeartMuLa-oss-3B-happy-new-year"


def write_cache(cache: Path, repository: str, files: dict[str, bytes], revision: str = "d" * 40) -> Path:
    """What the hub's client leaves in its cache: files named by their hash, and a snapshot of links to them."""
    folder = cache / ("models--" + repository.replace("/", "--"))
    snapshot = folder / "snapshots" / revision
    for path, content in files.items():
        name = sha256(content).hexdigest() if path.endswith(".safetensors") else git_sha1(content)
        blob = folder / "blobs" / name
        blob.parent.mkdir(parents=True, exist_ok=True)
        blob.write_bytes(content)
        (snapshot / path).parent.mkdir(parents=True, exist_ok=True)
        (snapshot / path).symlink_to(os.path.relpath(blob, (snapshot / path).parent))
    return snapshot


def summary(found: list[Found]) -> set[tuple[str, str, str]]:
    return {(one.source, one.part.role.value, one.component) for one in found}


def test_the_hubs_cache_is_known_by_its_repositories(catalogue: Catalogue, tmp_path: Path) -> None:
    snapshot = write_cache(tmp_path / "hub", REPOSITORY, weights.language_model())
    write_cache(tmp_path / "hub", "HeartMuLa/HeartMuLaGen", weights.tokenizer())
    write_cache(tmp_path / "hub", "someone/unrelated", {"config.json": b"{}"})
    found = find(catalogue, tmp_path / "hub", home=tmp_path / "empty")
    assert summary(found) == {
        (HUB_CACHE, "language model", LANGUAGE_MODEL),
        (HUB_CACHE, "tokenizer", "heartmulagen"),
    }
    assert found[0].part.path == snapshot
    assert found[0].revision == "d" * 40


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("heartlib/ckpt", HEARTLIB),
        ("Developer/heartlib/ckpt", HEARTLIB),
        ("ComfyUI/models/HeartMuLa", COMFYUI),
        ("Documents/ComfyUI/models/heartmula", COMFYUI),
    ],
)
def test_the_usual_places_are_looked_into(
    place: str, source: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    weights.write_heartlib(tmp_path / place)
    found = find(catalogue, None, home=tmp_path)
    assert summary(found) == {(source, role.value, "") for role in Role if role is not Role.COVER}
    assert all(not one.part.problem for one in found)


def test_a_given_folder_is_looked_into_and_named_once(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = weights.write_heartlib(tmp_path / "heartlib/ckpt")
    found = find(catalogue, None, [folder, folder / ".."], home=tmp_path)
    assert len(found) == 3
    assert {one.source for one in found} == {GIVEN}


def test_a_commit_noted_beside_the_files_tells_which_model_it_is(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    folder = weights.write(tmp_path / "x", weights.language_model())
    note = f"{catalogue.component(LANGUAGE_MODEL).revision}\n{'e' * 64}\n1700000000.0\n"
    weights.write(folder, {".cache/huggingface/download/config.json.metadata": note.encode()})
    assert [one.component for one in find(catalogue, None, [folder], home=tmp_path / "empty")] == [
        LANGUAGE_MODEL
    ]


def test_half_a_download_is_found_with_its_problem_and_not_linked(shelf: Shelf, tmp_path: Path) -> None:
    files = weights.language_model()
    del files["model-00001-of-00002.safetensors"]
    folder = weights.write(tmp_path / "half", files)
    (half,) = find(shelf.catalogue, None, [folder], home=tmp_path / "empty")
    assert "shards are missing" in half.part.problem
    with pytest.raises(CatalogueError, match="shards are missing"):
        link(shelf, half)


def test_a_folder_of_pickles_is_found_with_the_pickle_named(tmp_path: Path) -> None:
    files = {"config.json": b'{"model_type": "heartmula"}', "pytorch_model.bin": b"\x80\x04evil"}
    (part,) = parts_below(weights.write(tmp_path / "pickled", files))
    assert "pytorch_model.bin" in part.problem
    assert "pickle" in part.problem


def test_links_that_lead_in_circles_are_followed_once(tmp_path: Path) -> None:
    folder = weights.write_heartlib(tmp_path / "ckpt")
    (folder / "again").symlink_to(folder)
    (folder / "HeartMuLa-oss-3B" / "up").symlink_to(folder)
    assert len(list(parts_below(folder, depth=9))) == 3


def test_a_linked_model_composes_from_where_it_lies_and_nothing_is_copied(
    shelf: Shelf, tmp_path: Path
) -> None:
    for component in shelf.catalogue.components_of(shelf.catalogue.model("3b")):
        files = {
            Role.LANGUAGE_MODEL: weights.language_model(),
            Role.CODEC: weights.codec(),
            Role.TOKENIZER: weights.tokenizer(),
        }[component.role]
        write_cache(tmp_path / "hub", component.repository, files)
    for found in find(shelf.catalogue, tmp_path / "hub", home=tmp_path / "empty"):
        link(shelf, found)
    paths = resolve(shelf, "3b")
    assert paths.language_model.is_relative_to(tmp_path / "hub")
    assert not shelf.root.exists()
    *_, verdict = verify(next(shelf.installed(LANGUAGE_MODEL)))
    assert isinstance(verdict, Verdict)
    assert verdict.hashed, "the cache names files by their hash"
    assert not verdict.problems


def test_a_changed_file_in_the_cache_is_found_by_its_name(shelf: Shelf, tmp_path: Path) -> None:
    snapshot = write_cache(tmp_path / "hub", REPOSITORY, weights.language_model())
    (found,) = find(shelf.catalogue, tmp_path / "hub", home=tmp_path / "empty")
    link(shelf, found)
    shard = snapshot / "model-00001-of-00002.safetensors"
    content = bytearray(shard.read_bytes())
    content[-1] ^= 1
    shard.write_bytes(content)
    *_, verdict = verify(next(shelf.installed(LANGUAGE_MODEL)))
    assert isinstance(verdict, Verdict)
    assert verdict.problems == ("model-00001-of-00002.safetensors has changed",)


# Reuse instead of a download


def fetched(shelf: Shelf, hub: Hub, copies: LocalCopies) -> list[events.Event]:
    return list(fetch(shelf, hub, [shelf.catalogue.component(LANGUAGE_MODEL)], copies=copies))


def test_what_is_in_the_hubs_cache_is_taken_and_not_fetched(
    stocked: HubServer, hub: Hub, shelf: Shelf, tmp_path: Path
) -> None:
    snapshot = write_cache(tmp_path / "hub", REPOSITORY, weights.language_model())
    told = fetched(shelf, hub, LocalCopies(tmp_path / "hub"))
    assert not stocked.requests("/resolve/")
    assert [event.to_fetch for event in told if isinstance(event, events.Planned)] == [0]
    assert sum(isinstance(event, events.Reused) for event in told) == 4
    shard = "model-00002-of-00002.safetensors"
    assert (shelf.folder(LANGUAGE_MODEL) / shard).samefile(snapshot / shard), "linked, not copied"
    shelf.remove(LANGUAGE_MODEL)
    assert (snapshot / shard).read_bytes() == weights.language_model()[shard]


def test_a_heartlib_folder_saves_the_download_of_what_is_equal(
    stocked: HubServer, hub: Hub, shelf: Shelf, tmp_path: Path
) -> None:
    folder = weights.write(tmp_path / "ckpt", weights.language_model())
    other = bytes(len(weights.language_model()["model-00002-of-00002.safetensors"]))
    (folder / "model-00002-of-00002.safetensors").write_bytes(other)
    fetched(shelf, hub, LocalCopies(None, [folder]))
    assert len(stocked.requests("/store/")) == 1
    assert shelf.holds(LANGUAGE_MODEL)
    assert (folder / "model-00002-of-00002.safetensors").read_bytes() == other, "not ours to change"


def test_a_copy_on_another_disk_is_copied(
    stocked: HubServer, hub: Hub, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = weights.write(tmp_path / "ckpt", weights.language_model())

    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    fetched(shelf, hub, LocalCopies(None, [folder]))
    assert not stocked.requests("/store/")
    shard = "model-00001-of-00002.safetensors"
    assert (shelf.folder(LANGUAGE_MODEL) / shard).read_bytes() == weights.language_model()[shard]
    assert not (shelf.folder(LANGUAGE_MODEL) / shard).samefile(folder / shard)


def test_a_reused_file_of_the_users_survives_a_fault_in_ours(
    stocked: HubServer, hub: Hub, shelf: Shelf, tmp_path: Path
) -> None:
    shard = "model-00001-of-00002.safetensors"
    cached = write_cache(tmp_path / "hub", REPOSITORY, weights.language_model()) / shard
    part = shelf.staging(LANGUAGE_MODEL) / f"{shard}.part"
    part.parent.mkdir(parents=True)
    os.link(cached.resolve(), part)
    stocked.add(REPOSITORY, weights.language_model(seed=77, kilobytes=96))
    fetched(shelf, hub, LocalCopies(None))
    assert (shelf.folder(LANGUAGE_MODEL) / shard).read_bytes() == weights.language_model(
        seed=77, kilobytes=96
    )[shard]
    assert cached.read_bytes() == weights.language_model()[shard]


# Adding


def test_an_own_hub_id_joins_the_list_without_a_request_and_is_fetched(
    server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    server.add("me/HeartMuLa-tuned", weights.language_model())
    model = add_repository(shelf, "me/HeartMuLa-tuned")
    assert not server.seen
    assert shelf.catalogue.model("me/HeartMuLa-tuned") == model
    assert model.codec == shelf.catalogue.recommended(Role.CODEC).id
    list(fetch(shelf, hub, [shelf.catalogue.component(model.language_model)], copies=LocalCopies(None)))
    assert shelf.holds(model.language_model)


def test_an_own_cover_model_joins_the_list_and_is_fetched(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add("me/FLUX.2-klein-4B-tuned-q8", weights.cover())
    model = add_cover_repository(shelf, "me/FLUX.2-klein-4B-tuned-q8")
    assert not model.composes
    component = shelf.catalogue.component(model.cover)
    assert component.stored_bits == 8
    list(fetch(shelf, hub, [component], copies=LocalCopies(None)))
    assert (cover_folder(shelf, model) / "transformer" / "0.safetensors").is_file()


def test_a_folder_with_a_cover_model_is_linked_and_can_be_picked(shelf: Shelf, tmp_path: Path) -> None:
    folder = weights.write(tmp_path / "Z-Image-Turbo-4bit", weights.cover())
    model = add_folder(shelf, folder)
    assert model == add_folder(shelf, folder)
    assert cover_folder(shelf, model) == folder
    assert shelf.catalogue.component(model.cover).stored_bits == 4
    (found,) = find(shelf.catalogue, None, [folder])
    component = link(shelf, found)
    assert component.id == model.cover


@pytest.mark.parametrize(
    ("name", "bits"),
    [("x-4bit", 4), ("x_8-bit", 8), ("klein-q4", 4), ("klein-4B", 16), ("x-24bits", 16), ("q8x", 16)],
)
def test_a_name_tells_how_weights_are_quantised(shelf: Shelf, name: str, bits: int) -> None:
    model = add_cover_repository(shelf, f"me/{name}")
    assert shelf.catalogue.component(model.cover).stored_bits == bits


def test_adding_the_same_hub_id_again_is_the_same_model(shelf: Shelf) -> None:
    assert add_repository(shelf, "me/x") == add_repository(shelf, "me/x")
    assert add_repository(shelf, "you/x", name="x").id != add_repository(shelf, "me/x", name="y").id


def test_an_own_model_does_not_take_the_place_of_one_that_comes_with_the_program(shelf: Shelf) -> None:
    with pytest.raises(CatalogueError, match="comes with HeartStudio"):
        add_repository(shelf, "me/x", name="3b")


def test_the_codec_of_an_own_model_can_be_chosen(shelf: Shelf) -> None:
    assert add_repository(shelf, "me/x", codec="heartcodec").codec == "heartcodec"
    with pytest.raises(UnknownModelError, match="not a codec"):
        add_repository(shelf, "me/y", codec="heartmulagen")


@pytest.mark.parametrize("name", ["https://huggingface.co/me/x", "../x", "x", "a/b/c"])
def test_what_is_no_hub_id_cannot_be_added(name: str, shelf: Shelf) -> None:
    with pytest.raises(CatalogueError, match="no hub id"):
        add_repository(shelf, name)


def test_a_folder_in_heartlibs_layout_brings_its_own_codec_and_tokenizer(
    shelf: Shelf, tmp_path: Path
) -> None:
    folder = weights.write_heartlib(tmp_path / "ckpt")
    model = add_folder(shelf, folder)
    paths = resolve(shelf, model.id)
    assert paths.codec == folder / "HeartCodec-oss"
    assert paths.tokenizer == folder / "tokenizer.json"
    assert add_folder(shelf, folder) == model, "adding it again adds nothing"
    assert len(shelf.additions.models) == 1


def test_a_folder_without_a_language_model_cannot_be_added(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no language model"):
        add_folder(shelf, weights.write(tmp_path / "x", weights.codec()))
