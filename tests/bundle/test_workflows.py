"""The workflows are valid, call only what is there, and trust nothing that could change under their feet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from resources.bundle.contents import MINIMUM_SYSTEM, PYTHON, ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted((ROOT / "resources" / "bundle" / "ci").glob("*.sh"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

with_shellcheck = pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")


def jobs(workflow: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(workflow.read_text())["jobs"])


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(workflow).values():
        yield from job["steps"]


def shell_parts() -> list[str]:
    return [step["run"] for workflow in WORKFLOWS for step in steps(workflow) if "run" in step]


def test_the_workflows_are_valid() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *WORKFLOWS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(workflow: Path) -> None:
    used = re.findall(r"uses: *(.*)", workflow.read_text())
    assert used
    for line in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_may_only_read_unless_it_releases_and_never_runs_for_ever(workflow: Path) -> None:
    whole = yaml.safe_load(workflow.read_text())
    assert whole["permissions"] == {"contents": "read"}
    for name, job in jobs(workflow).items():
        assert job["timeout-minutes"] <= 90
        assert ("permissions" in job) == (name == "release")


def test_only_a_signed_tag_is_released_and_only_after_everything_passed() -> None:
    release = jobs(ROOT / ".github" / "workflows" / "mac.yml")["release"]
    assert set(release["needs"]) == {"tests", "build", "try"}
    assert "refs/tags/v" in release["if"]
    assert "signed == 'true'" in release["if"]


def test_the_application_is_built_with_the_python_that_its_wheels_are_for() -> None:
    build = jobs(ROOT / ".github" / "workflows" / "mac.yml")["build"]
    given = [
        step["with"] for step in build["steps"] if step.get("uses", "").startswith("actions/setup-python")
    ]
    assert [python["python-version"] for python in given] == [".".join(map(str, PYTHON))]
    # Apple's tools of a system sign for older ones; the floor itself comes from the wheels.
    assert int(build["runs-on"].removeprefix("macos-")) >= MINIMUM_SYSTEM[0]


def test_whatever_is_run_exists() -> None:
    for part in shell_parts():
        for target in re.findall(r"\bmake ([a-z-]+)", part):
            assert target in TARGETS, f"make {target}"
        for script in re.findall(r"[\w./-]*/[\w-]+\.sh|\.ci/\w+", part):
            assert os.access(ROOT / script, os.X_OK), script
    assert {"make app", "make test-bundle"} <= {
        command for part in shell_parts() for command in part.splitlines()
    }


def test_every_script_beside_the_workflows_is_run_by_one() -> None:
    assert {path for path in SCRIPTS if any(path.name in part for part in shell_parts())} == set(SCRIPTS)


def test_nothing_that_a_stranger_can_name_becomes_part_of_a_command() -> None:
    assert [part for part in shell_parts() if "${{" in part] == []


@with_shellcheck
def test_the_shell_parts_pass_shellcheck() -> None:
    for part in shell_parts():
        script = f"set -euo pipefail\n{part}"
        done = subprocess.run(
            ["shellcheck", "--shell", "bash", "-"], input=script, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, part + done.stdout


@with_shellcheck
def test_the_scripts_pass_shellcheck() -> None:
    done = subprocess.run(["shellcheck", *SCRIPTS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_without_a_certificate_nothing_is_signed_and_the_workflow_hears_of_it(tmp_path: Path) -> None:
    told = tmp_path / "output"
    script = ROOT / "resources" / "bundle" / "ci" / "take_certificate.sh"
    environment = {**os.environ, "CERTIFICATE": "", "GITHUB_OUTPUT": str(told), "RUNNER_TEMP": str(tmp_path)}
    subprocess.run([script], env=environment, check=True, capture_output=True)
    assert told.read_text() == "signed=false\n"
    assert list(tmp_path.iterdir()) == [told]


def test_a_certificate_goes_into_a_keychain_of_its_own_and_names_who_signs(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    security = tmp_path / "bin" / "security"
    identity = "Developer ID Application: A. Body (TEAM123456)"
    security.write_text(
        f'#!/bin/sh\necho "$@" >>"{tmp_path}/asked"\n'
        f'[ "$1" = find-identity ] && echo \'  1) 0123ABCD "{identity}"\'\nexit 0\n'
    )
    security.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{security.parent}:{os.environ['PATH']}",
        "CERTIFICATE": "Y2VydGlmaWNhdGU=",
        "CERTIFICATE_PASSWORD": "secret",
        "NOTARY_KEY": "-----BEGIN PRIVATE KEY-----\nabc",
        "NOTARY_KEY_ID": "KEY",
        "NOTARY_ISSUER": "ISSUER",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_ENV": str(tmp_path / "env"),
        "RUNNER_TEMP": str(tmp_path),
    }
    script = ROOT / "resources" / "bundle" / "ci" / "take_certificate.sh"
    subprocess.run([script], env=environment, check=True, capture_output=True)
    assert (tmp_path / "output").read_text() == "signed=true\n"
    told = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines())
    assert told == {
        "HEARTSTUDIO_SIGN_IDENTITY": identity,
        "HEARTSTUDIO_NOTARY_KEY": str(tmp_path / "notary.p8"),
        "HEARTSTUDIO_NOTARY_KEY_ID": "KEY",
        "HEARTSTUDIO_NOTARY_ISSUER": "ISSUER",
    }
    assert (tmp_path / "notary.p8").stat().st_mode & 0o077 == 0
    assert not (tmp_path / "certificate.p12").exists()
    asked = (tmp_path / "asked").read_text().splitlines()
    words = [
        "create-keychain",
        "set-keychain-settings",
        "unlock-keychain",
        "import",
        "set-key-partition-list",
    ]
    assert [line.split()[0] for line in asked] == [*words, "list-keychains", "find-identity"]
