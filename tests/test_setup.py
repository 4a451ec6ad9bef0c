"""The set-up does what it says: the lock, the scripts behind `make setup`, the display, and the fast BLAS."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SETUP = ROOT / "resources" / "setup"
LOCK = ROOT / "requirements.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SYSTEMS = {
    "mac": {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    "linux-arm": {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64"},
}
PYTHONS = ("3.11", "3.12", "3.13")

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs it")

Stub = Callable[[str, str], None]


def locked() -> list[Requirement]:
    """The pinned requirements of the lock, without their hashes."""
    return [Requirement(line.removesuffix("\\")) for line in LOCK.read_text().splitlines() if "==" in line]


def environment(system: Mapping[str, str], python: str) -> dict[str, str]:
    """The marker values of another machine."""
    return {**default_environment(), **system, "python_version": python, "python_full_version": f"{python}.0"}


# The lock


def test_every_locked_version_has_hashes_and_no_address() -> None:
    text = LOCK.read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(locked())
    for entry in entries:
        pin, *hashes = entry.split(" \\\n")
        assert re.fullmatch(r"[a-z0-9.-]+==[^;\s]+( ; .+)?", pin), pin
        assert hashes, f"{pin} has no hash"
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", line) for line in hashes), pin
    assert "//" not in text


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_lock_gives_each_system_one_version_of_all_that_is_asked_for(system: str, python: str) -> None:
    there = environment(SYSTEMS[system], python)
    pins: dict[str, list[str]] = {}
    for requirement in locked():
        if requirement.marker is None or requirement.marker.evaluate(there):
            pins.setdefault(requirement.name, []).append(str(requirement.specifier).removeprefix("=="))
    assert all(len(versions) == 1 for versions in pins.values())

    groups = PROJECT["dependency-groups"]
    wanted = [*PROJECT["project"]["dependencies"], *groups["dev"], *groups["covers"]]
    for requirement in map(Requirement, wanted):
        if requirement.marker is None or requirement.marker.evaluate(there):
            version = pins[canonicalize_name(requirement.name)][0]
            assert version in requirement.specifier, f"run `make lock`: {requirement} is locked at {version}"
    assert ("mlx-metal" in pins, "mlx-cpu" in pins) == (system == "mac", system != "mac")
    # What mflux would bring along on its own: PyTorch with CUDA, and another MLX.
    assert not {"torch", "opencv-python", "matplotlib", "mlx-cuda-13"} & set(pins)


def test_what_is_installed_is_what_is_locked() -> None:
    different = []
    for requirement in locked():
        if requirement.marker is None or requirement.marker.evaluate():
            installed = metadata.version(requirement.name)
            if installed not in requirement.specifier:
                different.append(f"{requirement.name} is {installed}, locked {requirement.specifier}")
    assert not different


def test_what_paints_covers_imports_nothing_that_the_lock_leaves_out() -> None:
    code = (
        "from mflux.models.flux2.variants import Flux2Klein\n"
        "from mflux.models.z_image import ZImageTurbo\n"
        "import sys; print('mlx.core' in sys.modules, {'torch', 'cv2', 'matplotlib'} & set(sys.modules))"
    )
    assert run(sys.executable, "-c", code).stdout == "True set()\n"


# The scripts


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stub:
    """Puts commands of our own before the real ones on the path: ``stub(name, what it does in sh)``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.delenv("PYTHON", raising=False)

    def write(name: str, body: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{body}\n")
        (folder / name).chmod(0o755)

    return write


def run(*command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it said."""
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **variables}, check=False
    )


def test_the_python_that_is_found_runs_heartstudio(stub: Stub) -> None:
    stub("python3.12", "echo 'python3.12: command not found' >&2; exit 127")
    stub("python3.13", f'exec {shlex.quote(sys.executable)} "$@"')
    found = run(SETUP / "python.sh")
    assert found.returncode == 0
    assert Path(found.stdout.strip()).name == "python3.13"


def test_where_no_python_will_do_it_says_what_it_saw_and_what_to_install(stub: Stub) -> None:
    for name in ("python3.12", "python3.13", "python3.11", "python3", "python"):
        stub(name, "echo 'is Python 3.9' >&2; exit 1")
    found = run(SETUP / "python.sh")
    assert found.returncode == 1
    assert found.stdout == ""
    assert "3.11, 3.12 or 3.13" in found.stderr
    assert "python3.12 is Python 3.9" in found.stderr
    assert "apt-get install python3 python3-venv" in found.stderr


@pytest.mark.parametrize(
    ("version", "will_do"), [("3.10", False), ("3.11", True), ("3.13", True), ("3.14", False)]
)
def test_only_the_versions_of_python_that_are_locked_will_do(stub: Stub, version: str, will_do: bool) -> None:
    pretend = f"import sys; sys.version_info = ({version.replace('.', ', ')}, 0); exec(sys.argv[1])"
    stub("python-of-a-version", f"""exec {shlex.quote(sys.executable)} -c '{pretend}' "$3" """)
    assert (run(SETUP / "python.sh", PYTHON="python-of-a-version").returncode == 0) == will_do


@pytest.fixture
def nothing_installed(stub: Stub) -> Stub:
    """A Debian on which nothing is installed, for a person who may not install anything."""
    stub("uname", "echo Linux")
    stub("dpkg-query", "exit 1")
    stub("apt-get", "echo 'apt-get must not be called' >&2; exit 1")
    stub("apt-cache", "exit 0")
    stub("id", "echo 1000")
    stub("sudo", "exit 1")
    return stub


@on_linux
def test_without_rights_it_names_the_command_that_installs_what_is_missing(nothing_installed: Stub) -> None:
    done = run(SETUP / "system.sh")
    assert done.returncode == 1
    assert "must not be called" not in done.stderr
    command = next(line for line in done.stderr.splitlines() if "sudo apt-get install" in line)
    assert {"libportaudio2", "libxcb-cursor0", "g++", "xvfb"} <= set(command.split())


@on_linux
def test_it_goes_on_where_only_what_is_optional_is_missing(nothing_installed: Stub) -> None:
    # Everything is there but the virtual display.
    nothing_installed(
        "dpkg-query", 'for last; do :; done; case $last in xvfb*) exit 1;; esac; echo "[installed]"'
    )
    done = run(SETUP / "system.sh")
    assert done.returncode == 0
    assert "sudo apt-get install --no-install-recommends xvfb\n" in done.stdout
    assert "libportaudio2" not in done.stdout


@on_linux
def test_with_rights_it_installs_just_what_is_missing(nothing_installed: Stub, tmp_path: Path) -> None:
    nothing_installed("id", "echo 0")
    nothing_installed("apt-get", f'echo "$@" >> {tmp_path}/calls')
    nothing_installed(
        "dpkg-query", 'for last; do :; done; case $last in g++*|openbox*) exit 1;; esac; echo "[installed]"'
    )
    assert run(SETUP / "system.sh").returncode == 0
    calls = (tmp_path / "calls").read_text().splitlines()
    installed = [call.split("--no-install-recommends ")[1] for call in calls if " install " in call]
    assert installed == ["g++", "openbox"]


@on_linux
def test_a_linux_that_is_no_debian_is_told_what_it_needs(stub: Stub, tmp_path: Path) -> None:
    stub("uname", "echo Linux")
    for tool in ("bash", "dirname", "cat", "env"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    done = run(SETUP / "system.sh", PATH=str(tmp_path / "bin"))
    assert done.returncode == 0
    assert "libportaudio2" in done.stdout


@pytest.mark.parametrize(("version", "status"), [("13.6", 1), ("14.0", 0), ("26.1", 0)])
def test_a_mac_needs_nothing_but_a_system_that_mlx_runs_on(stub: Stub, version: str, status: int) -> None:
    stub("uname", "echo Darwin")
    stub("sw_vers", f"echo {version}")
    done = run(SETUP / "system.sh")
    assert done.returncode == status
    assert ("macOS 14 or newer" in done.stderr) == bool(status)


# The stamp


@pytest.fixture
def finished_setup(tmp_path: Path) -> Path:
    """A copy of what decides whether to set up again, as a finished set-up leaves it."""
    folder = tmp_path / "heart studio"
    shutil.copytree(SETUP, folder / "resources" / "setup")
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "ready").write_text(f"{folder}\n")
    for file in folder.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return folder


def is_set_up(folder: Path) -> bool:
    """Whether `make setup` would do nothing at all."""
    return run("make", "--directory", folder, "--question", "setup").returncode == 0


def test_a_second_set_up_does_nothing(finished_setup: Path) -> None:
    assert is_set_up(finished_setup)


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml", "resources/setup/system.sh"])
def test_a_change_of_what_it_follows_sets_up_again(finished_setup: Path, name: str) -> None:
    os.utime(finished_setup / name, (1_000_000_100, 1_000_000_100))
    assert not is_set_up(finished_setup)


def test_a_folder_that_was_moved_is_set_up_again(finished_setup: Path) -> None:
    moved = finished_setup.rename(finished_setup.with_name("elsewhere"))
    assert not is_set_up(moved)


# The display


@on_linux
@pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")
def test_a_command_gets_a_display_that_ends_with_it_and_keeps_its_exit_status() -> None:
    done = run(SETUP / "display.sh", "sh", "-c", "echo $DISPLAY; xwininfo -root; exit 7", DISPLAY="")
    assert done.returncode == 7
    display, _, window = done.stdout.partition("\n")
    assert "1600x1000" in window
    assert run("xwininfo", "-root", "-display", display).returncode != 0


@on_linux
def test_a_display_that_is_there_is_used() -> None:
    assert run(SETUP / "display.sh", "sh", "-c", "echo $DISPLAY", DISPLAY=":987").stdout == ":987\n"


# The BLAS


@on_linux
def test_mlx_multiplies_matrices_with_openblas(tmp_path: Path) -> None:
    code = "import mlx.core as mx; a = mx.ones((256, 256)); mx.eval(mx.matmul(a, a, stream=mx.cpu))"
    log = tmp_path / "bindings"
    done = run(sys.executable, "-c", code, LD_DEBUG="bindings", LD_DEBUG_OUTPUT=str(log))
    assert done.returncode == 0, done.stderr
    # The linker's own account of where it took the symbol from, once it was called for.
    bindings = "".join(file.read_text(errors="replace") for file in tmp_path.glob("bindings.*"))
    found = re.findall(
        r"binding file .*?libmlx\.so \[0\] to (.+?) \[0\]: normal symbol `cblas_sgemm'", bindings
    )
    assert found
    assert all("libopenblas" in library for library in found)


@on_linux
def test_python_loads_no_blas_before_mlx_asks_for_it() -> None:
    code = "import sys; print('mlx_openblas' in sys.modules, 'ctypes' in sys.modules, open('/proc/self/maps').read())"
    shown = run(sys.executable, "-c", code).stdout
    assert shown.startswith("True False")
    assert "openblas" not in shown


@on_linux
def test_mlx_is_imported_all_the_same_where_openblas_is_missing(tmp_path: Path) -> None:
    code = (
        "import ctypes, sys\n"
        "def missing(*names, **modes): raise OSError('not there')\n"
        "ctypes.CDLL = missing\n"
        "import mlx.core as mx; print(mx.sum(mx.ones(3), stream=mx.cpu).item())"
    )
    assert run(sys.executable, "-c", code).stdout == "3.0\n"
