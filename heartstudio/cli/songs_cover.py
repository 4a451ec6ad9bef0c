"""``heartstudio songs cover``: another cover for a song, and what an image model is told of it."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heartstudio.errors import HeartStudioError

if TYPE_CHECKING:
    from heartstudio.checkpoints.catalogue import Model
    from heartstudio.checkpoints.installed import Shelf
    from heartstudio.covers.flux import Step
    from heartstudio.songs import Library, Song


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``songs cover`` understands beside the song."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--brief", action="store_true", help="only tell what an image model would be told")
    what.add_argument("--picture", type=Path, metavar="FILE", help="use a picture of your own")
    what.add_argument("--drawn", action="store_true", help="draw it without any image model")
    parser.add_argument("--seed", type=int, help="decides how it comes out (a new one)")
    parser.add_argument(
        "--prompt", metavar="WORDS", help="tell the model this, now and later; '' for our own words"
    )
    parser.add_argument(
        "--model", help="a cover model of `heartstudio models list` (the recommended one that is here)"
    )
    parser.add_argument("--size", type=int, default=512, help="pixels, a multiple of 16 (%(default)d)")


def change_cover(library: Library, song: Song, arguments: argparse.Namespace) -> None:
    """Do what ``songs cover`` was asked to."""
    from heartstudio.cli.songs_view import tell
    from heartstudio.covers.brief import own_prompt
    from heartstudio.songs.cover_orders import CoverOrders

    if arguments.prompt is not None:
        library.set_prompt(song.id, own_prompt(arguments.prompt))
    if arguments.brief:
        _print_brief(library, song, machine=arguments.json)
        return
    if arguments.picture:
        from heartstudio.covers.own_picture import own_picture_png

        png, how = own_picture_png(arguments.picture.expanduser()), "your picture"
    else:
        seed = random.SystemRandom().randrange(2**32) if arguments.seed is None else arguments.seed
        png, how = _painted(library, song, seed, arguments)
    library.set_cover(song.id, png)
    CoverOrders(library.home).remove(song.id)  # one that waits to be painted would take its place
    worn = library.covers_of(song)[0]
    tell(
        f"{song.title} wears a new cover ({how}): {worn}", arguments.json, id=song.id, path=str(worn), how=how
    )


def _print_brief(library: Library, song: Song, *, machine: bool) -> None:
    from heartstudio.covers.brief import direct

    brief, own = direct(song.recipe), library.prompt_of(song)
    lines: dict[str, Any] = {
        "style": brief.style.name,
        "subject": brief.subject,
        "setting": brief.setting,
        "layout": brief.layout,
        "feelings": list(brief.feelings),
        "light": brief.light,
        "colours": list(brief.colours),
        "prompt": own or brief.prompt,
        "written_by_hand": bool(own),
    }
    if machine:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
        return
    if own:
        print(own)
        return
    for name in ("style", "subject", "setting", "layout", "light"):
        print(f"{name:9} {lines[name]}")
    print(f"{'feelings':9} {', '.join(brief.feelings)}")
    print(f"{'colours':9} {', '.join(brief.colours)}")
    print(f"\n{brief.prompt}")


def _painted(library: Library, song: Song, seed: int, arguments: argparse.Namespace) -> tuple[bytes, str]:
    from heartstudio.cli.models import open_shelf
    from heartstudio.covers.image_models import can_paint

    if not 0 <= seed < 2**32:
        raise HeartStudioError(f"{seed} is no seed", remedy="Give a whole number from 0 to 4294967295")
    shelf = open_shelf()
    model = None if arguments.drawn else cover_model(shelf, arguments.model)
    if model is None or not can_paint():
        from heartstudio.covers.painted import cover_png

        if not arguments.drawn:
            print(
                "No cover model is here, so it is drawn: heartstudio models get flux2-klein", file=sys.stderr
            )
        return cover_png(replace(song.recipe, seed=seed)), "drawn"
    return _by_model(library, song, seed, shelf, model, arguments), f"{model.title}, seed {seed}"


def _by_model(
    library: Library, song: Song, seed: int, shelf: Shelf, model: Model, arguments: argparse.Namespace
) -> bytes:
    from heartstudio.covers.brief import direct
    from heartstudio.covers.flux import LARGE_SIZE, Commission
    from heartstudio.studio.estimate import Estimator
    from heartstudio.studio.painters import Painters, Sitting
    from heartstudio.studio.room import Room

    size = arguments.size
    if size % 16 or not 64 <= size <= LARGE_SIZE:
        raise HeartStudioError(f"A cover of {size} pixels cannot be painted", remedy="Try 512 or 1024")
    prompt = library.prompt_of(song) or direct(song.recipe).prompt
    painters = Painters(shelf, Room(Estimator(shelf)))
    sitting = Sitting(model.id, Commission(prompt, seed, size))
    png = painters.paint(sitting, lambda _peak: None, _teller(arguments.json), lambda: False)
    if png is None:
        raise KeyboardInterrupt
    return png


def cover_model(shelf: Shelf, name: str | None = None) -> Model | None:
    """The named cover model, or the best that is here."""
    if name is not None:
        model = shelf.catalogue.model(name)
        if model.composes:
            raise HeartStudioError(f"{model.title} composes and does not paint")
        return model
    here = [model for model in shelf.catalogue.models if model.cover and shelf.holds(model.cover)]
    return min(here, key=lambda model: not model.recommended, default=None)


def _teller(machine: bool) -> Callable[[Step], None]:
    def show(step: Step) -> None:
        if not machine and sys.stderr.isatty():
            end = "\n" if step.done == step.total else ""
            print(f"\rPainting, step {step.done} of {step.total}", end=end, file=sys.stderr, flush=True)

    return show
