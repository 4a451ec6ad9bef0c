"""Seeds for songs that nobody chose one for."""

from __future__ import annotations

import secrets

_LARGEST_DRAWN = 9_999_999
"""Seven figures are short enough to tell a friend, and many enough that no two draws are alike."""


def drawn_seed() -> int:
    """A seed by chance."""
    return secrets.randbelow(_LARGEST_DRAWN + 1)
