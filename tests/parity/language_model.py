"""Every tensor of the language model against the reference's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
from mlx.utils import tree_map
from numpy.typing import NDArray
from safetensors.numpy import load_file

from heartstudio.engine.config import HeartMuLaConfig, TransformerConfig, read_flavours
from heartstudio.engine.decoding import FrameLoop
from heartstudio.engine.heartmula import HeartMuLa, parameter_shapes
from heartstudio.engine.loading import fill_heartmula
from heartstudio.engine.prompt import GenerationIds, Prompt, PromptWriter
from heartstudio.engine.rope import inverse_frequencies
from heartstudio.engine.sampling import Sampler, keep_likeliest
from heartstudio.engine.weights import TensorFolder
from tests.parity.rows import Row, compare, identical

Tensors = dict[str, NDArray[Any]]


def language_model_rows(folder: Path) -> Iterator[Row]:
    """Compare RoPE, sampling, both storage layouts, all recorded runs and the pipeline's frames."""
    manifest = json.loads((folder / "manifest.json").read_text())
    yield from _rope_rows(load_file(folder / "rope.safetensors"), folder)
    yield from _sampling_rows(load_file(folder / "sampling.safetensors"), manifest["sampling"])
    whole = load_language_model(folder, "ckpt/HeartMuLa-oss-3B")
    sharded = load_language_model(folder, "lm_sharded")
    runs = load_file(folder / "lm.safetensors") | load_file(folder / "lm_long.safetensors")
    for name in sorted({key.split(".")[0] for key in runs}):
        tensors = {key.split(".", 1)[1]: value for key, value in runs.items() if key.split(".")[0] == name}
        for model, layout in ((whole, ""), (sharded, "sharded.")):
            yield from _run_rows(f"{layout}{name}", model, tensors, _sampler(name, tensors))
    yield from _pipeline_rows(folder, whole)


def load_language_model(folder: Path, name: str) -> HeartMuLa:
    """A model of a golden set in float32, whose flavours stand in the set's own file."""
    config = json.loads((folder / name / "config.json").read_text())
    model = HeartMuLa(HeartMuLaConfig.from_dict(config, read_flavours(folder / "flavors.json")))
    tensors = TensorFolder(folder / name)
    tensors.check(parameter_shapes(model.config))
    fill_heartmula(model, tensors, mx.float32, {})
    return model


def _sampler(name: str, tensors: Tensors) -> Sampler:
    # golden/README.md says how each run was made.
    if name == "sampled":
        return Sampler(guidance=1.5, temperature=0.9, top_k=10)
    guidance = {"cfg1": 1.0, "muq": 2.25}.get(name, 1.5)
    assert (guidance == 1.0) == (tensors["prompt_tokens"].shape[0] == 1)
    return Sampler(guidance, temperature=0.0, top_k=1)


