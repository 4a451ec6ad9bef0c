"""The language model computes what the reference computes: one test for each golden tensor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
from heartstudio.engine.heartmula import parameter_shapes
from tests.parity.__main__ import main
from tests.parity.codec_songs import pipeline_rows
from tests.parity.language_model import language_model_rows
from tests.parity.rows import compare, identical

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def test_every_tensor_of_the_language_model_agrees() -> None:
    rows = list(language_model_rows(GOLDEN))
    assert len(rows) > 100
    assert [row for row in rows if not row.passed] == []


def test_the_sound_of_the_whole_pipeline_agrees() -> None:
    rows = list(pipeline_rows(GOLDEN))
    assert len(rows) == 8
    assert [row for row in rows if not row.passed] == []


def test_parameter_names_and_shapes_are_those_of_the_full_size_model() -> None:
    told = json.loads((GOLDEN / "state_dict_full.json").read_text())["heartmula_3b"]
    expected = {entry["name"]: tuple(entry["shape"]) for entry in told["state_dict"]}
    assert parameter_shapes(HeartMuLaConfig.from_dict(told["config"], FLAVOURS)) == expected


def test_a_wrong_tensor_would_be_noticed() -> None:
    assert not compare("x", [1.0, 2.0], [1.0, 2.001]).passed
    assert not compare("x", [1.0], [1.0, 1.0]).passed
    assert not compare("x", [float("nan")], [1.0]).passed
    assert compare("x", [1.0, 2.0], [1.0, 2.00001]).passed
    assert not identical("x", [1, 2], [1, 3]).passed
    assert identical("x", [1, 2], [1, 2]).passed


def test_the_comparison_exits_with_failure_when_a_tensor_is_out_of_tolerance(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = compare("good", [1.0], [1.0]), compare("bad", [1.0], [2.0])
    monkeypatch.setattr("tests.parity.__main__.pipeline_rows", lambda _: iter([good]))
    monkeypatch.setattr("tests.parity.__main__.codec_rows", lambda _: iter([good]))
    monkeypatch.setattr("tests.parity.__main__.language_model_rows", lambda _: iter([good]))
    assert main(GOLDEN) == 0
    monkeypatch.setattr("tests.parity.__main__.codec_rows", lambda _: iter([good, bad]))
    assert main(GOLDEN) == 1
    assert "FAIL" in capsys.readouterr().out
