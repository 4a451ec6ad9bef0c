"""Songs that the reference's HeartCodec decoded, against ours: every window's latents and pieces of the sound."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
from numpy.typing import ArrayLike, NDArray
from safetensors.numpy import load_file

from heartstudio.engine.heartcodec import HeartCodec
from tests.parity.rows import UNIT, WAVEFORM, Row, compare, identical

Golden = dict[str, NDArray[Any]]

STRIDE = 487
"""Distance of the samples that ``strided`` keeps, at any size of model."""


class ListeningCodec(HeartCodec):
    """A codec that keeps every window which it decodes, so that a song's latents can be compared too."""

    heard: list[tuple[NDArray[np.int16], mx.array]]

    def window_latents(self, codes: ArrayLike, noise: mx.array, context: mx.array | None) -> mx.array:
        """As :class:`HeartCodec`'s."""
        latents = super().window_latents(codes, noise, context)
        self.heard.append((np.asarray(codes), latents))
        return latents


@dataclass(frozen=True)
class Pieces:
    """Pieces of a waveform as the golden vectors hold them, cut from one of ours.

    Attributes:
        name: of the song, first part of every row's name.
        golden: the pieces by kind.
        samples: the length of the reference's waveform.
        valid: up to which sample the reference is right.
        codec: the codec that made our waveform.
    """

    name: str
    golden: Golden
    samples: int
    valid: int
    codec: HeartCodec

    def rows(self, waveform: NDArray[np.float32], tolerance: float) -> Iterator[Row]:
        """Compare all that lies below ``valid`` with our waveform ``(samples, 2)``."""
        wave = waveform[: self.samples].T
        for kind, theirs in self.golden.items():
            if kind == "tail" and self.valid < self.samples:
                continue
            ours = self._cut(kind, wave, theirs.shape[-1])
            kept = self._kept(kind, theirs.shape[-1])
            yield compare(f"{self.name}.{kind}", ours[:, :kept], theirs[:, :kept], tolerance)

    def _cut(self, kind: str, wave: NDArray[np.float32], length: int) -> NDArray[Any]:
        if kind == "head":
            return wave[:, :length]
        if kind == "tail":
            return wave[:, wave.shape[1] - length :]
        if kind == "strided":
            return wave[:, ::STRIDE]
        if kind == "rms_per_second":
            starts = range(0, wave.shape[1], self.codec.config.sample_rate)
            seconds = [wave[:, start : start + self.codec.config.sample_rate] for start in starts]
            return np.stack(
                [np.sqrt(np.mean(np.square(s, dtype=np.float64), axis=1)) for s in seconds], axis=1
            )
        number, place = re.fullmatch(r"joint([0-9]+)_(start|mid|end)", kind).groups()  # type: ignore[union-attr]
        plan, size = self.codec.config.plan, self.codec.config.samples_per_frame
        fade = plan.overlap * size
        centre = int(number) * plan.hop * size + {"start": 0, "mid": fade // 2, "end": fade}[place]
        return wave[:, centre - length // 2 : centre + length - length // 2]

    def _kept(self, kind: str, length: int) -> int:
        """How many columns of a piece lie below ``valid``."""
        if self.valid >= self.samples:
            return length
        if kind == "strided":
            return -(-self.valid // STRIDE)
        return self.valid // self.codec.config.sample_rate if kind == "rms_per_second" else length


def song_rows(folder: Path) -> Iterator[Row]:
    """Every detokenised song of a folder of golden vectors."""
    golden = load_file(folder / "detok.safetensors")
    draws = load_file(folder / "detok_noise.safetensors")
    (model,) = (folder / "ckpt").glob("HeartCodec*")
    codec = ListeningCodec.from_pretrained(model)
    for case in json.loads((folder / "manifest.json").read_text())["detok_cases"]:
        yield from _case_rows(folder, case, golden, draws, codec)


def _case_rows(
    folder: Path, case: dict[str, Any], golden: Golden, draws: Golden, codec: ListeningCodec
) -> Iterator[Row]:
    name = f"len{case['n_codes']}"
    song = _under(golden, f"{name}.")
    codes = song.pop("codes").T
    windows = {key: song.pop(key) for key in list(song) if key.startswith("win")}
    codec.heard = []
    waveform = codec.decode(
        codes, 0, lambda index: mx.array(draws[f"draw{2 * index + 1}"][0].astype(np.float32))
    )
    yield from _latent_rows(name, windows, golden["latent_frame_index"], codec.heard)
    plan, size = codec.config.plan, codec.config.samples_per_frame
    # Where the reference lost the last window, its sound is right up to where that one would have come in.
    lost = case["n_windows"] < plan.count(len(codes))
    valid = case["n_windows"] * plan.hop * size if lost else case["n_samples"]
    pieces = Pieces(name, song, case["n_samples"], valid, codec)
    yield from pieces.rows(waveform, WAVEFORM)
    yield from _stored_latent_rows(windows, pieces)
    whole = folder / f"{name}_whole.safetensors"
    if whole.exists():
        yield from _whole_rows(whole, codes, waveform, codec)


def _latent_rows(
    name: str, windows: Golden, selection: NDArray[Any], heard: list[tuple[NDArray[np.int16], mx.array]]
) -> Iterator[Row]:
    for key, theirs in windows.items():
        number, kind = re.fullmatch(r"win([0-9]+)\.(.+)", key).groups()  # type: ignore[union-attr]
        codes, latents = heard[int(number)][0], np.asarray(heard[int(number)][1])
        if kind == "codes":
            yield identical(f"{name}.{key}", codes.T, theirs)
        else:
            ours = latents[selection] if kind == "latent_sel" else latents[: len(theirs)]
            yield compare(f"{name}.{key}", ours, theirs)


def _stored_latent_rows(windows: Golden, pieces: Pieces) -> Iterator[Row]:
    """The sound of latents that the reference stored, where they hold all that a song's sound needs."""
    stored = next((theirs for key, theirs in windows.items() if "latent_first" in key), None)
    if stored is not None:
        length = -(-pieces.samples // pieces.codec.config.samples_per_latent)
        waveform = pieces.codec.decode_latents(mx.array(stored), length)
        named = replace(pieces, name=f"{pieces.name}.from_stored_latents")
        yield from named.rows(waveform, UNIT)


def _whole_rows(
    file: Path, codes: NDArray[Any], waveform: NDArray[np.float32], codec: HeartCodec
) -> Iterator[Row]:
    """What the reference gives for codes that were lengthened by hand, so that it loses nothing."""
    song = _under(load_file(file), f"{file.stem}.")
    lengthened = song.pop("codes_lengthened").T
    plan = codec.config.plan
    ours = np.take(codes, range(plan.lengthened(len(codes))), axis=0, mode="wrap")
    yield identical(f"{file.stem}.codes_lengthened", ours, lengthened)
    yield from Pieces(file.stem, song, len(waveform), len(waveform), codec).rows(waveform, WAVEFORM)


def _under(golden: Golden, prefix: str) -> Golden:
    return {name.removeprefix(prefix): tensor for name, tensor in golden.items() if name.startswith(prefix)}


def pipeline_rows(folder: Path) -> Iterator[Row]:
    """The sound of the reference's whole pipeline: the frames that it composed, decoded from its first noise."""
    golden = load_file(folder / "pipeline.safetensors")
    noise = mx.array(load_file(folder / "detok_noise.safetensors")["draw1"][0].astype(np.float32))
    codec = HeartCodec.from_pretrained(folder / "ckpt" / "HeartCodec-oss")
    for case in json.loads((folder / "pipeline.json").read_text())["cases"]:
        name, length = f"{case['name']}.wav", case["n_samples"]
        codes = golden[f"{case['name']}.frames"].T.astype(np.int16)
        pieces = {
            key.removeprefix(f"{name}."): value for key, value in golden.items() if key.startswith(name)
        }
        waveform = codec.decode(codes, 0, lambda _: noise)
        yield from Pieces(f"pipeline.{name}", pieces, length, length, codec).rows(waveform, WAVEFORM)
