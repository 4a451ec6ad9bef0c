"""What is installed: one folder a component and precision below the data folder, and links to folders elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from heartstudio.checkpoints.additions import Additions, change_additions, read_additions
from heartstudio.checkpoints.catalogue import Catalogue, Component, Model, Role
from heartstudio.checkpoints.errors import ModelError, NotInstalledError, UnsafeFileError
from heartstudio.checkpoints.layout import inspect, require
from heartstudio.checkpoints.manifest import ORIGINAL, FileRecord, Manifest, sync_folder

MODELS = "models"
ADDITIONS = "models.json"
_STAGING = ".partial"
_REMOVED = ".removed"


@dataclass(frozen=True, slots=True)
class Installed:
    """One folder of weights that is here.

    Attributes:
        component: id in the catalogue.
        role: what it is for.
        precision: ``original``, or that of a conversion.
        path: the folder.
        bytes: size of its files.
        revision: the commit it came from; empty for a folder elsewhere.
        linked: whether it lies elsewhere and is only used, never changed.
        problem: why it cannot be used; empty where it can.
    """

    component: str
    role: Role
    precision: str
    path: Path
    bytes: int
    revision: str = ""
    linked: bool = False
    problem: str = ""


class Shelf:
    """The models of one data folder.

    Args:
        home: HeartStudio's data folder; weights lie in ``models/``, the user's entries in ``models.json``.
        shipped: the catalogue that travels with the program.
    """

    def __init__(self, home: Path, shipped: Catalogue) -> None:
        self.home = home
        self.root = home / MODELS
        self.shipped = shipped

    @property
    def additions(self) -> Additions:
        """What the user added, as it stands on disk now."""
        return read_additions(self.home / ADDITIONS).fitting(self.shipped)

    @property
    def catalogue(self) -> Catalogue:
        """Everything that can be picked: the shipped catalogue and what the user added."""
        return self.additions.on(self.shipped)

    def add(self, component: Component, model: Model | None = None, folder: Path | None = None) -> None:
        """Add a component of the user's, what can be picked because of it, and where it lies if it is here.

        Raises:
            CatalogueError: where it does not fit the catalogue, or the list cannot be written.
        """

        def change(additions: Additions) -> Additions:
            known = any(shipped.id == component.id for shipped in self.shipped.components)
            changed = additions.adding(None if known else component, model)
            changed.on(self.shipped)
            return changed.linking(component.id, folder) if folder else changed

        change_additions(self.home / ADDITIONS, change)

    def folder(self, component: str, precision: str = ORIGINAL) -> Path:
        """Where a component's weights of one precision belong."""
        return self.root / component / precision

    def staging(self, component: str, precision: str = ORIGINAL) -> Path:
        """Where they are gathered until they are whole."""
        return self.root / component / f"{precision}{_STAGING}"

    def lock(self, component: str) -> FileLock:
        """Held by the one process that fetches, converts or removes a component."""
        self.root.mkdir(parents=True, exist_ok=True)
        return FileLock(self.root / f".{component}.lock", thread_local=False)

    def holds(self, component: str) -> bool:
        """Whether some precision of a component is here and whole."""
        return any(not found.problem for found in self.installed(component))

    def installed(self, component: str | None = None) -> Iterator[Installed]:
        """What is here, whole or with its problem: of one component, or of all."""
        catalogue = self.catalogue
        for link, path in self.additions.links.items():
            if component in (None, link):
                yield _linked(catalogue.component(link), path)
        for known in catalogue.components:
            if component in (None, known.id) and (self.root / known.id).is_dir():
                for folder in sorted((self.root / known.id).iterdir()):
                    if folder.is_dir() and not folder.name.endswith((_STAGING, _REMOVED)):
                        yield _kept(known, folder)

    def partial_bytes(self, component: str, precision: str = ORIGINAL) -> int:
        """Bytes of a download or conversion that was not finished."""
        return _bytes_below(self.staging(component, precision))

    def install(
        self,
        component: Component,
        revision: str,
        files: Mapping[str, str],
        precision: str = ORIGINAL,
        details: Mapping[str, Any] | None = None,
    ) -> Path:
        """Take the gathered files for a component: look whether they make one up, write the manifest, rename.

        Args:
            component: what they are.
            revision: the commit they came from.
            files: SHA-256 of every file, by its path in the staging folder.
            precision: of the weights.
            details: what else the manifest is to say.

        Raises:
            UnsafeFileError: where they do not make up such a component. They are discarded.
            ModelError: where the folder cannot be written.
        """
        staging, folder = self.staging(component.id, precision), self.folder(component.id, precision)
        try:
            require(staging, component.role, component.repository or component.title)
        except UnsafeFileError:
            self.discard(component.id, precision)
            raise
        manifest = Manifest(
            component=component.id,
            role=component.role.value,
            repository=component.repository,
            revision=revision,
            precision=precision,
            licence=component.licence,
            files={path: FileRecord((staging / path).stat().st_size, sha) for path, sha in files.items()},
            details={"installed": datetime.now(UTC).isoformat(timespec="seconds"), **(details or {})},
        )
        try:
            _drop_strangers(staging, set(files))
            manifest.write(staging)
            if folder.exists():
                _remove_folder(folder)
            staging.rename(folder)
            sync_folder(folder.parent)
        except OSError as error:
            raise ModelError(
                f"{component.title} cannot be put into {folder} ({error.strerror or error})",
                safe="What has come so far is kept",
            ) from None
        return folder

    def discard(self, component: str, precision: str = ORIGINAL) -> None:
        """Throw away what was gathered for a component and never finished."""
        if self.staging(component, precision).exists():
            _remove_folder(self.staging(component, precision))

    def remove(self, component: str, precision: str | None = None) -> int:
        """Remove a component's weights of one precision, or all of them with its link and unfinished downloads.

        A folder elsewhere is only forgotten; its files stay.

        Returns:
            Bytes that were freed.

        Raises:
            ModelError: where it is being fetched right now, or cannot be removed.
        """
        try:
            with self.lock(component).acquire(timeout=0):
                doomed = [self.root / component]
                if precision:
                    doomed = [self.folder(component, precision), self.staging(component, precision)]
                freed = sum(map(_bytes_below, doomed))
                for folder in filter(Path.exists, doomed):
                    _remove_folder(folder)
                if precision is None:
                    self._forget(component)
                return freed
        except Timeout:
            raise ModelError(
                f"{component} is being fetched or converted right now",
                safe="Nothing was removed",
                remedy="Wait for it, or stop it first",
            ) from None
        except OSError as error:
            raise ModelError(f"{component} cannot be removed ({error.strerror or error})") from None

    def _forget(self, component: str) -> None:
        additions = self.additions
        if component in additions.links or any(known.id == component for known in additions.components):
            change_additions(self.home / ADDITIONS, lambda now: now.without(component))


