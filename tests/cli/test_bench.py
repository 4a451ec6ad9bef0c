"""``heartstudio bench`` measures what it says it measures."""

from __future__ import annotations

import json

import pytest

from heartstudio.cli import main


def test_every_figure_is_there_and_plausible(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--frames", "14", "--prompt", "30", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["copy bandwidth"]["value"] > 0.1
    assert figures["one song, plain"]["unit"] == "frames/s"
    share = figures["share of the bandwidth limit, plain"]["value"]
    assert 0 < share < 100
    codec = next(name for name in figures if name.startswith("codec"))
    assert figures[codec]["value"] > 0
