"""``heartstudio models``: which models there are, fetching, finding, converting, checking and removing them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heartstudio.cli import models_convert

if TYPE_CHECKING:
    from heartstudio.checkpoints.catalogue import Component, Model
    from heartstudio.checkpoints.finding import Found
    from heartstudio.checkpoints.hub import Hub
    from heartstudio.checkpoints.installed import Shelf

DONE, FAULTY, REFUSED = 0, 1, 2
LISTED_SECONDS = 180.0
"""Length of the song that the list promises time and memory for."""


def register(commands: Any) -> None:
    """Add ``models`` and its actions to the sub-parsers of the command line."""
    models = commands.add_parser("models", help="list, fetch, find, convert, check and remove models")
    actions = models.add_subparsers(title="actions", metavar="ACTION", required=True)

    listing = _action(actions, "list", _list, "what there is, what is here and what fits this machine")
    _json(listing)

    get = _action(actions, "get", _get, "fetch a model, or go on fetching it")
    get.add_argument(
        "names", nargs="+", metavar="NAME", help="3b, flux2-klein, or a hub id such as owner/name"
    )
    get.add_argument(
        "--fresh", action="store_true", help="fetch everything, also what is already on this machine"
    )
    _json(get)

    find = _action(actions, "find", _find, "look for weights of the hub's cache, heartlib and ComfyUI")
    find.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="where else to look")
    find.add_argument("--link", action="store_true", help="use what is found, from where it lies")
    _json(find)

    add = _action(actions, "add", _add, "add a model of your own: a hub id or a folder")
    add.add_argument("source", metavar="HUB_ID|FOLDER")
    add.add_argument("--name", default="", help="what to call it")
    add.add_argument("--codec", default="", metavar="ID", help="codec it goes with")
    add.add_argument("--tokenizer", default="", metavar="ID", help="tokenizer it goes with")
    add.add_argument("--revision", default="", help="commit, branch or tag of a hub id")
    _json(add)

    models_convert.register(actions)

    verify = _action(actions, "verify", _verify, "hash every file again and compare")
    verify.add_argument("names", nargs="*", metavar="NAME", help="models to check; all by default")
    _json(verify)

    remove = _action(actions, "remove", _remove, "remove a model's weights, or forget a linked one")
    remove.add_argument("name", metavar="NAME")
    remove.add_argument(
        "--precision",
        choices=["original", "bf16", "8bit", "4bit"],
        help="only the language model's weights of this precision",
    )
    remove.add_argument(
        "--codec", choices=["original", "float32", "bf16"], help="only the codec's weights of this precision"
    )
    remove.add_argument("--yes", action="store_true", help="do not ask")
    _json(remove)


def _action(actions: Any, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(
        name, help=about, description=about.capitalize() + "."
    )
    parser.set_defaults(run=run)
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for machines")


def open_shelf() -> Shelf:
    """The models in the user's data folder."""
    from heartstudio.checkpoints.catalogue import load_catalogue
    from heartstudio.checkpoints.installed import Shelf
    from heartstudio.resources import resource
    from heartstudio.songs.layout import heartstudio_home

    return Shelf(heartstudio_home(), load_catalogue(resource("catalogue.toml")))


