"""A look at what was trained, on the machine that trained it: figures, samples and curves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from safetensors.torch import save_file
from scipy.io import wavfile

from heartstudio.training.band import SAMPLE_RATE, render
from heartstudio.training.bank import on_frames
from heartstudio.training.bundle import CHECKPOINT, pack
from heartstudio.training.course import Course, processors
from heartstudio.training.ears import Listener
from heartstudio.training.measures import (
    FIRST_LESSON,
    HELD_OUT_CODES,
    Row,
    band_features,
    compare,
    heard_rows,
    held_out_songs,
    listen,
    round_trip_rows,
    teach,
    wish,
)
from heartstudio.training.plots import draw_curves, draw_spectrograms
from heartstudio.training.prompts import PromptMaker
from heartstudio.training.sketching import Sketcher

Result = TypeVar("Result")

PICTURED, SAMPLES, SAMPLE_SECONDS = 5, 3, 12
"""Songs of each kind in the picture and as sound, and the most that is kept of each: it has to be carried."""

MOST_SECONDS = 24.0
LESSONS, ROUND_TRIPS = 400, 33
"""Songs of the band that teach the listener, and songs that go through the codec."""


class Reporter:
    """Measures a course's models.

    Args:
        course: whose training is over, or over for this call.
        state: folder of the run.
        out: folder that is carried home.
        songs: how many songs to measure.
    """

    def __init__(self, course: Course, state: Path, out: Path, songs: int) -> None:
        self._course, self._state, self._out = course, state, out
        self._scores = held_out_songs(songs)
        self._pictures: dict[str, np.ndarray[Any, Any]] = {}
        self._folder = state / "report"
        self._folder.mkdir(exist_ok=True)
        self._sketcher = Sketcher(course.composer.eval(), course.codec.eval(), course.end)

    def write(self) -> None:
        """Print the table, and put it, the curves and the samples into a bundle beside the checkpoint."""
        context = get_context("spawn")
        with ProcessPoolExecutor(processors(), mp_context=context) as pool:
            taught = held_out_songs(LESSONS, FIRST_LESSON)
            learning = pool.map(band_features, taught)
            rows = self._round_trips(pool)
            listener = teach(taught, list(learning))
            for guidance in (1.5, 1.0):
                rows += self._composed(pool, guidance, listener)
        table = "\n".join(str(row) for row in rows)
        sys.stderr.write(table + "\n")
        (self._folder / "table.txt").write_text(table + "\n", encoding="utf-8")
        draw_curves(sorted(self._state.glob("*.csv")), self._folder)
        draw_spectrograms(self._pictures, self._folder / "spectrograms.png")
        parts = [self._state / name for name in (CHECKPOINT, "analysis", "progress")]
        pack(parts, self._out, "checkpoint")
        pack([self._folder], self._out, "report")

    def _round_trips(self, pool: ProcessPoolExecutor) -> list[Row]:
        """The codec as a whole and, to tell where it loses what, its scalar model alone."""
        course = self._course
        scores = self._scores[:ROUND_TRIPS]
        codes, whole, scalar = {}, [], []
        for score, sound in zip(scores, _all(pool, render, scores), strict=True):
            frames = torch.from_numpy(on_frames(sound, course.plan.codec.samples_per_frame))
            floating = frames.to(course.device).float() / 32767
            with torch.no_grad():
                heard = course.quantiser.encode(course.listener(floating))
                plain = course.codec.decode_latents(course.codec.encode(floating[None]))[0]
            codes[f"codes_{score.seed}"] = heard.to(torch.int16).cpu()
            whole.append(self._sketcher.sound(heard, score.seed).cpu().numpy()[: len(sound)])
            scalar.append(plain.cpu().numpy()[: len(sound)])
        save_file(codes, self._state / CHECKPOINT / HELD_OUT_CODES)
        for score, sound in zip(scores[:PICTURED], whole, strict=False):
            self._keep_sound("round trip", score.seed, sound)
            self._keep_sound("band", score.seed, render(score))
        trips = _all(pool, compare, scores, whole)
        plain_trips = _all(pool, compare, scores, scalar)
        return [
            *round_trip_rows("codec", trips, goals=True),
            *round_trip_rows("scalar model", plain_trips, goals=False),
        ]

    def _composed(self, pool: ProcessPoolExecutor, guidance: float, listener: Listener) -> list[Row]:
        maker = PromptMaker(self._course.tokenizer, self._course.plan.prompt_positions)
        prompts = [maker.encode(*wish(score)) for score in self._scores]
        most = round(MOST_SECONDS * 12.5)
        torch.manual_seed(self._course.plan.seed)
        songs = self._sketcher.compose(prompts, guidance, most)
        hearing = []
        for number, (song, score) in enumerate(zip(songs, self._scores, strict=True)):
            sound = np.zeros((1, 2), np.float32)
            if len(song):
                sound = self._sketcher.sound(song, score.seed).cpu().numpy()
            if guidance > 1 and number < PICTURED:
                self._keep_sound("composed", score.seed, sound)
            # Heard while the next ones are made.
            hearing.append(pool.submit(listen, score, sound, 0 < len(song) < most))
        heard = [one.result() for one in hearing]
        return heard_rows(self._scores, heard, listener, guidance, goals=guidance > 1)

    def _keep_sound(self, kind: str, seed: int, sound: np.ndarray[Any, Any]) -> None:
        """Keep a sound for the picture, and the first few of each kind to listen to."""
        beginning = sound[: SAMPLE_SECONDS * SAMPLE_RATE]
        self._pictures[f"{kind} {seed}"] = beginning
        if sum(name.startswith(kind) for name in self._pictures) <= SAMPLES:
            peak = max(1.0, float(np.abs(beginning).max()))
            path = self._folder / f"{kind.replace(' ', '_')}_{seed}.wav"
            wavfile.write(path, SAMPLE_RATE, np.int16(np.round(beginning / peak * 32767)))


def _all(
    pool: ProcessPoolExecutor, function: Callable[..., Result], *given: Sequence[object]
) -> list[Result]:
    return list(pool.map(function, *given))
