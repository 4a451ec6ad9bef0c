"""``heartstudio models convert``: a model's weights into the engine's own layout, in fewer bits where asked."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heartstudio.checkpoints.catalogue import Model
    from heartstudio.checkpoints.conversion import Target
    from heartstudio.checkpoints.installed import Shelf

DEFAULT_PRECISION = "bf16"
ABOUT = "lay weights out for this engine, so that they load at once and take less memory"


def register(actions: Any) -> None:
    """Add the action to those of ``models``."""
    convert = actions.add_parser("convert", help=ABOUT, description=ABOUT.capitalize() + ".")
    convert.add_argument("name", metavar="NAME")
    convert.add_argument(
        "--precision",
        choices=("bf16", "8bit", "4bit"),
        help=f"of the language model; {DEFAULT_PRECISION} unless --codec stands alone",
    )
    convert.add_argument(
        "--codec", choices=("float32", "bf16"), help="convert the codec too, its flow transformer to this"
    )
    convert.add_argument(
        "--delete-original", action="store_true", help="once the conversion was read back and found right"
    )
    convert.add_argument("--yes", action="store_true", help="do not ask before deleting")
    convert.add_argument("--json", action="store_true", help="for machines")
    convert.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Convert; the exit status."""
    from heartstudio.cli.models import open_shelf
    from heartstudio.cli.models_view import show

    shelf = open_shelf()
    model = _model(shelf, arguments.name)
    targets = _targets(shelf, model, arguments)
    delete = arguments.delete_original and _agreed(shelf, targets, arguments)
    from heartstudio.checkpoints.conversion import convert

    status = show(convert(shelf, targets, delete_originals=delete), arguments.json)
    if status == 0 and not arguments.json:
        print(f"{model.title} is ready: heartstudio compose --checkpoint {model.id}")
    return status


def _model(shelf: Shelf, name: str) -> Model:
    """The model of this name, or one that this codec belongs to."""
    models = shelf.catalogue.models
    return next((model for model in models if model.codec == name), None) or shelf.catalogue.model(name)


def _targets(shelf: Shelf, model: Model, arguments: argparse.Namespace) -> list[Target]:
    from heartstudio.checkpoints.conversion import Target
    from heartstudio.checkpoints.errors import ModelError

    if not model.language_model:
        raise ModelError(
            f"{model.title} comes as it is used: there is nothing to convert",
            remedy="Name a model that composes and was fetched, such as 3b",
        )
    wanted = {model.codec: arguments.codec, model.language_model: arguments.precision}
    if not any(wanted.values()):
        wanted[model.language_model] = DEFAULT_PRECISION
    return [
        Target(shelf.catalogue.component(component), precision)
        for component, precision in wanted.items()
        if precision
    ]


def _agreed(shelf: Shelf, targets: list[Target], arguments: argparse.Namespace) -> bool:
    """Whether the person agrees that the originals go; asked before the long work, not after it."""
    from heartstudio.checkpoints.conversion import original_to_delete
    from heartstudio.checkpoints.errors import ModelError

    originals = [original_to_delete(shelf, target.component) for target in targets]
    if arguments.yes or not any(originals):
        return True
    if arguments.json or not sys.stdin.isatty():
        raise ModelError(
            "Deleting an original asks first", safe="Nothing was converted", remedy="Add --yes to go ahead"
        )
    for original in filter(None, originals):
        print(f"delete {original.path} ({original.bytes / 1e9:.1f} GB) once its conversion is found right")
    if input("Go ahead? [y/N] ").strip().lower() in {"y", "yes"}:
        return True
    print("The originals are kept")
    return False
