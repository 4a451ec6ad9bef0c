"""What the user added to the list of models: own hub ids, own folders, and links to weights found elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from filelock import FileLock

from heartstudio.checkpoints.catalogue import Catalogue, Component, Model, component_from, model_from
from heartstudio.checkpoints.errors import CatalogueError, UnsafeFileError
from heartstudio.checkpoints.manifest import write_last
from heartstudio.checkpoints.safety import read_json
from heartstudio.checkpoints.sizes import CodecSizes, LanguageModelSizes, sizes_from

FORMAT = "heartstudio_models"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Additions:
    """The user's own entries.

    Attributes:
        components: own repositories and folders.
        models: what can be picked because of them.
        links: folders elsewhere that hold a component, by its id. Nothing in them is ever changed.
    """

    components: tuple[Component, ...] = ()
    models: tuple[Model, ...] = ()
    links: Mapping[str, Path] = field(default_factory=dict)

    def on(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue with these entries.

        Raises:
            CatalogueError: where an entry does not fit the catalogue.
        """
        try:
            return catalogue.extended(self.components, self.models)
        except ValueError as error:
            raise CatalogueError(f"This cannot be added to the models: {error}") from None

    def fitting(self, catalogue: Catalogue) -> Additions:
        """Without models and links to components that are known no more, as after an update of the program."""
        known = {component.id for component in (*catalogue.components, *self.components)}
        return Additions(
            self.components,
            tuple(model for model in self.models if known.issuperset(model.components)),
            {component: folder for component, folder in self.links.items() if component in known},
        )

    def adding(self, component: Component | None = None, model: Model | None = None) -> Additions:
        """With one more entry, which takes the place of one of the same id."""
        components = {known.id: known for known in self.components}
        models = {known.id: known for known in self.models}
        if component:
            components[component.id] = component
        if model:
            models[model.id] = model
        return replace(self, components=tuple(components.values()), models=tuple(models.values()))

    def linking(self, component: str, folder: Path) -> Additions:
        """With a component's weights in this folder."""
        return replace(self, links={**self.links, component: folder})

    def without(self, component: str) -> Additions:
        """Without this component, its link and the models made of it."""
        return Additions(
            tuple(known for known in self.components if known.id != component),
            tuple(model for model in self.models if component not in model.components),
            {known: folder for known, folder in self.links.items() if known != component},
        )


def read_additions(file: Path) -> Additions:
    """The user's entries; none where the file is not there.

    Raises:
        CatalogueError: where it is damaged. It is left as it is.
    """
    try:
        data = read_json(file)
        if data.get(FORMAT) != VERSION:
            raise ValueError("it was written by another version of HeartStudio")  # noqa: TRY301
        return Additions(
            tuple(map(_component, data["components"])),
            tuple(map(model_from, data["models"])),
            {str(component): Path(folder) for component, folder in data["links"].items()},
        )
    except FileNotFoundError:
        return Additions()
    except (OSError, UnsafeFileError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CatalogueError(
            f"Your list of models {file} cannot be read ({error})",
            safe="It is left as it is, and no weights are touched",
            remedy="Mend it, or move it away to begin a new one",
        ) from None


def change_additions(file: Path, change: Callable[[Additions], Additions]) -> Additions:
    """Read, change and write the user's entries, one process at a time.

    Raises:
        CatalogueError: where the file is damaged or cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_name(f".{file.name}.lock")):
            changed = change(read_additions(file))
            write_last(file, json.dumps(_as_json(changed), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise CatalogueError(
            f"Your list of models {file} cannot be written ({error.strerror or error})",
            safe="It is as it was",
        ) from None
    return changed


def _component(entry: Mapping[str, object]) -> Component:
    values = dict(entry)
    if isinstance(table := values.pop("sizes", None), dict):
        kind = LanguageModelSizes if "backbone" in table else CodecSizes
        values["sizes"] = sizes_from(kind, table)  # type: ignore[type-var]
    return component_from(values)


def _as_json(additions: Additions) -> dict[str, object]:
    return {
        FORMAT: VERSION,
        "components": [asdict(component) for component in additions.components],
        "models": [asdict(model) for model in additions.models],
        "links": {component: str(folder) for component, folder in additions.links.items()},
    }
