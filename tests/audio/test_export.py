"""What leaves the library: every format, with everything inside, over nothing that was there."""

from __future__ import annotations

import struct
from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile
from mutagen.aiff import AIFF
from mutagen.flac import FLAC
from mutagen.wave import WAVE

from heartstudio.audio import riff
from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.export import FADE_SECONDS, ExportFormat, export
from heartstudio.audio.loudness import measure
from heartstudio.audio.tagging import RECIPE_KEY, SongTags, read_recipe
from heartstudio.audio.wave import read_wave
from heartstudio.recipe import Recipe
from tests.audio.sounds import can_mount, noise, on_a_full_disk, on_a_tmpfs, png, tone, write

RECIPE = Recipe("dream pop,dreamy", "[Verse]\nÜber dem Meer\n夜の海", seed=7, seconds=90)
TAGS = SongTags(
    "Über dem Meer 🌊",
    date="2026-11-23",
    comment="Made on a Mac",
    cover_png=png(8, 6),
    recipe=RECIPE,
    lyrics=RECIPE.lyrics,
)


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A song of the library: 24 bit, a second and a bit."""
    (tmp_path / "library").mkdir()
    return write(tmp_path / "library" / "audio.wav", noise(60_000, level=0.5), "PCM_24")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("choice", list(ExportFormat))
def test_every_format_holds_the_song_and_its_recipe(song: Path, out: Path, choice: ExportFormat) -> None:
    path = export(song, out, choice, TAGS)
    assert path == out / f"Über dem Meer 🌊{choice.suffix}"
    assert [file.name for file in out.iterdir()] == [path.name]
    samples, rate = read_wave(path)
    original, _ = read_wave(song)
    assert rate == 48_000
    if choice.subtype == "PCM_16":
        assert np.abs(samples - original).max() <= 1.5 * 2**-15  # half a step, and the dither's one
    else:
        assert np.array_equal(samples, original)
    info = soundfile.info(path)
    assert (info.format, info.subtype) == (choice.container, choice.subtype)
    assert read_recipe(path) == RECIPE


def test_tagging_changes_no_bit_of_the_sound(song: Path, out: Path) -> None:
    def sound_of(path: Path) -> bytes:
        with path.open("rb") as file:
            container = riff.walk(file)
            assert container is not None
            chunk = container.find(b"data", b"SSND")
            assert chunk is not None
            return riff.chunk_data(file, chunk, 10**9) or b""

    plain = export(song, out, ExportFormat.WAV24, SongTags("Plain"))
    full = export(song, out, ExportFormat.WAV24, TAGS)
    assert sound_of(plain) == sound_of(full) == sound_of(song)


def test_the_chunks_of_a_wav_are_real(song: Path, out: Path) -> None:
    path = export(song, out, ExportFormat.WAV24, TAGS)
    data = path.read_bytes()
    assert struct.unpack("<I", data[4:8])[0] == len(data) - 8
    with path.open("rb") as file:
        container = riff.walk(file)
        assert container is not None
        assert not any(chunk.is_cut for chunk in container.chunks)
        assert [chunk.name for chunk in container.chunks] == [b"fmt ", b"LIST", b"data", b"id3 "]
        listed = container.find(b"LIST")
        assert listed is not None
        info = riff.chunk_data(file, listed, 10_000) or b""
    assert info[:4] == b"INFO"
    found, at = {}, 4
    while at < len(info):
        name, size = struct.unpack("<4sI", info[at : at + 8])
        found[name] = info[at + 8 : at + 8 + size].rstrip(b"\0").decode()
        at += 8 + size + size % 2
    assert found == {
        b"INAM": "Über dem Meer 🌊",
        b"IART": "HeartStudio",
        b"ICRD": "2026-11-23",
        b"ICMT": "Made on a Mac",
    }


@pytest.mark.parametrize(("choice", "kind"), [(ExportFormat.WAV24, WAVE), (ExportFormat.AIFF16, AIFF)])
def test_id3_says_it_all(song: Path, out: Path, choice: ExportFormat, kind: type) -> None:
    path = export(song, out, choice, TAGS)
    tags = kind(path).tags
    assert tags.version == (2, 3, 0)
    assert b"TYER" in path.read_bytes()  # where 2.3 keeps the year; mutagen shows it as TDRC
    assert tags["TIT2"].text == [TAGS.title]
    assert tags["TPE1"].text == ["HeartStudio"]
    assert str(tags["TDRC"].text[0]) == "2026-11-23"
    assert tags.getall("COMM")[0].text == ["Made on a Mac"]
    assert tags.getall("USLT")[0].text == RECIPE.lyrics
    assert Recipe.from_json(tags[f"TXXX:{RECIPE_KEY}"].text[0]) == RECIPE
    (picture,) = tags.getall("APIC")
    assert (picture.mime, picture.type, picture.data) == ("image/png", 3, TAGS.cover_png)


def test_vorbis_comments_say_it_all(song: Path, out: Path) -> None:
    file = FLAC(export(song, out, ExportFormat.FLAC, TAGS))
    assert dict(file.tags) == {
        "title": [TAGS.title],
        "artist": ["HeartStudio"],
        "date": ["2026-11-23"],
        "comment": ["Made on a Mac"],
        "lyrics": [RECIPE.lyrics],
        RECIPE_KEY.lower(): [RECIPE.to_json()],
    }
    (picture,) = file.pictures
    assert (picture.data, picture.width, picture.height, picture.depth) == (TAGS.cover_png, 8, 6, 24)


@pytest.mark.parametrize("choice", [ExportFormat.WAV16, ExportFormat.FLAC, ExportFormat.AIFF24])
@pytest.mark.parametrize("cover", [None, b"", b"\xff\xd8\xff\xe0 a JPEG"])
def test_a_song_with_nothing_but_a_title_is_exported(
    song: Path, out: Path, choice: ExportFormat, cover: bytes | None
) -> None:
    path = export(song, out, choice, SongTags("", cover_png=cover))
    assert path.stem == "Untitled"
    assert read_recipe(path) is None
    file = mutagen.File(path)
    assert not getattr(file, "pictures", [])
    assert not [key for key in file.tags.keys() if "APIC" in key]  # noqa: SIM118 - Vorbis comments iterate pairs


@pytest.mark.parametrize("choice", [ExportFormat.WAV16, ExportFormat.FLAC, ExportFormat.AIFF24])
def test_what_no_text_can_hold_is_left_out(song: Path, out: Path, choice: ExportFormat) -> None:
    path = export(song, out / "song", choice, SongTags("a\0b\ud800c", lyrics="\udcffla"))
    tags = mutagen.File(path).tags
    assert [str(text) for text in tags["title" if choice is ExportFormat.FLAC else "TIT2"]] == ["ab?c"]


def test_nothing_is_ever_overwritten(song: Path, out: Path) -> None:
    names = [export(song, out, ExportFormat.WAV24, SongTags("Rain")).name for _ in range(3)]
    assert names == ["Rain.wav", "Rain 2.wav", "Rain 3.wav"]
    (out / "Mine.flac").write_text("precious")
    assert export(song, out / "Mine.flac", ExportFormat.FLAC, TAGS).name == "Mine 2.flac"
    assert (out / "Mine.flac").read_text() == "precious"


@pytest.mark.parametrize(
    ("wish", "choice", "name"),
    [
        ("song.wav", ExportFormat.WAV24, "song.wav"),
        ("song.WAV", ExportFormat.WAV24, "song.WAV"),
        ("song", ExportFormat.FLAC, "song.flac"),
        ("v1.5", ExportFormat.WAV16, "v1.5.wav"),
        ("song.mp3", ExportFormat.WAV24, "song.mp3.wav"),
        ("song.aif", ExportFormat.AIFF24, "song.aif"),
    ],
)
def test_a_file_s_name_is_taken_as_it_is(
    song: Path, out: Path, wish: str, choice: ExportFormat, name: str
) -> None:
    assert export(song, out / wish, choice, TAGS).name == name


def test_a_suffix_names_the_best_format_of_its_kind() -> None:
    for name, choice in {
        "a.wav": ExportFormat.WAV24,
        "a.FLAC": ExportFormat.FLAC,
        "a.aif": ExportFormat.AIFF24,
        "a.aiff": ExportFormat.AIFF24,
    }.items():
        assert ExportFormat.of(name) is choice
    with pytest.raises(AudioFileError, match=r"\.wav, \.flac or \.aiff"):
        ExportFormat.of("a.mp3")


def test_a_quiet_song_leaves_at_the_usual_loudness(tmp_path: Path, out: Path) -> None:
    song = write(tmp_path / "quiet.wav", tone(3, level=0.02), "PCM_24")
    path = export(song, out, ExportFormat.WAV24, SongTags("Louder"), normalise=True)
    assert measure(*read_wave(path)).lufs == pytest.approx(-14, abs=0.1)


def test_a_cut_song_leaves_with_a_fade(tmp_path: Path, out: Path) -> None:
    song = write(tmp_path / "cut.wav", tone(5, level=0.5), "PCM_24")
    samples, _ = read_wave(export(song, out, ExportFormat.WAV24, SongTags("Fade"), fade_out=True))
    original, _ = read_wave(song)
    start = len(samples) - round(FADE_SECONDS * 48_000)
    assert np.array_equal(samples[:start], original[:start])
    assert not samples[-1].any()
    level = [np.abs(samples[at : at + 4800]).max() for at in range(start, len(samples) - 4799, 4800)]
    assert level == sorted(level, reverse=True)


def test_16_bits_are_dithered_and_the_same_each_time(tmp_path: Path, out: Path) -> None:
    faint = tone(1, level=0.4 * 2**-15)  # less than half a step: rounding alone would leave silence
    song = write(tmp_path / "faint.wav", faint, "PCM_24")
    one = export(song, out, ExportFormat.WAV16, SongTags("Faint"))
    two = export(song, out, ExportFormat.WAV16, SongTags("Faint"))
    assert one.read_bytes() == two.read_bytes()
    samples, _ = read_wave(one)
    spectrum = np.abs(np.fft.rfft(samples[:, 0]))
    assert np.argmax(spectrum) == 440


def test_16_bits_stay_the_same_16_bits(tmp_path: Path, out: Path) -> None:
    song = write(tmp_path / "cd.wav", noise(5000), "PCM_16")
    assert np.array_equal(read_wave(export(song, out, ExportFormat.WAV16, TAGS))[0], read_wave(song)[0])


def test_a_file_of_another_kind_keeps_its_rate_and_channels(tmp_path: Path, out: Path) -> None:
    soundfile.write(tmp_path / "mono.wav", noise(5000)[:, :1], 44_100, "PCM_24")
    info = soundfile.info(export(tmp_path / "mono.wav", out, ExportFormat.FLAC, TAGS, normalise=True))
    assert (info.samplerate, info.channels, info.frames) == (44_100, 1, 5000)


def test_a_long_title_and_comment_fit(song: Path, out: Path) -> None:
    tags = SongTags("La " * 2000, comment="x" * 200_000, lyrics="la\n" * 50_000, recipe=RECIPE)
    for choice in (ExportFormat.WAV24, ExportFormat.FLAC, ExportFormat.AIFF24):
        path = export(song, out, choice, tags)
        assert len(path.name.encode()) < 255
        assert np.array_equal(read_wave(path)[0], read_wave(song)[0])
        assert read_recipe(path) == RECIPE


def test_a_damaged_song_or_a_missing_folder_is_a_clear_error(song: Path, out: Path) -> None:
    with pytest.raises(AudioFileError, match="folder does not exist"):
        export(song, out / "no" / "song.wav", ExportFormat.WAV24, TAGS)
    song.write_bytes(song.read_bytes()[:100_000])
    with pytest.raises(AudioFileError, match="ends earlier than it says"):
        export(song, out, ExportFormat.WAV24, TAGS)
    assert not list(out.iterdir())


def test_a_cover_too_large_for_flac_is_a_clear_error(song: Path, out: Path) -> None:
    with pytest.raises(AudioFileError, match="did not take its tags") as raised:
        export(song, out, ExportFormat.FLAC, SongTags("Big", cover_png=png(padding=2**24)))
    assert raised.value.path == out / "Big.flac"
    assert not list(out.iterdir())


EXPORT = """
import sys
from pathlib import Path
from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.export import ExportFormat, export
from heartstudio.audio.tagging import SongTags
from tests.audio.sounds import png
song, out, padding = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
for choice in ExportFormat:
    (out / ("Song" + choice.suffix)).write_text("precious")
    try:
        print("written", export(song, out, choice, SongTags("Song", cover_png=png(padding=padding))))
    except AudioFileError as error:
        print("refused", error)
