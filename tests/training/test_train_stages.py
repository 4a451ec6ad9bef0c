"""The stages of training at sizes that a test has time for; needs PyTorch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from heartstudio.training.analysis import (  # noqa: E402
    FEATURES,
    Listener,
    nearest,
)
from heartstudio.training.bank import GAP_FRAMES, Chunk  # noqa: E402
from heartstudio.training.export import load_weights, save_checkpoint  # noqa: E402
from heartstudio.training.plan import Plan, StagePlan  # noqa: E402
from heartstudio.training.prompts import PromptMaker, build_tokenizer  # noqa: E402
from heartstudio.training.sketching import Sketcher  # noqa: E402
from heartstudio.training.stages.finish import FinishStage  # noqa: E402
from heartstudio.training.stages.flow import FlowStage  # noqa: E402
from heartstudio.training.stages.language import LanguageStage  # noqa: E402
from heartstudio.training.stages.quantiser import QuantiserStage, centres_of  # noqa: E402
from heartstudio.training.stages.scalar import ScalarStage  # noqa: E402
from heartstudio.training.store import Store  # noqa: E402
from heartstudio.training.trainer import Deadline  # noqa: E402
from heartstudio.training.twin.codec import HeartCodec  # noqa: E402
from heartstudio.training.twin.language import HeartMuLa  # noqa: E402
from heartstudio.training.twin.sizes import (  # noqa: E402
    CodecSize,
    FlowSize,
    LanguageSize,
    ScalarSize,
    TransformerSize,
)

CPU = torch.device("cpu")
FRAME = 3840
END = 33

SHORT = StagePlan(seconds=2.0, batch=2, peak=1e-3)
PLAN = Plan(
    codec=CodecSize(
        FlowSize(16, 16, 2, 8, 1, 1),
        ScalarSize(2, 8, res_kernel_size=5),
        codebook_size=32,
        codebook_dim=8,
        window_frames=24,
        hop_frames=20,
        num_steps=2,
    ),
    composer=LanguageSize(
        TransformerSize(2, 32, 4, 2, 48), TransformerSize(1, 16, 2, 1, 32), 512, 37, muq_dim=4
    ),
    quantiser=SHORT,
    scalar=SHORT,
    finish=SHORT,
    flow=SHORT,
    language=SHORT,
    analyser_width=16,
    quantiser_frames=12,
    scalar_latents=6,
    buckets=(64, 96),
    depth_frames=6,
    prompt_positions=40,
    prompt_variants=2,
    audio_hours=0.05,
    code_hours=0.06,
)


def chunk_of(frames: list[int], seed: int = 0) -> Chunk:
    rng = np.random.default_rng(seed)
    whole = sum(frames) + GAP_FRAMES * len(frames)
    starts = np.cumsum([0, *(count + GAP_FRAMES for count in frames[:-1])])
    ids = np.full((len(frames), 2, 40), -1, np.int16)
    for song in range(len(frames)):
        ids[song, 0, :10] = np.arange(10) + 20 * song
        ids[song, 1, :14] = np.arange(14) + 20 * song + 300
    sound = (rng.normal(size=(whole * FRAME, 2)) * 3000).astype(np.int16)
    slots = np.full((len(frames), 2), 5, np.int16)
    return Chunk(sound, starts.astype(np.int32), np.array(frames, np.int32), ids, slots)


@pytest.fixture(scope="module")
def listener() -> Any:
    return Listener(FRAME)


@pytest.fixture
def store(listener: Any) -> Any:
    return Store(PLAN, CPU, listener)


def count_up(features: Any) -> Any:
    """Codes that tell their place, so that a test sees where they came from."""
    return (torch.arange(len(features))[:, None] + torch.arange(8)) % 32


def test_centres_lie_where_the_vectors_do() -> None:
    torch.manual_seed(1)
    places = torch.randn(8, 4) * 10
    vectors = places[torch.randint(8, (2000,))] + 0.01 * torch.randn(2000, 4)
    centres = centres_of(vectors, 24)
    assert float((centres[nearest(vectors, centres)] - vectors).norm(dim=1).median()) < 0.1


def test_the_store_keeps_sound_codes_and_latents_of_a_song_at_the_same_frames(store: Any) -> None:
    store.take_in(chunk_of([30, 40]))
    store.freeze_codes(count_up)
    store.freeze_latents(lambda sound: sound.view(-1, FRAME)[:, :16])
    store.take_in(chunk_of([20], seed=1))
    store.encode_latents(9)
    frames = 30 + 40 + 20 + 3 * GAP_FRAMES
    assert store.audio.frames == store.codes.frames == store.latents.frames == frames
    songs = store.songs.since(0)
    assert songs["starts"].tolist() == [0, 30 + GAP_FRAMES, 70 + 2 * GAP_FRAMES]
    second = store.audio.data[songs["starts"][2] * FRAME][0].item()
    assert second == chunk_of([20], seed=1).sound[0, 0]
    assert store.latents.data[2 * songs["starts"][2], 0].item() == pytest.approx(second / 32767, abs=1e-4)


def test_once_the_sound_is_full_codes_go_on_alone(store: Any) -> None:
    store.freeze_codes(count_up)
    room = store.audio.room
    while store.audio.room > 300:
        store.take_in(chunk_of([300]))
    before = store.audio.frames
    store.take_in(chunk_of([320]))
    store.take_in(chunk_of([20]))
    assert store.audio.frames == before <= room
    assert store.codes.frames == before + 340 + 2 * GAP_FRAMES
    assert store.songs.since(0)["starts"][-1] == before + 320 + GAP_FRAMES


def test_a_store_comes_back_for_the_next_call(store: Any, listener: Any, tmp_path: Path) -> None:
    store.freeze_codes(count_up)
    store.freeze_latents(lambda sound: sound.view(-1, FRAME)[:, :16])
    store.take_in(chunk_of([30, 20]))
    store.encode_latents(9)
    store.save(tmp_path)
    back = Store(PLAN, CPU, listener)
    assert back.load(tmp_path)
    assert torch.equal(back.codes.data, store.codes.data)
    assert torch.equal(back.latents.data, store.latents.data)
    assert back.songs.since(0)["ids"].tolist() == store.songs.since(0)["ids"].tolist()
    assert not Store(PLAN, CPU, listener).load(tmp_path / "elsewhere")


def test_entries_that_nobody_chooses_start_anew_where_vectors_are(store: Any) -> None:
    torch.manual_seed(2)
    codec = HeartCodec(PLAN.codec)
    stage = QuantiserStage(PLAN, store, codec.flow_matching.vq_embed)
    stage.uses.zero_()
    vectors = torch.randn(4, 12, 8) + 50
    for _ in range(3):
        stage._quantise(vectors)
    first = codec.flow_matching.vq_embed.books[0]
    assert float(first.mean()) == pytest.approx(50, abs=2)


def test_codes_stand_for_the_vectors_that_they_were_made_from(store: Any) -> None:
    torch.manual_seed(3)
    store.take_in(chunk_of([90, 60]))
    stage = QuantiserStage(PLAN, store, HeartCodec(PLAN.codec).flow_matching.vq_embed)
    features = store.features.data[: store.features.frames]
    stage.analyser.adapt(features)
    stage._start_codebooks()
    codes = stage.encode(features)
    assert codes.shape == (len(features), 8)
    assert codes.max() < 32
    with torch.no_grad():
        vectors = stage.quantiser.project_in(
            stage.analyser.squeeze(stage.analyser.normalised(features)[None])
        )[0]
        left = vectors - stage.quantiser.embed(codes)
    assert float(left.square().mean()) < 0.1 * float((vectors - vectors.mean(0)).square().mean())
    assert stage.hear(codes).shape == (len(features), FEATURES)


def test_scalar_and_flow_stages_train_what_they_should_and_nothing_else(store: Any, tmp_path: Path) -> None:
    torch.manual_seed(4)
    store.take_in(chunk_of([60, 70]))
    codec = HeartCodec(PLAN.codec)
    before = {key: value.clone() for key, value in codec.state_dict().items()}
    assert ScalarStage(PLAN, store, codec.scalar_model).train_for(Deadline(60), tmp_path, lambda: None)
    store.freeze_codes(count_up)
    store.freeze_latents(lambda sound: codec.encode(sound[None])[0].detach())
    store.encode_latents(9)
    assert FlowStage(PLAN, store, codec.flow_matching).train_for(Deadline(60), tmp_path, lambda: None)
    moved = {key for key, value in codec.state_dict().items() if not torch.equal(value, before[key])}
    assert "scalar_model.encoder.0.bias" in moved
    assert "flow_matching.estimator.proj_in.ffn_1.weight" in moved
    assert "flow_matching.vq_embed.project_out.weight" in moved
    assert not any("_codebook" in key or "activation" in key or "project_in" in key for key in moved)


def test_finishing_moves_the_decoder_alone_and_takes_its_pulse_away(store: Any, tmp_path: Path) -> None:
    torch.manual_seed(6)
    store.take_in(chunk_of([60, 70]))
    codec = HeartCodec(PLAN.codec)
    before = {key: value.clone() for key, value in codec.state_dict().items()}
    stage = FinishStage(PLAN, store, codec.scalar_model)
    pulse = mean_pulse(stage)
    assert stage.train_for(Deadline(60), tmp_path, lambda: None)
    moved = {key for key, value in codec.state_dict().items() if not torch.equal(value, before[key])}
    assert moved
    assert all(key.startswith("scalar_model.decoder") for key in moved)
    assert mean_pulse(stage) < 0.7 * pulse


def mean_pulse(stage: FinishStage) -> float:
    with torch.no_grad():
        return float(torch.stack([stage._losses()["pulse"] for _ in range(8)]).mean())


def test_windows_without_context_begin_with_songs_as_soon_as_these_have_latents(store: Any) -> None:
    store.take_in(chunk_of([60, 70]))
    store.freeze_codes(count_up)
    store.freeze_latents(lambda sound: sound.view(-1, FRAME)[:, :16])
    assert store.encode_latents(0)
    assert not store.encode_latents(9)
    stage = FlowStage(PLAN, store, HeartCodec(PLAN.codec).flow_matching)
    stage._find_songs()
    assert stage._starts[: int(stage._songs)].tolist() == [0, 60 + GAP_FRAMES]

    store.take_in(chunk_of([80, 15], seed=1))
    stage._find_songs()
    assert int(stage._songs) == 2
    store.encode_latents(9)
    stage._find_songs()
    # No window fits behind the last start.
    assert stage._starts[: int(stage._songs)].tolist() == [0, 60 + GAP_FRAMES, 130 + 2 * GAP_FRAMES]
    torch.manual_seed(8)
    fresh = torch.arange(64) < 32
    codes, latents = stage._batch(fresh)
    at_song = {start % 32 for start in (0, 60 + GAP_FRAMES, 130 + 2 * GAP_FRAMES)}
    first = [int(code) in at_song for code in codes[:, 0, 0]]
    assert sum(first[:32]) > 10 + sum(first[32:])
    assert latents.shape == (64, 48, 16)


def test_a_row_of_the_language_model_is_prompt_then_song_then_end(store: Any) -> None:
    store.freeze_codes(count_up)
    store.take_in(chunk_of([30, 40]))
    stage = LanguageStage(PLAN, store, HeartMuLa(PLAN.composer, 128), END)
    stage._take_over()
    assert [bucket.held for bucket in stage._buckets] == [4, 0]
    torch.manual_seed(5)
    row = stage._batch(0)
    for index in range(len(row.ids)):
        prompt, frames = int(row.prompt[index]), int(row.frames[index])
        song = [30, 40].index(frames)
        first = 20 * song + (300 if prompt == 14 else 0)
        assert row.ids[index, :prompt].tolist() == list(range(first, first + prompt))
        start = [0, 30 + GAP_FRAMES][song]
        played = [(start + frame) % 32 for frame in range(frames)]
        assert row.codes[index, prompt : prompt + frames, 0].tolist() == played
        assert row.following[index, prompt - 1 : prompt + frames - 1, 0].tolist() == played
        assert (row.following[index, prompt + frames - 1] == END).all()
        picked = stage._pick(row)[index]
        assert picked.min() >= prompt - 1
        assert picked[0] == prompt + frames - 1
        assert picked.max() == prompt + frames - 1


def test_the_language_stage_learns_a_song_by_heart(store: Any, tmp_path: Path) -> None:
    torch.manual_seed(6)
    store.freeze_codes(count_up)
    store.take_in(chunk_of([30]))
    model = HeartMuLa(PLAN.composer, 128)
    plan = replace(PLAN, language=StagePlan(seconds=12.0, batch=4, peak=5e-3))
    assert LanguageStage(plan, store, model, END).train_for(Deadline(90), tmp_path, lambda: None)
    codec = HeartCodec(PLAN.codec)
    tokens = [int(token) for token in chunk_of([30]).ids[0, 0, :10]]
    prompt = PromptMaker(build_tokenizer(512), 40).encode("a", "b")
    prompt = replace(prompt, ids=tuple(tokens), slot=5)
    (song,) = Sketcher(model, codec, END).compose([prompt], 1.0, 50, top_k=1)
    assert song.tolist() == count_up(torch.zeros(30)).tolist()


def test_songs_composed_together_are_those_composed_alone() -> None:
    torch.manual_seed(7)
    model, codec = HeartMuLa(PLAN.composer, 128), HeartCodec(PLAN.codec)
    maker = PromptMaker(build_tokenizer(512), 40)
    prompts = [maker.encode("jazz", "[verse]"), maker.encode("house,happy,fast", "[intro]\n\n[verse]")]
    sketcher = Sketcher(model.eval(), codec, END)
    together = sketcher.compose(prompts, 1.5, 12, top_k=1)
    alone = [sketcher.compose([prompt], 1.5, 12, top_k=1)[0] for prompt in prompts]
    assert [song.tolist() for song in together] == [song.tolist() for song in alone]


def test_a_checkpoint_comes_back_and_the_engine_would_find_every_tensor(tmp_path: Path) -> None:
    torch.manual_seed(8)
    model, codec = HeartMuLa(PLAN.composer, 128), HeartCodec(PLAN.codec)
    save_checkpoint(tmp_path, model, codec, build_tokenizer(512))
    other, other_codec = HeartMuLa(PLAN.composer, 128), HeartCodec(PLAN.codec)
    load_weights(tmp_path, other, other_codec)
    for one, two in ((model, other), (codec, other_codec)):
        for key, value in one.state_dict().items():
            assert torch.allclose(value, two.state_dict()[key], atol=2e-3, rtol=1e-3), key
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "HeartCodec-oss",
        "HeartMuLa-oss-sketch",
        "flavors.json",
        "gen_config.json",
        "tokenizer.json",
    ]


def test_a_song_of_the_twin_is_the_song_of_the_engine(tmp_path: Path) -> None:
    mx = pytest.importorskip("mlx.core")
    from heartstudio.engine import Checkpoint, Composer

    torch.manual_seed(9)
    model, codec = HeartMuLa(PLAN.composer, 128), HeartCodec(PLAN.codec)
    save_checkpoint(tmp_path, model, codec, build_tokenizer(512))
    load_weights(tmp_path, model, codec)
    codes = np.random.default_rng(0).integers(0, 32, (50, 8)).astype(np.int16)
    noise = {index: torch.randn(1, 48, 16) for index in range(3)}
    ours = codec.decode(torch.from_numpy(codes).long()[None], noise.__getitem__)[0].detach().numpy()
    engine = Composer(Checkpoint.at(tmp_path))
    engine.decode(codes, 0)
    theirs = engine._codec.decode(codes, 0, noise=lambda index: mx.array(noise[index][0].numpy()))
    assert ours.shape == theirs.shape
    # A latent on the edge between two ninths may be rounded either way.
    assert np.sqrt(np.mean((ours - theirs) ** 2)) <= 3e-3 * np.sqrt(np.mean(ours**2))
