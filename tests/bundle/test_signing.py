"""What codesign and Apple's notary are asked, in which order, and what happens to their answers."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from resources.bundle import macho
from resources.bundle.commands import run as run_for_real
from resources.bundle.credentials import IDENTITY, ISSUER, KEY, KEY_ID, PROFILE, Credentials
from resources.bundle.errors import BundleError
from resources.bundle.layout import Bundle
from resources.bundle.notarising import notarise_app, notarise_image
from resources.bundle.signing import sign, signing_order
from tests.bundle.conftest import Recorder

DEVELOPER = Credentials("Developer ID Application: A. Body (TEAM123456)")
NOTARY = ("--keychain-profile", "notary")


def test_everything_is_signed_once_and_after_what_it_contains(app: Bundle) -> None:
    order = signing_order(app)
    assert len(order) == len(set(order))
    assert order[-1] == app.path
    for index, path in enumerate(order):
        assert not any(path in later.parents for later in order[index + 1 :]), path
    covered = {path for path in order if path.is_file()}
    covered |= {path / path.parent.parent.stem for path in order if path.parent.name == "Versions"}
    assert {*covered, app.main} == set(macho.find(app.path))


def test_each_file_is_signed_alone_and_all_are_verified_at_the_end(app: Bundle, run: Recorder) -> None:
    sign(app, DEVELOPER, run)
    *signing, verifying = run.commands
    assert [Path(command[-1]) for command in signing] == signing_order(app)
    for command in signing:
        assert command[:2] == ["codesign", "--force"]
        assert "--deep" not in command
        assert command[command.index("--sign") + 1] == DEVELOPER.identity
        assert command[command.index("--options") + 1] == "runtime"
        assert "--timestamp" in command
    assert verifying == ["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app.path)]


def test_a_signature_by_nobody_has_no_time_stamp(app: Bundle, run: Recorder) -> None:
    sign(app, Credentials(), run)
    assert all("--timestamp=none" in command for command in run.commands[:-1])


@pytest.mark.parametrize(("credentials", "rights"), [(DEVELOPER, 0), (Credentials(), 1)])
def test_only_what_can_be_started_has_rights(
    app: Bundle, run: Recorder, credentials: Credentials, rights: int
) -> None:
    seen: dict[str, dict[str, bool]] = {}
    run.effects["--entitlements"] = lambda words: seen.update(
        {words[-1]: plistlib.loads(Path(words[words.index("--entitlements") + 1]).read_bytes())}
    )
    sign(app, credentials, run)
    assert set(seen) == {str(app.path), str(app.programs / "python")}
    assert all(len(given) == rights for given in seen.values())


def test_what_codesign_refuses_ends_the_build(app: Bundle) -> None:
    def refuse(_command: object) -> str:
        raise BundleError("codesign … failed")

    with pytest.raises(BundleError, match="failed"):
        sign(app, DEVELOPER, refuse)


def test_apples_refusal_names_the_files(tmp_path: Path, run: Recorder) -> None:
    run.answers["submit"] = 'Conducting pre-submission checks\n{"id": "abc", "status": "Invalid"}\n'
    run.answers["log"] = (
        '{"issues": [{"path": "HeartStudio.zip/HeartStudio.app/Contents/MacOS/python",'
        ' "message": "The signature does not include a secure timestamp."}]}'
    )
    with pytest.raises(BundleError) as refused:
        notarise_app(tmp_path / "HeartStudio.app", NOTARY, run)
    assert refused.value.findings[0] == "Apple did not notarise HeartStudio.zip: Invalid"
    assert "MacOS/python: The signature does not include" in refused.value.findings[1]
    assert run.of("stapler") == []
    assert run.of("log")[0][3] == "abc"


@pytest.mark.parametrize("said", ["", "Error: HTTP status code: 401", "{broken"])
def test_an_answer_that_is_none_ends_the_build(tmp_path: Path, run: Recorder, said: str) -> None:
    run.answers["submit"] = said
    with pytest.raises(BundleError, match="no JSON"):
        notarise_image(tmp_path / "HeartStudio.dmg", NOTARY, run)
    assert run.of("stapler") == []


def test_without_anything_in_the_environment_nobody_signs() -> None:
    assert Credentials.of({}) == Credentials()
    # A secret that a workflow does not have is an empty variable.
    assert Credentials.of(dict.fromkeys((IDENTITY, PROFILE, KEY, KEY_ID, ISSUER), "")).is_ad_hoc


def test_a_profile_or_a_key_notarises() -> None:
    signed = {IDENTITY: "Developer ID"}
    assert Credentials.of(signed) == Credentials("Developer ID")
    assert Credentials.of({**signed, PROFILE: "notary"}).notary == NOTARY
    by_key = {**signed, KEY: "key.p8", KEY_ID: "K", ISSUER: "I"}
    assert Credentials.of(by_key).notary == ("--key", "key.p8", "--key-id", "K", "--issuer", "I")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({IDENTITY: "Developer ID", KEY: "key.p8", KEY_ID: "K"}, ISSUER),
        ({PROFILE: "notary"}, IDENTITY),
    ],
)
def test_half_of_what_is_needed_is_refused_by_name(environment: dict[str, str], named: str) -> None:
    with pytest.raises(BundleError, match=named):
        Credentials.of(environment)


def test_a_program_says_what_it_said_when_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_for_real(["sh", "-c", "echo one; echo two >&2"]) == "one\ntwo\n"
    with pytest.raises(BundleError, match=r"status 3:\nnot signed at all"):
        run_for_real(["sh", "-c", "echo not signed at all >&2; exit 3"])
    with pytest.raises(BundleError, match="codesign-that-is-not-there cannot be run"):
        run_for_real(["codesign-that-is-not-there"])
    assert capsys.readouterr().out.startswith("$ sh -c")
