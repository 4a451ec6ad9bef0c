"""Run by the Python that is to go into the application: ends with the reason where py2app cannot take it along."""

import sys
import sysconfig


def reason() -> str | None:
    """Why this Python cannot go into the application; None where it can."""
    platform = sysconfig.get_platform()
    if not platform.startswith("macosx-") or not platform.endswith(("arm64", "universal2")):
        return "is not for a Mac with Apple silicon"
    if not sysconfig.get_config_var("PYTHONFRAMEWORK"):
        return "is no framework, which py2app needs; the installer from python.org brings one"
    import zlib

    if not hasattr(zlib, "__file__"):
        return (
            "has zlib built in, where py2app looks for a file; the installer from python.org brings another"
        )
    return None


if __name__ == "__main__":
    if (why := reason()) is not None:
        sys.exit(f"{sys.executable} {why}")
