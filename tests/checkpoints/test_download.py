from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from heartstudio.checkpoints import progress as events
from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.download import fetch
from heartstudio.checkpoints.errors import (
    AccessRefusedError,
    DownloadError,
    HashMismatchError,
    ModelError,
    NoSpaceError,
    UnsafeFileError,
)
from heartstudio.checkpoints.hub import Hub
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.manifest import Manifest
from heartstudio.checkpoints.reuse import LocalCopies
from heartstudio.checkpoints.stopping import Stop
from tests.checkpoints import weights
from tests.checkpoints.conftest import SHORT
from tests.checkpoints.fetchers import LANGUAGE_MODEL, Fetchers
from tests.checkpoints.hub_server import HubServer

NOWHERE = LocalCopies(None)
SHARD = "model-00002-of-00002.safetensors"


def parts(shelf: Shelf, *names: str) -> list[Component]:
    return [shelf.catalogue.component(name) for name in names or (LANGUAGE_MODEL,)]


def run(shelf: Shelf, hub: Hub, components: Iterable[Component], **options: object) -> list[events.Event]:
    options.setdefault("copies", NOWHERE)
    return list(fetch(shelf, hub, list(components), **options))  # type: ignore[arg-type]


def of(told: Iterable[events.Event], kind: type) -> list:
    return [event for event in told if isinstance(event, kind)]


def holds_exactly(folder: Path, files: dict[str, bytes]) -> bool:
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    return names == {*files, "heartstudio.json"} and all(
        (folder / name).read_bytes() == content for name, content in files.items()
    )


def wanted(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith((".json", ".safetensors"))}


