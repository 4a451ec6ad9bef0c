"""How much of the machine's limits the engine reaches here, measured once after installation and kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Self

from heartstudio.checkpoints.errors import UnsafeFileError
from heartstudio.checkpoints.machine import Machine
from heartstudio.checkpoints.manifest import write_last
from heartstudio.checkpoints.safety import read_json
from heartstudio.checkpoints.sizes import LanguageModelSizes, Precision

FILE = "calibration.json"
FORMAT = "heartstudio_calibration"
VERSION = 1

DEFAULT_EFFICIENCY = 0.35
"""Share of the bandwidth limit reached where nothing was measured: the best figure published for this model on a
Mac (17 frames/s of 48 on an M1 Max), so a promise made before calibration is not rosier than others' practice."""

DEFAULT_CODEC_EFFICIENCY = 0.3
"""Share of the GPU's float32 operations that decoding reaches where nothing was measured."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured on this machine.

    Attributes:
        chip: of the machine it was measured on.
        memory: bytes of that machine.
        efficiency: by precision, frames a second over what the bandwidth allows.
        codec_efficiency: decoding's operations a second over the GPU's; None where not measured.
        working_bytes: memory beyond weights, cache and sound that the engine took; None where not measured.
    """

    chip: str
    memory: int
    efficiency: Mapping[str, float] = field(default_factory=dict)
    codec_efficiency: float | None = None
    working_bytes: int | None = None

    @classmethod
    def begun(cls, machine: Machine) -> Self:
        """One for this machine with nothing measured yet."""
        return cls(machine.chip, machine.memory)

    def measured(
        self, machine: Machine, sizes: LanguageModelSizes, precision: Precision, frames_per_second: float
    ) -> Calibration:
        """With the speed of one song's language model at a precision."""
        reached = frames_per_second * sizes.frame_bytes(precision) / machine.bandwidth
        return replace(self, efficiency={**self.efficiency, precision.value: reached})

    def of(self, precision: Precision) -> float:
        """Efficiency at a precision: measured, or that of the nearest measured one, or the default."""
        if precision.value in self.efficiency:
            return self.efficiency[precision.value]
        return min(self.efficiency.values(), default=DEFAULT_EFFICIENCY)

    def write(self, home: Path) -> None:
        """Keep it in the data folder.

        Raises:
            OSError: where it cannot be written; an older one then still stands.
        """
        write_last(home / FILE, json.dumps({FORMAT: VERSION, **asdict(self)}, indent=1) + "\n")

    @classmethod
    def read(cls, home: Path, machine: Machine) -> Calibration:
        """The one kept for this machine; one with nothing measured where there is none, or another machine's."""
        try:
            data = read_json(home / FILE)
            if data.pop(FORMAT) != VERSION:
                return cls.begun(machine)
            kept = cls(**data)
            values = [*kept.efficiency.values(), kept.codec_efficiency or 1.0, kept.working_bytes or 1]
            if any(not isinstance(value, int | float) or not 0 < value < 2**50 for value in values):
                return cls.begun(machine)
        except (OSError, UnsafeFileError, TypeError, KeyError, AttributeError):
            return cls.begun(machine)
        return kept if (kept.chip, kept.memory) == (machine.chip, machine.memory) else cls.begun(machine)