def missing(component: Component, found: Iterable[Installed] = ()) -> NotInstalledError:
    """The error for a component that is needed and not here.

    Args:
        component: what is needed.
        found: what is here of it and cannot be used.
    """
    command = f"heartstudio models get {component.id}"
    for damaged in found:
        if damaged.problem:
            return NotInstalledError(
                f"{component.title} is not whole: {damaged.problem}",
                safe="No song is touched",
                remedy="Fetch it again in Models",
                command=command,
            )
    return NotInstalledError(
        f"{component.title} is not on this Mac",
        remedy="Fetch it in Models",
        command=command,
    )


def _kept(component: Component, folder: Path) -> Installed:
    try:
        manifest = Manifest.read(folder)
    except ModelError as error:
        return Installed(
            component.id, component.role, folder.name, folder, _bytes_below(folder), problem=error.what
        )
    problem = ""
    for path, record in manifest.files.items():
        try:
            right = (folder / path).stat().st_size == record.bytes
        except OSError:
            right = False
        if not right:
            problem = f"{path} is missing or has another size"
            break
    return Installed(
        component.id, component.role, folder.name, folder, manifest.bytes, manifest.revision, problem=problem
    )


def _linked(component: Component, path: Path) -> Installed:
    part = next((part for part in inspect(path) if part.role is component.role), None)
    problem = part.problem if part else f"{path} holds no {component.role} any more"
    size = part.bytes if part else 0
    return Installed(component.id, component.role, ORIGINAL, path, size, linked=True, problem=problem)


def _drop_strangers(folder: Path, wanted: set[str]) -> None:
    """Leftovers of an earlier revision do not become part of a model."""
    for file in folder.rglob("*"):
        if not file.is_dir() and file.relative_to(folder).as_posix() not in wanted:
            file.unlink()


def _remove_folder(folder: Path) -> None:
    """Rename first, so that a folder half removed is never taken for a model; also what an earlier death left."""
    folder.rename(folder.with_name(f".{folder.name}.{os.getpid()}{_REMOVED}"))
    for doomed in folder.parent.glob(f".*{_REMOVED}"):
        shutil.rmtree(doomed, ignore_errors=True)


def _bytes_below(folder: Path) -> int:
    files = folder.rglob("*") if folder.is_dir() else ()
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
