"""What the user adds: a hub id, a folder, or weights that were found; linked, never copied or changed."""

from __future__ import annotations

import re
from pathlib import Path

from heartstudio.checkpoints.catalogue import (
    COVER_FILES,
    UNPINNED,
    WEIGHT_FILES,
    Catalogue,
    Component,
    Model,
    Role,
    identity_of,
    is_repository,
)
from heartstudio.checkpoints.errors import CatalogueError, UnknownModelError, printable
from heartstudio.checkpoints.finding import Found
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.layout import Part, parts_of_model


def add_repository(
    shelf: Shelf,
    repository: str,
    *,
    revision: str = UNPINNED,
    name: str = "",
    codec: str = "",
    tokenizer: str = "",
) -> Model:
    """Add a language model on the hub, to be fetched like any other; no request is made.

    Args:
        shelf: whose list it joins.
        repository: hub id.
        revision: commit, branch or tag.
        name: short name to pick it by; made from the hub id by default.
        codec: id of the codec it goes with; the recommended one by default.
        tokenizer: id of its tokenizer; the recommended one by default.

    Raises:
        CatalogueError: for a name that is no hub id or taken, or a part of another kind.
        UnknownModelError: for a codec or tokenizer that is not known.
    """
    identity = _identity_of_repository(shelf, repository, name)
    component = Component(
        id=identity,
        title=name or repository,
        role=Role.LANGUAGE_MODEL,
        repository=repository,
        revision=revision,
        files=WEIGHT_FILES,
    )
    model = Model(
        id=identity,
        title=name or repository,
        about=f"Added by you from {repository}.",
        language_model=identity,
        codec=_part(shelf.catalogue, codec, Role.CODEC),
        tokenizer=_part(shelf.catalogue, tokenizer, Role.TOKENIZER),
    )
    shelf.add(component, model)
    return model


def add_cover_repository(shelf: Shelf, repository: str, *, revision: str = UNPINNED, name: str = "") -> Model:
    """Add a cover model on the hub, to be fetched like any other; no request is made.

    Args:
        shelf: whose list it joins.
        repository: hub id; its name has to tell which kind of image model it is.
        revision: commit, branch or tag.
        name: short name to pick it by; made from the hub id by default.

    Raises:
        CatalogueError: for a name that is no hub id or taken.
    """
    identity = _identity_of_repository(shelf, repository, name)
    component = Component(
        id=identity,
        title=name or repository,
        role=Role.COVER,
        repository=repository,
        revision=revision,
        files=COVER_FILES,
        stored_bits=_bits_told(repository),
    )
    model = _cover_model(identity, name or repository, repository)
    shelf.add(component, model)
    return model


def add_folder(shelf: Shelf, folder: Path, *, name: str = "", codec: str = "", tokenizer: str = "") -> Model:
    """Add a model in a folder: a language model, by itself or beside its codec and tokenizer, or a cover model.

    Args:
        shelf: whose list it joins.
        folder: where it lies; it stays there.
        name: short name to pick it by; made from the folder's by default.
        codec: id of the codec it goes with; by default the folder's own, or else the recommended one.
        tokenizer: likewise.

    Raises:
        CatalogueError: where the folder holds no whole language model nor cover model, or several.
        UnknownModelError: for a codec or tokenizer that is not known.
    """
    folder = folder.expanduser().absolute()
    parts = parts_of_model(folder)
    language_model = _single(parts, Role.LANGUAGE_MODEL, folder)
    if language_model is None:
        cover = _single(parts, Role.COVER, folder)
        if cover is not None:
            return _add_cover_folder(shelf, cover.path, name)
        raise CatalogueError(
            f"{folder} holds no language model", remedy="Name a folder with a HeartMuLa in it"
        )
    for model in shelf.additions.models:
        if shelf.additions.links.get(model.language_model) == language_model.path and not (
            name or codec or tokenizer
        ):
            return model
    identity = _free_identity(shelf, name or language_model.path.name, "")
    chosen = {Role.LANGUAGE_MODEL: identity}
    shelf.add(
        _linked(identity, name or language_model.path.name, Role.LANGUAGE_MODEL), folder=language_model.path
    )
    for role, asked in ((Role.CODEC, codec), (Role.TOKENIZER, tokenizer)):
        own = None if asked else _single(parts, role, folder)
        if own is None:
            chosen[role] = _part(shelf.catalogue, asked, role)
            continue
        chosen[role] = f"{identity}-{role.value}"
        shelf.add(_linked(chosen[role], f"{role.value} of {identity}", role), folder=own.path)
    model = Model(
        id=identity,
        title=name or language_model.path.name,
        about=f"Added by you from {folder}.",
        language_model=identity,
        codec=chosen[Role.CODEC],
        tokenizer=chosen[Role.TOKENIZER],
    )
    shelf.add(shelf.catalogue.component(identity), model)
    return model


