from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from safetensors.numpy import save

from heartstudio.checkpoints.errors import UnsafeFileError, printable
from heartstudio.checkpoints.safety import (
    MAX_HEADER_BYTES,
    check_content,
    check_distinct,
    check_name,
    is_pickle,
    matches,
    read_json,
    read_shapes,
)
from tests.checkpoints.weights import shard, with_header


@given(st.text(max_size=80))
@example("..")
@example("a/../b")
@example("C:evil")
@example("a//b")
@example("\ud800")
def test_an_accepted_name_always_stays_below_its_folder(path: str) -> None:
    try:
        check_name(path)
    except UnsafeFileError:
        return
    folder = PurePosixPath("/models/one/original")
    placed = folder / path
    assert placed.is_relative_to(folder)
    assert ".." not in placed.parts
    assert placed != folder
    assert "\\" not in path
    assert "\0" not in path


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/x",
        "a/../../x",
        "a\\..\\x",
        "",
        ".",
        "a/./b",
        "a//b",
        "C:/x",
        "a\nb",
        "a\u202eb",
        "x" * 201,
        "é" * 101,
    ],
)
def test_a_name_that_escapes_or_deceives_is_refused_and_shown_harmlessly(path: str) -> None:
    with pytest.raises(UnsafeFileError) as refusal:
        check_name(path)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    "path", ["config.json", "transformer/0.safetensors", "tokenizer/ünïcode.json", ".gitattributes"]
)
def test_an_ordinary_name_is_accepted(path: str) -> None:
    check_name(path)


@pytest.mark.parametrize("second", ["Config.json", "CONFIG.JSON"])
def test_two_names_that_are_one_file_on_a_mac_are_refused(second: str) -> None:
    with pytest.raises(UnsafeFileError, match="letter case"):
        check_distinct(["config.json", second])


def test_composed_and_decomposed_letters_are_one_name() -> None:
    with pytest.raises(UnsafeFileError):
        check_distinct(["m\u00fcsik.json", "mu\u0308sik.json"])


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("model.safetensors", "*.safetensors", True),
        ("deep/model.safetensors", "*.safetensors", False),
        ("vae/0.safetensors", "vae/*.safetensors", True),
        ("vae/deep/0.safetensors", "vae/*.safetensors", False),
        ("Model.safetensors", "model.safetensors", False),
    ],
)
def test_a_star_stays_within_one_part_of_the_path(path: str, pattern: str, *, fits: bool) -> None:
    assert matches(path, [pattern]) is fits


@pytest.mark.parametrize("name", ["a.bin", "a.PT", "x/b.ckpt", "c.pkl", "d.npz"])
def test_pickles_are_known_by_their_names(name: str) -> None:
    assert is_pickle(name)
    assert not is_pickle(name + ".safetensors")


def test_a_true_file_gives_its_shapes(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(save({"a": np.zeros((2, 3), np.float32), "b": np.zeros((), np.float16)}))
    assert read_shapes(file) == {"a": (2, 3), "b": ()}


TENSOR = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 7,
        with_header({}, b""),
        with_header({"a": TENSOR}, bytes(7)),
        with_header({"a": TENSOR}, bytes(9)),
        with_header({"a": TENSOR}, bytes(8), length=MAX_HEADER_BYTES + 1),
        with_header({"a": TENSOR}, bytes(8), length=2**64 - 1),
        with_header({"a": TENSOR}, bytes(8), length=3),
        with_header({"a": {**TENSOR, "shape": [3]}}, bytes(8)),
        with_header({"a": {**TENSOR, "shape": [2**62, 8]}}, bytes(8)),
        with_header({"a": {**TENSOR, "data_offsets": [8, 0]}}, bytes(8)),
        with_header({"a": TENSOR, "b": {**TENSOR, "data_offsets": [4, 12]}}, bytes(12)),
        with_header({"a": TENSOR, "b": {**TENSOR, "data_offsets": [16, 24]}}, bytes(24)),
        with_header({"a": {**TENSOR, "dtype": "OBJECT"}}, bytes(8)),
        with_header(b"[" * 100_000, bytes(8)),
        with_header(b"\xff\xfe", bytes(8)),
        b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94",
        b"PK\x03\x04" + bytes(100),
    ],
)
def test_a_header_that_lies_is_refused_and_the_file_named(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(content)
    with pytest.raises(UnsafeFileError, match=r"model\.safetensors is refused"):
        check_content(file, "model.safetensors")


@given(cut=st.integers(0, 2000))
def test_a_file_cut_anywhere_is_refused(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = shard(1, kilobytes=1)
    file = tmp_path_factory.mktemp("cut") / "model.safetensors"
    file.write_bytes(whole[: min(cut, len(whole) - 1)])
    with pytest.raises(UnsafeFileError):
        read_shapes(file)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, "{", "", "\x00", "9" * 5000])
def test_json_that_is_a_bomb_or_broken_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "config.json"
    file.write_text(text)
    with pytest.raises(UnsafeFileError, match=r"config\.json"):
        read_json(file)


def test_json_of_a_size_that_no_configuration_has_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "config.json"
    file.write_text(json.dumps(["x" * 2**20]))
    with pytest.raises(UnsafeFileError, match="too many"):
        read_json(file)


@given(st.text())
def test_a_foreign_name_is_always_shown_on_one_short_line(name: str) -> None:
    shown = printable(name)
    assert shown.isprintable()
    assert len(shown) <= 120