print(sorted((path.name, path.read_text()) for path in out.iterdir()))
"""


@pytest.mark.parametrize("padding", [0, 300_000], ids=["in the sound", "in the tags"])
def test_a_file_that_may_not_grow_leaves_nothing_half_written(song: Path, out: Path, padding: int) -> None:
    limit = 500_000 if padding else 100_000
    result = on_a_full_disk(EXPORT, limit, song, out, padding)
    assert result.returncode == 0, result.stderr
    *lines, left = result.stdout.splitlines()
    assert all(line.startswith("refused") and "MB free there" in line for line in lines)
    assert left == "[('Song.aiff', 'precious'), ('Song.flac', 'precious'), ('Song.wav', 'precious')]"


@pytest.mark.skipif(not can_mount(), reason="may not mount a small disk here")
@pytest.mark.parametrize(
    ("kilobytes", "padding"), [(100, 0), (600, 400_000)], ids=["in the sound", "in the tags"]
)
def test_a_full_disk_leaves_nothing_half_written(song: Path, out: Path, kilobytes: int, padding: int) -> None:
    result = on_a_tmpfs(EXPORT, kilobytes, out, song, out, padding)
    assert result.returncode == 0, result.stderr
    *lines, left = result.stdout.splitlines()
    assert all(line.startswith("refused") and "Free some space" in line for line in lines), lines
    assert left == "[('Song.aiff', 'precious'), ('Song.flac', 'precious'), ('Song.wav', 'precious')]"
