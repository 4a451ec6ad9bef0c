"""The command line: one module a command, none of which imports anything heavy before it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from heartstudio import __version__
from heartstudio.cli import bench, compose, models, songs
from heartstudio.errors import HeartStudioError

REFUSED = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; those of the process by default.

    Returns:
        The exit status: 0 for done, 2 for refused with a reason, 130 for interrupted.
    """
    parser = argparse.ArgumentParser(
        prog="heartstudio", description="Turns tags and lyrics into songs, entirely on this machine."
    )
    parser.add_argument("--version", action="version", version=f"HeartStudio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in (compose, songs, models, bench):
        command.register(commands)
    chosen = parser.parse_args(arguments)
    if "run" not in chosen:
        parser.print_help()
        return 0
    try:
        status: int = chosen.run(chosen)
    except HeartStudioError as error:
        print(f"heartstudio: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("heartstudio: interrupted", file=sys.stderr)
        return INTERRUPTED
    return status
