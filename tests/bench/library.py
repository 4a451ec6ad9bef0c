"""How quick a library of ten thousand songs is: opening, searching as one types, adding.

Run as ``python -m tests.bench.library``. Times are wall-clock medians; ratios tell whether a promise is kept.
Adding a song counts everything but the sound: the song's 70 MB of audio, its outline and its loudness are
made while it is composed and handed over, and ``Library.add`` takes the finished file by a hard link.
"""

from __future__ import annotations

import itertools
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from heartstudio.audio.loudness import Loudness
from heartstudio.audio.peaks import Peaks, PeaksBuilder
from heartstudio.audio.wave import SAMPLE_RATE, WaveWriter
from heartstudio.recipe import Recipe
from heartstudio.songs import Library, Provenance, Song, SongFile, Sort, new_id, title_of
from heartstudio.songs.card import card_text
from heartstudio.songs.layout import Layout

SONGS = 10_000
SONG_SECONDS = 240.0
TYPED = ("midnight rain", "夜の海", "straße", "the love", "piano jazz", "lameto", "zzz")

_SYLLABLES = (
    "ba be bi bo ka ke ki ko la le li lo ma me mi mo na ne ra re ri ro sa se si so ta te ti to".split()  # noqa: SIM905
)
_COMMON = "the you a me of and I love my in to your it all we".split()  # noqa: SIM905
_KNOWN = "midnight rain river light home night fire summer Straße über mañana".split()  # noqa: SIM905
_WORDS = (*_COMMON, *("".join(word) for word in itertools.product(_SYLLABLES, _SYLLABLES)), *_KNOWN)
_WEIGHTS = tuple(1 / rank for rank in range(3, 3 + len(_WORDS)))
"""Words are as common as Zipf's law has it; the known ones are in one song of a dozen."""
_GENRES = "pop rock jazz techno ambient folk classical metal lo-fi hip-hop chiptune soul".split()  # noqa: SIM905
_MOODS = "happy sad dreamy dark calm energetic romantic epic".split()  # noqa: SIM905
_INSTRUMENTS = "piano guitar synthesizer drums strings bass violin flute".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: what was timed.
        milliseconds: of every run.
        allowed: the promise for the median; 0 where none was made.
    """

    what: str
    milliseconds: tuple[float, ...]
    allowed: float = 0

    @property
    def median(self) -> float:
        """What one can expect."""
        return statistics.median(self.milliseconds)

    @property
    def best(self) -> float:
        """What it takes where nothing else runs."""
        return min(self.milliseconds)

    @property
    def ratio(self) -> float:
        """How much of the allowed time the median took."""
        return self.median / self.allowed if self.allowed else 0.0


def run(songs: int = SONGS) -> list[Row]:
    """Measure everything and print the table."""
    home = Path(tempfile.mkdtemp(prefix="heartstudio-bench-"))
    try:
        rows = list(_measured(home, songs))
    finally:
        shutil.rmtree(home)
    _show(rows, songs)
    return rows


def _measured(home: Path, songs: int) -> Iterator[Row]:
    fill(home, songs)
    yield Row("make the database again from the folders", _timed(lambda: Library(home).close(), 1))

    def open_and_list() -> None:
        with Library(home) as library:
            assert len(library.page(limit=100)) == min(100, songs)

    yield Row("open, and the first page of 100", _timed(open_and_list, 9), 100)
    with Library(home) as library:
        for sort in Sort:
            yield Row(f"page of 100 by {sort}", _timed(lambda sort=sort: library.page(sort=sort), 9), 20)
        strokes = [
            _timed(lambda text=text: library.page(text), 5)
            for typed in TYPED
            for text in (typed[: end + 1] for end in range(len(typed)))
        ]
        yield Row(
            f"search, {len(strokes)} keystrokes", tuple(statistics.median(stroke) for stroke in strokes), 20
        )
        yield Row("search, the slowest keystroke", max(strokes, key=statistics.median), 20)
        yield Row("count for the commonest first letter", _timed(lambda: library.count("t"), 5), 20)
        add = _finished_song(home)
        yield Row(
            f"add a song of {SONG_SECONDS:.0f} s whose sound is written", _timed(lambda: add(library), 15), 20
        )
        first = library.page(limit=1)[0].id
        yield Row("rename", _timed(lambda: library.rename(first, str(time.perf_counter())), 15), 20)
        yield Row("delete and restore", _timed(lambda: library.restore(library.delete([first])), 15), 20)


def fill(home: Path, songs: int) -> None:
    """Folders as a user would have them after a few years; all sounds are one file."""
    layout = Layout(home)
    layout.make_folders()
    sound = home / "sound.wav"
    with WaveWriter(sound) as writer:
        writer.write(np.zeros((480, 2), np.float32))
    draw = random.Random(7)
    for number in range(songs):
        recipe = _recipe(draw)
        song = Song(
            id=new_id(),
            title=title_of(recipe),
            recipe=recipe,
            created=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
            seconds=draw.uniform(10, 300),
            frames=0,
            favourite=draw.random() < 0.1,
            play_count=draw.randrange(20),
            provenance=Provenance(),
            lufs=-14.0,
        )
        folder = layout.folder_of(song.id)
        folder.mkdir()
        (folder / SongFile.AUDIO).hardlink_to(sound)
        (folder / SongFile.RECIPE).write_bytes(card_text(song))


def _recipe(draw: random.Random) -> Recipe:
    tags = (draw.choice(_GENRES), draw.choice(_MOODS), *draw.sample(_INSTRUMENTS, 2))
    words = draw.choices(_WORDS, _WEIGHTS, k=150)
    if draw.random() < 0.1:
        words[draw.randrange(150)] = draw.choice(_KNOWN)
    lines = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    if draw.random() < 0.1:
        lines.insert(0, "夜の海を歩く")
    lyrics = "\n".join(["[Verse]", *lines[:12], "[Chorus]", *lines[12:]])
    return Recipe(",".join(tags), lyrics, seed=draw.randrange(2**32))


def _finished_song(home: Path) -> Callable[[Library], Song]:
    """A way to add a song whose sound stands ready as a file, as composing leaves it."""
    recipe = _recipe(random.Random(8))
    codes = np.zeros((round(SONG_SECONDS * 12.5), 8), np.int16)
    original = home / "original.wav"
    block = (np.random.default_rng(1).standard_normal((SAMPLE_RATE, 2)) * 0.05).astype(np.float32)
    builder = PeaksBuilder()
    with WaveWriter(original) as writer:
        for _ in range(round(SONG_SECONDS)):
            writer.write(block)
            builder.append(block)
    peaks: Peaks = builder.peaks()
    cover = b"\x89PNG\r\n\x1a\n" + bytes(200_000)

    def add(library: Library) -> Song:
        finished = home / "finished.wav"
        finished.hardlink_to(original)
        loudness = Loudness(-14.0, -1.0, 0.0)
        return library.add(
            recipe, codes, finished, cover=cover, peaks=peaks, loudness=loudness, take_over=True
        )

    return add


def _timed(action: Callable[[], object], times: int) -> tuple[float, ...]:
    """Milliseconds of each of several runs."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begin) * 1000)
    return tuple(taken)


def _show(rows: list[Row], songs: int) -> None:
    table = Table(title=f"Library of {songs:,} songs, milliseconds")
    table.add_column("what")
    for heading in ("median", "best", "allowed", "ratio"):
        table.add_column(heading, justify="right")
    for row in rows:
        promise = (f"{row.allowed:.0f}", f"{row.ratio:.2f}") if row.allowed else ("", "")
        table.add_row(row.what, f"{row.median:.1f}", f"{row.best:.1f}", *promise)
    Console().print(table)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else SONGS)
