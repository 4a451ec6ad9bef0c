"""``heartstudio studio``: the windows."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "studio",
        help="open the studio; what heartstudio does without a command",
        description="Open the studio window and the menu-bar icon.",
    )
    parser.add_argument("--hidden", action="store_true", help="begin in the menu bar, without a window")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="compose two seconds, play them to no loudspeaker, paint a cover; say how that went as JSON",
    )
    parser.add_argument(
        "--checkpoint", help="with --self-test: name or folder of the model; the demo by default"
    )
    parser.add_argument("--report", type=Path, help="with --self-test: write the JSON here too")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the studio, or test it; the exit status."""
    if arguments.self_test:
        from heartstudio.cli.self_test import self_test

        return self_test(arguments.checkpoint, arguments.report)
    from heartstudio.app import run as run_studio

    return run_studio(hidden=arguments.hidden)
