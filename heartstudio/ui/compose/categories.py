"""The eight kinds of tags in the language of the windows."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TITLES = {
    "genre": QT_TRANSLATE_NOOP("Tags", "Genre"),
    "timbre": QT_TRANSLATE_NOOP("Tags", "Voice and sound"),
    "gender": QT_TRANSLATE_NOOP("Tags", "Singer"),
    "mood": QT_TRANSLATE_NOOP("Tags", "Mood"),
    "instrument": QT_TRANSLATE_NOOP("Tags", "Instruments"),
    "scene": QT_TRANSLATE_NOOP("Tags", "Scene"),
    "region": QT_TRANSLATE_NOOP("Tags", "Region"),
    "topic": QT_TRANSLATE_NOOP("Tags", "Topic"),
}


def category_title(name: str) -> str:
    """What a kind of tags is called."""
    return QCoreApplication.translate("Tags", _TITLES.get(name, name))
