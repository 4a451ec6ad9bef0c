"""``make bench-demo``: whether the bundled demo model reaches what it has to, measured through the engine itself."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile
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
    composer = Composer(Checkpoint.at(arguments.checkpoint))
    rows = _round_trips(composer, arguments.checkpoint / HELD_OUT_CODES)
    taught = held_out_songs(LESSONS, FIRST_LESSON)
    listener = teach(taught, [band_features(score) for score in taught])
    scores = held_out_songs(arguments.songs)
    led = _composed(composer, scores, listener, GUIDED, arguments.examples)
    free = _composed(composer, scores, listener, UNGUIDED, None)
    table = [*rows, *led, *free, *_gains(led, free)]
    sys.stdout.write("\n".join(str(row) for row in table) + "\n")
    return 0 if all(row.reached for row in table) else 1


def _round_trips(composer: Composer, codes: Path) -> list[Row]:
    """The codec on songs that training never saw, from the codes that its analysis encoder gave them."""
    trips = []
    for name, frames in load_file(codes).items():
        seed = int(name.removeprefix("codes_"))
        (score,) = held_out_songs(1, seed)
        trips.append(compare(score, composer.decode(frames, seed)))
    return round_trip_rows("codec", trips, goals=True)


def _composed(
    composer: Composer, scores: Sequence[Score], listener: Listener, guidance: float, examples: Path | None
) -> list[Row]:
    heard = []
    music = 0.0
    began = time.perf_counter()
    for number, score in enumerate(scores):
        sound, ended = _compose(composer, score, guidance)
        music += len(sound) / SAMPLE_RATE
        heard.append(listen(score, sound, ended))
        if examples is not None and number < EXAMPLES:
            _save_example(sound, examples / f"{score.genre}-{score.mood}-{score.tempo}.flac")
        left = (time.perf_counter() - began) / (number + 1) * (len(scores) - number - 1)
        sys.stderr.write(f"\rguidance {guidance:g}: song {number + 1} of {len(scores)}, {left:.0f} s left ")
    sys.stderr.write("\n")
    pace = 10 * (time.perf_counter() - began) / max(music, 1.0)
    rows = heard_rows(scores, heard, listener, guidance, goals=guidance == GUIDED)
    return [
        *rows,
        Row(f"guidance {guidance:g}: time for ten seconds of music, measuring included", pace, None, " s"),
    ]


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
    """Half the sample rate, so that three examples stay small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    halved = resample_poly(sound, 1, 2, axis=0)
    soundfile.write(path, halved / max(1.0, float(np.abs(halved).max())), SAMPLE_RATE // 2, subtype="PCM_16")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--checkpoint", type=Path, default=Path("resources/demo-model"), help="the model's folder"
    )
    parser.add_argument("--songs", type=int, default=100, help="songs to compose with and without guidance")
    parser.add_argument("--examples", type=Path, help="folder for three of the songs as FLAC")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