def _list(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.models_view import model_rows, print_models

    rows = model_rows(open_shelf(), LISTED_SECONDS)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_models(rows, LISTED_SECONDS)
    return DONE


def _get(arguments: argparse.Namespace) -> int:
    from heartstudio.checkpoints.finding import find
    from heartstudio.checkpoints.hub import Hub
    from heartstudio.checkpoints.reuse import LocalCopies, hub_cache

    shelf = open_shelf()
    wanted = [_wanted(shelf, name) for name in arguments.names]
    components = [component for _, parts in wanted for component in parts]
    copies = LocalCopies(None)
    if not arguments.fresh:
        known = find(shelf.catalogue, None, shelf.additions.links.values())
        copies = LocalCopies(hub_cache(), [found.part.path for found in known])
    status = _fetched(shelf, Hub(), components, copies, arguments.json)
    if status == DONE and not arguments.json:
        for next_step, _ in wanted:
            print(next_step)
    return status


def _wanted(shelf: Shelf, name: str) -> tuple[str, tuple[Component, ...]]:
    """What to say once it is here, and the components that it takes."""
    from heartstudio.checkpoints.adding import add_cover_repository, add_repository
    from heartstudio.checkpoints.catalogue import is_repository
    from heartstudio.checkpoints.errors import UnknownModelError
    from heartstudio.covers.image_models import is_image_model

    catalogue = shelf.catalogue
    if any(component.id == name for component in catalogue.components):
        component = catalogue.component(name)
        return f"{component.title} is here", (component,)
    try:
        model = catalogue.model(name)
    except UnknownModelError:
        if not is_repository(name):
            raise
        model = add_cover_repository(shelf, name) if is_image_model(name) else add_repository(shelf, name)
    if not model.composes:
        return f"{model.title} is ready and paints the covers from now on", catalogue.components_of(model)
    return (
        f"{model.title} is ready: heartstudio compose --checkpoint {model.id}",
        shelf.catalogue.components_of(model),
    )


def _fetched(shelf: Shelf, hub: Hub, components: list[Component], copies: Any, machine: bool) -> int:
    from heartstudio.checkpoints.download import fetch
    from heartstudio.checkpoints.errors import AccessRefusedError
    from heartstudio.cli.models_view import show

    try:
        return show(fetch(shelf, hub, components, copies=copies), machine)
    except AccessRefusedError as refusal:
        if machine or not sys.stdin.isatty():
            raise
        print(f"heartstudio: {refusal}", file=sys.stderr)
        token = _asked_token()
        if not token:
            return REFUSED
        from heartstudio.checkpoints.hub import Hub

        return show(fetch(shelf, Hub(token=token), components, copies=copies), machine)


def _asked_token() -> str:
    from getpass import getpass

    from heartstudio.checkpoints.credentials import keep_token

    token = getpass("Hugging Face token (not shown; empty to give up): ").strip()
    if token and input("Keep it in the keychain? [y/N] ").strip().lower() in {"y", "yes"}:
        keep_token(token)
    return token


def _find(arguments: argparse.Namespace) -> int:
    from heartstudio.checkpoints.adding import link
    from heartstudio.checkpoints.finding import find
    from heartstudio.checkpoints.reuse import hub_cache
    from heartstudio.cli.models_view import print_found

    shelf = open_shelf()
    found = find(shelf.catalogue, hub_cache(), arguments.folders)
    linked = {one.part.path: link(shelf, one).id for one in _to_link(shelf, found)} if arguments.link else {}
    if arguments.json:
        rows = [
            {
                "role": one.part.role.value,
                "path": str(one.part.path),
                "source": one.source,
                "component": one.component,
                "bytes": one.part.bytes,
                "problem": one.part.problem,
                "linked": linked.get(one.part.path, ""),
            }
            for one in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_found(found, linked)
    return DONE


def _to_link(shelf: Shelf, found: list[Found]) -> list[Found]:
    """What can be used and is not here yet; parts that belong to a found language model come along with it."""
    from heartstudio.checkpoints.catalogue import Role

    known = [one for one in found if not one.part.problem]
    own = [one for one in known if one.component and not shelf.holds(one.component)]
    others = [one for one in known if not one.component and one.part.role is Role.LANGUAGE_MODEL]
    return own + others


def _add(arguments: argparse.Namespace) -> int:
    from heartstudio.checkpoints.adding import add_cover_repository, add_folder, add_repository
    from heartstudio.checkpoints.catalogue import UNPINNED
    from heartstudio.covers.image_models import is_image_model

    shelf = open_shelf()
    options = {"name": arguments.name, "codec": arguments.codec, "tokenizer": arguments.tokenizer}
    folder = Path(arguments.source).expanduser()
    if folder.is_dir():
        model = add_folder(shelf, folder, **options)
        composes = "heartstudio compose --checkpoint"
        next_step = composes if model.composes else "heartstudio songs cover ID --model"
    else:
        revision, next_step = arguments.revision or UNPINNED, "heartstudio models get"
        if is_image_model(arguments.source):
            model = add_cover_repository(shelf, arguments.source, revision=revision, name=arguments.name)
        else:
            model = add_repository(shelf, arguments.source, revision=revision, **options)
    if arguments.json:
        print(json.dumps({"id": model.id, "components": list(model.components)}))
    else:
        print(f"{model.title} is added: {next_step} {model.id}")
    return DONE


def _verify(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.models_view import show_verdicts

    shelf = open_shelf()
    models = [shelf.catalogue.model(name) for name in arguments.names]
    chosen = {component for model in models for component in model.components}
    installed = [one for one in shelf.installed() if not arguments.names or one.component in chosen]
    return FAULTY if show_verdicts(shelf, installed, arguments.json) else DONE


def _remove(arguments: argparse.Namespace) -> int:
    from heartstudio.checkpoints.errors import ModelError, NotInstalledError
    from heartstudio.checkpoints.manifest import ORIGINAL

    shelf = open_shelf()
    model = shelf.catalogue.model(arguments.name)
    doomed = _doomed(shelf, model, arguments)
    here = [
        one
        for component, precision in doomed
        for one in shelf.installed(component)
        if precision in (None, one.precision)
    ]
    partial = sum(shelf.partial_bytes(component, precision or ORIGINAL) for component, precision in doomed)
    if not here and not partial:
        raise NotInstalledError(f"{model.title} is not on this machine")
    if not arguments.yes:
        if arguments.json or not sys.stdin.isatty():
            raise ModelError(
                "Removing asks first", safe="Nothing was removed", remedy="Add --yes to go ahead"
            )
        for one in here:
            print(f"{'forget' if one.linked else 'remove'} {one.path} ({one.bytes / 1e9:.1f} GB)")
        if input("Go ahead? [y/N] ").strip().lower() not in {"y", "yes"}:
            return DONE
    freed = sum(shelf.remove(component, precision) for component, precision in doomed)
    if arguments.json:
        print(json.dumps({"removed": [component for component, _ in doomed], "bytes": freed}))
    else:
        gone = f"{freed / 1e9:.1f} GB freed" if freed else "forgotten; its files stay where they are"
        print(f"{model.title}: {gone}")
    return DONE


def _doomed(shelf: Shelf, model: Model, arguments: argparse.Namespace) -> list[tuple[str, str | None]]:
    """Components to remove, each with the one precision that is meant, or None for all of it."""
    from heartstudio.checkpoints.resolving import only_of

    chosen = [
        (model.language_model or model.cover, arguments.precision),
        (model.codec, arguments.codec),
    ]
    some = [(component, precision) for component, precision in chosen if component and precision]
    return some or [(component, None) for component in only_of(shelf, model)]
