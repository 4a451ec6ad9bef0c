"""``heartstudio compose``: words in, a song out."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import DEMO_CHECKPOINT, Recipe

if TYPE_CHECKING:
    from heartstudio.audio.export import ExportFormat
    from heartstudio.cli.progress import Reporter
    from heartstudio.engine import Checkpoint, Composer, Settings
    from heartstudio.songs.journal import Interrupted
    from heartstudio.songs.library import Library
    from heartstudio.songs.song import Song

RANDOM_CHECKPOINT = "random"
"""Names a tiny checkpoint with random weights, made for the occasion."""


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "compose",
        help="compose a song from tags and lyrics",
        description="Compose a song from tags and lyrics. Ctrl-C stops; what is composed so far can be gone on with.",
    )
    parser.add_argument("--tags", help="style words, most important first: piano,happy,wedding")
    parser.add_argument("--lyrics", default="", help="the words to sing, or @FILE to read them from")
    parser.add_argument("--duration", type=float, default=240.0, help="length limit in seconds (%(default)g)")
    parser.add_argument("--output", type=Path, help="write the song here too: .wav, .flac or .aiff")
    parser.add_argument("--seed", type=int, help="one seed gives one song; drawn where not given")
    parser.add_argument("--cfg-scale", type=float, default=1.5, help="guidance by the words (%(default)g)")
    parser.add_argument("--temperature", type=float, default=1.0, help="0 takes the likeliest (%(default)g)")
    parser.add_argument("--topk", type=int, default=50, help="draw among so many codes (%(default)d)")
    parser.add_argument("--takes", type=int, default=1, help="songs made in one batch (%(default)d)")
    parser.add_argument("--ignore-eos", action="store_true", help="go on to the length limit")
    parser.add_argument(
        "--checkpoint", default=DEMO_CHECKPOINT, help="name or folder of a model (%(default)s)"
    )
    parser.add_argument("--dtype", choices=("bfloat16", "float16", "float32"), help="of the language model")
    parser.add_argument("--bits", type=int, choices=(4, 8), help="quantise the language model")
    parser.add_argument("--max-memory", type=float, metavar="GB", help="never use more than this")
    parser.add_argument("--resume", metavar="ID", nargs="?", const="", help="go on with an interrupted song")
    parser.add_argument("--no-library", action="store_true", help="only write --output")
    parser.add_argument("--keep-partial", action="store_true", help="on Ctrl-C, finish the song where it is")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compose; the exit status."""
    from heartstudio.cli.progress import reporter

    with ExitStack() as held, reporter(json_lines=arguments.json) as report:
        library = None if arguments.no_library else held.enter_context(_library())
        interrupted = _interrupted(library, arguments.resume) if arguments.resume is not None else None
        recipe = interrupted.recipe if interrupted else _recipe(arguments)
        chosen_format = _export_format(arguments.output)
        if library is None and arguments.output is None:
            raise HeartStudioError("--no-library needs --output, or the song would be nowhere")
        composer = held.enter_context(_composer(recipe.checkpoint, _settings(arguments), report))
        report.starting(recipe)
        if library is None:
            _compose_to_file(composer, recipe, arguments, chosen_format, report)
            return 0
        for song in _compose_to_library(composer, recipe, library, interrupted, arguments, report):
            _order_cover(library, song, report)
            written = None
            if arguments.output is not None:
                written = _export(library, song, arguments.output, chosen_format)
            report.saved(song, written)
    return 0


def _recipe(arguments: argparse.Namespace) -> Recipe:
    if arguments.tags is None:
        raise HeartStudioError("--tags are missing", remedy="Name a style, such as --tags piano,happy")
    seed = arguments.seed
    if seed is None:
        import secrets

        seed = secrets.randbelow(2**32)
    return Recipe(
        tags=arguments.tags,
        lyrics=_lyrics(arguments.lyrics),
        seconds=arguments.duration,
        seed=seed,
        guidance=arguments.cfg_scale,
        temperature=arguments.temperature,
        top_k=arguments.topk,
        takes=arguments.takes,
        checkpoint=arguments.checkpoint,
        ignore_eos=arguments.ignore_eos,
    )


