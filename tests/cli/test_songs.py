"""``heartstudio songs`` as a person and as a program would use it."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from heartstudio.audio.tagging import read_recipe
from heartstudio.cli import main
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.recipe import Recipe
from heartstudio.songs import Library, Provenance, Song, SongFile, new_id
from tests.audio.alsa import Sink
from tests.songs.makers import RECIPE, add, everything, png, some_codes, tone, wave

REFUSED = 2


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def songs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    monkeypatch.setenv("COLUMNS", "120")

    def ask(*arguments: object) -> Answer:
        capsys.readouterr()
        status = main(["songs", *map(str, arguments)])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return ask


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


def test_an_empty_library_invites(songs: Callable[..., Answer]) -> None:
    assert "heartstudio compose" in songs("list").out
    assert songs("list", "--json").data == {"total": 0, "songs": []}


def test_songs_are_listed_for_a_person_and_for_a_machine(
    songs: Callable[..., Answer], library: Library
) -> None:
    first = add(library, title="First [bold]song", audio=tone(1.2))
    second = add(library, Recipe("jazz", "夜の海を歩く"))
    library.set_favourite(first.id)
    lines = songs("list").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [second.id[:8], first.id[:8]]
    assert "First [bold]song" in lines[2]
    assert "♥" in lines[2]
    assert "0:01" in lines[2]
    data = songs("list", "--sort", "date", "--reverse", "--json").data
    assert data["total"] == 2
    assert [song["id"] for song in data["songs"]] == [first.id, second.id]
    assert data["songs"][0]["favourite"] is True
    assert Recipe.from_dict(data["songs"][1]["recipe"]) == second.recipe
    assert [song["id"] for song in songs("list", "海", "--json").data["songs"]] == [second.id]
    assert songs("list", "--favourites", "--json").data["songs"][0]["id"] == first.id
    assert songs("list", "--tag", "jazz", "--json").data["songs"][0]["id"] == second.id
    assert [song["id"] for song in songs("list", "--limit", 1, "--offset", 1, "--json").data["songs"]] == [
        first.id
    ]
    assert "1 of 2" in songs("list", "--limit", 1).out
    assert "No songs here." in songs("list", "nothing").out
    assert "compose" not in songs("list", "nothing").out


def test_everything_about_a_song_is_shown(songs: Callable[..., Answer], library: Library) -> None:
    parent = add(library, title="Parent")
    batch = new_id()
    song = add(
        library,
        title="Child",
        provenance=Provenance(parent.id, 40, batch, 1),
        cut_at_limit=True,
        codes=some_codes(3),
    )
    add(library, title="Sibling", provenance=Provenance(parent.id, 40, batch, 0))
    add(library, title="Grandchild", provenance=Provenance(song.id, 1))
    shown = songs("show", song.id[:6]).out
    for words in (
        "Child", song.id, "piano, happy", "cut at its limit", "-14.0 LUFS", "seed 7", "Parent", "from frame 40",
        "2 beside Sibling", "Grandchild", "audio.wav", "walking home in the rain", "[Verse]",
    ):  # fmt: skip
        assert words in shown
    data = songs("show", song.id, "--json").data
    assert (data["parent"], data["branch_frame"], data["take_group"], data["take"]) == (
        parent.id,
        40,
        batch,
        1,
    )
    assert (data["missing"], data["deleted"]) == (False, None)
    assert Path(data["folder"]) == library.folder_of(song)


def test_an_id_that_names_no_song_or_several_is_refused_with_a_reason(
    songs: Callable[..., Answer], library: Library
) -> None:
    add(library, id="ab" + "0" * 30, title="One")
    add(library, id="ab" + "1" * 30, title="Two")
    answer = songs("show", "ab")
    assert answer.status == REFUSED
    assert "One" in answer.err
    assert "Two" in answer.err
    answer = songs("play", "cd")
    assert answer.status == REFUSED
    assert "No song's id begins with 'cd'" in answer.err


def test_songs_are_renamed_and_marked(songs: Callable[..., Answer], library: Library) -> None:
    song, other = add(library), add(library)
    assert "is now called Über [x]" in songs("rename", song.id[:8], "Über [x]").out
    assert songs("rename", song.id, "Other", "--json").data == {"id": song.id, "title": "Other"}
    assert [row["favourite"] for row in songs("favourite", song.id, other.id, "--json").rows] == [True, True]
    songs("favourite", other.id, "--off")
    assert [(one.title, one.favourite) for one in everything(library)] == [
        ("Walking home in the rain", False),
        ("Other", True),
    ]


def test_songs_are_deleted_restored_and_removed_for_good(
    songs: Callable[..., Answer], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    song, other = add(library), add(library)
    assert songs("delete", song.id[:8], other.id[:8]).status == 0
    assert library.count() == 0
    trash = songs("list", "--trash", "--json").data
    assert trash["total"] == 2
    assert trash["songs"][0]["deleted"]
    assert songs("restore", other.id).status == 0
    assert songs("restore", other.id).status == REFUSED
    refused = songs("delete", "--for-good", song.id)
    assert refused.status == REFUSED
    assert "--yes" in refused.err
    monkeypatch.setattr("sys.stdin", Answering("n\n"))
    assert songs("delete", "--for-good", song.id).status == 0
    assert len(library.trashed()) == 1
    monkeypatch.setattr("sys.stdin", Answering("y\n"))
    assert "for good" in songs("delete", "--for-good", song.id).out
    assert library.trashed() == []
    assert songs("delete", "--for-good", "--yes", other.id).status == REFUSED, "it is not in the trash"
    assert everything(library) == [other]


class Answering(io.StringIO):
    """Somebody at a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_song_is_exported_with_its_recipe_and_imported_again(
    songs: Callable[..., Answer], library: Library, tmp_path: Path
) -> None:
    sound = tone(0.5)
    song = add(library, audio=sound, title="A/B", cover=png())
    out = songs("export", song.id, "--to", tmp_path, "--json").data
    path = Path(out["path"])
    assert (path.parent, path.suffix) == (tmp_path, ".wav")
    assert read_recipe(path) == RECIPE
    named = tmp_path / "my.flac"
    songs("export", song.id, "--to", named)
    assert soundfile.info(named).subtype == "PCM_24"
    songs("export", song.id, "--to", tmp_path / "small", "--format", "wav16")
    assert soundfile.info(tmp_path / "small.wav").subtype == "PCM_16"
    answer = songs("export", song.id, song.id[:8], "--to", tmp_path / "nowhere" / "x.wav")
    assert answer.status == REFUSED
    (row,) = songs("import", named, "--json").rows
    back = library.get(row["id"])
    assert (back.title, back.recipe) == ("A/B", RECIPE)
    assert library.path_of(back, SongFile.COVER).stat().st_size > 1000, "a cover was painted"


