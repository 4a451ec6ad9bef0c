"""Sending what is signed to Apple, waiting for the answer, and fastening it to the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from resources.bundle.commands import Run
from resources.bundle.errors import BundleError


def notarise_app(app: Path, notary: Sequence[str], run: Run) -> None:
    """Have an application notarised.

    Args:
        app: signed; the service takes it as an archive.
        notary: who asks.
        run: the door to other programs.

    Raises:
        BundleError: where Apple does not accept it, with what it says about which file.
    """
    with TemporaryDirectory(prefix="heartstudio-notarising-") as folder:
        archive = Path(folder) / f"{app.stem}.zip"
        run(["ditto", "-c", "-k", "--keepParent", app, archive])
        _submit(archive, notary, run)
    _staple(app, run)
    run(["spctl", "--assess", "--type", "execute", "--verbose=2", app])


def notarise_image(image: Path, notary: Sequence[str], run: Run) -> None:
    """Have a disk image notarised; what it holds is so already.

    Raises:
        BundleError: where Apple does not accept it.
    """
    _submit(image, notary, run)
    _staple(image, run)
    assess = ["spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose=2"]
    run([*assess, image])


def _submit(path: Path, notary: Sequence[str], run: Run) -> None:
    said = run(["xcrun", "notarytool", "submit", path, *notary, "--wait", "--output-format", "json"])
    answer = _json(said)
    status, submission = answer.get("status"), answer.get("id")
    if status == "Accepted":
        return
    findings = [f"Apple did not notarise {path.name}: {status or 'no status'}"]
    if submission:
        log = _json(run(["xcrun", "notarytool", "log", str(submission), *notary]))
        findings += [f"{issue.get('path')}: {issue.get('message')}" for issue in log.get("issues") or ()]
    raise BundleError(*findings)


def _staple(path: Path, run: Run) -> None:
    run(["xcrun", "stapler", "staple", path])
    run(["xcrun", "stapler", "validate", path])


def _json(text: str) -> dict[str, Any]:
    """The object in what a program printed; some print a line or two around it."""
    begin, end = text.find("{"), text.rfind("}")
    try:
        value = json.loads(text[begin : end + 1])
    except ValueError:
        raise BundleError(
            f"notarytool answered with something that is no JSON: {text.strip()[:200]}"
        ) from None
    return dict(value)
