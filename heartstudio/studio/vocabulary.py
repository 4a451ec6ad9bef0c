"""The words of the tag coach: eight categories, other spellings, and what goes with what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from heartstudio.errors import HeartStudioError

FORMAT = 1


class VocabularyError(HeartStudioError):
    """The program's list of tags cannot be read."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that the model has learnt.

    Attributes:
        name: as it is written into the recipe.
        category: name of its category.
        share: how often songs were shown with words of that category, from 0 to 1.
    """

    name: str
    category: str
    share: float


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of tags.

    Attributes:
        name: short and stable.
        title: as a person reads it.
        share: how often songs were shown with words of it, from 0 to 1.
        about: one line of advice.
        tags: its words, the commonest first.
    """

    name: str
    title: str
    share: float
    about: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that ``tags.toml`` holds.

    Attributes:
        categories: in the order in which tags are best written.
        spellings: from what people write to the word that was learnt.
        companions: from a genre to what goes well with it.
    """

    categories: tuple[Category, ...]
    spellings: Mapping[str, str]
    companions: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read a ``tags.toml``.

        Raises:
            VocabularyError: naming what in it does not hold.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            if data["format"] != FORMAT:
                raise ValueError(f"its format is {data['format']}, not {FORMAT}")  # noqa: TRY301
            categories = tuple(_category(entry) for entry in data["category"])
            companions = {name: tuple(tags) for name, tags in data["companions"].items()}
            vocabulary = cls(categories, dict(data["spellings"]), companions)
            vocabulary._check()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise VocabularyError(
                f"The list of tags {path} cannot be read ({error})", remedy="Install HeartStudio again"
            ) from None
        return vocabulary

    def by_name(self) -> dict[str, Tag]:
        """Every word and what it is."""
        return {tag.name: tag for category in self.categories for tag in category.tags}

    def _check(self) -> None:
        names = [tag.name for category in self.categories for tag in category.tags]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"{', '.join(sorted(twice))} stand in it twice")
        meant = {
            *self.spellings.values(),
            *self.companions,
            *(t for tags in self.companions.values() for t in tags),
        }
        strange = meant - set(names)
        if strange:
            raise ValueError(f"{', '.join(sorted(strange))} are in no category")


def _category(entry: Mapping[str, object]) -> Category:
    name, share, names = str(entry["name"]), entry["share"], entry["tags"]
    if not isinstance(share, float) or not 0 < share <= 1 or not isinstance(names, list):
        raise ValueError(f"the category {name} is not whole")
    tags = tuple(Tag(str(tag), name, share) for tag in names)
    return Category(name, str(entry["title"]), share, str(entry["about"]), tags)
