"""What a song's prompt says in training, and the small byte-level tokenizer that the demo model reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from heartstudio.training.band import Score, lyrics, tags, vocabulary

BEGIN, END = "<|begin_of_text|>", "<|end_of_text|>"
EMPTY_ID = 0
"""Text id in the style slot, whose embedding is never seen."""

_STRANGE = """
wedding,party,study,workout,cinematic,epic,female voice,male voice,choir,pop,metal,country,blues,funk,soul,reggae
latin,saxophone,flute,violin solo,harp,ukulele,banjo,groovy,warm,soft,raw,live,vintage,summer,night
"""
STRANGE_TAGS = tuple(_STRANGE.strip().replace("\n", ",").split(","))
"""Words that people type and the band does not know; the model learns to play on regardless."""

_SUNG = """
the a i you we my your our in on of to and with for from over under through again tonight love light night day sun
moon star sky rain sea river fire wind road city home heart hand eyes dream song dance time world morning summer
winter shadow echo silence window door street train ocean mountain golden silver blue red cold warm slow quiet loud
wild lonely forever never always maybe one more little long away back down up run walk fall rise sing call hold wait
know feel find lose leave stay come go take give break turn shine burn breathe believe
"""
LYRIC_WORDS = tuple(_SUNG.split())
"""What stands between the section markers of some prompts; the band has no singer, and neither has the model."""

_WORDS_CHANCE, _STRANGE_CHANCE, _NO_LYRICS_CHANCE = 0.3, 0.15, 0.06


@dataclass(frozen=True, slots=True)
class PromptIds:
    """A prompt as the backbone reads it: text ids and the position of the style slot."""

    ids: tuple[int, ...]
    slot: int


class PromptMaker:
    """Says what a song is, each time a little differently.

    Args:
        tokenizer: of the demo model.
        longest: most ids that a prompt may have; sung words are left out of those that would be longer.
    """

    def __init__(self, tokenizer: Tokenizer, longest: int) -> None:
        self._tokenizer, self._longest = tokenizer, longest
        self._begin, self._end = (_special(tokenizer, name) for name in (BEGIN, END))

    def encode(self, tag_line: str, text: str) -> PromptIds:
        """The ids of a prompt: ``<tag>tags</tag>``, the style slot, the lyrics, each text between its marks."""
        head, tail = self._framed(f"<tag>{tag_line.lower()}</tag>"), self._framed(text.lower())
        return PromptIds((*head, EMPTY_ID, *tail), len(head))

    def draw(self, score: Score, rng: np.random.Generator) -> PromptIds:
        """One way of asking for a song."""
        tag_line = tags(score, rng)
        if rng.random() < _STRANGE_CHANCE:
            words = tag_line.split(",")
            words.insert(int(rng.integers(len(words))) + 1, str(rng.choice(STRANGE_TAGS)))
            tag_line = ",".join(words)
        if rng.random() < _NO_LYRICS_CHANCE:
            return self.encode(tag_line, "")
        markers = lyrics(score)
        if rng.random() < _WORDS_CHANCE:
            prompt = self.encode(tag_line, sung(markers, rng))
            if len(prompt.ids) <= self._longest:
                return prompt
        return self.encode(tag_line, markers if rng.random() < 0.7 else markers.replace("\n\n", "\n"))

    def _framed(self, text: str) -> list[int]:
        return [self._begin, *self._tokenizer.encode(text).ids, self._end]


def sung(markers: str, rng: np.random.Generator) -> str:
    """Section markers with lines of words under some of them: usually one or two, now and then a whole stanza."""
    most = 5 if rng.random() < 0.15 else 2
    stanzas = []
    for marker in markers.split("\n\n"):
        lines = [marker]
        if marker not in ("[intro]", "[outro]") and rng.random() < 0.6:
            count = int(rng.integers(1, most + 1))
            lines += [" ".join(rng.choice(LYRIC_WORDS, int(rng.integers(2, 7)))) for _ in range(count)]
        stanzas.append("\n".join(lines))
    return "\n\n".join(stanzas)


def build_tokenizer(entries: int) -> Tokenizer:
    """A byte-level tokenizer with the band's words whole, so that any text has ids.

    Args:
        entries: size of the vocabulary, the two marks of beginning and end included as the last.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=entries - 2,
        show_progress=False,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
    )
    tokenizer.train_from_iterator(_corpus(), trainer)
    tokenizer.add_special_tokens([BEGIN, END])
    return tokenizer


def generation_ids(tokenizer: Tokenizer, codebook_size: int) -> dict[str, int]:
    """The content of ``gen_config.json``."""
    return {
        "text_bos_id": _special(tokenizer, BEGIN),
        "text_eos_id": _special(tokenizer, END),
        "audio_eos_id": codebook_size + 1,
        "empty_id": EMPTY_ID,
    }


def _special(tokenizer: Tokenizer, name: str) -> int:
    found = tokenizer.token_to_id(name)
    if found is None:
        raise ValueError(f"the tokenizer does not know {name}")
    return found


def _corpus() -> Sequence[str]:
    """Every word of the band often, ordinary words now and then."""
    known = vocabulary()
    often = [f"<tag>{word},{word} {word}</tag>\n{word}\n\n{word}" for word in known] * 20
    return [*often, *(f"{word} {word}," for word in (*STRANGE_TAGS, *LYRIC_WORDS))]
