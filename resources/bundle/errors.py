"""What goes wrong while the application is made."""

from __future__ import annotations

from collections.abc import Sequence


class BundleError(Exception):
    """The application cannot be made or handed out like this.

    Args:
        findings: each a line that names the file and what is wrong with it.
    """

    def __init__(self, *findings: str) -> None:
        super().__init__("\n".join(findings))
        self.findings: Sequence[str] = findings
