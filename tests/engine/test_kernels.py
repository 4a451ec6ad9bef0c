"""The kernels' bodies, run lane by lane on the CPU, against MLX's operations that define what they compute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heartstudio.engine.config import TransformerConfig
from heartstudio.engine.decoding import FrameLoop
from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.kernels import attention, choice, product
from heartstudio.engine.kernels.language import Grid, Kernel
from heartstudio.engine.prompt import Prompt
from heartstudio.engine.random_checkpoint import CODEBOOK_SIZE
from heartstudio.engine.sampling import Sampler
from heartstudio.engine.transformer import Transformer
from tests.engine import kernel_host

HOST_TYPES = {mx.float32: np.float32, mx.uint32: np.uint32, mx.bfloat16: np.uint16}


def on_host(
    kernel: Kernel,
    inputs: Sequence[mx.array],
    constants: Mapping[str, int | bool | mx.Dtype],
    blocks: Grid,
    threads: int,
    shapes: Sequence[Sequence[int]],
    dtypes: Sequence[mx.Dtype],
) -> list[mx.array]:
    """As :meth:`Kernel.__call__`, at once and on the CPU; inputs are seen where they lie, as they are on a GPU."""
    mx.eval(inputs)
    given_arrays = [
        np.ascontiguousarray(np.asarray(x.view(mx.uint16) if x.dtype == mx.bfloat16 else x)) for x in inputs
    ]
    names = {mx.float32: "float32", mx.bfloat16: "bfloat16"}
    values = {
        name: names.get(value, value) if isinstance(value, mx.Dtype) else value
        for name, value in constants.items()
    }
    outputs = [np.zeros(shape, HOST_TYPES[dtype]) for shape, dtype in zip(shapes, dtypes, strict=True)]
    kernel_host.run(kernel, given_arrays, values, blocks, threads, outputs)
    arrays = [mx.array(output) for output in outputs]
    return [
        array.view(mx.bfloat16) if dtype == mx.bfloat16 else array
        for array, dtype in zip(arrays, dtypes, strict=True)
    ]


@pytest.fixture(autouse=True)
def host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels run here in the translation for the CPU, narrow enough to be quick."""
    monkeypatch.setattr(Kernel, "__call__", on_host)
    monkeypatch.setattr(product, "WARPS", 2)
    monkeypatch.setattr(attention, "WARPS", 2)
    monkeypatch.setattr(choice, "WARPS", 4)


def normal(rng: np.random.Generator, *shape: int, dtype: mx.Dtype = mx.float32) -> mx.array:
    return mx.array(rng.normal(size=shape).astype(np.float32)).astype(dtype)


def error(got: mx.array, expected: mx.array) -> float:
    a, b = np.array(got.astype(mx.float32)), np.array(expected.astype(mx.float32))
    return float(np.linalg.norm(a - b) / np.linalg.norm(b))


@pytest.mark.parametrize(
    ("rows", "width", "outputs", "dtype", "tolerance"),
    [(1, 264, 10, mx.float32, 1e-6), (2, 512, 7, mx.bfloat16, 4e-3), (8, 24, 33, mx.float32, 1e-6)],
)
@pytest.mark.parametrize("kind", ["plain", "gated", "residual", "guided"])
def test_a_product_of_few_rows_is_mlxs_with_all_that_stands_around_it(
    rows: int, width: int, outputs: int, dtype: mx.Dtype, tolerance: float, kind: str
) -> None:
    rng = np.random.default_rng(rows)
    rows = 2 * rows if kind == "guided" else rows
    x, residual = normal(rng, rows, width, dtype=dtype), normal(rng, rows, outputs, dtype=dtype)
    weight = normal(rng, outputs * (2 if kind == "gated" else 1), width, dtype=dtype)
    exact, whole = x.astype(mx.float32), weight.astype(mx.float32)
    if kind == "plain":
        got, expected = product.product(x, weight), exact @ whole.T
    elif kind == "gated":
        got = product.product(x, weight, gated=True)
        gate, up = mx.split(exact @ whole.T, 2, axis=-1)
        expected = gate * mx.sigmoid(gate) * up
    elif kind == "residual":
        got, expected = product.product(x, weight, residual=residual), residual + exact @ whole.T
    else:
        got = product.product(x, weight, guidance=mx.array([1.5]))
        expected = Sampler(1.5, 1.0, 1).guide(exact) @ whole.T
    assert got.dtype == dtype
    assert got.shape == expected.shape
    assert error(got, expected) < tolerance


