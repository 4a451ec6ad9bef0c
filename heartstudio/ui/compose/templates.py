"""Templates: songs half written, to begin with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe

FORMAT = 1


class TemplatesError(HeartStudioError):
    """The program's list of templates cannot be read."""


@dataclass(frozen=True, slots=True)
class Template:
    """A beginning.

    Attributes:
        title: what it is called.
        tags: of its recipe.
        lyrics: of its recipe.
        seconds: of its recipe.
    """

    title: str
    tags: str
    lyrics: str
    seconds: float


def read_templates(path: Path) -> tuple[Template, ...]:
    """All templates of a ``templates.toml``, each checked to make a recipe.

    Raises:
        TemplatesError: naming what in it does not hold.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ValueError(f"its format is {data['format']}, not {FORMAT}")  # noqa: TRY301
        return tuple(map(_template, data["template"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TemplatesError(
            f"The list of templates {path} cannot be read ({error})", remedy="Install HeartStudio again"
        ) from None


def _template(entry: dict[str, Any]) -> Template:
    recipe = Recipe(entry["tags"], entry["lyrics"], seconds=entry["seconds"])
    return Template(str(entry["title"]), recipe.tags, recipe.lyrics, recipe.seconds)