def _rope_rows(golden: Tensors, folder: Path) -> Iterator[Row]:
    flavours = read_flavours(folder / "flavors.json").values()
    positions = golden["positions"]
    for dim in sorted(int(key.removeprefix("theta_")) for key in golden if key.startswith("theta_")):
        config = next((flavour for flavour in flavours if flavour.head_dim == dim), None)
        config = config or TransformerConfig(1, dim, 1, 1, dim, 8192)
        yield compare(f"rope.theta_{dim}", inverse_frequencies(config), golden[f"theta_{dim}"])
        unit = mx.array(np.tile(np.array([1.0, 0.0], np.float32), dim // 2))
        turned = np.stack([np.array(_rotate(unit[None, None, None], config, int(p))) for p in positions])
        pairs = turned.reshape(len(positions), dim // 2, 2)
        yield compare(f"rope.cos_{dim}", pairs[..., 0], golden[f"cos_{dim}"])
        yield compare(f"rope.sin_{dim}", pairs[..., 1], golden[f"sin_{dim}"])
    given, at = golden["apply_in"], golden["apply_pos"][0]
    dim = given.shape[-1]
    config = next((flavour for flavour in flavours if flavour.head_dim == dim), None)
    config = config or TransformerConfig(1, dim, 1, 1, dim, 8192)
    ours = [
        np.array(_rotate(mx.array(given[:, t : t + 1]).swapaxes(1, 2), config, int(p)).swapaxes(1, 2))
        for t, p in enumerate(at)
    ]
    yield compare("rope.apply_out", np.concatenate(ours, axis=1), golden["apply_out"])


def _rotate(x: mx.array, config: TransformerConfig, position: int) -> mx.array:
    periods = mx.array(1.0 / inverse_frequencies(config), mx.float32)
    return mx.fast.rope(
        x, x.shape[-1], traditional=True, base=None, scale=1.0, offset=mx.array([position]), freqs=periods
    )


def _sampling_rows(golden: Tensors, settings: dict[str, Any]) -> Iterator[Row]:
    everything = mx.ones(golden["logits"].shape[-1], mx.bool_)
    sampler = Sampler(1.0, settings["temperature"], settings["topk"])
    for row in range(len(golden["logits"])):
        logits = mx.array(golden["logits"][row : row + 1])
        kept = keep_likeliest(logits / sampler.temperature, sampler.top_k)
        survivors = golden[f"survivors_{row}"]
        yield identical(
            f"sampling.survivors_{row}", np.flatnonzero(np.isfinite(np.array(kept[0]))), survivors
        )
        probabilities = np.array(mx.softmax(kept, axis=-1))[0, survivors]
        yield compare(f"sampling.probs_{row}", probabilities, golden[f"probs_{row}"])
        noise = np.zeros(logits.shape, np.float32)
        noise[0, survivors] = -np.log(golden[f"q_{row}"])
        token = sampler.draw(logits, mx.array(noise), everything)
        yield identical(f"sampling.token_{row}", np.array(token), golden[f"token_{row}"])
    logits = mx.array(golden["small_logits"])
    everything = mx.ones(logits.shape[-1], mx.bool_)
    sampler = Sampler(1.0, settings["small_temperature"], settings["small_topk"])
    kept = keep_likeliest(logits / sampler.temperature, sampler.top_k)
    yield compare("sampling.small_probs", np.array(mx.softmax(kept, axis=-1)), golden["small_probs"])
    noise = -mx.log(mx.array(golden["small_q"]))
    token = sampler.draw(logits, noise, everything)
    yield identical("sampling.small_token", np.array(token), golden["small_token"].reshape(-1))
    likeliest = Sampler(1.0, settings["small_temperature"], 1).draw(logits, noise, everything)
    yield identical("sampling.small_top1_token", np.array(likeliest), golden["small_top1_token"].reshape(-1))


class _Recorder:
    """Stands where a layer stands, and keeps what went in and what came out."""

    def __init__(self, layer: Any) -> None:
        self.layer = layer
        self.seen: list[mx.array] = []
        self.said: list[mx.array] = []

    def __call__(self, x: mx.array, *rest: Any) -> Any:
        said = self.layer(x, *rest)
        self.seen.append(x)
        self.said.append(said[0][:, -1] if isinstance(said, tuple) else said)
        return said

    def new_cache(self, *sizes: Any) -> Any:
        return self.layer.new_cache(*sizes)


def _run_rows(name: str, model: HeartMuLa, golden: Tensors, sampler: Sampler) -> Iterator[Row]:
    tokens = golden["prompt_tokens"]
    prompt = Prompt(tokens[0, :, -1].astype(np.int32), int(golden["muq_idx"][0]), golden["muq"][0])
    inputs = model.embed_prompt(prompt, sampler.guided)
    positions = golden.get("sel_positions", np.arange(tokens.shape[1]))
    suffix = "_sel" if "sel_positions" in golden else ""
    if "embeds" in golden:
        yield compare(f"{name}.embeds", _columns(model, tokens), golden["embeds"])
    if f"prefill_in{suffix}" in golden:
        yield compare(
            f"{name}.prefill_in{suffix}", np.array(inputs)[:, positions], golden[f"prefill_in{suffix}"]
        )
    steps = len(golden["step_hidden"])
    cache = model.backbone.new_cache(inputs.shape[0], inputs.shape[1] + steps, mx.float32)
    hidden, cache = model.backbone(inputs, cache, 0)
    if f"prefill_out{suffix}" in golden:
        out = np.array(hidden)[:, positions]
        yield compare(f"{name}.prefill_out{suffix}", out, golden[f"prefill_out{suffix}"])

    everything = mx.ones(model.config.audio_vocab_size, mx.bool_)
    record: dict[str, list[NDArray[Any]]] = {}
    x, hidden = inputs[:, -1:], hidden[:, -1]
    for step in range(steps):
        if step:
            hidden, cache = model.backbone(x, cache, tokens.shape[1] + step - 1)
            hidden = hidden[:, -1]
        logits: list[mx.array] = []
        guided: list[mx.array] = []

        def draw(
            rows: mx.array,
            head: Any,
            codebook: int,
            step: int = step,
            logits: Any = logits,
            guided: Any = guided,
        ) -> mx.array:
            logits.append(head(rows))
            guided.append(head(sampler.guide(rows)))
            noise = mx.zeros_like(guided[-1])
            if "q" in golden:
                noise = -mx.log(mx.array(golden["q"][step, codebook]))
            code = sampler.draw(guided[-1], noise, everything)
            return mx.concatenate([code, code]) if sampler.guided else code

        decoder = _Recorder(model.decoder)
        model.decoder = decoder
        codes = model.draw_frame(hidden, draw)
        model.decoder = decoder.layer
        result = {
            "step_in": x[:, -1],
            "step_hidden": hidden,
            "c0_logits": logits[0],
            "ci_logits": mx.stack(logits[1:]),
            "guided_logits": mx.stack(guided),
            "dec_in": mx.concatenate(decoder.seen, axis=1),
            "dec_hidden": mx.stack(decoder.said),
            "frames": codes,
        }
        for key, value in tree_map(np.array, result).items():
            record.setdefault(key, []).append(value)
        x = model.embed_frames(codes)[:, None]
    for key, values in record.items():
        if key == "frames":
            yield identical(f"{name}.frames", np.stack(values), golden["frames"])
        elif key in golden:
            yield compare(f"{name}.{key}", np.stack(values), golden[key])


def _columns(model: HeartMuLa, tokens: NDArray[Any]) -> NDArray[Any]:
    """All nine column embeddings before masking; the unconditional row has its own text column."""
    codebooks = model.config.audio_num_codebooks
    audio = [model.embed_code(mx.array(tokens[..., k]), k) for k in range(codebooks)]
    text = model.text_embeddings(mx.array(tokens[..., codebooks]))
    if len(tokens) > 1:
        nothing = mx.broadcast_to(model.unconditional_text_embedding.weight, text.shape[1:])
        text = mx.stack([text[0], nothing])
    return np.array(mx.stack([*audio, text], axis=2))


def _pipeline_rows(folder: Path, model: HeartMuLa) -> Iterator[Row]:
    told = json.loads((folder / "pipeline.json").read_text())
    golden = load_file(folder / "pipeline.safetensors")
    ids = GenerationIds(**told["gen_config"])
    writer = PromptWriter(folder / "ckpt" / "tokenizer.json", ids, model.config.text_vocab_size)
    for case in told["cases"]:
        name, frames = case["name"], case["n_frames"]
        prompt = writer.write(told["tags"], told["lyrics"], model.config.muq_dim)
        sampler = Sampler(case["cfg_scale"], temperature=0.0, top_k=case["topk"])
        yield identical(f"pipeline.{name}.text_ids", prompt.ids, np.array(case["text_ids"]))
        rows = 1 + sampler.guided
        tokens = np.zeros((rows, len(prompt.ids), model.config.audio_num_codebooks + 1), np.int32)
        tokens[..., -1] = prompt.ids
        yield identical(f"pipeline.{name}.prompt_tokens", tokens, golden[f"{name}.prompt_tokens"])
        allowed = np.ones(model.config.audio_vocab_size, bool)
        loop = FrameLoop(model, sampler, [0], allowed, len(prompt.ids) + frames, compiled=False)
        loop.prefill(prompt)
        backbone = _Recorder(model.backbone)
        model.backbone = backbone
        codes = np.stack([frame[0] for frame in loop.frames(frames)], axis=1)
        model.backbone = backbone.layer
        logits = [np.array(model.codebook0_head(hidden)) for hidden in backbone.said[-frames:]]
        yield compare(f"pipeline.{name}.c0_logits", np.stack(logits), golden[f"{name}.c0_logits"])
        yield identical(f"pipeline.{name}.frames", codes, golden[f"{name}.frames"])
