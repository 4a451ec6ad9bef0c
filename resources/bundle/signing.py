"""Signing from the inside out: whatever contains something is signed after it, for its signature seals the other."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.bundle import frameworks, macho
from resources.bundle.commands import Run
from resources.bundle.credentials import Credentials
from resources.bundle.errors import BundleError
from resources.bundle.info import entitlements
from resources.bundle.layout import Bundle


def signing_order(bundle: Bundle) -> list[Path]:
    """All nested code of an application and the application itself, in the order in which it is signed.

    The program that opens the application and the binary of a framework are not listed: they are signed with what
    they belong to.
    """
    versions = {frameworks.version(framework): framework for framework in frameworks.find(bundle)}
    sealed = {version / framework.stem for version, framework in versions.items()} | {bundle.main}
    code = [path for path in macho.find(bundle.path) if path not in sealed]
    inside_out = sorted([*code, *versions], key=lambda path: (-len(path.parts), path))
    return [*inside_out, bundle.path]


def check_order(bundle: Bundle, order: Sequence[Path]) -> None:
    """Make sure that nothing is signed before what it contains, and nothing is left out.

    Raises:
        BundleError: naming every file that is out of order or missing.
    """
    found = [*_left_out(bundle, order), *_too_late(bundle, order)]
    if found:
        raise BundleError(*found)


def sign(bundle: Bundle, credentials: Credentials, run: Run) -> None:
    """Sign an application and everything in it, and let codesign read it all again.

    Raises:
        BundleError: where codesign refuses something.
    """
    order = signing_order(bundle)
    check_order(bundle, order)
    programs = {bundle.path, *(path for path in order if path.parent == bundle.programs)}
    with TemporaryDirectory(prefix="heartstudio-signing-") as folder:
        rights = Path(folder) / "entitlements.plist"
        rights.write_bytes(plistlib.dumps(dict(entitlements(credentials.is_ad_hoc))))
        for path in order:
            extra: list[str | Path] = ["--entitlements", rights] if path in programs else []
            run([*_codesign(credentials), *extra, path])
    run(["codesign", "--verify", "--deep", "--strict", "--verbose=2", bundle.path])


def sign_file(path: Path, credentials: Credentials, run: Run) -> None:
    """Sign something that is no program, such as a disk image."""
    stamp = [] if credentials.is_ad_hoc else ["--timestamp"]
    run(["codesign", "--force", "--sign", credentials.identity, *stamp, path])


def _codesign(credentials: Credentials) -> list[str | Path]:
    """Each file alone; a secure time stamp needs a name, and so an ad-hoc signature has none."""
    stamp = "--timestamp=none" if credentials.is_ad_hoc else "--timestamp"
    return ["codesign", "--force", "--sign", credentials.identity, "--options", "runtime", stamp]


def _left_out(bundle: Bundle, order: Sequence[Path]) -> Iterator[str]:
    for path in signing_order(bundle):
        if path not in order:
            yield f"{_shown(bundle, path)} is not signed"


def _too_late(bundle: Bundle, order: Sequence[Path]) -> Iterator[str]:
    place = {path: index for index, path in enumerate(order)}
    for path, index in place.items():
        for container in path.parents:
            if place.get(container, index) < index:
                yield f"{_shown(bundle, path)} is signed after {_shown(bundle, container)}, which contains it"


def _shown(bundle: Bundle, path: Path) -> str:
    return bundle.path.name if path == bundle.path else bundle.inside(path)