@pytest.mark.parametrize(
    ("heads", "kv_heads", "dim", "length", "old", "dtype", "tolerance"),
    [
        (6, 2, 32, 1, 0, mx.float32, 1e-6),
        (6, 2, 32, 1, 150, mx.float32, 1e-6),
        (2, 1, 384, 2, 0, mx.float32, 1e-6),
        (4, 4, 40, 1, 63, mx.float32, 1e-6),
        (3, 1, 128, 1, 64, mx.bfloat16, 6e-3),
    ],
)
def test_attention_turns_remembers_and_attends_as_the_plain_transformer_does(
    heads: int, kv_heads: int, dim: int, length: int, old: int, dtype: mx.Dtype, tolerance: float
) -> None:
    rng = np.random.default_rng(old)
    config = TransformerConfig(1, heads * dim, heads, kv_heads, 8, 256)
    transformer = Transformer(config)
    layer = transformer.layers[0].attn
    layer.qkv_proj.weight = layer.qkv_proj.weight.astype(dtype)
    x = normal(rng, 2, length, heads * dim, dtype=dtype)
    keys, values = (normal(rng, 2, kv_heads, 200, dim, dtype=dtype) for _ in range(2))
    mine = mx.array(keys), mx.array(values)
    mx.eval(keys, values, mine)
    offset, visible = mx.array([old]), 192
    mask = mx.arange(visible) <= offset + mx.arange(length)[:, None]
    expected, remembered = layer(x, (keys, values), offset, visible, mask, transformer.periods)
    got = attention.attend(layer.qkv_proj(x), *mine, offset, visible, transformer.periods)
    assert got.shape == expected.shape
    assert error(got, expected) < tolerance
    for one, other in zip(mine, remembered, strict=True):
        assert error(one, other) < tolerance
        untouched = np.delete(np.arange(200), range(old, old + length))
        assert np.array_equal(*(np.array(a.astype(mx.float32))[:, :, untouched] for a in (one, other)))


@settings(max_examples=12)
@given(data=st.data())
def test_a_draw_is_the_samplers_with_ties_and_forbidden_entries(data: st.DataObject) -> None:
    # One size, so that one kernel is built.
    numbers = st.sampled_from([-3.5, -1.0, -0.0, 0.0, 0.25, 2.0]) | st.floats(-50, 50, width=32)
    logits = mx.array(
        np.array(data.draw(st.lists(numbers, min_size=2 * 150, max_size=2 * 150)), np.float32).reshape(2, 150)
    )
    rng = np.random.default_rng(data.draw(st.integers(0, 9)))
    noise = mx.array(rng.gumbel(size=(2, 150)).astype(np.float32))
    allowed = mx.array(rng.random(150) < 0.8)
    expected = Sampler(1.5, 0.75, 20).draw(logits, noise, allowed)
    got = choice.draw(logits, noise, allowed, mx.array([0.75]), 20, copies=2)
    assert got.tolist() == 2 * expected.tolist()


@pytest.mark.parametrize("sampler", [Sampler(1.5, 1.0, 20), Sampler(1.0, 0.0, 1)])
def test_frames_by_kernels_are_the_plain_ones(random_checkpoint: Path, sampler: Sampler) -> None:
    model = HeartMuLa.from_pretrained(random_checkpoint / "HeartMuLa-oss-random", mx.float32)
    prompt = Prompt(np.arange(3, 23, dtype=np.int32), 7, np.zeros(16, np.float32))
    songs = []
    for fused in (False, True):
        allowed = np.arange(model.config.audio_vocab_size) < CODEBOOK_SIZE
        loop = FrameLoop(model, sampler, (5, 9), allowed, 40, compiled=False, fused=fused)
        loop.prefill(prompt)
        songs.append(np.stack(list(loop.frames(2))))
    assert np.array_equal(*songs)
