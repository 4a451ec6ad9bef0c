"""What any room may say: of the program itself, of the disk, and how sentences are put together."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SERIES = (
    QT_TRANSLATE_NOOP("Said", "{0}; {1}"),
    QT_TRANSLATE_NOOP("Said", "{0}. {1}"),
)
"""Have no words of their own, and hold only where all that stands within them is known."""

JOINTS = (
    QT_TRANSLATE_NOOP("Said", "{0}: {1}"),
    QT_TRANSLATE_NOOP("Said", "{0} ({1})"),
)
"""Have no words of their own, and hold only where something that stands within them is known."""

PROGRAM = (
    QT_TRANSLATE_NOOP("Said", "Something unexpected happened: {0}"),
    QT_TRANSLATE_NOOP("Said", "Try again; the log tells more: {0}"),
    QT_TRANSLATE_NOOP("Said", "Try again"),
    QT_TRANSLATE_NOOP("Said", "Your songs are not affected"),
    QT_TRANSLATE_NOOP("Said", "Nothing was changed"),
    QT_TRANSLATE_NOOP("Said", "The settings could not be kept"),
    QT_TRANSLATE_NOOP("Said", "HeartStudio was closed meanwhile"),
    QT_TRANSLATE_NOOP("Said", "The program's own file {0} is missing"),
    QT_TRANSLATE_NOOP("Said", "Songs and settings are not touched"),
)

SYSTEM = (
    QT_TRANSLATE_NOOP("Said", "Permission denied"),
    QT_TRANSLATE_NOOP("Said", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Said", "No such file or directory"),
    QT_TRANSLATE_NOOP("Said", "File exists"),
    QT_TRANSLATE_NOOP("Said", "Is a directory"),
    QT_TRANSLATE_NOOP("Said", "Not a directory"),
    QT_TRANSLATE_NOOP("Said", "Directory not empty"),
    QT_TRANSLATE_NOOP("Said", "File name too long"),
    QT_TRANSLATE_NOOP("Said", "Input/output error"),
    QT_TRANSLATE_NOOP("Said", "Read-only file system"),
    QT_TRANSLATE_NOOP("Said", "No space left on device"),
    QT_TRANSLATE_NOOP("Said", "Too many open files"),
)
"""The operating system's own words for what most often goes wrong with a file."""
