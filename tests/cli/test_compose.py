"""``heartstudio compose`` as a person types it: real processes, real files, real signals."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from heartstudio.audio.tagging import read_recipe
from heartstudio.cli import main
from heartstudio.cli.models import open_shelf
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.songs.cover_orders import CoverOrders
from heartstudio.songs.journal import pending
from heartstudio.songs.library import Library
from heartstudio.studio.settings import Settings

TINY = ("--checkpoint", "random", "--ignore-eos", "--tags", "piano,happy", "--seed", "5")
HEARTSTUDIO = (sys.executable, "-m", "heartstudio")


def compose(*arguments: object) -> int:
    return main(["compose", *map(str, arguments)])


def test_words_become_a_stereo_wav_with_the_recipe_inside(tmp_path: Path) -> None:
    out = tmp_path / "song.wav"
    lyrics = tmp_path / "words.txt"
    lyrics.write_text("[Verse]\nGrüße an alle\n")
    assert compose(*TINY, "--duration", 2, "--lyrics", f"@{lyrics}", "--no-library", "--output", out) == 0
    samples, rate = soundfile.read(out)
    assert (rate, samples.shape) == (48_000, (25 * 3840, 2))
    assert soundfile.info(out).subtype == "PCM_24"
    assert not np.array_equal(samples[:, 0], samples[:, 1])
    recipe = read_recipe(out)
    assert recipe is not None
    assert (recipe.seed, recipe.tags, recipe.lyrics) == (5, "piano,happy", "[Verse]\nGrüße an alle")


def test_the_song_is_in_the_library_and_the_exported_file_is_its_sound(tmp_path: Path, home: Path) -> None:
    out = tmp_path / "song.flac"
    assert compose(*TINY, "--duration", 1, "--output", out) == 0
    with Library(home) as library:
        (song,) = library.page()
        kept, _ = soundfile.read(library.layout.folder_of(song.id) / "audio.wav", dtype="int32")
    assert song.frames == 13
    assert song.recipe.seed == 5
    exported, _ = soundfile.read(out, dtype="int32")
    assert exported.shape == kept.shape
    assert pending(home) == []


def test_takes_are_songs_of_their_own(home: Path) -> None:
    assert compose(*TINY, "--duration", 1, "--takes", 3) == 0
    with Library(home) as library:
        songs = library.page()
    assert sorted(song.recipe.seed for song in songs) == [5, 6, 7]
    assert len({song.take_group for song in songs}) == 1
    assert {song.take for song in songs} == {0, 1, 2}


@pytest.mark.usefixtures("qapp")
def test_where_a_cover_model_is_here_the_studio_will_find_that_covers_are_wanted(
    home: Path, tiny_flux_folder: Path
) -> None:
    shelf = open_shelf()
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=tiny_flux_folder)
    assert compose(*TINY, "--duration", 0.5, "--takes", 2) == 0
    orders = CoverOrders(home).read()
    with Library(home) as library:
        assert {order.song: order.seed for order in orders} == {
            song.id: song.recipe.seed for song in library.page()
        }
    assert not any(order.asked_for for order in orders)
    chosen = Settings(home)
    chosen.covers = False
    chosen.flush()
    assert compose(*TINY, "--duration", 0.5) == 0
    assert CoverOrders(home).read() == orders


def test_a_cover_that_cannot_be_ordered_is_no_reason_not_to_write_the_song(
    home: Path, tiny_flux_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = open_shelf()
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=tiny_flux_folder)
    (home / "covers.json").mkdir()
    assert compose(*TINY, "--duration", 0.5, "--output", tmp_path / "song.wav") == 0
    assert "queue could not be kept" in capsys.readouterr().err
    assert (tmp_path / "song.wav").is_file()


def test_without_a_cover_model_no_cover_is_ordered(home: Path) -> None:
    assert compose(*TINY, "--duration", 0.5) == 0
    assert not (home / "covers.json").exists()


def test_machines_read_one_json_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compose(*TINY, "--duration", 1, "--no-library", "--output", tmp_path, "--json") == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = [event["event"] for event in events]
    assert kinds[:4] == ["warning", "starting", "loaded", "prefilled"]
    assert kinds[-2:] == ["finished", "saved"]
    frames = [event for event in events if event["event"] == "frames"]
    assert [event["composed"] for event in frames] == list(range(1, 14))
    assert frames[0]["seconds_left"] > 0
    assert Path(events[-1]["path"]).is_file()


def test_a_random_model_says_that_it_knows_no_music(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compose(*TINY, "--duration", 0.1, "--no-library", "--output", tmp_path)
    assert "knows no music" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--duration", 0), "seconds"),
        (("--duration", -3), "seconds"),
        (("--duration", 9999), "seconds"),
        (("--duration", "nan"), "seconds"),
        (("--topk", 0), "top_k"),
        (("--temperature", -1), "temperature"),
        (("--cfg-scale", 0.2), "guidance"),
        (("--takes", 99), "takes"),
        (("--seed", -1), "seed"),
        (("--tags", " , "), "tags"),
        (("--lyrics", "@/no/such/file"), "/no/such/file"),
        (("--lyrics", "la " * 34_000), "8192"),
        (("--max-memory", 0), "max-memory"),
        (("--max-memory", 0.000001), "limit"),
        (("--output", "/no/such/folder/song.wav"), "/no/such/folder"),
        (("--output", "song.mp3"), "song.mp3"),
        (("--checkpoint", "/no/such/model"), "/no/such/model"),
        (("--checkpoint", "."), "HeartMuLa-"),
        (("--resume",), "interrupted"),
    ],
)
def test_bad_input_gives_one_clear_line_and_status_2(
    arguments: tuple[object, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    (tmp_path / "song.wav").write_bytes(b"what stood here before")
    given = [*TINY, "--output", tmp_path / "song.wav", *arguments]
    assert compose(*given) == 2
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("heartstudio:")]
    assert len(told) == 1
    assert said in told[0]
    assert (tmp_path / "song.wav").read_bytes() == b"what stood here before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["song.wav"]


def test_a_file_that_is_there_already_is_kept(tmp_path: Path) -> None:
    (tmp_path / "song.wav").write_bytes(b"mine")
    assert compose(*TINY, "--duration", 0.1, "--no-library", "--output", tmp_path / "song.wav") == 0
    assert (tmp_path / "song.wav").read_bytes() == b"mine"
    assert soundfile.info(tmp_path / "song 2.wav").frames == 2 * 3840


@pytest.mark.parametrize("spoiled", ["language model", "codec", "tokenizer", "ids"])
def test_a_spoiled_checkpoint_is_named(
    spoiled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_random_checkpoint(tmp_path / "ckpt")
    path = {
        "language model": folder / "HeartMuLa-oss-random" / "model.safetensors",
        "codec": folder / "HeartCodec-oss-random" / "model.safetensors",
        "tokenizer": folder / "tokenizer.json",
        "ids": folder / "gen_config.json",
    }[spoiled]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert compose(*TINY, "--checkpoint", folder, "--no-library", "--output", tmp_path) == 2
    assert path.name in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_cannot_take_the_song_leaves_it_in_the_library(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk fills up while the file is written out: the song is safe, and the error says what to do."""
    limited = (
        "import resource, sys\n"
        "from heartstudio.cli import main, compose\n"
        "from heartstudio.audio import export\n"
        "inner = compose._export\n"
        "def full(*given):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "    return inner(*given)\n"
        "compose._export = full\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    out = tmp_path / "out"
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", limited, "compose", *TINY, "--duration", "1", "--output", str(out / "a.wav")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "a.wav" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(out.iterdir()) == []
    with Library(home) as library:
        assert len(library.page()) == 1


def started(*arguments: str) -> subprocess.Popen[str]:
    """A composing process that has drawn some frames."""
    process = subprocess.Popen(
        [*HEARTSTUDIO, "compose", *TINY, *arguments, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    for line in process.stdout:
        if '"composed": 5,' in line:
            return process
    raise AssertionError(process.communicate()[1])


def test_ctrl_c_leaves_the_sound_so_far_if_asked(tmp_path: Path) -> None:
    out = tmp_path / "song.wav"
    process = started("--duration", "300", "--no-library", "--output", str(out), "--keep-partial")
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    finished = json.loads(next(line for line in output.splitlines() if '"finished"' in line))
    (take,) = finished["takes"]
    assert take["ending"] == "on request"
    assert soundfile.info(out).frames == take["frames"] * 3840


def test_ctrl_c_without_being_asked_leaves_no_file_and_the_song_can_be_gone_on_with(
    tmp_path: Path, home: Path
) -> None:
    out = tmp_path / "song.wav"
    process = started("--duration", "20", "--output", str(out))
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not out.exists()
    (interrupted,) = pending(home)
    assert len(interrupted.codes) >= 5
    # Names of temporary checkpoints are gone with the process; "random" makes the same one again.
    assert main(["compose", "--resume", interrupted.id[:6], "--output", str(out)]) == 0
    assert soundfile.info(out).frames == 250 * 3840
    assert pending(home) == []
    # The resumed song is the song that composing in one go makes.
    whole = tmp_path / "whole.wav"
    assert compose(*TINY, "--duration", 20, "--no-library", "--output", whole) == 0
    assert np.array_equal(soundfile.read(out)[0][: -48_000 * 3], soundfile.read(whole)[0][: -48_000 * 3])


def test_kill_9_while_composing_loses_no_song(home: Path) -> None:
    process = started("--duration", "300")
    process.kill()
    process.communicate()
    (interrupted,) = pending(home)
    assert len(interrupted.codes) >= 4


def test_help_starts_without_anything_heavy() -> None:
    code = "import sys; from heartstudio.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += (
        "print([name for name in ('mlx.core', 'numpy', 'PySide6', 'scipy', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "compose" in done.stdout


def test_the_readmes_example_of_the_python_interface_runs(tmp_path: Path) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    write_random_checkpoint(tmp_path / "ckpt")
    for name, wanted in (
        ("HeartMuLa-oss-3B", "HeartMuLa-oss-random"),
        ("HeartCodec-oss", "HeartCodec-oss-random"),
    ):
        shutil.move(tmp_path / "ckpt" / wanted, tmp_path / "ckpt" / name)
    subprocess.run([sys.executable, "-c", example], cwd=tmp_path, check=True, capture_output=True)
    assert soundfile.info(tmp_path / "song.wav").samplerate == 48_000
