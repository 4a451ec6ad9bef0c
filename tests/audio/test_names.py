"""Any title gives a file name that any file system takes and a person recognises."""

from __future__ import annotations

import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.names import MAX_BYTES, publish, safe_file_name, unique_path

FAMILY = "👨‍👩‍👧‍👦"
SCOTLAND = "🏴󠁧󠁢󠁳󠁣󠁴󠁿"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Midnight Rain", "Midnight Rain.wav"),
        ("AC/DC: Live?", "AC-DC- Live.wav"),
        ('Say "Hello" <now>', "Say 'Hello' (now).wav"),
        ("夜の海", "夜の海.wav"),
        ("Café", "Café.wav"),
        (f"Rain 🌧️ {FAMILY} {SCOTLAND}", f"Rain 🌧️ {FAMILY} {SCOTLAND}.wav"),
        ("", "Untitled.wav"),
        ("   ", "Untitled.wav"),
        ("...", "Untitled.wav"),
        ("../../etc/passwd", "etc-passwd.wav"),
        ("/", "Untitled.wav"),
        (".hidden", "hidden.wav"),
        ("The end. ", "The end.wav"),
        ("one\ntwo\ttwo\x00\x1f", "one two two.wav"),
        ("con", "con_.wav"),
        ("CON.fused", "CON_.fused.wav"),
        ("Com1", "Com1_.wav"),
        ("LPT¹", "LPT¹_.wav"),
        ("Console", "Console.wav"),
        ("song\u202egnp.exe", "songgnp.exe.wav"),
        ("broken \ud800 half", "broken half.wav"),
        ("v1.5 mix", "v1.5 mix.wav"),
    ],
)
def test_a_title_becomes_a_good_name(title: str, name: str) -> None:
    assert safe_file_name(title, ".wav") == name


@settings(max_examples=60)
@given(st.text(max_size=250), st.sampled_from([".wav", ".flac", ".aiff", ""]))
@example("a" * 5000, ".wav")
@example("🎸" * 5000, ".wav")
@example("é" * 5000, ".wav")
@example("e" + "\u0301" * 5000, ".wav")
@example("ΐ" * 500, ".wav")
@example("." * 5000, ".wav")
@example("/" * 5000, ".wav")
@example("con. .", ".wav")
@example("aux ", "")
def test_every_name_is_safe_everywhere(
    tmp_path_factory: pytest.TempPathFactory, title: str, suffix: str
) -> None:
    name = safe_file_name(title, suffix)
    stem = name[: len(name) - len(suffix)]
    assert name.endswith(suffix)
    assert stem.strip(" .")
    assert len(name.encode()) <= MAX_BYTES + 1
    assert len(unicodedata.normalize("NFD", name).encode("utf-16-le")) // 2 <= 255
    assert not set(name) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in name)
    assert not name.startswith((".", " ")) and not name.endswith((".", " "))
    assert name.split(".")[0].rstrip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9", "conin$"}
    path = tmp_path_factory.getbasetemp() / name
    path.touch()
    path.unlink()


@settings(max_examples=30)
@given(st.integers(1, 60))
def test_a_long_title_is_cut_between_whole_characters(length: int) -> None:
    for whole in (FAMILY, SCOTLAND, "🇪🇺", "👍🏽", "é̂", "क्षि"):
        stem = safe_file_name("x" * length + whole * 100, ".wav").removesuffix(".wav")
        rest = unicodedata.normalize("NFC", stem[length:])
        piece = unicodedata.normalize("NFC", whole)
        assert rest == piece * (len(rest) // len(piece))


def test_namesakes_get_numbers(tmp_path: Path) -> None:
    names = [unique_path(tmp_path, "Song v1.5.wav").name for _ in range(3)]
    assert names == ["Song v1.5.wav", "Song v1.5 2.wav", "Song v1.5 3.wav"]


def test_many_at_once_get_many_names(tmp_path: Path) -> None:
    parts = [tmp_path / f"part{number}" for number in range(16)]
    for part in parts:
        part.write_text(part.name)
    folder = tmp_path / "out"
    folder.mkdir()
    gate = threading.Barrier(len(parts))
    taken: list[Path] = []

    def race(part: Path) -> None:
        gate.wait()
        taken.append(publish(part, folder, "Song.wav"))

    threads = [threading.Thread(target=race, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(taken)) == len(parts)
    assert {path.read_text() for path in folder.iterdir()} == {part.name for part in parts}
    assert not any(part.exists() for part in parts)


def test_a_drive_without_hard_links_still_gets_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    (tmp_path / "Song.wav").write_text("old")
    (tmp_path / "part").write_text("new")
    assert publish(tmp_path / "part", tmp_path, "Song.wav") == tmp_path / "Song 2.wav"
    assert (tmp_path / "Song.wav").read_text() == "old"
    assert (tmp_path / "Song 2.wav").read_text() == "new"
    assert not (tmp_path / "part").exists()


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "part").touch()
    for place in (
        lambda: unique_path(tmp_path / "no", "a.wav"),
        lambda: publish(tmp_path / "part", tmp_path / "no", "a"),
    ):
        with pytest.raises(AudioFileError, match="could not be written"):
            place()
    assert (tmp_path / "part").exists()