def test_a_model_comes_whole_and_its_manifest_says_where_from(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    model = shelf.catalogue.model("3b")
    told = run(shelf, hub, shelf.catalogue.components_of(model))
    assert isinstance(told[-1], events.Finished)
    assert {event.component for event in of(told, events.Installed)} == set(model.components)
    for component in shelf.catalogue.components_of(model):
        repository = stocked.repositories[component.repository]
        folder = shelf.folder(component.id)
        assert holds_exactly(folder, wanted(dict(repository.files)))
        manifest = Manifest.read(folder)
        assert (manifest.revision, manifest.precision) == (repository.commit, "original")
        for name, record in manifest.files.items():
            assert record.sha256 == hashlib.sha256(repository.files[name]).hexdigest()
            assert record.bytes == len(repository.files[name])
    assert all(shelf.holds(component) for component in model.components)


def test_progress_counts_every_file_and_never_runs_ahead(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    stocked.fail(f"/store/{SHARD}", stall_after=20_000)
    told = run(shelf, hub, parts(shelf))
    planned, progress = of(told, events.Planned)[0], of(told, events.Progress)
    content = wanted(dict(stocked.repositories[parts(shelf)[0].repository].files))
    assert planned == events.Planned(len(content), sum(map(len, content.values())), planned.total)
    assert all(0 <= event.done <= event.total == planned.total for event in progress)
    assert progress[-1].done == planned.total
    assert {file.path: file.total for file in progress[-1].files} == {
        name: len(data) for name, data in content.items()
    }
    assert {file.state for file in progress[-1].files} == {events.State.DONE}
    retried = of(told, events.Retrying)
    assert [event.what for event in retried] == [SHARD]


@pytest.mark.parametrize("seed", range(6))
def test_a_download_cut_at_a_random_byte_goes_on_from_there(
    seed: int, stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    content = stocked.repositories[parts(shelf)[0].repository].files[SHARD]
    cut = random.Random(seed).randrange(1, len(content))
    stocked.fail(f"/store/{SHARD}", cut_after=cut)
    told = run(shelf, hub, parts(shelf))
    assert isinstance(told[-1], events.Finished)
    assert (shelf.folder(LANGUAGE_MODEL) / SHARD).read_bytes() == content
    store = f"/store/{hashlib.sha256(content).hexdigest()}"
    ranges = [seen.headers.get("Range") for seen in stocked.requests(store)]
    assert ranges == [None, f"bytes={cut}-"]


def test_a_download_goes_on_after_a_restart_without_fetching_a_byte_twice(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    content = stocked.repositories[parts(shelf)[0].repository].files[SHARD]
    stocked.fail(f"/store/{SHARD}", cut_after=30_000, times=1)
    stocked.fail(f"/store/{SHARD}", status=503, times=SHORT.attempts)
    with pytest.raises(DownloadError, match=SHARD) as failure:
        run(shelf, hub, parts(shelf))
    assert "kept" in failure.value.safe
    assert not shelf.holds(LANGUAGE_MODEL)
    assert shelf.partial_bytes(LANGUAGE_MODEL) >= 30_000
    with stocked.lock:
        stocked.faults.clear()
        stocked.seen.clear()
    told = run(shelf, hub, parts(shelf))
    assert isinstance(told[-1], events.Finished)
    store = f"/store/{hashlib.sha256(content).hexdigest()}"
    assert [seen.headers.get("Range") for seen in stocked.requests(store)] == ["bytes=30000-"]
    assert len(stocked.requests("/store/")) == 1
    assert (shelf.folder(LANGUAGE_MODEL) / SHARD).read_bytes() == content


def test_a_server_that_ignores_ranges_sends_the_file_again_from_its_beginning(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    stocked.fail(f"/store/{SHARD}", cut_after=20_000)
    stocked.fail(f"/store/{SHARD}", without_range=True)
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)
    content = stocked.repositories[parts(shelf)[0].repository].files[SHARD]
    assert (shelf.folder(LANGUAGE_MODEL) / SHARD).read_bytes() == content


def test_a_partial_file_that_the_disk_spoilt_is_fetched_again(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    content = stocked.repositories[parts(shelf)[0].repository].files[SHARD]
    part = shelf.staging(LANGUAGE_MODEL) / f"{SHARD}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(40_000))
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)
    assert (shelf.folder(LANGUAGE_MODEL) / SHARD).read_bytes() == content


@pytest.mark.parametrize("name", [SHARD, "config.json"])
def test_a_wrong_byte_is_caught_and_nothing_of_the_file_is_kept(
    name: str, stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    stocked.fail(name, flip=7, times=9)
    with pytest.raises(HashMismatchError, match=name):
        run(shelf, hub, parts(shelf))
    assert not shelf.holds(LANGUAGE_MODEL)
    assert not [file for file in shelf.staging(LANGUAGE_MODEL).rglob("*") if file.name.startswith(name)]


def test_a_server_that_sends_more_than_it_listed_is_stopped(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    stocked.fail(f"/store/{SHARD}", extra=b"x" * 300_000)
    with pytest.raises(HashMismatchError, match="more"):
        run(shelf, hub, parts(shelf))
    assert not shelf.holds(LANGUAGE_MODEL)


def test_a_file_whose_size_is_not_the_listed_one_is_refused_at_once(
    server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    files = weights.language_model()
    server.add(parts(shelf)[0].repository, files, listed={"config.json": {"size": 3}})
    with pytest.raises(DownloadError, match=r"config\.json"):
        run(shelf, hub, parts(shelf))


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("where", ["/api/models", "/store/"])
def test_a_passing_failure_is_waited_for(
    status: int, where: str, stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    stocked.fail(where, status=status, headers={"Retry-After": "0"})
    told = run(shelf, hub, parts(shelf))
    assert isinstance(told[-1], events.Finished)
    retried = of(told, events.Retrying)
    assert len(retried) == 1
    assert str(status) in retried[0].reason
    assert retried[0].seconds == 0


def test_a_failure_that_does_not_pass_is_told_in_one_line(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    stocked.fail("/api/models", status=500, times=99)
    with pytest.raises(DownloadError, match="500") as failure:
        run(shelf, hub, parts(shelf))
    assert len(stocked.requests("/api/models")) == SHORT.attempts
    assert "\n" not in str(failure.value)


def test_a_server_that_stalls_for_ever_is_given_up_and_what_came_is_kept(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    stocked.fail(f"/store/{SHARD}", stall_after=20_000)
    stocked.fail(f"/store/{SHARD}", stall_after=0, times=99)
    with pytest.raises(DownloadError, match="was lost"):
        run(shelf, Hub(stocked.endpoint, patience=replace(SHORT, stall=0.1)), parts(shelf))
    assert (shelf.staging(LANGUAGE_MODEL) / f"{SHARD}.part").stat().st_size == 20_000


def test_a_hub_that_is_not_there_is_named(session: None, shelf: Shelf) -> None:
    server = HubServer()
    server.close()
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1"):
        run(shelf, Hub(server.endpoint, patience=SHORT), parts(shelf))


def test_an_address_that_is_no_hub_is_named(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    stocked.fail("/api/models", body=b"<html>Welcome to the hotel's network</html>", times=9)
    with pytest.raises(DownloadError, match="does not answer as a hub"):
        run(shelf, hub, parts(shelf))


def test_a_repository_that_does_not_exist_is_told_so(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    with pytest.raises(AccessRefusedError, match="private or does not exist"):
        run(shelf, hub, parts(shelf))
    assert len(server.requests("/api/")) == 1


def test_a_gated_repository_needs_a_token_and_comes_with_it(
    server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    component = parts(shelf)[0]
    server.add(component.repository, weights.language_model(), token="hf_right", gated=True)
    with pytest.raises(AccessRefusedError, match="gated") as refusal:
        run(shelf, hub, [component])
    assert f"{server.endpoint}/{component.repository}" in refusal.value.remedy
    assert isinstance(run(shelf, Hub(server.endpoint, "hf_right", SHORT), [component])[-1], events.Finished)


def test_a_forbidden_repository_is_told_so(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    stocked.fail("/api/models", status=403)
    with pytest.raises(AccessRefusedError):
        run(shelf, hub, parts(shelf))


def test_a_token_is_not_sent_on_to_the_store_of_another_host(
    server: HubServer, hub: Hub, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    server.add(parts(shelf)[0].repository, weights.language_model(), token="hf_secret")
    named_otherwise = server.endpoint.replace("127.0.0.1", "localhost")
    run(shelf, Hub(named_otherwise, patience=SHORT), parts(shelf))
    assert all(
        "Authorization" in seen.headers or "authorization" in seen.headers
        for seen in server.requests("/resolve/")
    )
    assert server.requests("/store/")
    assert not [
        seen for seen in server.requests("/store/") if "authorization" in map(str.lower, seen.headers)
    ]


def test_a_file_that_vanished_from_the_hub_is_told_so(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    stocked.fail(f"resolve/{stocked.repositories[parts(shelf)[0].repository].commit}/config.json", status=404)
    with pytest.raises(DownloadError, match="not on"):
        run(shelf, hub, parts(shelf))


def test_a_pinned_revision_that_is_gone_gives_way_to_the_newest_and_says_so(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    component = parts(shelf)[0]
    told = run(shelf, hub, [component])
    assert any(component.revision[:12] in event.text for event in of(told, events.Notice))
    assert (
        Manifest.read(shelf.folder(component.id)).revision
        == stocked.repositories[component.repository].commit
    )


def test_a_revision_that_the_user_named_is_never_exchanged(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add("someone/model", weights.language_model())
    own = replace(parts(shelf)[0], id="own", repository="someone/model", revision="b" * 40)
    shelf.add(own)
    with pytest.raises(DownloadError, match="no such revision"):
        run(shelf, hub, [own])


def test_paused_and_started_again_it_fetches_only_what_is_missing(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    stocked.fail(f"/store/{SHARD}", stall_after=40_000, times=99)
    stop = Stop()
    told = []
    for event in fetch(shelf, Hub(stocked.endpoint), parts(shelf), copies=NOWHERE, stop=stop):
        told.append(event)
        if isinstance(event, events.Progress) and any(
            f.path == SHARD and f.done == 40_000 for f in event.files
        ):
            stop.pause()
    paused = told[-1]
    assert isinstance(paused, events.Paused)
    assert paused.kept == shelf.partial_bytes(LANGUAGE_MODEL) >= 40_000
    assert not shelf.holds(LANGUAGE_MODEL)
    with stocked.lock:
        stocked.faults.clear()
        stocked.seen.clear()
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)
    store = f"/store/{hashlib.sha256(weights.language_model()[SHARD]).hexdigest()}"
    assert [seen.headers.get("Range") for seen in stocked.requests(store)] == ["bytes=40000-"]


def test_cancelled_nothing_is_left_and_it_can_start_again(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    stocked.fail(f"/store/{SHARD}", stall_after=40_000)
    stop = Stop()
    told = []
    for event in fetch(shelf, Hub(stocked.endpoint), parts(shelf), copies=NOWHERE, stop=stop):
        told.append(event)
        if isinstance(event, events.Progress) and any(f.path == SHARD and f.done for f in event.files):
            stop.cancel()
    assert isinstance(told[-1], events.Cancelled)
    assert not [path for path in shelf.root.rglob("*") if path.is_file() and not path.name.endswith(".lock")]
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)


def test_closing_the_iterator_stops_the_threads_and_lets_go_of_the_lock(
    stocked: HubServer, shelf: Shelf
) -> None:
    stocked.fail(f"/store/{SHARD}", stall_after=40_000)
    told = fetch(shelf, Hub(stocked.endpoint), parts(shelf), copies=NOWHERE)
    for event in told:
        if isinstance(event, events.Progress) and any(f.path == SHARD and f.done for f in event.files):
            break
    assert isinstance(told, Iterator)
    told.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("download")]
    with shelf.lock(LANGUAGE_MODEL).acquire(timeout=0):
        assert not shelf.holds(LANGUAGE_MODEL)


def test_what_is_here_is_not_fetched_again(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    run(shelf, hub, parts(shelf))
    with stocked.lock:
        stocked.seen.clear()
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)
    assert not stocked.seen


def test_a_damaged_model_is_mended_with_what_of_it_is_right(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    run(shelf, hub, parts(shelf))
    (shelf.folder(LANGUAGE_MODEL) / SHARD).unlink()
    assert not shelf.holds(LANGUAGE_MODEL)
    with stocked.lock:
        stocked.seen.clear()
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)
    assert shelf.holds(LANGUAGE_MODEL)
    assert [seen.path for seen in stocked.requests("/resolve/") if not seen.path.endswith(SHARD)] == []


def test_a_new_revision_on_the_way_takes_over_what_is_still_equal(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    component = parts(shelf)[0]
    stocked.fail(f"/store/{SHARD}", status=503, times=SHORT.attempts)
    with pytest.raises(DownloadError):
        run(shelf, hub, [component])
    with stocked.lock:
        stocked.faults.clear()
        stocked.seen.clear()
    (shelf.staging(component.id) / "left-behind.safetensors").write_bytes(b"of an earlier revision")
    newer = weights.language_model() | {"config.json": b'{"model_type": "heartmula", "newer": true}'}
    stocked.add(component.repository, newer)
    assert isinstance(run(shelf, hub, [component])[-1], events.Finished)
    assert holds_exactly(shelf.folder(component.id), wanted(newer))
    assert len(stocked.requests("/store/")) == 1


def test_two_components_share_the_lanes_and_come_in_one_progress(
    stocked: HubServer, hub: Hub, shelf: Shelf
) -> None:
    told = run(shelf, hub, parts(shelf, LANGUAGE_MODEL, "heartcodec-20260123"), lanes=1)
    last = of(told, events.Progress)[-1]
    assert {file.component for file in last.files} == {LANGUAGE_MODEL, "heartcodec-20260123"}
    assert len(of(told, events.Installed)) == 2


# What a repository must not bring


def test_a_pickle_is_left_where_it_is_and_named(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add(parts(shelf)[0].repository, weights.language_model() | {"pytorch_model.bin": b"\x80\x04evil"})
    told = run(shelf, hub, parts(shelf))
    assert any("pytorch_model.bin" in event.text for event in of(told, events.Notice))
    assert not server.requests("pytorch_model")
    assert not (shelf.folder(LANGUAGE_MODEL) / "pytorch_model.bin").exists()


def test_a_repository_of_pickles_alone_is_refused_and_the_pickle_named(
    server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    server.add(parts(shelf)[0].repository, {"config.json": b"{}", "pytorch_model.bin": b"\x80\x04evil"})
    with pytest.raises(UnsafeFileError, match=r"pytorch_model\.bin.*pickle"):
        run(shelf, hub, parts(shelf))
    assert not server.requests("/resolve/")


@pytest.mark.parametrize(
    "path", ["../outside.safetensors", "/etc/outside.safetensors", "a/../../outside.json", "a\\b.json"]
)
def test_a_path_that_escapes_the_folder_is_refused(
    path: str, server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    server.add(parts(shelf)[0].repository, weights.language_model() | {path: weights.shard(3)})
    with pytest.raises(UnsafeFileError, match="leads out"):
        run(shelf, hub, parts(shelf))
    assert not server.requests("/resolve/")
    assert not list(shelf.home.parent.rglob("outside*"))


def test_a_pickle_that_calls_itself_safetensors_is_refused_and_removed(
    server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    server.add(
        parts(shelf)[0].repository, weights.language_model() | {SHARD: b"\x80\x04\x95evil pickle" * 99}
    )
    with pytest.raises(UnsafeFileError, match=SHARD):
        run(shelf, hub, parts(shelf))
    assert not list(shelf.root.rglob(f"{SHARD}*"))


def test_a_lying_header_is_refused(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    header = {"a": {"dtype": "F32", "shape": [1000], "data_offsets": [0, 4000]}}
    server.add(
        parts(shelf)[0].repository, weights.language_model() | {SHARD: weights.with_header(header, b"short")}
    )
    with pytest.raises(UnsafeFileError, match="header"):
        run(shelf, hub, parts(shelf))
    assert not shelf.holds(LANGUAGE_MODEL)


def test_an_oversized_json_is_refused_before_it_is_fetched(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add(parts(shelf)[0].repository, weights.language_model() | {"config.json": b" " * (2**20 + 1)})
    with pytest.raises(UnsafeFileError, match=r"config\.json"):
        run(shelf, hub, parts(shelf))
    assert not server.requests("/resolve/")


def test_a_deeply_nested_json_is_refused(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add(parts(shelf)[0].repository, weights.language_model() | {"config.json": b"[" * 200_000})
    with pytest.raises(UnsafeFileError, match=r"config\.json"):
        run(shelf, hub, parts(shelf))
    assert not shelf.holds(LANGUAGE_MODEL)


def test_an_index_that_names_a_file_elsewhere_is_refused(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    index = json.dumps({"weight_map": {"a": "../../../etc/passwd.safetensors"}}).encode()
    server.add(parts(shelf)[0].repository, weights.language_model() | {"model.safetensors.index.json": index})
    with pytest.raises(UnsafeFileError, match="index"):
        run(shelf, hub, parts(shelf))
    assert not shelf.holds(LANGUAGE_MODEL)


def test_a_repository_that_holds_something_else_is_refused(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add(parts(shelf)[0].repository, weights.codec())
    with pytest.raises(UnsafeFileError, match="language model was expected"):
        run(shelf, hub, parts(shelf))
    assert not shelf.holds(LANGUAGE_MODEL)


def test_a_repository_without_weights_is_told_so(server: HubServer, hub: Hub, shelf: Shelf) -> None:
    server.add(parts(shelf)[0].repository, {"config.json": b"{}", "README.md": b"soon"})
    with pytest.raises(DownloadError, match="safetensors"):
        run(shelf, hub, parts(shelf))


# The disk


def test_too_little_space_is_told_before_anything_is_fetched(
    server: HubServer, hub: Hub, shelf: Shelf
) -> None:
    files = weights.language_model()
    huge = {"lfs": {"size": 2**60, "sha256": "a" * 64, "pointerSize": 135}, "size": 2**60}
    server.add(parts(shelf)[0].repository, files, listed={SHARD: huge})
    with pytest.raises(NoSpaceError, match="to convert") as failure:
        run(shelf, hub, parts(shelf))
    assert "Free" in failure.value.remedy
    assert not server.requests("/resolve/")


HOLDER = """
import sys
from filelock import FileLock

lock = FileLock(sys.argv[1])
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_disk_that_fills_is_told_and_it_goes_on_once_there_is_room(
    stocked: HubServer, hub: Hub, shelf: Shelf, fetchers: Fetchers
) -> None:
    told = list(fetchers.start(shelf.home, stocked.endpoint, limit=50_000).lines())
    assert told[-1].startswith("NoSpaceError The disk is full")
    assert not shelf.holds(LANGUAGE_MODEL)
    assert shelf.partial_bytes(LANGUAGE_MODEL) >= 50_000
    assert isinstance(run(shelf, hub, parts(shelf))[-1], events.Finished)


def test_a_folder_that_cannot_be_written_is_named(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    staging = shelf.staging(LANGUAGE_MODEL)
    staging.parent.mkdir(parents=True)
    staging.write_bytes(b"a file where the folder should be")
    with pytest.raises(DownloadError, match="cannot be written"):
        run(shelf, hub, parts(shelf))


def test_a_models_folder_that_cannot_be_made_is_named(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    shelf.home.mkdir()
    shelf.root.write_text("a file where the folder should be")
    with pytest.raises(ModelError, match="cannot be written"):
        run(shelf, hub, parts(shelf))


# Other processes


def test_two_processes_fetch_one_model_once(stocked: HubServer, shelf: Shelf, fetchers: Fetchers) -> None:
    both = [fetchers.start(shelf.home, stocked.endpoint) for _ in range(2)]
    told = [list(fetcher.lines()) for fetcher in both]
    assert [lines[-1] for lines in told] == ["Finished", "Finished"]
    assert sum("Installed" in lines for lines in told) == 1
    assert shelf.holds(LANGUAGE_MODEL)
    assert len(stocked.requests("/store/")) == 2


def test_killed_at_any_byte_it_is_no_model_and_goes_on(
    stocked: HubServer, hub: Hub, shelf: Shelf, fetchers: Fetchers
) -> None:
    content = stocked.repositories[parts(shelf)[0].repository].files[SHARD]
    part = shelf.staging(LANGUAGE_MODEL) / f"{SHARD}.part"
    reached = 0
    for more in random.Random(5).sample(range(1, len(content) // 8), 5):
        stocked.fail(f"/store/{SHARD}", stall_after=more)
        fetcher = fetchers.start(shelf.home, stocked.endpoint)
        reached += more
        for line in fetcher.lines():
            assert line in {"Planned", "Progress", "Notice"}
            if part.exists() and part.stat().st_size == reached:
                fetcher.kill()
                break
        assert not shelf.holds(LANGUAGE_MODEL)
    told = run(shelf, hub, parts(shelf))
    assert isinstance(told[-1], events.Finished)
    assert (shelf.folder(LANGUAGE_MODEL) / SHARD).read_bytes() == content
    store = f"/store/{hashlib.sha256(content).hexdigest()}"
    assert stocked.requests(store)[-1].headers["Range"] == f"bytes={reached}-"


def test_a_lock_is_no_hindrance_once_its_holder_is_dead(stocked: HubServer, hub: Hub, shelf: Shelf) -> None:
    path = shelf.lock(LANGUAGE_MODEL).lock_file
    command = [sys.executable, "-c", HOLDER, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        told = fetch(shelf, hub, parts(shelf), copies=NOWHERE)
        waiting = next(told)
        assert isinstance(waiting, events.Notice)
        assert "Another HeartStudio" in waiting.text
        with pytest.raises(ModelError, match="right now"):
            shelf.remove(LANGUAGE_MODEL)
        holder.kill()
    assert isinstance(list(told)[-1], events.Finished)
