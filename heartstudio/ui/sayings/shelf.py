"""What travels with the program: the catalogue's models and the templates."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SHELF = (
    QT_TRANSLATE_NOOP("Said", "Comes with HeartStudio: plays a little, sings nothing, and is there at once."),
    QT_TRANSLATE_NOOP("Said", "Sings your words; follows tags and lyrics best."),
    QT_TRANSLATE_NOOP("Said", "Tuned by preference; holds style tags more firmly, words a little less."),
    QT_TRANSLATE_NOOP("Said", "The first public weights, for comparison."),
    QT_TRANSLATE_NOOP("Said", "Paints album covers from a song's tags and lyrics."),
    QT_TRANSLATE_NOOP("Said", "The same painter at full precision."),
    QT_TRANSLATE_NOOP("Said", "Another painter: slower, more of a photographer."),
    QT_TRANSLATE_NOOP("Said", "Morning pop"),
    QT_TRANSLATE_NOOP("Said", "Night drive"),
    QT_TRANSLATE_NOOP("Said", "Lo-fi study"),
    QT_TRANSLATE_NOOP("Said", "Folk story"),
    QT_TRANSLATE_NOOP("Said", "Rock anthem"),
    QT_TRANSLATE_NOOP("Said", "Lullaby"),
)
