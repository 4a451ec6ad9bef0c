"""From py2app's result to something that starts on other Macs: prune, repair, check, sign, notarise, put in an image.

``python -m resources.bundle.finish``; the environment says whose name it bears (:mod:`resources.bundle.credentials`).
"""

from __future__ import annotations

import compileall
import os
import py_compile
import sys
from pathlib import Path

from resources.bundle import checks, frameworks, image, licences, notarising, prune, signing
from resources.bundle.commands import Run, run
from resources.bundle.contents import NAME, ROOT
from resources.bundle.credentials import Credentials
from resources.bundle.errors import BundleError
from resources.bundle.layout import Bundle

DIST = ROOT / "dist"


def main() -> int:
    """Finish the application that py2app left in ``dist``; the exit status."""
    try:
        bundle = Bundle(DIST / f"{NAME}.app")
        require_same_python(bundle)
        made = finish(bundle, Credentials.of(os.environ), run)
    except BundleError as error:
        print("HeartStudio.app is not finished:", *error.findings, sep="\n  ", file=sys.stderr)
        return 1
    print(f"{made.relative_to(ROOT)} is ready: {made.stat().st_size / 1e6:.0f} MB")
    return 0


def finish(bundle: Bundle, credentials: Credentials, run: Run) -> Path:
    """Make an application ready to be given away.

    Args:
        bundle: as py2app left it.
        credentials: who signs and who notarises.
        run: the door to other programs.

    Returns:
        The disk image, beside the application.

    Raises:
        BundleError: where anything is missing, wrong or refused; a line for each.
    """
    saved = prune.prune(bundle)
    print(f"Left out {saved / 1e6:.0f} MB; {prune.size(bundle.path) / 1e6:.0f} MB remain")
    frameworks.repair(bundle)
    licences.write_licences(bundle)
    compile_modules(bundle)
    checks.check(bundle)
    signing.sign(bundle, credentials, run)
    if credentials.notary:
        notarising.notarise_app(bundle.path, credentials.notary, run)
    made = bundle.path.with_name(image.image_name())
    image.make_image(bundle.path, made, run)
    signing.sign_file(made, credentials, run)
    if credentials.notary:
        notarising.notarise_image(made, credentials.notary, run)
    return made


def require_same_python(bundle: Bundle) -> None:
    """Make sure that what is compiled here can be read by the Python inside.

    Raises:
        BundleError: where that is another, or the application is not there.
    """
    if not bundle.contents.is_dir():
        raise BundleError(f"{bundle.path} is not there; python setup_app.py py2app makes it")
    ours = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if bundle.libraries.name != ours:
        raise BundleError(
            f"{bundle.path.name} holds {bundle.libraries.name}; this is {ours}. Run it by that one"
        )


def compile_modules(bundle: Bundle) -> None:
    """Compile the packages that are folders: afterwards nothing in a signed application may change.

    What is compiled is trusted without a look at the sources' dates, which a disk image does not keep.

    Raises:
        BundleError: naming the folder where something does not compile.
    """
    done = compileall.compile_dir(
        bundle.libraries,
        quiet=1,
        force=True,
        stripdir=str(bundle.resources),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise BundleError(f"Modules in {bundle.inside(bundle.libraries)} do not compile")


if __name__ == "__main__":
    sys.exit(main())
