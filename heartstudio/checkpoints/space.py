"""Room on the disk: what is always left free, and how a full disk is told."""

from __future__ import annotations

import errno

SPARE_BYTES = 500_000_000
"""What is left free on the disk beside anything written: a Mac with a full disk is in trouble."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Numbers of the errors by which a system says that it takes no more bytes."""


def gb(size: int) -> str:
    """A size as a person reads it."""
    return f"{size / 1e9:.1f} GB"
