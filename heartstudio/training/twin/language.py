"""HeartMuLa in PyTorch: a backbone over frames and a depth decoder over the codebooks of one frame."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from heartstudio.training.twin.sizes import LanguageSize
from heartstudio.training.twin.transformer import Transformer


class HeartMuLa(nn.Module):
    """The language model, its parameters named as in the reference's files.

    Args:
        size: of every part.
        positions: the longest sequence that will be read.
    """

    offsets: Tensor

    def __init__(self, size: LanguageSize, positions: int = 1024) -> None:
        super().__init__()
        self.size = size
        width, depth = size.backbone.embed_dim, size.depth_decoder.embed_dim
        books, vocabulary = size.audio_num_codebooks, size.audio_vocab_size
        self.text_embeddings = nn.Embedding(size.text_vocab_size, width)
        self.audio_embeddings = nn.Embedding(books * vocabulary, width)
        self.unconditional_text_embedding = nn.Embedding(1, width)
        self.muq_linear = nn.Linear(size.muq_dim, width)
        self.projection = nn.Linear(width, depth, bias=False)
        self.codebook0_head = nn.Linear(width, vocabulary, bias=False)
        self.audio_head = nn.Parameter(torch.empty(books - 1, depth, vocabulary))
        self.backbone = Transformer(size.backbone, positions)
        self.decoder = Transformer(size.depth_decoder, books)
        self.register_buffer("offsets", torch.arange(books) * vocabulary, persistent=False)
        self._start_small()

    def embed_codes(self, codes: Tensor) -> Tensor:
        """Embeddings (…, codebooks, width) of codes (…, codebooks)."""
        return self.audio_embeddings(codes + self.offsets)

    def embed_prompt(self, ids: Tensor, slot: Tensor, style: Tensor, unconditional: Tensor) -> Tensor:
        """Inputs of the prompt's positions.

        Args:
            ids: (rows, positions) text ids.
            slot: (rows,) the position of the style slot.
            style: (rows, muq dim) style vectors.
            unconditional: (rows,) bool; such a row shows the unconditional embedding at every position.
        """
        at_slot = (torch.arange(ids.shape[1], device=ids.device) == slot[:, None])[..., None]
        inputs = torch.where(at_slot, self.muq_linear(style)[:, None], self.text_embeddings(ids))
        return torch.where(unconditional[:, None, None], self.unconditional_text_embedding.weight, inputs)

    def depth_inputs(self, hidden: Tensor, codes: Tensor) -> Tensor:
        """Inputs (frames, codebooks, depth width) of the depth decoder.

        Args:
            hidden: (frames, width) backbone outputs.
            codes: (frames, known) the codes of the first codebooks, at most all but the last.
        """
        known = self.audio_embeddings(codes + self.offsets[: codes.shape[-1]])
        return self.projection(torch.cat((hidden[:, None], known), dim=1))

    def depth_logits(self, hidden: Tensor, codes: Tensor) -> Tensor:
        """Logits (frames, codebooks - 1, vocabulary) of codebooks 1 and up, each knowing those before it.

        Args:
            hidden: (frames, width) backbone outputs.
            codes: (frames, codebooks) the frame's codes.
        """
        out = self.decoder(self.depth_inputs(hidden, codes[:, :-1]))[:, 1:]
        return torch.einsum("fkd,kdv->fkv", out, self.audio_head)

    def _start_small(self) -> None:
        for name, parameter in self.named_parameters():
            if parameter.ndim < 2:
                continue
            fan_in = parameter.shape[1 if name == "audio_head" else -1]
            std = 0.3 if "embedding" in name else fan_in**-0.5
            if name.endswith(("output_proj.weight", "w2.weight")):
                part = self.decoder if name.startswith("decoder") else self.backbone
                std /= (2 * part.size.num_layers) ** 0.5
            elif "head" in name:
                std *= 0.2
            nn.init.normal_(parameter, std=std)
        nn.init.zeros_(self.muq_linear.bias)
