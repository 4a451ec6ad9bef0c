"""The PyTorch twin computes what the reference computes, so that what is trained is what runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file  # noqa: E402 - torch may be absent

from heartstudio.training.twin.codec import HeartCodec  # noqa: E402
from heartstudio.training.twin.language import HeartMuLa  # noqa: E402
from heartstudio.training.twin.sizes import CodecSize, LanguageSize, TransformerSize  # noqa: E402
from heartstudio.training.twin.transformer import inverse_frequencies  # noqa: E402

GOLDEN = Path(__file__).parent.parent / "golden"
UNIT = 1e-4


def difference(ours: Any, theirs: Any) -> float:
    assert ours.shape == theirs.shape
    return float((ours - theirs).abs().max())


@pytest.fixture(scope="module")
def language() -> Any:
    config = json.loads((GOLDEN / "ckpt/HeartMuLa-oss-3B/config.json").read_text())
    flavours = json.loads((GOLDEN / "flavors.json").read_text())
    model = HeartMuLa(LanguageSize.from_dicts(config, flavours))
    model.load_state_dict(load_file(GOLDEN / "ckpt/HeartMuLa-oss-3B/model.safetensors"))
    return model.eval()


def codec(folder: str) -> Any:
    config = json.loads((GOLDEN / folder / "config.json").read_text())
    model = HeartCodec(CodecSize.from_dict(config))
    tensors = load_file(GOLDEN / folder / "model.safetensors")
    unused = ("initted", "cluster_size", "embed_avg")
    model.load_state_dict({name: value for name, value in tensors.items() if not name.endswith(unused)})
    return model.eval()


@pytest.fixture(scope="module")
def micro() -> Any:
    return codec("codec_micro")


@pytest.fixture(scope="module")
def unit() -> dict[str, Any]:
    return load_file(GOLDEN / "codec_unit.safetensors")


@pytest.mark.parametrize("width", [16, 128, 384])
def test_rotary_frequencies_are_those_of_llama_3(width: int) -> None:
    golden = load_file(GOLDEN / "rope.safetensors")
    size = TransformerSize(1, width, 1, 1, 1)
    assert torch.allclose(inverse_frequencies(size), golden[f"theta_{width}"], rtol=1e-6)


@pytest.mark.parametrize("case", ["cfg1", "cfg15", "muq"])
@torch.no_grad()
def test_the_language_model_gives_the_reference_logits_frame_by_frame(language: Any, case: str) -> None:
    golden = load_file(GOLDEN / "lm.safetensors")
    tensors = {name.split(".", 1)[1]: value for name, value in golden.items() if name.startswith(f"{case}.")}
    ids = tensors["prompt_tokens"][..., -1].long()
    unconditional = torch.arange(len(ids)) == 1
    inputs = language.embed_prompt(ids, tensors["muq_idx"], tensors["muq"], unconditional)
    assert difference(inputs, tensors["prefill_in"]) <= UNIT

    caches = language.backbone.caches(len(ids), 64)
    places = torch.arange(ids.shape[1]).expand(len(ids), -1)
    hidden = language.backbone(inputs, caches, places)
    assert difference(hidden, tensors["prefill_out"]) <= UNIT
    for step, codes in enumerate(tensors["frames"].long()):
        assert difference(hidden[:, -1], tensors["step_hidden"][step]) <= UNIT
        assert difference(language.codebook0_head(hidden[:, -1]), tensors["c0_logits"][step]) <= UNIT
        deep = language.depth_logits(hidden[:, -1], codes)
        assert difference(deep.transpose(0, 1), tensors["ci_logits"][step]) <= UNIT
        frame = language.embed_codes(codes).sum(1, keepdim=True)
        hidden = language.backbone(frame, caches, places[:, -1:] + step + 1)


@torch.no_grad()
def test_reading_a_song_at_once_equals_reading_it_frame_by_frame(language: Any) -> None:
    golden = load_file(GOLDEN / "lm.safetensors")
    frames = golden["cfg1.frames"].long().transpose(0, 1)
    songs = language.embed_codes(frames[:, :-1]).sum(2)
    hidden = language.backbone(torch.cat((golden["cfg1.prefill_in"], songs), dim=1))
    assert difference(hidden[:, -frames.shape[1] :].transpose(0, 1), golden["cfg1.step_hidden"]) <= UNIT


@torch.no_grad()
def test_codes_become_the_reference_condition(micro: Any, unit: dict[str, Any]) -> None:
    codes = unit["codes"].long().transpose(1, 2)
    quantiser = micro.flow_matching.vq_embed
    assert difference(quantiser.project_out(quantiser.embed(codes)), unit["rvq_out"]) <= UNIT
    assert difference(micro.flow_matching.condition(codes), unit["mu"]) <= UNIT


@torch.no_grad()
def test_the_estimator_gives_the_reference_velocity(micro: Any, unit: dict[str, Any]) -> None:
    width = micro.size.flow.out_channels
    state, context, condition = unit["est_in"].split([width, width, micro.size.flow.dim], dim=-1)
    velocity = micro.flow_matching.estimator(state, context, condition, unit["est_t"])
    assert difference(velocity, unit["est_out"]) <= UNIT


@pytest.mark.parametrize(
    ("wanted", "steps", "guidance", "with_context"),
    [
        ("euler_out", 10, 1.25, True),
        ("euler_out_noctx", 10, 1.25, False),
        ("euler_out_g1", 10, 1.0, True),
        ("euler_out_g3_5steps", 5, 3.0, True),
    ],
)
@torch.no_grad()
def test_the_solver_arrives_at_the_reference_latents(
    micro: Any, unit: dict[str, Any], wanted: str, steps: int, guidance: float, with_context: bool
) -> None:
    known = int(unit["euler_ctx_len"]) if with_context else 0
    context = unit["euler_ctx"][:, :known] if known else None
    out = micro.flow_matching.solve(unit["mu"], unit["euler_noise"], context, steps, guidance)
    # The reference's tensor is from before the context is written back.
    assert difference(out[:, known:], unit[wanted][:, known:]) <= UNIT


@pytest.mark.parametrize("constant_slopes", [False, True])
@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
@torch.no_grad()
def test_the_scalar_model_encodes_and_decodes_as_the_reference(
    unit: dict[str, Any], constant_slopes: bool, layout: Any
) -> None:
    model = codec("codec_micro").scalar_model
    model.layout = layout
    if constant_slopes:
        model.hold_slopes()
    latents = model.encode(unit["encode_in"].squeeze(1))
    assert difference(latents.transpose(1, 2), unit["encode_out"]) <= UNIT
    sound = model.decode(unit["decode_in"].transpose(1, 2))
    assert difference(sound, unit["decode_out"].squeeze(1)) <= UNIT


@torch.no_grad()
def test_a_song_of_two_windows_sounds_as_the_reference() -> None:
    golden = load_file(GOLDEN / "detok.safetensors")
    noise = load_file(GOLDEN / "detok_noise.safetensors")
    model = codec("ckpt/HeartCodec-oss")
    codes = golden["len373.codes"].long().T[None]
    windows = model.latents_of(codes, lambda index: noise[f"draw{2 * index + 1}"].float())
    positions = golden["latent_frame_index"].long()
    for index, latents in enumerate(windows):
        assert difference(latents[0, positions], golden[f"len373.win{index}.latent_sel"]) <= UNIT

    sound = model.decode(codes, lambda index: noise[f"draw{2 * index + 1}"].float())[0].T
    for name, start in {
        "head": 0,
        "joint1_start": 1_228_800 - 1024,
        "joint1_mid": 1_228_800 + 99_840 - 1024,
    }.items():
        part = golden[f"len373.{name}"]
        ours = sound[:, start : start + part.shape[1]]
        assert float((ours - part).norm() / part.norm()) <= 3e-3, name
