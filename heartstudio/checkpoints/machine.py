"""The machine that a promise is made for: its memory, what of it a GPU may take, and how fast it is read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from heartstudio.checkpoints.errors import ModelError

GIB = 2**30


@dataclass(frozen=True, slots=True)
class Chip:
    """What is known of a kind of chip.

    Attributes:
        bandwidth: bytes a second between memory and GPU, as its maker gives them.
        flops: float32 operations a second of its GPU, approximately.
    """

    bandwidth: float
    flops: float


CHIPS = {
    "Apple M1": Chip(68.25e9, 2.6e12),
    "Apple M1 Pro": Chip(200e9, 5.2e12),
    "Apple M1 Max": Chip(400e9, 10.4e12),
    "Apple M1 Ultra": Chip(800e9, 20.8e12),
    "Apple M2": Chip(100e9, 3.6e12),
    "Apple M2 Pro": Chip(200e9, 6.8e12),
    "Apple M2 Max": Chip(400e9, 13.6e12),
    "Apple M2 Ultra": Chip(800e9, 27.2e12),
    "Apple M3": Chip(100e9, 3.5e12),
    "Apple M3 Pro": Chip(150e9, 6.4e12),
    "Apple M3 Max": Chip(400e9, 14.2e12),
    "Apple M3 Ultra": Chip(819e9, 28.4e12),
    "Apple M4": Chip(120e9, 4.3e12),
    "Apple M4 Pro": Chip(273e9, 8.6e12),
    "Apple M4 Max": Chip(546e9, 17.2e12),
    "Apple M5": Chip(153e9, 5.0e12),
    "Apple M5 Pro": Chip(307e9, 10.0e12),
    "Apple M5 Max": Chip(460e9, 16.0e12),
}
"""By the name that ``machdep.cpu.brand_string`` gives. Some Max chips come in two speeds: those that their
performance cores tell apart are in ``_SMALLER``, of the others the slower stands here."""

_SMALLER = {
    ("Apple M3 Max", 10): Chip(300e9, 10.6e12),
    ("Apple M4 Max", 10): Chip(410e9, 13.8e12),
}
NEWER = Chip(100e9, 3.5e12)
"""An Apple chip that is not in the table: promised no more than an M3."""

ORDINARY = Chip(20e9, 0.1e12)
"""A processor that is not Apple's, running MLX without a GPU."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a promise has to know.

    Attributes:
        chip: its name.
        memory: bytes of (unified) memory.
        working_set: bytes that MLX may well use of it.
        bandwidth: bytes a second between memory and GPU.
        flops: float32 operations a second.
        known: whether speed is from the table and not assumed.
    """

    chip: str
    memory: int
    working_set: int
    bandwidth: float
    flops: float
    known: bool = True

    @classmethod
    def of(cls, chip: str, memory: int, performance_cores: int = 0, working_set: int | None = None) -> Self:
        """A machine by its chip and memory.

        Args:
            chip: as the system names it.
            memory: bytes.
            performance_cores: tells the smaller Max chips from the larger; 0 where unknown.
            working_set: bytes that Metal recommends at most (``max_recommended_working_set_size``); by default
                what macOS gives: two thirds of the memory, three quarters above 36 GB.
        """
        apple = chip.startswith("Apple")
        found = _SMALLER.get((chip, performance_cores)) or CHIPS.get(chip)
        speed = found or (NEWER if apple else ORDINARY)
        if working_set is None:
            share = 3 / 4 if memory > 36 * GIB or not apple else 2 / 3
            working_set = int(memory * share)
        return cls(chip, memory, working_set, speed.bandwidth, speed.flops, known=found is not None)

    @classmethod
    def this(cls, working_set: int | None = None) -> Self:
        """The machine that this runs on.

        Args:
            working_set: what Metal recommends, where the engine thread has asked it.

        Raises:
            ModelError: where the system does not tell its memory.
        """
        try:
            if sys.platform == "darwin":
                chip, memory = _sysctl("machdep.cpu.brand_string"), int(_sysctl("hw.memsize"))
                cores = _sysctl("hw.perflevel0.physicalcpu")
                return cls.of(chip, memory, int(cores) if cores.isdigit() else 0, working_set)
            return cls.of(_processor(), _memory(), working_set=working_set)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            raise ModelError(f"This system does not tell how much memory it has ({error})") from None


def _sysctl(name: str) -> str:
    run = subprocess.run(
        ["/usr/sbin/sysctl", "-n", name], capture_output=True, text=True, timeout=5, check=False
    )
    return run.stdout.strip()


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "Processor"
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else "Processor"


def _memory() -> int:
    """Bytes of memory, or of the part of it that this container may use."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            text = Path(limit).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if text.isdigit():
            return min(whole, int(text))
    return whole
