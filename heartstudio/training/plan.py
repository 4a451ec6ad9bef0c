"""The plan of a training run: sizes, minutes and batches, decided before it starts; readable without PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from heartstudio.training.twin.sizes import CodecSize, FlowSize, LanguageSize, ScalarSize, TransformerSize

STAGES = ("quantiser", "scalar", "finish", "flow", "language")
"""In the order in which they are trained; flow needs the codes of the first and the latents of the second."""

HELD_OUT_SEEDS = range(10_000)
"""Songs of these seeds are measured with, and never trained on."""

FIRST_TRAINING_SEED = 1_000_000

DEMO_CODEC = CodecSize(
    flow=FlowSize(
        dim=64, out_channels=128, num_attention_heads=4, attention_head_dim=32, num_layers=6, num_layers_2=1
    ),
    scalar=ScalarSize(init_channel=12, latent_hidden_dim=64, res_kernel_size=5),
    codebook_size=384,
    codebook_dim=32,
    window_frames=128,
    hop_frames=108,
)

DEMO_LANGUAGE = LanguageSize(
    backbone=TransformerSize(
        num_layers=6, embed_dim=256, num_heads=8, num_kv_heads=4, intermediate_dim=512, max_seq_len=8192
    ),
    depth_decoder=TransformerSize(
        num_layers=2, embed_dim=160, num_heads=4, num_kv_heads=2, intermediate_dim=384, max_seq_len=2048
    ),
    text_vocab_size=512,
    audio_vocab_size=DEMO_CODEC.codebook_size + 5,
    muq_dim=16,
)


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One stage of training.

    Attributes:
        seconds: of training, over all calls together.
        batch: rows in a step.
        peak: highest learning rate.
        decay: weight decay.
        betas: of Adam.
        averaging: share of the time over which the weights are averaged; the average is what is kept.
    """

    seconds: float
    batch: int
    peak: float
    decay: float = 0.0
    betas: tuple[float, float] = (0.9, 0.99)
    averaging: float = 0.02


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run is told.

    Attributes:
        codec: sizes of the codec.
        composer: sizes of the language model.
        quantiser: training of the analysis encoder and the codebooks.
        scalar: training of the scalar model.
        finish: training of its decoder alone.
        flow: training of the estimator.
        language: training of the language model.
        analyser_width: channels inside the analysis encoder.
        quantiser_frames: frames in a row of the first stage.
        scalar_latents: latents in a row of the second and third.
        buckets: positions of the language model's rows; each song goes into the shortest that holds it.
        depth_frames: frames of a row on which the depth decoder is trained.
        prompt_positions: the longest prompt.
        prompt_variants: ways in which each song's prompt is said.
        song_seconds: lengths of the songs: shortest, the usual longest, longest.
        first_frames: frames that a stage waits for before it starts.
        first_blocks: blocks of 160 s whose latents the flow starts with.
        audio_hours: sound that is kept on the device.
        code_hours: codes that are kept there.
        seed: of every draw.
    """

    codec: CodecSize = DEMO_CODEC
    composer: LanguageSize = DEMO_LANGUAGE
    quantiser: StagePlan = StagePlan(seconds=65, batch=256, peak=2e-3, betas=(0.9, 0.98))
    scalar: StagePlan = StagePlan(seconds=1300, batch=24, peak=1e-3, betas=(0.8, 0.99))
    finish: StagePlan = StagePlan(seconds=270, batch=24, peak=3e-4, betas=(0.8, 0.99), averaging=0.05)
    flow: StagePlan = StagePlan(
        seconds=995, batch=96, peak=1.5e-3, decay=0.02, betas=(0.9, 0.98), averaging=0.03
    )
    language: StagePlan = StagePlan(seconds=990, batch=96, peak=2e-3, decay=0.05, betas=(0.9, 0.98))
    analyser_width: int = 320
    quantiser_frames: int = 48
    scalar_latents: int = 48
    buckets: tuple[int, ...] = (192, 256, 352, 544)
    depth_frames: int = 48
    prompt_positions: int = 224
    prompt_variants: int = 6
    song_seconds: tuple[float, float, float] = (7.0, 16.0, 24.0)
    first_frames: int = 40_000
    first_blocks: int = 130
    audio_hours: float = 60.0
    code_hours: float = 300.0
    seed: int = 20_260_101

    def seconds_of(self, stage: str) -> float:
        """How long one of :data:`STAGES` is trained."""
        plan: StagePlan = getattr(self, stage)
        return plan.seconds

    def rehearsal(self, seconds: float) -> Plan:
        """The same at full size for a few seconds a stage, to see that everything works and how fast."""
        stages = {name: replace(getattr(self, name), seconds=seconds) for name in STAGES}
        return replace(self, **stages, audio_hours=2.0)

    def fitted(self, elapsed: Mapping[str, float], seconds: float) -> Plan:
        """The same with the rest of all stages stretched or shrunk to fill some seconds.

        Args:
            elapsed: seconds that each stage has had.
            seconds: that are left for training.
        """
        rest = {name: max(0.0, self.seconds_of(name) - elapsed[name]) for name in STAGES}
        factor = max(seconds, 0.0) / max(sum(rest.values()), 1e-9)
        # A stage that is over stays over, whatever its plan was.
        ends = {name: elapsed[name] + factor * rest[name] for name in STAGES if rest[name]}
        return replace(
            self, **{name: replace(getattr(self, name), seconds=end) for name, end in ends.items()}
        )
