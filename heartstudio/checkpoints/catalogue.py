"""The list of models: those that HeartStudio knows and those that the user added."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from heartstudio.checkpoints.errors import CatalogueError, UnknownModelError, printable
from heartstudio.checkpoints.sizes import CodecSizes, LanguageModelSizes, ModelSizes, sizes_from

FORMAT = 1
UNPINNED = "main"
"""Revision of a repository of which no commit is known; the commit that came is recorded on download."""

WEIGHT_FILES = ("config.json", "*.safetensors", "model.safetensors.index.json", "flavors.json")
"""What a language model or codec that the user names may consist of."""

COVER_FILES = (
    *("*.json", "chat_template.jinja"),
    *("vae/*.safetensors", "transformer/*.safetensors", "text_encoder*/*.safetensors"),
    *("vae/*.json", "transformer/*.json", "text_encoder*/*.json"),
    *("tokenizer*/*.json", "tokenizer*/*.txt", "tokenizer*/*.jinja", "tokenizer*/*.model"),
)
"""What a cover model that the user names may consist of."""

TOKENIZER_FILES = ("tokenizer.json", "gen_config.json")

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")


class Role(StrEnum):
    """What a component is for."""

    LANGUAGE_MODEL = "language model"
    CODEC = "codec"
    TOKENIZER = "tokenizer"
    COVER = "cover model"


@dataclass(frozen=True, slots=True)
class Component:
    """One repository of weights, or one folder of them.

    Attributes:
        id: name of its folder among the installed models.
        title: as a person reads it.
        role: what it is for.
        repository: hub id, ``owner/name``; empty for a folder of the user's.
        revision: commit, branch or tag to fetch.
        files: patterns of the files that make it up.
        download_bytes: approximate size of a fresh download; 0 where unknown.
        licence: SPDX name; empty where unknown.
        sizes: elements, for the promise; None where they are learnt from the weights once they are here.
        stored_bits: of a cover model's weights: 16 as they were trained, 8 or 4 where they come quantised.
    """

    id: str
    title: str
    role: Role
    repository: str = ""
    revision: str = UNPINNED
    files: tuple[str, ...] = WEIGHT_FILES
    download_bytes: int = 0
    licence: str = ""
    sizes: LanguageModelSizes | CodecSizes | None = None
    stored_bits: int = 16


@dataclass(frozen=True, slots=True)
class Model:
    """What a person picks: a language model with its codec and tokenizer, or a painter of covers.

    Attributes:
        id: short name, also a recipe's ``checkpoint``.
        title: as a person reads it.
        about: one line on what it is good for.
        language_model: component id; empty for a cover model or a bundled one.
        codec: component id.
        tokenizer: component id.
        cover: component id of a cover model; empty for one that composes.
        bundled: folder below ``resources/`` of a model that comes with the program.
        recommended: the one to offer first of its kind.
    """

    id: str
    title: str
    about: str = ""
    language_model: str = ""
    codec: str = ""
    tokenizer: str = ""
    cover: str = ""
    bundled: str = ""
    recommended: bool = False

    @property
    def components(self) -> tuple[str, ...]:
        """Ids of the components it is made of."""
        return tuple(filter(None, (self.language_model, self.codec, self.tokenizer, self.cover)))

    @property
    def composes(self) -> bool:
        """Whether it makes music rather than pictures."""
        return not self.cover


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that can be picked, and the components it is made of."""

    components: tuple[Component, ...]
    models: tuple[Model, ...]

    def component(self, identity: str) -> Component:
        """The component of this id.

        Raises:
            UnknownModelError: where there is none.
        """
        for component in self.components:
            if component.id == identity:
                return component
        raise self._unknown(identity)

    def model(self, name: str) -> Model:
        """The model of this id or title, or the one whose own part is this component or hub id.

        Raises:
            UnknownModelError: where there is none, with the nearest names.
        """
        wanted = name.strip().casefold()
        for model in self.models:
            if wanted in (model.id.casefold(), model.title.casefold()):
                return model
        for model in self.models:
            lead = model.language_model or model.cover
            if lead:
                component = self.component(lead)
                tail = component.repository.rpartition("/")[2]
                if wanted in (lead.casefold(), component.repository.casefold(), tail.casefold()):
                    return model
        raise self._unknown(name)

    def components_of(self, model: Model) -> tuple[Component, ...]:
        """The components of a model, in the order of their roles."""
        return tuple(map(self.component, model.components))

    def recommended(self, role: Role) -> Component:
        """The component of this role that the recommended model uses."""
        for model in sorted(self.models, key=lambda model: not model.recommended):
            for component in self.components_of(model):
                if component.role is role:
                    return component
        raise CatalogueError(f"The list of models names no {role}", remedy="Install HeartStudio again")

    def sizes(self, model: Model) -> ModelSizes | None:
        """The sizes of a model that composes; None where they are not written down."""
        language_model = codec = None
        for component in self.components_of(model):
            if isinstance(component.sizes, LanguageModelSizes):
                language_model = component.sizes
            elif isinstance(component.sizes, CodecSizes):
                codec = component.sizes
        return ModelSizes(language_model, codec) if language_model and codec else None

    def extended(self, components: Iterable[Component], models: Iterable[Model]) -> Catalogue:
        """This catalogue and the given entries; one that has a known id takes the place of it."""
        by_id = {component.id: component for component in (*self.components, *components)}
        models_by_id = {model.id: model for model in (*self.models, *models)}
        return _checked(Catalogue(tuple(by_id.values()), tuple(models_by_id.values())))

    def _unknown(self, name: str) -> UnknownModelError:
        known = [model.id for model in self.models]
        near = difflib.get_close_matches(name.casefold(), known, n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        return UnknownModelError(
            f"No model is called {printable(name)}",
            remedy=f"{meant}Known are {', '.join(known)}, and any hub id or folder once added",
        )


def load_catalogue(file: Path) -> Catalogue:
    """The catalogue that travels with the program.

    Args:
        file: ``resources/catalogue.toml``.

    Raises:
        CatalogueError: naming what in it does not hold.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        if data.get("format") != FORMAT:
            raise ValueError(f"its format is {data.get('format')!r}, not {FORMAT}")  # noqa: TRY301
        sizes: dict[str, LanguageModelSizes | CodecSizes] = {}
        for name, table in data["language_model_sizes"].items():
            sizes[name] = sizes_from(LanguageModelSizes, table)
        for name, table in data["codec_sizes"].items():
            sizes[name] = sizes_from(CodecSizes, table)
        components = tuple(
            component_from({**entry, **({"sizes": sizes[entry["sizes"]]} if "sizes" in entry else {})})
            for entry in data["component"]
        )
        return _checked(Catalogue(components, tuple(map(model_from, data["model"]))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CatalogueError(
            f"The list of models {file} cannot be read ({error})", remedy="Install HeartStudio again"
        ) from None


def component_from(entry: Mapping[str, Any]) -> Component:
    """A component from a table; its id, repository and file patterns are checked.

    Raises:
        ValueError: naming the value at fault.
        KeyError: where the role is missing.
        TypeError: for another missing or an unknown key.
    """
    values = dict(entry)
    values["role"] = Role(values["role"])
    if "files" in values:
        values["files"] = tuple(values["files"])
    component = Component(**values)
    if not _ID.fullmatch(component.id):
        raise ValueError(f"{component.id!r} is no id of a component")
    if component.stored_bits not in (4, 8, 16):
        raise ValueError(f"weights of {component.stored_bits} bits are not known")
    if component.repository and not is_repository(component.repository):
        raise ValueError(f"{component.repository!r} is no hub id")
    return component


def model_from(entry: Mapping[str, Any]) -> Model:
    """A model from a table.

    Raises:
        ValueError: for an id that cannot be one.
        TypeError: for a missing or unknown key.
    """
    model = Model(**entry)
    if not _ID.fullmatch(model.id):
        raise ValueError(f"{model.id!r} is no id of a model")
    return model


def is_repository(name: str) -> bool:
    """Whether a name has the form of a hub id, ``owner/name``."""
    return bool(_REPOSITORY.fullmatch(name)) and ".." not in name and "--" not in name


def identity_of(name: str) -> str:
    """An id made from a hub id or folder name: lower case, with anything unfit as a hyphen."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", name.lower().replace("/", "--")).strip("-._")
    return plain[:100] or "model"


def _checked(catalogue: Catalogue) -> Catalogue:
    roles = {component.id: component.role for component in catalogue.components}
    for model in catalogue.models:
        wanted = (
            (model.language_model, Role.LANGUAGE_MODEL),
            (model.codec, Role.CODEC),
            (model.tokenizer, Role.TOKENIZER),
            (model.cover, Role.COVER),
        )
        for identity, role in wanted:
            if identity and roles.get(identity) is not role:
                raise ValueError(f"{model.id} names {identity} as its {role}, which it is not")
        whole = model.language_model and model.codec and model.tokenizer
        if not (whole or model.cover or model.bundled):
            raise ValueError(f"{model.id} is made of nothing")
    return catalogue
