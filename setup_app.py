"""Builds HeartStudio.app on a Mac: ``python setup_app.py py2app``; ``make app`` does the whole way."""

from __future__ import annotations

from py2app.build_app import py2app
from setuptools import setup

from resources.bundle.build import OPTIONS, app_resources
from resources.bundle.contents import ENTRY, NAME


class BuildApp(py2app):  # type: ignore[misc]
    """py2app, in a folder whose pyproject.toml lists dependencies, which it would refuse to build with."""

    def finalize_options(self) -> None:
        """Take the options; what is to be installed is installed already."""
        self.distribution.install_requires = []
        super().finalize_options()


if __name__ == "__main__":
    setup(
        app=[{"script": str(ENTRY), "dest_base": NAME}],
        cmdclass={"py2app": BuildApp},
        data_files=app_resources(),
        options={"py2app": OPTIONS},
    )
