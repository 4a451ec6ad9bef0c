"""A sound output without hardware: PortAudio's real callback plays into a file through ALSA's plug-ins."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from heartstudio.audio.wave import Samples

BYTES_A_SECOND = 48_000 * 2 * 4

_WITH_OUTPUT = """\
pcm.tap {{ type file; slave.pcm "nul"; file "|{python} {pacer} {raw} {pace}"; format "raw" }}
pcm.nul {{ type null }}
pcm.!default {{ type plug; slave {{ pcm "tap"; format FLOAT_LE; rate 48000; channels 2 }} }}
ctl.!default {{ type null }}
"""
# A sound card that is not there: with no name at all PortAudio aborts in an assertion.
_WITHOUT_OUTPUT = "pcm.gone { type hw card 0 }\nctl.!default { type null }\n"


@dataclass(frozen=True)
class Sink:
    """An output whose sound can be looked at, and taken away.

    Attributes:
        folder: where its files lie.
        pace: how many times faster than time it plays.
    """

    folder: Path
    pace: int = 1

    @property
    def config(self) -> Path:
        return self.folder / "asoundrc"

    @property
    def raw(self) -> Path:
        return self.folder / "heard.raw"

    def connect(self) -> None:
        self.config.write_text(
            _WITH_OUTPUT.format(
                python=sys.executable,
                pacer=Path(__file__).with_name("pacer.py"),
                raw=self.raw,
                pace=BYTES_A_SECOND * self.pace,
            )
        )

    def disconnect(self) -> None:
        self.config.write_text(_WITHOUT_OUTPUT)

    def pull_plug(self) -> None:
        """Ends what takes the samples, as a device does that is unplugged while playing."""
        os.kill(int(self.raw.with_suffix(".pid").read_text()), 9)

    def perform(self, scene: str, *arguments: object) -> Any:
        """Runs a function of :mod:`tests.audio.scenes` in a process of its own, and returns what it returned."""
        told = [str(argument) for argument in arguments]
        command = [sys.executable, "-m", "tests.audio.scenes", str(self.folder), str(self.pace), scene, *told]
        result = subprocess.run(
            command,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "ALSA_CONFIG_PATH": str(self.config)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    def heard(self) -> Samples:
        """Everything that was played: (frames, 2) float32, with the silence around it."""
        return np.fromfile(self.raw, np.float32).reshape(-1, 2)
