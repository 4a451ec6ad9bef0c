"""From tags and lyrics to the token row that the backbone reads before the first frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from heartstudio.engine.errors import CheckpointError, PromptError
from heartstudio.engine.weights import read_json
from heartstudio.recipe import FRAME_RATE

TAG_OPEN, TAG_CLOSE = "<tag>", "</tag>"


@dataclass(frozen=True, slots=True)
class GenerationIds:
    """The special ids of ``gen_config.json``.

    Attributes:
        text_bos_id: opens the tags and the lyrics.
        text_eos_id: closes them.
        audio_eos_id: from this code on, a code means the end of the song.
        empty_id: fills the style slot's text column.
    """

    text_bos_id: int = 128_000
    text_eos_id: int = 128_001
    audio_eos_id: int = 8193
    empty_id: int = 0

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read ``gen_config.json``; ids that it leaves out keep the reference's defaults.

        Raises:
            CheckpointError: where an id is not a whole number.
        """
        data = {key: value for key, value in read_json(path).items() if key in cls.__slots__}
        for key, value in data.items():
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise CheckpointError(path, f"{key} must be a whole number, not {value!r}")
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the backbone reads before the first frame.

    Attributes:
        ids: ``(positions,)`` int32 text ids: tags, the style slot, lyrics.
        style_slot: the position whose input is the projected style vector in place of a text embedding.
        style: ``(muq_dim,)`` float32 style vector; zeros, for no reference audio is supported upstream.
    """

    ids: NDArray[np.int32]
    style_slot: int
    style: NDArray[np.float32]


class PromptWriter:
    """Turns recipes into prompts with a checkpoint's tokenizer.

    Raises:
        CheckpointError: where the tokenizer is unreadable or does not know the special ids.
    """

    def __init__(self, tokenizer_file: Path, ids: GenerationIds, text_vocab_size: int) -> None:
        self.ids = ids
        read_json(tokenizer_file)
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        except Exception as error:  # noqa: BLE001 - the tokenizers library raises bare Exception
            raise CheckpointError(tokenizer_file, f"is no tokenizer ({error})") from None
        for name in ("text_bos_id", "text_eos_id"):
            special = getattr(ids, name)
            if special >= text_vocab_size or self._tokenizer.id_to_token(special) is None:
                raise CheckpointError(tokenizer_file, f"does not know {name} {special} of gen_config.json")
        if self._tokenizer.get_vocab_size() > text_vocab_size:
            reason = f"has {self._tokenizer.get_vocab_size()} entries, the model only {text_vocab_size}"
            raise CheckpointError(tokenizer_file, reason)

    def write(self, tags: str, lyrics: str, muq_dim: int) -> Prompt:
        """The prompt of a song: ``<tag>tags</tag>``, the style slot, lyrics; both texts lower-cased.

        Args:
            tags: style words, separated by commas without spaces.
            lyrics: may be empty; their opening and closing ids are there all the same.
            muq_dim: width of the style vector.
        """
        tags = tags.lower()
        tags = tags if tags.startswith(TAG_OPEN) else TAG_OPEN + tags
        tags = tags if tags.endswith(TAG_CLOSE) else tags + TAG_CLOSE
        head, tail = self._framed(tags), self._framed(lyrics.lower())
        ids = np.array([*head, self.ids.empty_id, *tail], np.int32)
        return Prompt(ids, len(head), np.zeros(muq_dim, np.float32))

    def _framed(self, text: str) -> list[int]:
        ids = list(self._tokenizer.encode(text).ids)
        if not ids or ids[0] != self.ids.text_bos_id:
            ids.insert(0, self.ids.text_bos_id)
        if ids[-1] != self.ids.text_eos_id:
            ids.append(self.ids.text_eos_id)
        return ids


def check_positions(prompt: Prompt, frames: int, max_positions: int) -> None:
    """Refuse a song that does not fit the backbone's positions beside its prompt.

    Raises:
        PromptError: saying how long a song would fit.
    """
    # The last frame is only drawn, never read: it takes no position.
    needed = len(prompt.ids) + max(frames - 1, 0)
    if needed <= max_positions:
        return
    room = max(max_positions - len(prompt.ids) + 1, 0)
    what = f"tags and lyrics take {len(prompt.ids)} of the model's {max_positions} positions"
    if room < FRAME_RATE:
        raise PromptError(f"{what}, which leaves no room for a song", remedy="Shorten the lyrics")
    raise PromptError(
        f"{what} and the song {frames}: together {needed}",
        remedy=f"At most {room / FRAME_RATE:.0f} seconds fit beside these lyrics",
    )
