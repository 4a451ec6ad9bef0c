"""The Recipe: everything that decides how a song comes out, in one immutable value.

It travels through every room unchanged: the form fills it in, the queue holds it, the composer cooks it,
the library keeps it beside the sound and an exported file carries it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from heartstudio.errors import HeartStudioError

FORMAT = "heartstudio_recipe"
VERSION = 1

FILE_SUFFIX = ".heartrecipe"
"""A recipe by itself in a file: its JSON."""

FRAME_RATE = 12.5
"""Frames in a second of music; one frame is a column of eight codes (80 ms)."""

MAX_SECONDS = 600.0
"""Ten minutes: what the model's 8,192 positions hold beside a prompt of ordinary length."""

MAX_SEED = 2**32 - 1
MAX_TAKES = 8
MAX_GUIDANCE = 10.0
MAX_TEMPERATURE = 4.0
MAX_TOP_K = 8192
DEMO_CHECKPOINT = "sketch"
"""Name of the bundled demo model, the one checkpoint that every installation has."""


class RecipeError(HeartStudioError, ValueError):
    """A recipe field holds a value that no song can be made from.

    Attributes:
        field: name of the field.
        value: the value that was refused.
        allowed: what would have been accepted, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        super().__init__(f"{field}: {_shortened(value)} is not allowed; it must be {allowed}")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to compose. Validated and normalised on creation.

    Attributes:
        tags: style words in the form the model was trained on: lower case, commas without spaces.
        lyrics: words to sing with ``[Verse]``-like section markers; may be empty.
        seconds: length limit; the song may end by itself before it.
        seed: decides every random draw, so that one seed gives one song on one machine.
        guidance: classifier-free guidance scale (``cfg_scale`` in the reference); 1 turns it off.
        temperature: divides the logits before sampling; 0 always takes the likeliest code.
        top_k: how many of the likeliest codes may be drawn.
        takes: how many songs to make from this recipe in one batch.
        checkpoint: name or folder of the weights.
        ignore_eos: go on to the length limit even where the model would end.

    Raises:
        RecipeError: naming the field, its value and what is allowed.
    """

    tags: str
    lyrics: str = ""
    seconds: float = 60.0
    seed: int = 0
    guidance: float = 1.5
    temperature: float = 1.0
    top_k: int = 50
    takes: int = 1
    checkpoint: str = DEMO_CHECKPOINT
    ignore_eos: bool = False

    def __post_init__(self) -> None:
        _text("tags", self.tags)
        _text("lyrics", self.lyrics)
        _text("checkpoint", self.checkpoint)
        _set(self, "tags", normalise_tags(self.tags))
        _set(self, "lyrics", _normalise_lyrics(self.lyrics))
        if not self.tags:
            raise RecipeError("tags", self.tags, "at least one style word, such as 'piano,happy'")
        if not self.checkpoint.strip():
            raise RecipeError("checkpoint", self.checkpoint, "the name or folder of a model")
        _set(self, "seconds", _number("seconds", self.seconds, 1 / FRAME_RATE, MAX_SECONDS))
        _set(self, "guidance", _number("guidance", self.guidance, 1.0, MAX_GUIDANCE))
        _set(self, "temperature", _number("temperature", self.temperature, 0.0, MAX_TEMPERATURE))
        _whole("seed", self.seed, 0, MAX_SEED)
        _whole("top_k", self.top_k, 1, MAX_TOP_K)
        _whole("takes", self.takes, 1, MAX_TAKES)
        if not isinstance(self.ignore_eos, bool):
            raise RecipeError("ignore_eos", self.ignore_eos, "true or false")

    @property
    def tag_list(self) -> tuple[str, ...]:
        """The tags one by one."""
        return tuple(self.tags.split(","))

    @property
    def frame_limit(self) -> int:
        """The most frames that the length allows: ``ceil(seconds * 12.5)``."""
        return math.ceil(round(self.seconds * FRAME_RATE, 6))

    def take_seed(self, take: int) -> int:
        """The seed of one take of the batch; the first take has the recipe's own."""
        return (self.seed + take) % (MAX_SEED + 1)

    def of_take(self, take: int) -> Recipe:
        """The recipe that makes this one take again by itself."""
        return replace(self, seed=self.take_seed(take), takes=1)

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready mapping with the format's version."""
        return {FORMAT: VERSION, **asdict(self)}

    def to_json(self) -> str:
        """One line of JSON that :meth:`from_json` reads back as an equal recipe."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The recipe in a mapping made by :meth:`to_dict`; absent fields take their defaults.

        Raises:
            RecipeError: for a missing or newer version, an unknown field or a bad value.
        """
        version = data.get(FORMAT)
        if version != VERSION:
            raise RecipeError(FORMAT, version, f"{VERSION}, the version that this HeartStudio reads")
        known = {field.name for field in fields(cls)}
        values = {name: value for name, value in data.items() if name != FORMAT}
        for name in values:
            if name not in known:
                raise RecipeError(name, values[name], f"one of the fields {', '.join(sorted(known))}")
        if "tags" not in values:
            raise RecipeError("tags", None, "present")
        return cls(**values)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The recipe in a JSON text.

        Raises:
            RecipeError: where the text is not JSON, not an object, or not a valid recipe.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise RecipeError("recipe", text, "a JSON object") from None
        if not isinstance(data, dict):
            raise RecipeError("recipe", data, "a JSON object")
        return cls.from_dict(data)


def normalise_tags(tags: str) -> str:
    """Tags as the model saw them in training: lower case, single spaces, commas without spaces, none twice."""
    words = (" ".join(tag.lower().split()) for tag in tags.replace("\n", ",").split(","))
    return ",".join(dict.fromkeys(word for word in words if word))


def _normalise_lyrics(lyrics: str) -> str:
    lines = lyrics.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


_UNSPEAKABLE = re.compile("[\0\ud800-\udfff]")


def _set(recipe: Recipe, field: str, value: object) -> None:
    object.__setattr__(recipe, field, value)


def _text(field: str, value: object) -> None:
    if not isinstance(value, str):
        raise RecipeError(field, value, "text")
    if _UNSPEAKABLE.search(value):
        raise RecipeError(field, value, "text without null characters or broken surrogates")


def _number(field: str, value: object, low: float, high: float) -> float:
    allowed = f"a number from {low:g} to {high:g}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RecipeError(field, value, allowed)
    if not low <= value <= high:
        raise RecipeError(field, value, allowed)
    return float(value)


def _whole(field: str, value: object, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise RecipeError(field, value, f"a whole number from {low} to {high}")


def _shortened(value: object, length: int = 60) -> str:
    text = repr(value)
    return text if len(text) <= length else f"{text[: length - 1]}…"
