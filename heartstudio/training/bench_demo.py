"""``make bench-demo``: whether the bundled demo model reaches what it has to, measured through the engine itself."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
import soundfile
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.signal import resample_poly

from heartstudio.engine import Checkpoint, Composer
from heartstudio.engine.errors import SilentModelError
from heartstudio.engine.events import AudioReady, Ending, Finished
from heartstudio.recipe import Recipe
from heartstudio.training.band import SAMPLE_RATE, Score
from heartstudio.training.ears import Listener
from heartstudio.training.measures import (
    FIRST_LESSON,
    HELD_OUT_CODES,
    Heard,
    RoundTrip,
    Row,
    Sound,
    band_features,
    compare,
    heard_rows,
    held_out_songs,
    listen,
    round_trip_rows,
    teach,
    wish,
)

Result = TypeVar("Result")

GUIDED, UNGUIDED = 1.5, 1.0
LESSONS = 400
"""Songs of the band from which the listener learns to tell genres and instruments."""

MOST_SECONDS = 24.0
EXAMPLES = 3
WISHES = 5
"""Lines of the table, from the first, that tell whether what was asked for is there."""


def main() -> int:
    """Print the table; the exit code tells whether every goal is reached."""
    arguments = _arguments()
    # Each process computes on its share of the processors; BLAS reads this when it is loaded there.
    os.environ["OPENBLAS_NUM_THREADS"] = str(max(1, (os.cpu_count() or 1) // arguments.processes))
    with ProcessPoolExecutor(
        arguments.processes, get_context("spawn"), initializer=_open, initargs=(arguments.checkpoint,)
    ) as pool:
        rows = _round_trips(pool, arguments.checkpoint / HELD_OUT_CODES)
        taught = held_out_songs(LESSONS, FIRST_LESSON)
        listener = teach(taught, list(_told("lessons", len(taught), pool.map(band_features, taught))))
        scores = held_out_songs(arguments.songs)
        led = _composed(pool, scores, listener, GUIDED, arguments.examples)
        free = _composed(pool, scores, listener, UNGUIDED, None)
    table = [*rows, *led, *free, *_gains(led, free)]
    sys.stdout.write("\n".join(str(row) for row in table) + "\n")
    return 0 if all(row.reached for row in table) else 1


_composers: list[Composer] = []
"""The one of this process."""


def _open(checkpoint: Path) -> None:
    _composers.append(Composer(Checkpoint.at(checkpoint)))


def _told(what: str, count: int, results: Iterable[Result]) -> Iterator[Result]:
    """The results, and on the way how far it is."""
    began = time.perf_counter()
    for number, result in enumerate(results, start=1):
        left = (time.perf_counter() - began) / number * (count - number)
        sys.stderr.write(f"\r{what}: {number} of {count}, {left:.0f} s left ")
        yield result
    sys.stderr.write("\n")


def _round_trips(pool: ProcessPoolExecutor, codes: Path) -> list[Row]:
    """The codec on songs that training never saw, from the codes that its analysis encoder gave them."""
    songs = load_file(codes)
    seeds = [int(name.removeprefix("codes_")) for name in songs]
    trips = list(_told("round trips", len(songs), pool.map(_round_trip, seeds, songs.values())))
    return round_trip_rows("codec", trips, goals=True)


def _round_trip(seed: int, frames: NDArray[np.int16]) -> RoundTrip:
    (score,) = held_out_songs(1, seed)
    return compare(score, _composers[0].decode(frames, seed))


def _composed(
    pool: ProcessPoolExecutor,
    scores: Sequence[Score],
    listener: Listener,
    guidance: float,
    examples: Path | None,
) -> list[Row]:
    kept = [None if examples is None or number >= EXAMPLES else examples for number in range(len(scores))]
    heard, seconds, music = [], 0.0, 0.0
    songs = pool.map(_heard, scores, repeat(guidance), kept)
    for one, length, took in _told(f"guidance {guidance:g}", len(scores), songs):
        heard.append(one)
        music, seconds = music + length, seconds + took
    rows = heard_rows(scores, heard, listener, guidance, goals=guidance == GUIDED)
    pace = 10 * seconds / max(music, 1.0)
    return [*rows, Row(f"guidance {guidance:g}: time for ten seconds of music", pace, None, " s")]


def _heard(score: Score, guidance: float, examples: Path | None) -> tuple[Heard, float, float]:
    """What is heard in a song like this, how long it is, and how long composing took, both in seconds."""
    began = time.perf_counter()
    sound, ended = _compose(_composers[0], score, guidance)
    took = time.perf_counter() - began
    if examples is not None:
        _save_example(sound, examples / f"{score.genre}-{score.mood}-{score.tempo}.flac")
    return listen(score, sound, ended), len(sound) / SAMPLE_RATE, took


def _compose(composer: Composer, score: Score, guidance: float) -> tuple[Sound, bool]:
    """The sound of a song like this, and whether it ended by itself."""
    tag_line, text = wish(score)
    recipe = Recipe(tag_line, text, seconds=MOST_SECONDS, seed=score.seed, guidance=guidance)
    parts, ended = [np.zeros((0, 2), np.float32)], False
    try:
        for event in composer.compose(recipe):
            if isinstance(event, AudioReady):
                parts.append(event.samples)
            elif isinstance(event, Finished):
                ended = event.takes[0].ending is Ending.BY_ITSELF
    except SilentModelError:
        # Measured as what it is: a song that does not sound.
        ended = True
    return np.concatenate(parts), ended


def _gains(led: Sequence[Row], free: Sequence[Row]) -> list[Row]:
    """What guidance adds to what was asked for; the last lines are no wishes."""
    gain = np.mean([one.value - other.value for one, other in zip(led[:WISHES], free[:WISHES], strict=True)])
    return [Row(f"guidance {GUIDED:g} is better than {UNGUIDED:g} by, on the whole", float(gain), 0.0, " %")]


def _save_example(sound: Sound, path: Path) -> None:
    """A third of the sample rate, so that three examples stay small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small = resample_poly(sound, 1, 3, axis=0)
    soundfile.write(path, small / max(1.0, float(np.abs(small).max())), SAMPLE_RATE // 3, subtype="PCM_16")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--checkpoint", type=Path, default=Path("resources/demo-model"), help="the model's folder"
    )
    parser.add_argument("--songs", type=int, default=100, help="songs to compose with and without guidance")
    parser.add_argument(
        "--processes",
        type=int,
        default=os.cpu_count() or 1,
        help="songs composed at a time; 1 is best where a GPU composes (%(default)d)",
    )
    parser.add_argument("--examples", type=Path, help="folder for three of the songs as FLAC")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
