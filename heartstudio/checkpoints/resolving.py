"""From a recipe's ``checkpoint`` to the folders that the engine loads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from heartstudio.checkpoints.catalogue import Model, Role
from heartstudio.checkpoints.errors import ModelError, NotInstalledError, UnknownModelError
from heartstudio.checkpoints.installed import Installed, Shelf, missing
from heartstudio.checkpoints.layout import Part, parts_below, parts_of_model
from heartstudio.checkpoints.manifest import ORIGINAL
from heartstudio.checkpoints.sizes import (
    CodecPrecision,
    CodecSizes,
    LanguageModelSizes,
    ModelSizes,
    Precision,
)
from heartstudio.resources import ResourceError, resource

_PREFERRED = (*Precision, CodecPrecision.FLOAT32, ORIGINAL)


@dataclass(frozen=True, slots=True)
class CheckpointPaths:
    """Where the parts of a model that composes lie.

    Attributes:
        language_model: folder of HeartMuLa.
        codec: folder of HeartCodec.
        tokenizer: the ``tokenizer.json``.
        gen_config: the ``gen_config.json``.
        precision: of the language model on disk: ``original``, ``bf16``, ``8bit`` or ``4bit``.
        codec_precision: of the codec on disk: ``original``, ``float32`` or ``bf16``.
    """

    language_model: Path
    codec: Path
    tokenizer: Path
    gen_config: Path
    precision: str = ORIGINAL
    codec_precision: str = ORIGINAL

    @property
    def codec_bytes(self) -> int:
        """Bytes of a number of the codec's transformer in memory."""
        return 2 if self.codec_precision == CodecPrecision.BF16 else 4


def resolve(shelf: Shelf, name: str, precision: Precision | None = None) -> CheckpointPaths:
    """The folders of a model by its name, its component's or hub id, or the path of a folder.

    Args:
        shelf: what is installed.
        name: ``sketch``, ``3b``, a hub id, or a folder in heartlib's layout or of a language model alone.
        precision: wanted of the language model; where no conversion to it is here, the original serves, which
            the engine quantises as it loads. By default the most faithful conversion, or else the original. A
            codec in bf16 is taken wherever it is: it was made to be.

    Raises:
        UnknownModelError: where neither a model nor a folder goes by this name.
        NotInstalledError: where it is known but not, or not wholly, here.
    """
    folder = Path(name).expanduser()
    try:
        model = shelf.catalogue.model(name)
    except UnknownModelError:
        if not folder.is_dir():
            raise
        return _from_folder(shelf, folder)
    if model.cover:
        raise UnknownModelError(
            f"{model.title} paints covers and does not compose", remedy="Choose a model that sings"
        )
    if model.bundled:
        return _bundled(model)
    language_model = _pick(shelf, model.language_model, precision)
    codec = _pick(shelf, model.codec)
    tokenizer = _pick(shelf, model.tokenizer).path
    return CheckpointPaths(
        language_model=language_model.path,
        codec=codec.path,
        tokenizer=tokenizer / "tokenizer.json",
        gen_config=tokenizer / "gen_config.json",
        precision=language_model.precision,
        codec_precision=codec.precision,
    )


def cover_folder(shelf: Shelf, model: Model) -> Path:
    """The folder of a model that paints covers.

    Raises:
        NotInstalledError: where it is not, or not wholly, here.
    """
    return _pick(shelf, model.cover).path


def sizes_of(shelf: Shelf, model: Model) -> ModelSizes | None:
    """The sizes of a model that composes: as the catalogue has them, or from the headers of weights that are here.

    None for a cover model, and where neither is to be had.
    """
    known = shelf.catalogue.sizes(model)
    if known or not model.composes:
        return known
    try:
        paths = resolve(shelf, model.id)
        return ModelSizes(
            LanguageModelSizes.from_folder(paths.language_model), CodecSizes.from_folder(paths.codec)
        )
    except (ModelError, OSError):
        return None


def codec_bytes_of(shelf: Shelf, name: str) -> int:
    """Bytes of a number of the transformer in the codec that a model would be loaded with: 4, or 2 in bf16.

    Args:
        shelf: what is installed.
        name: of a model, or the path of a folder.
    """
    try:
        return resolve(shelf, name).codec_bytes
    except ModelError:
        return 4


def _pick(shelf: Shelf, component: str, precision: Precision | None = None) -> Installed:
    found = list(shelf.installed(component))
    whole = {installed.precision: installed for installed in found if not installed.problem}
    wanted = (precision, ORIGINAL, *Precision) if precision else _PREFERRED
    for choice in wanted:
        if choice in whole:
            return whole[choice]
    raise missing(shelf.catalogue.component(component), found)


def _bundled(model: Model) -> CheckpointPaths:
    try:
        folder = resource(model.bundled)
    except ResourceError as error:
        raise NotInstalledError(error.what, safe=error.safe, remedy=error.remedy) from None
    return _paths(list(parts_below(folder)), folder)


def _from_folder(shelf: Shelf, folder: Path) -> CheckpointPaths:
    parts = parts_of_model(folder)
    here = {part.role for part in parts}
    codec_precision: str = ORIGINAL
    if Role.LANGUAGE_MODEL in here:
        for role in {Role.CODEC, Role.TOKENIZER} - here:
            installed = _pick(shelf, shelf.catalogue.recommended(role).id)
            parts.append(Part(role, installed.path, installed.bytes))
            if role is Role.CODEC:
                codec_precision = installed.precision
    return replace(_paths(parts, folder), codec_precision=codec_precision)


def _paths(parts: Iterable[Part], folder: Path) -> CheckpointPaths:
    by_role: dict[Role, list[Part]] = {}
    for part in parts:
        by_role.setdefault(part.role, []).append(part)
    chosen: dict[Role, Part] = {}
    for role in (Role.LANGUAGE_MODEL, Role.CODEC, Role.TOKENIZER):
        choices = by_role.get(role, [])
        whole = [part for part in choices if not part.problem]
        if not choices:
            raise NotInstalledError(f"{folder} holds no {role}")
        if not whole:
            raise NotInstalledError(f"The {role} in {choices[0].path} is not whole: {choices[0].problem}")
        if len(whole) > 1:
            names = ", ".join(part.path.name for part in whole)
            raise ModelError(
                f"{folder} holds more than one {role}: {names}", remedy="Name the folder of one of them"
            )
        chosen[role] = whole[0]
    tokenizer = chosen[Role.TOKENIZER].path
    return CheckpointPaths(
        chosen[Role.LANGUAGE_MODEL].path,
        chosen[Role.CODEC].path,
        tokenizer / "tokenizer.json",
        tokenizer / "gen_config.json",
    )


def only_of(shelf: Shelf, model: Model) -> tuple[str, ...]:
    """The components that go when this model goes: not the codec or tokenizer of another model that is here."""
    others = [
        other
        for other in shelf.catalogue.models
        if other.id != model.id and shelf.holds(other.language_model or other.cover)
    ]
    shared = {component for other in others for component in other.components}
    return tuple(component for component in model.components if component not in shared)