def test_several_songs_need_a_folder(songs: Callable[..., Answer], library: Library, tmp_path: Path) -> None:
    ids = [add(library).id for _ in range(2)]
    assert songs("export", *ids, "--to", tmp_path / "one.wav").status == REFUSED
    assert [Path(row["path"]).name for row in songs("export", *ids, "--to", tmp_path, "--json").rows] == [
        "Walking home in the rain.wav",
        "Walking home in the rain 2.wav",
    ]


def test_a_foreign_file_needs_tags(songs: Callable[..., Answer], library: Library, tmp_path: Path) -> None:
    path = wave(tmp_path / "Tune.wav")
    answer = songs("import", path)
    assert answer.status == REFUSED
    assert "--tags" in answer.err
    assert songs("import", path, "--tags", "Piano, Calm", "--lyrics", "la").status == 0
    (song,) = everything(library)
    assert (song.title, song.recipe.tags, song.recipe.lyrics) == ("Tune", "piano,calm", "la")


def test_a_check_finds_mends_and_finds_again(
    songs: Callable[..., Answer], library: Library, tmp_path: Path
) -> None:
    song, other = add(library, cover=png()), add(library, cover=png())
    assert "2 songs, everything in its place" in songs("check").out
    (library.folder_of(song) / SongFile.PEAKS).unlink()
    shutil.move(library.folder_of(other), tmp_path / "moved")
    answer = songs("check", "--json")
    assert answer.status == 1
    assert {finding["trouble"] for finding in answer.data["findings"]} == {"peaks", "row"}
    assert songs("list", "--missing", "--json").data["songs"][0]["id"] == other.id
    answer = songs("check", "--mend")
    assert answer.status == 1
    assert "mended" in answer.out
    assert "1 open" in answer.out
    answer = songs("check", "--find", tmp_path)
    assert answer.status == 0
    assert "found" in answer.out
    with library.database.writing() as connection:
        connection.execute("UPDATE songs SET title = 'wrong'")
    assert songs("check", "--rebuild").status == 0
    assert list(library.home.glob("library.sqlite3.damaged-*"))


