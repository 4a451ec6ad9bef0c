"""Songs from the twin: what the engine does with a checkpoint, for a look at a model that is still in training."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from heartstudio.training.prompts import PromptIds
from heartstudio.training.twin.codec import HeartCodec
from heartstudio.training.twin.language import HeartMuLa

LOOK_EVERY = 20
"""Frames after which it is seen whether all songs are over; each time the device has to wait."""


class Sketcher:
    """Composes several songs at once.

    Args:
        language: the language model.
        codec: the codec.
        end: from this id on, a code means the end of the song.
    """

    def __init__(self, language: HeartMuLa, codec: HeartCodec, end: int) -> None:
        self._language, self._codec, self._end = language, codec, end
        entries = torch.arange(language.size.audio_vocab_size, device=language.audio_head.device)
        self._never = (entries >= codec.size.codebook_size) & (entries < end)

    @torch.no_grad()
    def compose(
        self,
        prompts: Sequence[PromptIds],
        guidance: float,
        most: int,
        temperature: float = 1.0,
        top_k: int = 50,
    ) -> list[Tensor]:
        """Codes (frames, codebooks) of a song for each prompt.

        Args:
            prompts: what to play.
            guidance: classifier-free guidance; 1 for none.
            most: frames at which songs are cut.
            temperature: of the draws.
            top_k: how many entries may be drawn.
        """
        model, device = self._language, self._language.audio_head.device
        rows = len(prompts)
        lengths = torch.tensor([len(prompt.ids) for prompt in prompts], device=device).repeat(2)
        ids = torch.zeros((2 * rows, int(lengths.max())), dtype=torch.int64, device=device)
        for row, prompt in enumerate(prompts):
            ids[row::rows, : len(prompt.ids)] = torch.tensor(prompt.ids, device=device)
        slots = torch.tensor([prompt.slot for prompt in prompts], device=device).repeat(2)
        style = torch.zeros((2 * rows, model.size.muq_dim), device=device)
        inputs = model.embed_prompt(ids, slots, style, torch.arange(2 * rows, device=device) >= rows)
        caches = model.backbone.caches(2 * rows, ids.shape[1] + most)
        places = torch.arange(ids.shape[1], device=device).expand(2 * rows, -1)
        hidden = model.backbone(inputs, caches, places)[torch.arange(2 * rows, device=device), lengths - 1]
        frames: list[Tensor] = []
        over = torch.zeros(rows, dtype=torch.bool, device=device)
        for count in range(most):
            frames.append(self._frame(hidden, guidance, temperature, top_k))
            over |= (frames[-1] >= self._end).any(1)
            if count % LOOK_EVERY == 0 and bool(over.all()):
                break
            inputs = model.embed_codes(frames[-1].repeat(2, 1)).sum(1, keepdim=True)
            hidden = model.backbone(inputs, caches, (lengths + count)[:, None])[:, 0]
        songs = torch.stack(frames, dim=1)
        ended = F.pad((songs >= self._end).any(2), (0, 1), value=True)
        return [song[:end] for song, end in zip(songs, ended.int().argmax(1).tolist(), strict=True)]

    @torch.no_grad()
    def sound(self, codes: Tensor, seed: int) -> Tensor:
        """Stereo sound (samples, 2) of codes (frames, codebooks)."""
        size, device = self._codec.size, codes.device

        def noise(index: int) -> Tensor:
            generator = torch.Generator(device).manual_seed(1000 * seed + index)
            shape = (1, size.window_latents, size.flow.out_channels)
            return torch.randn(shape, generator=generator, device=device)

        return self._codec.decode(codes[None], noise)[0]

    def _frame(self, hidden: Tensor, guidance: float, temperature: float, top_k: int) -> Tensor:
        """Codes (songs, codebooks) drawn for hidden states (2 * songs, width), the unconditional ones behind."""
        model = self._language
        codes = self._draw(model.codebook0_head(hidden), guidance, temperature, top_k)[:, None]
        for book in range(model.size.audio_num_codebooks - 1):
            out = model.decoder(model.depth_inputs(hidden, codes.repeat(2, 1)))[:, -1]
            drawn = self._draw(out @ model.audio_head[book], guidance, temperature, top_k)
            codes = torch.cat((codes, drawn[:, None]), dim=1)
        return codes

    def _draw(self, logits: Tensor, guidance: float, temperature: float, top_k: int) -> Tensor:
        led, free = logits.float().chunk(2)
        guided = (free + guidance * (led - free)).masked_fill(self._never, -torch.inf) / temperature
        least = guided.topk(min(top_k, guided.shape[1])).values[:, -1:]
        return torch.multinomial(guided.masked_fill(guided < least, -torch.inf).softmax(-1), 1)[:, 0]
