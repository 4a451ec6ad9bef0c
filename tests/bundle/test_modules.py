"""Nothing that the running program imports is missing from the application, however late it is imported."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from heartstudio.covers.image_models import _MODELS
from resources.bundle import prune
from resources.bundle.contents import EXCLUDES, PACKAGES, ROOT
from tests.running import Run, run_heartstudio

NO_FILES = {
    # Made by the interpreter, by the way a test starts it, or by the installation that a checkout is.
    *("__main__", "_frozen_importlib", "_frozen_importlib_external", "os.path", "runpy", "site"),
    *("typing.io", "typing.re", "_distutils_hack", "mlx_openblas", "sitecustomize", "usercustomize"),
    # Names that Cython gives to what lies inside a compiled module.
    *("_csparsetools", "_cyutility", "_moduleTNC", "_ni_label", "cython_runtime"),
    # PySide's own, out of an archive inside its library.
    *("__feature__", "shibokensupport", "signature_bootstrap"),
}
"""Modules that are there without a file that could be taken along."""


def without_a_file(module: str) -> bool:
    top = module.split(".")[0]
    return bool({module, top} & NO_FILES) or top.startswith(("__editable__", "_cython_", "_sysconfigdata_"))


def search(kind: str, folder: Path, **environment: str) -> set[str]:
    """The modules that py2app would find."""
    result = folder / "found.json"
    command = [sys.executable, "-W", "ignore", "-m", "tests.bundle.searching", kind, str(result)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return set(json.loads(result.read_text()))


def imported_by(files: Iterable[str]) -> set[str]:
    """The first parts of all names that some modules import, wherever in them."""
    names = set()
    for file in files:
        for node in ast.walk(ast.parse(Path(file).read_bytes())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return {name.split(".")[0] for name in names}


def taken_whole(loaded: Run) -> dict[str, str]:
    """The files of those modules that lie in packages which are taken as folders, below the folder of packages."""
    return {
        name: _inside(name.split(".")[0], file)
        for name, file in loaded.modules.items()
        # What PySide takes out of an archive has no place of its own.
        if file and Path(file).is_absolute() and name.split(".")[0] in PACKAGES
    }


def _inside(package: str, file: str) -> str:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(file).relative_to(Path(spec.submodule_search_locations[0]).parent).as_posix()


def test_nothing_that_was_loaded_is_pruned(self_test: Run) -> None:
    kept = taken_whole(self_test)
    assert len(kept) > 500
    # Qt's libraries have other names on a Mac.
    assert [
        file for file in kept.values() if prune.is_left_out(file) and not file.startswith("PySide6/")
    ] == []


def test_the_search_finds_every_module_that_the_self_test_had_loaded(self_test: Run, tmp_path: Path) -> None:
    found = search("quick", tmp_path)
    whole = taken_whole(self_test)
    rest = {
        name
        for name in self_test.modules
        if name not in found and name.split(".")[0] not in PACKAGES and not without_a_file(name)
    }
    # py2app looks through the packages that are taken whole, too; here it is enough that one of them names it.
    named = imported_by(file for name in whole if (file := self_test.modules[name]) and file.endswith(".py"))
    assert {name for name in rest if name.split(".")[0] not in named} == set()


def test_no_module_is_both_excluded_and_loaded(self_test: Run) -> None:
    gone = {name for name in self_test.modules for out in EXCLUDES if f"{name}.".startswith(f"{out}.")}
    assert gone == set()


# What follows takes minutes.


@pytest.fixture(scope="module")
def pruned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages that are taken whole, as they are installed here, and without what is left out."""
    folder = tmp_path_factory.mktemp("pruned")
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        # Qt for Linux is laid out in another way, and what a Mac alone has is not here.
        if spec is None or package in ("PySide6", "shiboken6"):
            continue
        assert spec.submodule_search_locations
        source = Path(spec.submodule_search_locations[0])
        shutil.copytree(source, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
        # Linux keeps the libraries of a package beside it.
        for libraries in source.parent.glob("*.libs"):
            if not (folder / libraries.name).exists():
                (folder / libraries.name).symlink_to(libraries)
    (folder / "mlx" / "__init__.py").touch()
    prune.prune_packages(folder)
    return folder


@pytest.fixture(scope="module")
def pruned_run(pruned: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    from heartstudio.engine.random_checkpoint import write_random_checkpoint

    folder = tmp_path_factory.mktemp("pruned-run")
    checkpoint = write_random_checkpoint(folder / "checkpoint")
    return run_heartstudio(["--self-test", "--checkpoint", checkpoint], folder, PYTHONPATH=str(pruned))


PAINTING = """
import atexit, importlib, json, sys
where, pruned, tokenizer, *models = sys.argv[1:]
def remember():
    named = [(name, module) for name, module in list(sys.modules.items()) if module is not None]
    with open(where, "w") as file:
        json.dump({name: getattr(module, "__file__", None) for name, module in named}, file)
atexit.register(remember)
for model in models:
    module, _, loader = model.partition(":")
    assert hasattr(importlib.import_module(module), loader), model
import transformers
assert transformers.__file__.startswith(pruned), transformers.__file__
for kind in ("Qwen2TokenizerFast", "Qwen2Tokenizer", "CLIPTokenizer", "T5TokenizerFast", "T5Tokenizer"):
    assert getattr(transformers, kind).__name__, kind
words = transformers.PreTrainedTokenizerFast(tokenizer_file=tokenizer)
assert words("piano, happy")["input_ids"]
template = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}"
said = words.apply_chat_template([{"role": "user", "content": "a"}], chat_template=template, tokenize=False)
assert said == "<user>a", said
"""


@pytest.fixture(scope="module")
def painting(pruned: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """All that the image models import, and the tokenizers that they read words with."""
    models = [f"{model.module}:{model.loader}" for model in _MODELS.values()]
    tokenizer = ROOT / "resources" / "demo-model" / "tokenizer.json"
    folder = tmp_path_factory.mktemp("painting")
    return run_heartstudio([pruned, tokenizer, *models], folder, PAINTING, PYTHONPATH=str(pruned))


@pytest.mark.bundle
def test_the_program_runs_on_the_pruned_packages(pruned_run: Run, pruned: Path) -> None:
    assert pruned_run.status == 0, pruned_run.said + pruned_run.complained
    assert str(pruned_run.modules["scipy"]).startswith(str(pruned))


@pytest.mark.bundle
def test_the_image_models_load_from_the_pruned_packages(painting: Run) -> None:
    assert painting.status == 0, painting.complained
    assert "torch" not in painting.modules


@pytest.mark.bundle
def test_py2apps_own_search_finds_every_module_that_was_loaded(
    pruned: Path, pruned_run: Run, painting: Run, tmp_path: Path
) -> None:
    found = search("whole", tmp_path, PYTHONPATH=f"{pruned}{os.pathsep}{ROOT}", QT_QPA_PLATFORM="offscreen")
    loaded = {*pruned_run.modules, *painting.modules}
    assert len(loaded) > 1000
    assert {
        name
        for name in loaded
        if name not in found and name.split(".")[0] not in PACKAGES and not without_a_file(name)
    } == set()
