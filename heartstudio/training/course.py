"""The course of training: the stages one after another, fed by the bank, their results carried home after each."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from heartstudio.training.analysis import Listener
from heartstudio.training.bank import Bank, Order
from heartstudio.training.bundle import CHECKPOINT, pack
from heartstudio.training.export import load_weights, save_checkpoint
from heartstudio.training.plan import FIRST_TRAINING_SEED, STAGES, Plan
from heartstudio.training.progress import read_progress, recent_pace, steps_so_far
from heartstudio.training.prompts import build_tokenizer, generation_ids
from heartstudio.training.stages.finish import FinishStage
from heartstudio.training.stages.flow import ENCODED_AT_ONCE, FlowStage
from heartstudio.training.stages.language import LanguageStage
from heartstudio.training.stages.quantiser import QuantiserStage
from heartstudio.training.stages.scalar import ScalarStage
from heartstudio.training.store import Store
from heartstudio.training.trainer import Deadline, mixed
from heartstudio.training.twin.codec import HeartCodec
from heartstudio.training.twin.language import HeartMuLa

ANALYSIS, PROGRESS = "analysis", "progress"
SEEDS_PER_CALL = 50_000_000
MOST_TAKEN = 16
"""Chunks that are taken in at one go."""


class Course:
    """Models, data and stages of one run.

    Args:
        plan: of the run.
        device: to train on.
        state: folder that lasts from call to call.
        out: folder that is carried home.
        deadline: of this call.
        workers: processes that render songs.
        through: the last of :data:`STAGES` to train in this call.
    """

    def __init__(
        self,
        plan: Plan,
        device: torch.device,
        state: Path,
        out: Path,
        deadline: Deadline,
        workers: int,
        through: str = STAGES[-1],
    ) -> None:
        self.plan, self.device, self._state, self._out, self.deadline = plan, device, state, out, deadline
        self._wanted = STAGES[: STAGES.index(through) + 1]
        state.mkdir(parents=True, exist_ok=True)
        call = _count_call(state)
        torch.manual_seed(plan.seed + call)
        torch.backends.cudnn.benchmark = True
        torch.set_float32_matmul_precision("high")
        self._bank = Bank(_orders(plan, state / "bank", workers, FIRST_TRAINING_SEED + call * SEEDS_PER_CALL))
        self.tokenizer = build_tokenizer(plan.composer.text_vocab_size)
        self.end = generation_ids(self.tokenizer, plan.codec.codebook_size)["audio_eos_id"]
        self.codec = HeartCodec(plan.codec).to(device)
        self.composer = HeartMuLa(plan.composer, max(plan.buckets) + plan.prompt_positions).to(device)
        self.listener = Listener(plan.codec.samples_per_frame).to(device)
        self._store = Store(plan, device, self.listener)
        flow, model = self.codec.flow_matching, self.codec.scalar_model
        self.quantiser = QuantiserStage(plan, self._store, flow.vq_embed).to(device)
        self._scalar = ScalarStage(plan, self._store, model).to(device)
        self._finish = FinishStage(plan, self._store, model).to(device)
        self._flow = FlowStage(plan, self._store, flow).to(device)
        self._language = LanguageStage(plan, self._store, self.composer, self.end).to(device)
        self._failed: list[str] = []
        self._go_on()

    def run(self) -> bool:
        """Train until everything is trained (true) or the call's time is over (false).

        A stage that fails takes nothing away from those that do not need it.

        Raises:
            RuntimeError: at the end, where a stage failed.
        """
        try:
            done = self._train()
            if not done:
                self._encode_the_rest()
            self._store.save(self._state)
        finally:
            self._bank.close()
        if self._failed:
            raise RuntimeError(f"training failed: {', '.join(self._failed)}")
        return done

    def _train(self) -> bool:
        self._tell("models are there")
        if not self._stage("quantiser"):
            return False
        self._store.freeze_codes(self.quantiser.encode)
        finished = flowing = False
        if self._stage("scalar"):
            finished = self._stage("finish")
            self._store.freeze_latents(self._latents)
            self._store.encode_latents(self.plan.first_blocks)
            flowing = self._stage("flow")
        return self._stage("language") and finished and flowing

    def _stage(self, name: str) -> bool:
        """Train one stage; save and carry home what it gave."""
        if self._over(name):
            return True
        if name not in self._wanted or self.deadline.left <= 0:
            return False
        stages: dict[str, QuantiserStage | ScalarStage | FinishStage | FlowStage | LanguageStage] = {
            "quantiser": self.quantiser,
            "scalar": self._scalar,
            "finish": self._finish,
            "flow": self._flow,
            "language": self._language,
        }
        try:
            self._wait(name)
            done = stages[name].train_for(self.deadline, self._state, self._feed)
        except Exception:  # noqa: BLE001 - hours of rendering and the other stages are worth more than a clean exit
            traceback.print_exc()
            self._failed.append(name)
            return False
        save_checkpoint(self._state / CHECKPOINT, self.composer, self.codec, self.tokenizer)
        self._save_analysis()
        pack([self._state / part for part in (CHECKPOINT, ANALYSIS, PROGRESS)], self._out, "checkpoint")
        steps, seconds = steps_so_far(self._state, name), read_progress(self._state, name)
        pace = recent_pace(self._state, name)
        done_or_not = "done" if done else "to be continued"
        self._tell(f"{name}: {steps} steps in {seconds:.0f} s, lately {pace:.1f} a second, {done_or_not}")
        # Captured steps hold memory until the cycles that they are part of are found.
        gc.collect()
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        return done

    def _over(self, name: str) -> bool:
        return read_progress(self._state, name) >= self.plan.seconds_of(name)

    def _wait(self, name: str) -> None:
        """Wait until there are songs enough to start a stage on."""
        shelf = {
            "quantiser": self._store.features,
            "scalar": self._store.audio,
            "finish": self._store.audio,
            "flow": self._store.latents,
            "language": self._store.codes,
        }[name]
        while shelf.frames < self.plan.first_frames and self.deadline.left > 0:
            if not self._bank.at_work:
                raise RuntimeError("no worker renders songs any more; what they wrote above says why")
            self._feed()
            self._store.encode_latents(1)
            time.sleep(0.05)

    def _feed(self) -> None:
        """Take in what the workers have rendered."""
        for _ in range(MOST_TAKEN):
            chunk = self._bank.take() if self._store.hungry else None
            if chunk is None:
                return
            self._store.take_in(chunk)

    def _encode_the_rest(self) -> None:
        """Make latents of all sound that is left, because the next call will not have it."""
        while self.deadline.left > 0 and self._store.encode_latents(ENCODED_AT_ONCE):
            if self.device.type == "cuda":
                torch.cuda.synchronize()

    @torch.no_grad()
    def _latents(self, sound: torch.Tensor) -> torch.Tensor:
        with mixed(self.device):
            return self.codec.encode(sound[None])[0].float()

    def _go_on(self) -> None:
        """Take over what earlier calls left behind."""
        if not (self._state / ANALYSIS).exists():
            return
        load_weights(self._state / CHECKPOINT, self.composer, self.codec)
        analysis = load_file(self._state / ANALYSIS / "model.safetensors", device=str(self.device))
        known = {key for key, _ in self.quantiser.named_parameters()} | {
            key for key, _ in self.quantiser.named_buffers()
        }
        self.quantiser.load_state_dict(
            {key: value.float() for key, value in analysis.items() if key in known}, strict=False
        )
        # The sound is gone; without finished latents the other arrays would no longer lie beside it.
        if self._over("scalar") and self._over("finish"):
            self._store.load(self._state)

    def _save_analysis(self) -> None:
        folder = self._state / ANALYSIS
        folder.mkdir(exist_ok=True)
        state = {
            key: value.half().cpu().contiguous()
            for key, value in self.quantiser.state_dict().items()
            if not key.startswith("quantiser.")
        }
        save_file(state, folder / "model.safetensors")

    def _tell(self, what: str) -> None:
        songs = self._store.songs.count
        hours = max(self._store.codes.frames, self._store.audio.frames) / 45_000
        line = f"[{self.deadline.left:6.1f} s left] {what}; {songs} songs, {hours:.1f} h, {self._bank.at_work} workers"
        sys.stderr.write(line + "\n")


def _orders(plan: Plan, folder: Path, workers: int, first_seed: int) -> list[Order]:
    return [
        Order(
            folder=str(folder),
            worker=worker,
            workers=workers,
            first_seed=first_seed,
            frame_samples=plan.codec.samples_per_frame,
            text_vocabulary=plan.composer.text_vocab_size,
            prompt_positions=plan.prompt_positions,
            prompt_variants=plan.prompt_variants,
            song_seconds=plan.song_seconds,
        )
        for worker in range(workers)
    ]


def _count_call(state: Path) -> int:
    """How many calls came before this one."""
    path = state / "calls.json"
    calls = json.loads(path.read_text(encoding="utf-8")) if path.exists() else 0
    path.write_text(json.dumps(calls + 1), encoding="utf-8")
    return int(calls)


def elapsed_so_far(state: Path) -> dict[str, float]:
    """Seconds of training that each stage has had."""
    return {name: read_progress(state, name) for name in STAGES}


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0))
