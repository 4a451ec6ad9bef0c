"""``heartstudio bench`` measures what it says it measures, remembers it, and compares two checkouts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import mlx.core as mx
import pytest

from heartstudio.cli import main
from heartstudio.cli.bench_figures import Figure, append_history, compare, print_table
from heartstudio.errors import HeartStudioError

QUICK = ["bench", "--frames", "12", "--prompt", "30"]


@pytest.fixture
def uncompiled() -> Iterator[None]:
    """Tracing runs the C++ compiler: what traced graphs draw is tested elsewhere."""
    mx.disable_compile()
    yield
    mx.enable_compile()


@pytest.mark.usefixtures("uncompiled")
def test_every_figure_is_there_and_plausible(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    history = tmp_path / "new" / "history.jsonl"
    append_history(history, [Figure("copy bandwidth", 9.0, "GB/s")])
    assert main([*QUICK, "--json", "--history", str(history)]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["copy bandwidth"]["value"] > 0.1
    for name in ("one song, plain", "one song, compiled", "2 takes, in all", "8 takes, in all"):
        assert figures[name]["unit"] == "frames/s"
        assert 0 < figures[name]["value"] < figures[name]["limit"]
    codec = next(name for name in figures if name.startswith("codec"))
    assert figures[codec]["value"] > 0
    first, second = (json.loads(line) for line in history.read_text().splitlines())
    assert first["at"] <= second["at"]
    assert first["figures"] == {"copy bandwidth": {"value": 9.0, "unit": "GB/s", "limit": None}}
    assert second["figures"] == figures


def test_the_table_shows_how_near_the_limit_a_figure_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([Figure("one song", 30.0, "frames/s", 40.0), Figure("load", 1.5, "s")])
    lines = capsys.readouterr().out.splitlines()
    assert re.search(r"one song +30 +frames/s +40 +75%", lines[1])
    assert lines[2].split() == ["load", "1.5", "s"]


def test_two_checkouts_are_measured_by_turns_and_compared_by_their_medians(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = tmp_path / "order"
    roots = []
    for name, speeds in (("old", (10, 30, 20)), ("new", (80, 20, 40))):
        package = tmp_path / name / "heartstudio"
        (package / "cli").mkdir(parents=True)
        (package / "__main__.py").write_text(
            "import json, sys\n"
            f"from pathlib import Path\nlog = Path({str(order)!r})\n"
            "turns = log.read_text() if log.exists() else ''\n"
            f"log.write_text(turns + {name[0]!r})\n"
            "assert sys.argv[1:] == ['bench', '--json', '--frames', '9'], sys.argv\n"
            f"value = {speeds}[turns.count({name[0]!r})]\n"
            "print(json.dumps({'one song': {'value': value, 'unit': 'frames/s'}}))\n"
        )
        roots.append(package)
    monkeypatch.setattr("heartstudio.cli.bench_figures.__file__", str(roots[1] / "cli" / "bench_figures.py"))
    compare(roots[0].parent, ["--frames", "9"])
    assert order.read_text() == "ononon"
    assert capsys.readouterr().out.splitlines()[1].split() == ["one", "song", "20", "40", "frames/s", "2.00"]
    (roots[0] / "__main__.py").write_text("raise SystemExit('no such machine')")
    with pytest.raises(HeartStudioError, match="no such machine"):
        compare(roots[0].parent, [])
