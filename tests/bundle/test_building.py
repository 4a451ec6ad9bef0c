"""What py2app, pip and the environment are told."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import types
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from resources.bundle import contents, environment, suitable, wheels
from resources.bundle.build import OPTIONS
from resources.bundle.errors import BundleError
from tests.bundle.conftest import Recorder


def test_py2app_knows_every_option_and_takes_the_project_in_spite_of_its_dependencies() -> None:
    check = (
        "import setup_app\n"
        "from setuptools.dist import Distribution\n"
        "from resources.bundle.build import OPTIONS\n"
        "told = Distribution({'cmdclass': {'py2app': setup_app.BuildApp}, 'options': {'py2app': OPTIONS}})\n"
        "told.parse_config_files()\n"
        "assert told.install_requires, 'pyproject.toml was not read: this test tests nothing'\n"
        "command = told.get_command_obj('py2app')\n"
        "command.ensure_finalized()\n"
        "assert command.packages >= set(OPTIONS['packages']), command.packages\n"
        "assert command.excludes >= set(OPTIONS['excludes'])\n"
        "assert command.plist == OPTIONS['plist']\n"
        "assert command.arch == 'arm64' and command.no_strip and command.no_chdir\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", check],
        cwd=contents.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_bundle_begins_with_the_command_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, contents.ENTRY, "--version"],
        env={**os.environ, "PYTHONPATH": str(contents.ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("HeartStudio ")
    assert done.returncode == 0


def test_the_application_is_built_of_the_lock_without_the_tools() -> None:
    pins = re.findall(r"^(\S+)==\S+ \\$", wheels.requirements(), re.MULTILINE)
    assert {"mlx", "mlx-metal", "pyside6-essentials", "pyobjc-core", "py2app", "dmgbuild"} <= set(pins)
    assert not {"mlx-cpu", "pytest", "ruff", "mypy", "secretstorage", "importlib-metadata", "mutagen"} & set(
        pins
    )
    assert len(pins) == len(set(pins))


def is_gpl(project: str) -> bool:
    """Whether a project that is installed says that it comes under the GPL, and under nothing kinder."""
    about = metadata.metadata(project)
    licence = (about.get("License") or "").partition("\n")[0]
    kinds = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    said = " ".join([about.get("License-Expression") or licence, *kinds])
    return "LGPL" not in said and bool(re.search(r"GPL|General Public", said))


def test_nothing_that_goes_along_is_under_the_gpl_alone() -> None:
    assert is_gpl("mutagen")  # which only the tests use
    pins = re.findall(r"^(\S+)==\S+ \\$", wheels.requirements(), re.MULTILINE)
    here = {canonicalize_name(distribution.name) for distribution in metadata.distributions()}
    installed = [pin for pin in pins if pin in here]  # the others are for Macs alone
    assert {"mlx", "pyside6-essentials", "numpy", "soundfile"} <= set(installed)
    assert [pin for pin in installed if is_gpl(pin)] == []


def test_markers_are_gone_and_hashes_stay() -> None:
    for entry in re.split(r"\n(?=\S)", wheels.requirements().strip()):
        pin, *hashes = entry.split(" \\\n")
        assert Requirement(pin).marker is None
        assert hashes
        assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


def test_pip_is_asked_for_the_oldest_mac_and_for_nothing_else(tmp_path: Path, run: Recorder) -> None:
    wanted = wheels.download(tmp_path / "wheels", run)
    (command,) = run.commands
    assert command[command.index("--platform") + 1] == "macosx_14_0_arm64"
    assert command[command.index("--python-version") + 1] == "3.12"
    assert "--require-hashes" in command
    assert command[command.index("--requirement") + 1] == str(wanted)
    assert wanted.read_text() == wheels.requirements()


def test_the_environment_holds_only_those_wheels_and_makes_mlx_a_package(
    tmp_path: Path, run: Recorder
) -> None:
    mlx = tmp_path / "environment" / "lib" / "python3.12" / "site-packages" / "mlx"
    run.effects["install"] = lambda _words: mlx.mkdir(parents=True)
    python = environment.make(tmp_path / "environment", tmp_path / "wheels", run)
    assert (mlx / "__init__.py").is_file()
    install = run.of(str(python))[0]
    assert {"--no-index", "--no-deps", "--require-hashes"} <= set(install)
    assert [command[0] for command in run.commands] == [
        "python3.12",
        sys.executable,
        "python3.12",
        str(python),
    ]


def test_an_environment_without_mlx_is_refused(tmp_path: Path, run: Recorder) -> None:
    with pytest.raises(BundleError, match="MLX was not installed"):
        environment.make(tmp_path / "environment", tmp_path / "wheels", run)


@pytest.mark.skipif(sys.platform == "darwin", reason="there it can be done")
def test_where_it_cannot_be_built_that_is_said_with_the_reason() -> None:
    for program, said in (
        ([environment.SUITABLE], "is not for a Mac with Apple silicon"),
        (["-m", "resources.bundle.environment"], "That takes a Mac with Apple silicon"),
    ):
        done = subprocess.run(
            [sys.executable, *program], cwd=contents.ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert said in done.stderr


@pytest.mark.parametrize(
    ("platform", "framework", "zlib", "said"),
    [
        ("macosx-11.0-arm64", "Python", True, None),
        ("macosx-10.13-universal2", "Python", True, None),
        ("macosx-10.13-x86_64", "Python", True, "Apple silicon"),
        ("macosx-11.0-arm64", "", True, "no framework"),
        ("macosx-11.0-arm64", "Python", False, "zlib built in"),
    ],
)
def test_only_a_python_that_py2app_can_take_along_will_do(
    platform: str, framework: str, zlib: bool, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = types.ModuleType("zlib")
    if zlib:
        module.__file__ = "zlib.so"
    monkeypatch.setitem(sys.modules, "zlib", module)
    monkeypatch.setattr(sysconfig, "get_platform", lambda: platform)
    monkeypatch.setattr(sysconfig, "get_config_var", lambda _name: framework)
    told = suitable.reason()
    assert told is None if said is None else said in str(told)


def test_the_floor_of_the_system_is_the_same_everywhere() -> None:
    major, minor = contents.MINIMUM_SYSTEM
    assert f"macosx_{major}_{minor}_{contents.ARCHITECTURE}" == contents.WHEEL_PLATFORM
    assert OPTIONS["plist"]["LSMinimumSystemVersion"] == f"{major}.{minor}"


def test_only_one_function_calls_other_programs() -> None:
    calling = set()
    for path in (contents.ROOT / "resources" / "bundle").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if {"subprocess", "pty", "asyncio"} & set(names) or ast.unparse(node).startswith(
                ("os.system", "os.exec")
            ):
                calling.add(path.name)
    assert calling == {"commands.py"}
