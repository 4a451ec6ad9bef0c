"""The program's own files are found wherever the program lies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from heartstudio.resources import ResourceError, resource


def test_a_source_checkout_has_its_resources_beside_the_package() -> None:
    assert resource("catalogue.toml") == Path(__file__).parent.parent / "resources" / "catalogue.toml"


@pytest.mark.parametrize("inside", ["Contents/Resources", "Contents/Resources/resources"])
def test_a_bundle_has_them_in_its_resources_folder(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "HeartStudio.app" / inside / "bundled" / "one.txt"
    file.parent.mkdir(parents=True)
    file.write_text("one")
    executable = tmp_path / "HeartStudio.app/Contents/MacOS/HeartStudio"
    executable.parent.mkdir()
    executable.write_text("")
    monkeypatch.setattr(sys, "executable", str(executable))
    assert resource("bundled/one.txt").samefile(file)


def test_py2apps_own_word_on_where_they_are_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bundled.txt").write_text("one")
    monkeypatch.setenv("RESOURCEPATH", str(tmp_path))
    assert resource("bundled.txt") == tmp_path / "bundled.txt"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceError, match=r"no/such\.file"):
        resource("no/such.file")
