"""What is said of covers and of the pictures that become one."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

PAINTING = (
    QT_TRANSLATE_NOOP("Said", "The cover could not be painted ({0})"),
    QT_TRANSLATE_NOOP("Said", "HeartStudio ended while this cover was painted"),
    QT_TRANSLATE_NOOP("Said", "The song keeps its cover"),
    QT_TRANSLATE_NOOP("Said", "Choose a smaller cover model, or smaller covers, in Preferences"),
    QT_TRANSLATE_NOOP("Said", "Try again; if it happens again, check the cover model in Models"),
    QT_TRANSLATE_NOOP("Said", "{0} does not fit. {1}"),
    QT_TRANSLATE_NOOP("Said", "{0} is no image model that HeartStudio knows"),
    QT_TRANSLATE_NOOP("Said", "{0} is no picture that can be read"),
    QT_TRANSLATE_NOOP("Said", "{0} is too large a picture"),
    QT_TRANSLATE_NOOP("Said", "Choose a PNG, JPEG or WebP"),
    QT_TRANSLATE_NOOP("Said", "Choose one of at most {0} MB"),
    QT_TRANSLATE_NOOP("Said", "The cover of a song could not be painted"),
    QT_TRANSLATE_NOOP("Said", "The song is in the library without it"),
    QT_TRANSLATE_NOOP("Said", "Choose New cover on its page"),
    QT_TRANSLATE_NOOP("Said", "That is no picture that can be read"),
    QT_TRANSLATE_NOOP("Said", "That is too large a picture"),
    QT_TRANSLATE_NOOP("Said", "Choose another cover model in Preferences; known are {0}"),
)
