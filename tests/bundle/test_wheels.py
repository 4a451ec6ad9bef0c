"""The real wheels for macOS, laid out as py2app would, pruned, repaired and checked. `make test-bundle` runs these."""

from __future__ import annotations

import re
import shutil
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest
from macholib.MachOStandalone import MachOStandalone
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from resources.bundle import checks, contents, finish, frameworks, macho, prune, wheels
from resources.bundle.commands import run as run_for_real
from resources.bundle.credentials import Credentials
from resources.bundle.environment import WHEELS
from resources.bundle.layout import Bundle
from resources.bundle.licences import write_licences
from resources.bundle.signing import check_order, signing_order
from tests.bundle.conftest import Recorder
from tests.bundle.laying import lay_out

pytestmark = pytest.mark.bundle

NOT_SHIPPED = {
    "torch",
    "opencv-python",
    "matplotlib",
    "sentencepiece",
    "fonttools",
    "hf-transfer",
    "protobuf",
    "typer",
}
"""What mflux asks for and never imports for a cover; pyproject.toml leaves it out."""


@pytest.fixture(scope="module")
def downloaded() -> Path:
    """The wheels, kept from one run to the next."""
    wheels.download(WHEELS, run_for_real)
    return WHEELS


@pytest.fixture(scope="module")
def installed(downloaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pip makes of them for a Mac, and the program itself beside it."""
    site = tmp_path_factory.mktemp("installed") / "site-packages"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-compile"]
    system = ["--platform", contents.WHEEL_PLATFORM, "--python-version", "3.12", "--implementation", "cp"]
    only = ["--only-binary", ":all:", "--no-deps", "--no-index", "--find-links", downloaded]
    run_for_real([*pip, *system, *only, "--target", site, "-r", downloaded / "requirements.txt"])
    shutil.copytree(contents.ROOT / "heartstudio", site / "heartstudio")
    return site


@pytest.fixture(scope="module")
def whole(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The application, ready to be signed."""
    bundle = lay_out(installed, tmp_path_factory.mktemp("dist"))
    prune.prune_packages(bundle.libraries)
    before = set(macho.find(bundle.path))
    # What py2app does at its end: libraries are given names inside the application, others would be copied into it.
    MachOStandalone(str(bundle.path), executable_path=str(bundle.programs)).run()
    assert set(macho.find(bundle.path)) == before
    prune.prune(bundle)
    frameworks.repair(bundle)
    finish.compile_modules(bundle)
    return bundle


def names(folder: Path) -> dict[str, Path]:
    """Those wheels of a folder that the lock names, by the name of their project."""
    pins = {line.split(" ")[0] for line in wheels.requirements().splitlines() if "==" in line}
    found = {}
    for path in folder.glob("*.whl"):
        name, version, _, _ = parse_wheel_filename(path.name)
        if f"{name}=={version}" in pins:
            found[str(name)] = path
    assert len(found) == len(pins)
    return found


def test_everything_that_a_wheel_asks_for_is_there(downloaded: Path) -> None:
    there = names(downloaded)
    missing = []
    for path in there.values():
        with zipfile.ZipFile(path) as wheel:
            metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
            asked = HeaderParser().parsestr(wheel.read(metadata).decode()).get_all("Requires-Dist", [])
        for requirement in map(Requirement, asked):
            name = canonicalize_name(requirement.name)
            needed = requirement.marker is None or requirement.marker.evaluate({**wheels.MAC, "extra": ""})
            if needed and name not in NOT_SHIPPED:
                version = str(parse_wheel_filename(there[name].name)[1]) if name in there else None
                if version is None or not requirement.specifier.contains(version, prereleases=True):
                    missing.append(f"{path.name} asks for {requirement}; there is {version}")
    assert not missing


def test_no_wheel_is_for_a_newer_mac(downloaded: Path) -> None:
    for path in names(downloaded).values():
        floors = [
            tuple(map(int, tag.platform.split("_")[1:3]))
            for tag in parse_wheel_filename(path.name)[3]
            if tag.platform.startswith("macosx_")
        ]
        assert not floors or min(floors) <= contents.MINIMUM_SYSTEM, path.name


def test_the_whole_application_passes_every_check(whole: Bundle) -> None:
    checks.check(whole)


def test_it_needs_no_exceptions(whole: Bundle) -> None:
    assert contents.NEWER_SYSTEM == {}
    floors = {part.minimum for path in macho.find(whole.path) for part in macho.read(path)}
    assert None not in floors
    assert max(filter(None, floors)) <= contents.MINIMUM_SYSTEM


def test_there_is_room_for_python_itself(whole: Bundle) -> None:
    model = prune.size(whole.resources / "resources" / contents.DEMO_MODEL)
    size = prune.size(whole.path) - model
    # The framework, its libraries and the standard library are some 40 MB.
    assert size + 40 * 1024**2 < contents.LARGEST


def test_nested_code_comes_before_what_contains_it(whole: Bundle) -> None:
    order = signing_order(whole)
    check_order(whole, order)
    assert len(order) > 150
    place = {path: index for index, path in enumerate(order)}
    for path, index in place.items():
        assert all(place.get(container, index + 1) > index for container in path.parents), path


def test_finishing_asks_codesign_for_each_of_them(whole: Bundle, run: Recorder) -> None:
    finish.finish(whole, Credentials(), run)
    signed = [command[-1] for command in run.of("codesign") if "--sign" in command]
    assert signed[:-1] == [str(path) for path in signing_order(whole)]


def test_every_library_that_goes_along_tells_its_licence(whole: Bundle) -> None:
    text = write_licences(whole).read_text()
    for project in ("mlx", "PySide6_Essentials", "numpy", "sounddevice", "transformers", "pyobjc-core"):
        assert re.search(rf"^{project} \d", text, re.MULTILINE), project
    assert "see its home page" not in text


def test_mlx_finds_its_kernels_where_it_looks(whole: Bundle) -> None:
    (library,) = whole.path.rglob("libmlx.dylib")
    assert library.with_name("mlx.metallib").stat().st_size > 1e8
    (core,) = (whole.libraries / "mlx").glob("core.*.so")
    (part,) = macho.read(core)
    assert part.loads[0] == "@rpath/libmlx.dylib"
    assert {(core.parent / rpath.removeprefix("@loader_path/")).resolve() for rpath in part.rpaths} == {
        library.parent.resolve()
    }
