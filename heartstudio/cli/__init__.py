"""The command line: one module a command, none of which imports anything heavy before it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from heartstudio import __version__
from heartstudio.cli import bench, compose, models, songs, studio
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
    for command in (studio, compose, songs, models, bench):
        command.register(commands)
    chosen = parser.parse_args(_with_command(sys.argv[1:] if arguments is None else arguments))
    try:
        status: int = chosen.run(chosen)
    except HeartStudioError as error:
        print(f"heartstudio: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("heartstudio: interrupted", file=sys.stderr)
        return INTERRUPTED
    return status


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """What is to be done; the studio where nothing, or only one of its own options, is asked for."""
    if not arguments or arguments[0] in ("--self-test", "--hidden"):
        return ["studio", *arguments]
    return arguments
