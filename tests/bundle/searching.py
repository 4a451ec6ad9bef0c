"""Which modules py2app would find: run as a program, because what it imports and patches is no matter of the tests'.

python -m tests.bundle.searching quick|whole RESULT
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

from modulegraph.find_modules import find_modules
from modulegraph.modulegraph import BadModule, ExcludedModule

from resources.bundle.build import OPTIONS
from resources.bundle.contents import ENTRY, EXCLUDES, INCLUDES, NAME, PACKAGES

ALWAYS = ("encodings.*", "_sitebuiltins")
"""What py2app adds to every application."""


def quick() -> Any:
    """The program's own imports, without a look into the packages that are taken whole."""
    others = [package for package in PACKAGES if package != "heartstudio"]
    return find_modules(
        scripts=[str(ENTRY)],
        includes=[*INCLUDES, *ALWAYS],
        packages=["heartstudio"],
        excludes=[*EXCLUDES, *others],
    )


def whole() -> Any:
    """py2app's own search with its recipes, as far as it goes on a system that is no Mac; takes minutes."""
    from setuptools.dist import Distribution

    from setup_app import BuildApp

    here = [package for package in PACKAGES if importlib.util.find_spec(package)]
    told = {"cmdclass": {"py2app": BuildApp}, "options": {"py2app": {**OPTIONS, "packages": here}}}
    command: Any = Distribution({**told, "app": [{"script": str(ENTRY), "dest_base": NAME}]}).get_command_obj(
        "py2app"
    )
    command.ensure_finalized()
    command.fixup_distribution()
    command.additional_paths = []
    command.initialize_prescripts()
    graph = command.get_modulefinder()
    command.process_recipes(graph, [], {}, [])
    return graph


def main() -> None:
    """Write the names of all modules that were found."""
    kind, result = sys.argv[1:]
    graph = {"quick": quick, "whole": whole}[kind]()
    missing = BadModule, ExcludedModule
    found = [node.identifier for node in graph.nodes() if not isinstance(node, missing)]
    Path(result).write_text(json.dumps(sorted(found)))


if __name__ == "__main__":
    main()
