"""``heartstudio models convert`` as a person and as a script use it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from heartstudio.checkpoints.catalogue import Catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.cli import main
from tests.checkpoints import originals, weights
from tests.checkpoints.originals import CODEC, LANGUAGE_MODEL


@pytest.fixture
def shelf(home: Path, catalogue: Catalogue) -> Shelf:
    shelf = Shelf(home, catalogue)
    originals.put_language_model(shelf)
    return shelf


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["models", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def precisions(shelf: Shelf, component: str = LANGUAGE_MODEL) -> set[str]:
    return {one.precision for one in shelf.installed(component) if not one.problem}


def test_bf16_is_what_one_gets_without_asking(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = shown(capsys, "convert", "3b")
    assert status == 0
    assert out.splitlines()[-1] == "HeartMuLa 3B Happy New Year is ready: heartstudio compose --checkpoint 3b"
    assert precisions(shelf) == {"original", "bf16"}


def test_for_machines_every_event_is_one_line_of_json(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = shown(capsys, "convert", "3b", "--precision", "8bit", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert told[0]["event"] == "planned"
    assert told[-2]["folder"] == str(shelf.folder(LANGUAGE_MODEL, "8bit"))
    assert told[-1] == {"event": "finished"}


def test_the_codec_is_converted_alone_or_with_the_language_model(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    originals.put_codec(shelf)
    assert shown(capsys, "convert", "3b", "--codec", "bf16")[0] == 0
    assert (precisions(shelf), precisions(shelf, CODEC)) == ({"original"}, {"original", "bf16"})
    assert shown(capsys, "convert", CODEC, "--codec", "float32", "--precision", "4bit")[0] == 0
    assert precisions(shelf) == {"original", "4bit"}
    assert precisions(shelf, CODEC) == {"original", "bf16", "float32"}


def test_one_conversion_of_either_part_can_be_removed(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    originals.put_codec(shelf)
    shown(capsys, "convert", "3b", "--codec", "bf16", "--precision", "4bit")
    assert shown(capsys, "remove", "3b", "--codec", "bf16", "--yes")[0] == 0
    assert (precisions(shelf), precisions(shelf, CODEC)) == ({"original", "4bit"}, {"original"})
    shelf.folder(LANGUAGE_MODEL, "4bit").rename(shelf.staging(LANGUAGE_MODEL, "4bit"))
    assert shown(capsys, "remove", "3b", "--precision", "4bit", "--yes")[0] == 0
    assert not shelf.staging(LANGUAGE_MODEL, "4bit").exists()


def test_a_damaged_conversion_is_mended_by_what_verify_says(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shown(capsys, "convert", "3b", "--precision", "8bit")
    shard = next(shelf.folder(LANGUAGE_MODEL, "8bit").glob("*.safetensors"))
    shard.write_bytes(shard.read_bytes()[:-1] + b"\x01")
    status, out, _ = shown(capsys, "verify", "3b")
    assert status == 1
    mend = next(line for line in out.splitlines() if "Mend it with" in line)
    assert shown(capsys, *mend.split("heartstudio models ")[1].split())[0] == 0
    assert shown(capsys, "verify", "3b")[0] == 0


def test_a_model_that_is_not_here_is_refused_with_the_command_that_fetches_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, _, err = shown(capsys, "convert", "3b-rl")
    assert status == 2
    assert "models get heartmula-3b-rl-20260123" in err


@pytest.mark.parametrize("name", ["sketch", "flux2-klein"])
def test_what_is_used_as_it_comes_is_not_converted(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = shown(capsys, "convert", name)
    assert status == 2
    assert "nothing to convert" in err


def test_deleting_the_original_asks_where_nobody_can_answer(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = shown(capsys, "convert", "3b", "--delete-original", "--json")
    assert status == 2
    assert "--yes" in err
    assert precisions(shelf) == {"original"}
    status, out, _ = shown(capsys, "convert", "3b", "--delete-original", "--yes", "--json")
    assert status == 0
    assert json.loads(out.splitlines()[-2])["event"] == "removed"
    assert precisions(shelf) == {"bf16"}
    assert shown(capsys, "verify", "3b")[0] == 0


@pytest.mark.parametrize(("answer", "left"), [(b"n\n", {"original", "bf16"}), (b"y\n", {"bf16"})])
def test_on_a_terminal_the_answer_decides(shelf: Shelf, answer: bytes, left: set[str]) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "heartstudio", "models", "convert", "3b", "--delete-original"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, answer)
    said = b""
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    assert process.wait() == 0, said
    assert b"Go ahead? [y/N]" in said
    assert precisions(shelf) == left


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""  # Linux's way to say that the other end is closed


def test_a_linked_original_is_refused_deletion_before_anything_is_done(
    home: Path, catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = originals.write_language_model(tmp_path / "HeartMuLa-oss-3B", originals.language_tensors())
    weights.write(tmp_path, weights.tokenizer())
    assert shown(capsys, "add", str(folder), "--name", "own")[0] == 0
    status, _, err = shown(capsys, "convert", "own", "--delete-original", "--yes")
    assert status == 2
    assert str(folder) in err
    assert shown(capsys, "convert", "own")[0] == 0
    assert precisions(Shelf(home, catalogue), "own") == {"original", "bf16"}
