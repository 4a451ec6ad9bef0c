from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.bundle import macho
from tests.bundle import machos
from tests.bundle.machos import ARM64, X86_64

paths = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80)
versions = st.tuples(st.integers(10, 99), st.integers(0, 20))


@given(loads=st.lists(paths, max_size=5), rpaths=st.lists(paths, max_size=5), minimum=versions)
def test_what_a_file_says_is_read_back(
    loads: list[str], rpaths: list[str], minimum: tuple[int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.getbasetemp() / "said.dylib"
    file.write_bytes(machos.macho(loads=loads, rpaths=rpaths, minimum=minimum))
    assert macho.read(file) == [macho.Slice("arm64", minimum, tuple(loads), tuple(rpaths))]


def test_thinning_keeps_exactly_the_bytes_of_the_one_architecture(tmp_path: Path) -> None:
    ours = machos.macho(loads=["@rpath/libmlx.dylib"])
    file = tmp_path / "both.dylib"
    file.write_bytes(machos.universal((X86_64, machos.macho(architecture=X86_64)), (ARM64, ours)))
    file.chmod(0o755)
    before = file.stat().st_size
    assert [part.architecture for part in macho.read(file)] == ["x86_64", "arm64"]
    assert macho.thin(file) == before - len(ours)
    assert file.read_bytes() == ours
    assert stat.S_IMODE(file.stat().st_mode) == 0o755
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_without_that_architecture_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "intel.dylib"
    content = machos.universal((X86_64, machos.macho(architecture=X86_64)))
    file.write_bytes(content)
    assert macho.thin(file) == 0
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xcf\xfa",
        b"\x7fELF\2\1\1",
        b"#!/bin/sh\n",
        b"\xca\xfe\xba\xbe\x00\x00\x00\x41",  # a Java class of version 65
        b"!<arch>\n",
    ],
)
def test_other_files_are_not_taken_for_code(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert not macho.is_macho(file)


def test_code_is_found_once_though_links_lead_to_it(tmp_path: Path) -> None:
    inner = tmp_path / "Versions" / "A"
    inner.mkdir(parents=True)
    (inner / "Qt").write_bytes(machos.macho())
    (tmp_path / "Versions" / "Current").symlink_to("A")
    (tmp_path / "Qt").symlink_to("Versions/Current/Qt")
    assert macho.find(tmp_path) == [inner / "Qt"]