def test_mending_decodes_a_sound_again_from_its_codes(
    songs: Callable[..., Answer], library: Library, tmp_path: Path
) -> None:
    model = write_random_checkpoint(tmp_path / "model")
    song = add(library, Recipe("pop", checkpoint=str(model)), codes=some_codes(5) % 64, cover=png())
    path = library.path_of(song, SongFile.AUDIO)
    os.truncate(path, 1000)
    assert songs("check").status == 1
    answer = songs("check", "--mend")
    assert answer.status == 0
    assert "decoded again" in answer.out
    assert soundfile.info(path).frames == 5 * 3840
    assert songs("check", "--thorough").status == 0


def test_the_covers_are_put_on_one_sheet(
    songs: Callable[..., Answer], library: Library, tmp_path: Path
) -> None:
    assert songs("covers", "--sheet", tmp_path / "none.png").status == REFUSED
    ids = [add(library, Recipe(tags)).id for tags in ("jazz,calm", "techno", "folk,happy")]
    answer = songs("covers", "--sheet", tmp_path / "sheet.png", "--size", 64, "--json")
    assert set(answer.data["songs"]) == set(ids)
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")
    assert songs("covers", "--sheet", tmp_path / "no" / "folder.png").status == REFUSED


def test_songs_are_heard_one_after_the_other_and_counted(library: Library, tmp_path: Path) -> None:
    sounds = [tone(0.5, pitch=300, level=0.25), tone(0.4, pitch=500, level=0.5)]
    played = [add(library, audio=sound) for sound in sounds]
    sink = Sink(tmp_path)
    sink.connect()
    command = [sys.executable, "-m", "heartstudio", "songs", "play", *(song.id for song in played), "--json"]
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(sink.config)}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert told.returncode == 0, told.stderr
    assert [json.loads(line)["id"] for line in told.stdout.splitlines()] == [song.id for song in played]
    heard = sink.heard()
    whole = np.concatenate([read(library, song) for song in played])
    begin = int(np.flatnonzero(np.abs(heard).max(axis=1))[0]) - 1  # a sine begins at zero
    assert np.array_equal(heard[begin + 480 :][: len(whole) - 480], whole[480:]), "both, without a gap"
    assert [library.get(song.id).play_count for song in played] == [1, 1]


def read(library: Library, song: Song) -> np.ndarray:
    samples, _ = soundfile.read(library.path_of(song, SongFile.AUDIO), dtype="float32")
    return samples


def test_without_an_output_playing_is_refused_with_a_remedy(library: Library, tmp_path: Path) -> None:
    song = add(library)
    sink = Sink(tmp_path)
    sink.disconnect()
    command = [sys.executable, "-m", "heartstudio", "songs", "play", song.id]
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(sink.config)}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert told.returncode == REFUSED
    assert "no sound output" in told.stderr
    assert library.get(song.id).play_count == 0


def test_a_missing_song_is_not_played_or_exported(
    songs: Callable[..., Answer], library: Library, tmp_path: Path
) -> None:
    song = add(library)
    shutil.rmtree(library.folder_of(song))
    for action in (("play", song.id), ("export", song.id, "--to", tmp_path)):
        answer = songs(*action)
        assert answer.status == REFUSED
        assert "check --find" in answer.err
    assert "missing" in songs("list").out


@pytest.mark.parametrize("arguments", [["list", "--limit", "-1"], ["list", "--sort", "mood"], ["rename"], []])
def test_a_wrong_command_line_is_refused_with_its_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["songs", *arguments])
    assert left.value.code == REFUSED
    assert "usage: heartstudio songs" in capsys.readouterr().err