def link(shelf: Shelf, found: Found) -> Component:
    """Use weights that were found, from where they lie.

    Raises:
        CatalogueError: where they are not whole, or the list cannot be written.
    """
    if found.part.problem:
        raise CatalogueError(f"{found.part.path} cannot be used: {found.part.problem}")
    if found.component:
        component = shelf.catalogue.component(found.component)
        shelf.add(component, folder=found.part.path)
        return component
    if found.part.role is Role.COVER:
        model = _add_cover_folder(shelf, found.part.path)
        return shelf.catalogue.component(model.cover)
    if found.part.role is Role.LANGUAGE_MODEL:
        model = add_folder(shelf, found.part.path)
        return shelf.catalogue.component(model.language_model)
    identity = _free_identity(shelf, found.part.path.name, "")
    component = _linked(identity, found.part.path.name, found.part.role)
    shelf.add(component, folder=found.part.path)
    return component


def _add_cover_folder(shelf: Shelf, folder: Path, name: str = "") -> Model:
    for model in shelf.additions.models:
        if model.cover and shelf.additions.links.get(model.cover) == folder and not name:
            return model
    title = name or folder.name
    identity = _free_identity(shelf, title, "")
    component = Component(id=identity, title=title, role=Role.COVER, stored_bits=_bits_told(title))
    model = _cover_model(identity, title, str(folder))
    shelf.add(component, model, folder)
    return model


def _cover_model(identity: str, title: str, source: str) -> Model:
    return Model(
        id=identity, title=title, about=f"Paints covers; added by you from {source}.", cover=identity
    )


def _bits_told(name: str) -> int:
    """What a name says of how its weights are quantised: ``4bit``, ``q8``; 16 where it says nothing."""
    told = re.search(r"(?<![0-9a-z])(?:q([48])|([48])[-_]?bit)(?![0-9a-z])", name.lower())
    return int(told[1] or told[2]) if told else 16


def _linked(identity: str, title: str, role: Role) -> Component:
    return Component(id=identity, title=title, role=role)


def _single(parts: list[Part], role: Role, folder: Path) -> Part | None:
    choices = [part for part in parts if part.role is role]
    whole = [part for part in choices if not part.problem]
    if len(whole) > 1:
        names = ", ".join(part.path.name for part in whole)
        raise CatalogueError(
            f"{folder} holds more than one {role}: {names}", remedy="Name the folder of one of them"
        )
    if choices and not whole:
        raise CatalogueError(f"The {role} in {choices[0].path} cannot be used: {choices[0].problem}")
    return whole[0] if whole else None


def _part(catalogue: Catalogue, identity: str, role: Role) -> str:
    if not identity:
        return catalogue.recommended(role).id
    component = catalogue.component(identity)
    if component.role is not role:
        raise UnknownModelError(f"{identity} is a {component.role}, not a {role}")
    return component.id


def _identity_of_repository(shelf: Shelf, repository: str, name: str) -> str:
    if not is_repository(repository):
        raise CatalogueError(f"{printable(repository)} is no hub id", remedy="Give it as owner/name")
    return _free_identity(shelf, name or repository, repository)


def _free_identity(shelf: Shelf, name: str, repository: str) -> str:
    """An id that stands for nothing else yet; adding the same repository again is no clash."""
    wanted = identity_of(name)
    taken = {component.id: component.repository for component in shelf.catalogue.components}
    taken |= {model.id: taken.get(model.language_model, "") for model in shelf.catalogue.models}
    if wanted not in taken or (repository and taken[wanted] == repository and wanted not in _shipped(shelf)):
        return wanted
    if wanted in _shipped(shelf) and repository:
        raise CatalogueError(
            f"{wanted} is taken by a model that comes with HeartStudio", remedy="Choose another name"
        )
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _shipped(shelf: Shelf) -> set[str]:
    components = {component.id for component in shelf.shipped.components}
    return components | {model.id for model in shelf.shipped.models}
