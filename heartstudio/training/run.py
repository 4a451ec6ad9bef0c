"""Train the demo model: ``python -m heartstudio.training.run --out FOLDER --state FOLDER --minutes M``.

A call ends in time, leaves its state for the next and its results in FOLDER. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from heartstudio.training.plan import STAGES, Plan

SAVE_SECONDS = 12.0
"""What saving and packing take at the end of a call."""

REPORT_SECONDS = 240.0
"""What starting and measuring take besides, in the last call."""

REHEARSAL_SONGS, SONGS = 16, 300


def main() -> None:
    """Conduct a call of the training."""
    began = time.monotonic()
    arguments = _arguments()
    sys.stderr.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # The processes that measure import this file too; they need no PyTorch.
    import torch

    from heartstudio.training.bundle import unpack
    from heartstudio.training.course import Course, elapsed_so_far, processors
    from heartstudio.training.report import Reporter
    from heartstudio.training.trainer import Deadline

    deadline = Deadline(60 * arguments.minutes - SAVE_SECONDS - (time.monotonic() - began))
    if arguments.resume is not None and not (arguments.state / "progress").exists():
        unpack(arguments.resume, "checkpoint", arguments.state)
    plan = Plan()
    if arguments.rehearse:
        plan = plan.rehearsal(arguments.rehearse)
    elif arguments.last:
        plan = plan.fitted(elapsed_so_far(arguments.state), deadline.left - REPORT_SECONDS)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    workers = arguments.workers or max(1, processors() - 1)
    course = Course(plan, device, arguments.state, arguments.out, deadline, workers, arguments.through)
    done = course.run()
    if done or arguments.last:
        Reporter(
            course, arguments.state, arguments.out, REHEARSAL_SONGS if arguments.rehearse else SONGS
        ).write()
    sys.stderr.write("everything is trained\n" if done else "to be continued in another call\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for results, small enough to be carried home"
    )
    parser.add_argument("--state", type=Path, required=True, help="folder that the next call goes on from")
    parser.add_argument("--minutes", type=float, required=True, help="after which this call has ended")
    parser.add_argument("--resume", type=Path, help="results of an earlier call, where its state is lost")
    parser.add_argument("--last", action="store_true", help="fit the rest of the training into this call")
    parser.add_argument("--through", choices=STAGES, default=STAGES[-1], help="the last stage to train")
    parser.add_argument(
        "--rehearse", type=float, metavar="SECONDS", help="give each stage so many seconds only"
    )
    parser.add_argument(
        "--workers", type=int, help="processes that render songs; all processors but one by default"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
