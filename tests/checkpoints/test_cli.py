from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from heartstudio.checkpoints.installed import Shelf
from heartstudio.cli import main
from tests.checkpoints import weights
from tests.checkpoints.hub_server import HubServer
from tests.checkpoints.test_installed import put

LANGUAGE_MODEL = "heartmula-3b-happy-new-year"
SHARD = "model-00002-of-00002.safetensors"


@pytest.fixture
def shelf(home: Path, catalogue: object) -> Shelf:
    return Shelf(home, catalogue)  # type: ignore[arg-type]


@pytest.fixture
def here(stocked: HubServer, monkeypatch: pytest.MonkeyPatch) -> HubServer:
    """The server, as the hub that the command line speaks to."""
    monkeypatch.setenv("HF_ENDPOINT", stocked.endpoint)
    return stocked


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["models", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    status, out, _ = shown(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out)


def test_the_list_says_what_is_here_and_what_fits(capsys: pytest.CaptureFixture[str]) -> None:
    by_id = {row["id"]: row for row in rows(capsys, "list")}
    assert {"sketch", "3b", "3b-rl", "3b-base", "flux2-klein"} <= set(by_id)
    promise = by_id["3b"]["promise"]
    assert isinstance(promise, dict)
    assert promise["precision"] in {"bf16", "8bit", "4bit"}
    assert promise["fits"] is (promise["peak_bytes"] <= promise["limit_bytes"])
    assert by_id["3b"]["status"] == "no"
    status, out, _ = shown(capsys, "list")
    assert status == 0
    assert "3b *" in out
    assert "22.4 GB" in out


def test_a_model_is_fetched_verified_and_removed(
    here: HubServer, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = shown(capsys, "get", "3b")
    assert status == 0
    assert out.splitlines()[-1] == "HeartMuLa 3B Happy New Year is ready: heartstudio compose --checkpoint 3b"
    assert "100%" in out
    assert {row["id"]: row["status"] for row in rows(capsys, "list")}["3b"] == "installed"
    assert all(not row["problems"] and row["hashed"] for row in rows(capsys, "verify"))
    assert rows(capsys, "remove", "3b", "--yes")
    assert not list(shelf.installed())


def test_for_machines_every_event_is_one_line_of_json(
    here: HubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = shown(capsys, "get", "3b", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert told[-1] == {"event": "finished"}
    kinds = {line["event"] for line in told}
    assert {"planned", "progress", "installed", "finished"} <= kinds
    last = [line for line in told if line["event"] == "progress"][-1]
    assert last["done"] == last["total"] > 0
    assert {file["state"] for file in last["files"]} == {"done"}


def test_an_own_hub_id_is_fetched_by_its_name_alone(
    here: HubServer, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    here.add("me/HeartMuLa-tuned", weights.language_model())
    status, out, _ = shown(capsys, "get", "me/HeartMuLa-tuned")
    assert status == 0
    assert "--checkpoint me--heartmula-tuned" in out
    assert shelf.holds("me--heartmula-tuned")


def test_a_pickle_in_the_repository_is_named(here: HubServer, capsys: pytest.CaptureFixture[str]) -> None:
    here.add("me/evil", {"config.json": b"{}", "pytorch_model.bin": b"\x80\x04evil"})
    status, _, err = shown(capsys, "get", "me/evil")
    assert status == 2
    assert "pytorch_model.bin is refused" in err
    assert len(err.splitlines()) == 1


def test_a_verification_that_finds_damage_says_what_mends_it(
    here: HubServer, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shown(capsys, "get", "3b")
    (shelf.folder(LANGUAGE_MODEL) / SHARD).write_bytes(b"short")
    status, out, _ = shown(capsys, "verify", "3b")
    assert status == 1
    assert SHARD in out
    mend = (
        next(line for line in out.splitlines() if "Mend it with" in line)
        .split("heartstudio models ")[1]
        .split()
    )
    assert shown(capsys, *mend)[0] == 0
    assert shown(capsys, "verify", "3b")[0] == 0


def test_what_is_found_is_shown_and_linked_when_asked(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = weights.write_heartlib(tmp_path / "ckpt")
    found = rows(capsys, "find", str(folder))
    assert {row["role"] for row in found} == {"language model", "codec", "tokenizer"}
    assert not list(shelf.installed())
    linked = rows(capsys, "find", str(folder), "--link")
    assert [row["linked"] for row in linked if row["linked"]] == ["heartmula-oss-3b"]
    assert {row["id"]: row["status"] for row in rows(capsys, "list")}["heartmula-oss-3b"] == "linked"
    assert "forgotten" in shown(capsys, "remove", "heartmula-oss-3b", "--yes")[1]
    assert (folder / "HeartMuLa-oss-3B" / SHARD).exists()


def test_removing_one_precision_leaves_the_others_and_the_codec(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    put(shelf, LANGUAGE_MODEL, weights.language_model())
    put(shelf, LANGUAGE_MODEL, weights.language_model(), "4bit")
    put(shelf, "heartcodec-20260123", weights.codec())
    assert shown(capsys, "remove", "3b", "--precision", "original", "--yes")[0] == 0
    left = {(one.component, one.precision) for one in shelf.installed()}
    assert left == {(LANGUAGE_MODEL, "4bit"), ("heartcodec-20260123", "original")}
    status, _, err = shown(capsys, "remove", "3b", "--precision", "8bit", "--yes")
    assert status == 2
    assert "not on this machine" in err


def test_removing_never_happens_without_being_asked(
    here: HubServer, shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(capsys, "get", "3b")
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: PTH123, SIM115
    status, _, err = shown(capsys, "remove", "3b")
    assert status == 2
    assert "--yes" in err
    assert shelf.holds(LANGUAGE_MODEL)
    sys.stdin.close()


def test_a_wish_to_remove_on_a_terminal_is_asked_for_once_more(here: HubServer, shelf: Shelf) -> None:
    main(["models", "get", "3b"])
    for answer, left in (("no", True), ("yes", False)):
        status, out = on_a_terminal(["remove", "3b"], [answer])
        assert status == 0
        assert "Go ahead?" in out
        assert shelf.holds(LANGUAGE_MODEL) is left


def test_a_gated_model_asks_for_a_token_on_a_terminal(here: HubServer, shelf: Shelf) -> None:
    here.add("me/gated", weights.language_model(), token="hf_right", gated=True)
    status, out = on_a_terminal(["get", "me/gated"], ["hf_right", "no"])
    assert status == 0
    assert "gated" in out
    assert "hf_right" not in out, "what is typed is not shown"
    assert shelf.holds("me--gated")


ON_TERMINAL = """
import os, sys
terminal = os.open(sys.argv[1], os.O_RDWR)  # the first that a new session opens is its controlling terminal
for standard in range(3):
    os.dup2(terminal, standard)
os.execv(sys.executable, [sys.executable, "-m", "heartstudio", "models", *sys.argv[2:]])
"""


def on_a_terminal(arguments: list[str], typed: list[str]) -> tuple[int, str]:
    """Run a command on a terminal of its own and answer its questions, one after the other."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", ON_TERMINAL, os.ttyname(theirs), *arguments]
    process = subprocess.Popen(command, start_new_session=True)
    answers = iter(typed)
    seen, answered = b"", 0
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        if not select.select([ours], [], [], 0.1)[0]:
            continue
        seen += os.read(ours, 4096)
        while answered < seen.count(b"give up)") + seen.count(b"[y/N]"):
            answered += 1
            os.write(ours, next(answers).encode() + b"\n")
    os.close(ours)
    os.close(theirs)
    return process.returncode, seen.decode()


def test_ctrl_c_pauses_and_the_same_command_goes_on(
    here: HubServer, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    here.fail(f"/store/{SHARD}", stall_after=40_000)
    command = [sys.executable, "-m", "heartstudio", "models", "get", "3b", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            told = json.loads(line)
            files = {file["path"]: file["done"] for file in told.get("files", ())}
            if files.get(SHARD) == 40_000:
                process.send_signal(signal.SIGINT)
                break
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "goes on" in err
    assert "Traceback" not in err
    assert shelf.partial_bytes(LANGUAGE_MODEL) >= 40_000
    assert shown(capsys, "get", "3b")[0] == 0
    store = f"/store/{sha256(weights.language_model()[SHARD]).hexdigest()}"
    assert here.requests(store)[-1].headers.get("Range") == "bytes=40000-"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("download")]