def _lyrics(given: str) -> str:
    if not given.startswith("@"):
        return given
    path = Path(given[1:])
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise HeartStudioError(f"lyrics file {path} cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise HeartStudioError(f"lyrics file {path} is not text in UTF-8") from None


def _settings(arguments: argparse.Namespace) -> Settings:
    import mlx.core as mx

    from heartstudio.engine import Settings

    limit = arguments.max_memory
    if limit is not None and not 0 < limit < 1e6:
        raise HeartStudioError(
            f"--max-memory {limit:g} is not allowed; it must be a number of gigabytes above 0"
        )
    return Settings(
        dtype=None if arguments.dtype is None else getattr(mx, arguments.dtype),
        bits=arguments.bits,
        memory_limit=None if limit is None else int(limit * 1e9),
    )


@contextmanager
def _library() -> Iterator[Library]:
    from heartstudio.covers.painted import cover_png
    from heartstudio.songs.layout import heartstudio_home
    from heartstudio.songs.library import Library

    with Library(heartstudio_home(), paint=cover_png) as library:
        yield library


def _interrupted(library: Library | None, wanted: str) -> Interrupted:
    from heartstudio.songs.journal import pending

    if library is None:
        raise HeartStudioError("--resume needs the library, so --no-library cannot stand beside it")
    found = [song for song in pending(library.home) if song.id.startswith(wanted)]
    if not found:
        raise HeartStudioError("there is no interrupted song to go on with")
    return found[-1]


@contextmanager
def _composer(name: str, settings: Settings, report: Reporter) -> Iterator[Composer]:
    from heartstudio.engine import Checkpoint, Composer

    with ExitStack() as held:
        if name == RANDOM_CHECKPOINT:
            from tempfile import TemporaryDirectory

            from heartstudio.engine.random_checkpoint import write_random_checkpoint

            report.warning(
                "This model is made of random numbers: it knows no music, it only shows that all works."
            )
            folder = Path(held.enter_context(TemporaryDirectory(prefix="heartstudio-")))
            checkpoint = Checkpoint.at(write_random_checkpoint(folder))
        elif Path(name).is_dir():
            checkpoint = Checkpoint.at(name)
        else:
            checkpoint = _installed(name, settings.bits)
        yield Composer(checkpoint, settings)


def _installed(name: str, bits: int | None) -> Checkpoint:
    from heartstudio.checkpoints.resolving import resolve
    from heartstudio.checkpoints.sizes import Precision
    from heartstudio.cli.models import open_shelf
    from heartstudio.engine import Checkpoint

    paths = resolve(open_shelf(), name, Precision(f"{bits}bit") if bits else None)
    return Checkpoint(paths.language_model, paths.codec, paths.tokenizer, paths.gen_config)


@contextmanager
def _stop_on_request(keep: bool) -> Iterator[Any]:
    """A question that turns true on the first Ctrl-C where the song so far is to be kept; else it interrupts."""
    asked: list[bool] = []
    if not keep:
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, lambda *_: asked.append(True) if not asked else sys.exit(130))
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def _compose_to_library(
    composer: Composer,
    recipe: Recipe,
    library: Library,
    interrupted: Interrupted | None,
    arguments: argparse.Namespace,
    report: Reporter,
) -> Iterator[Song]:
    from heartstudio.studio.recording import Recorder, Saved, going_on

    recorder = Recorder(library)
    with _stop_on_request(arguments.keep_partial) as enough:
        if interrupted is None:
            events = recorder.record(recipe, composer.compose(recipe, enough=enough))
        else:
            events = recorder.resume(interrupted, going_on(composer, interrupted, enough))
        try:
            for event in events:
                if isinstance(event, Saved):
                    yield event.song
                else:
                    report.event(event)
        except KeyboardInterrupt:
            report.warning("Stopped. heartstudio compose --resume goes on from here.")
            raise


def _order_cover(library: Library, song: Song, report: Reporter) -> None:
    """Let the studio paint a cover, now or when it is opened, where one of its own songs would get one."""
    from heartstudio.cli.models import open_shelf
    from heartstudio.cli.songs_cover import cover_model
    from heartstudio.covers.image_models import can_paint
    from heartstudio.songs.cover_orders import CoverOrder, CoverOrders
    from heartstudio.songs.layout import heartstudio_home
    from heartstudio.studio.settings import Settings

    try:
        if can_paint() and cover_model(open_shelf()) is not None and Settings(heartstudio_home()).covers:
            CoverOrders(library.home).put(CoverOrder(song.id, song.recipe.seed))
    except HeartStudioError as error:  # the song is safe, with the cover that was drawn for it
        report.warning(str(error))


def _compose_to_file(
    composer: Composer,
    recipe: Recipe,
    arguments: argparse.Namespace,
    chosen: ExportFormat,
    report: Reporter,
) -> None:
    """Compose without a library; more than one take gets numbered names."""
    from tempfile import TemporaryDirectory

    from heartstudio.audio.export import export
    from heartstudio.audio.tagging import SongTags
    from heartstudio.audio.wave import WaveWriter
    from heartstudio.engine.events import AudioReady
    from heartstudio.songs.titles import title_of

    with TemporaryDirectory(prefix="heartstudio-") as folder, ExitStack() as open_files:
        paths = [Path(folder) / f"{take}.wav" for take in range(recipe.takes)]
        writers = [open_files.enter_context(WaveWriter(path)) for path in paths]
        with _stop_on_request(arguments.keep_partial) as enough:
            for event in composer.compose(recipe, enough=enough):
                if isinstance(event, AudioReady):
                    writers[event.take].write(event.samples)
                report.event(event)
        open_files.close()
        for take, path in enumerate(paths):
            made = recipe.of_take(take)
            tags = SongTags(title_of(made), recipe=made, lyrics=made.lyrics)
            report.saved(None, export(path, arguments.output, chosen, tags))


def _export_format(output: Path | None) -> Any:
    """The format that the output's name asks for, checked before anything is composed."""
    if output is None:
        return None
    from heartstudio.audio.export import ExportFormat

    if not output.is_dir() and not output.parent.is_dir():
        raise HeartStudioError(
            f"the folder {output.parent} does not exist", remedy="Make it, or choose another"
        )
    return ExportFormat.WAV24 if output.is_dir() else ExportFormat.of(output)


def _export(library: Library, song: Song, output: Path, chosen: ExportFormat) -> Path:
    from heartstudio.songs.export import export_song

    written: Path = export_song(library, song, output, chosen)
    return written
