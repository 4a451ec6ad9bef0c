"""What the rooms below say in English, in the language of the windows.

They know nothing of Qt, and what they say stands in log files and on the command line as well. Which of their
sentences a person meets in the windows stands in :mod:`heartstudio.ui.sayings`; a sentence that is not there is
shown as it came.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

from heartstudio.studio.jobs import Problem
from heartstudio.ui.phrasebook import Phrasebook
from heartstudio.ui.sayings import (
    composing,
    engine,
    fetching,
    library,
    models,
    painting,
    playing,
    shelf,
    system,
)
from heartstudio.ui.sayings.counting import COUNTED

KNOWN = Phrasebook(
    (
        *shelf.SHELF,
        *composing.COACH,
        *composing.PROMISES,
        *composing.DROPPED,
        *composing.RECIPES,
        *composing.FORMS,
        *system.PROGRAM,
        *system.SYSTEM,
        *playing.OUTPUT,
        *playing.SOUND_FILES,
        *playing.EXPORTS,
        *playing.TAGS_OF_FILES,
        *library.LIBRARY,
        *library.SONGS,
        *library.FILES,
        *library.FINDINGS,
        *library.JOURNALS,
        *painting.PAINTING,
        *engine.SONG,
        *engine.CODES,
        *engine.WEIGHTS,
        *models.ROLES,
        *models.HERE,
        *models.LISTED,
        *models.REFUSED,
        *fetching.FETCHING,
        *fetching.HUB,
        *fetching.CONVERTING,
    ),
    series=system.SERIES,
    joints=system.JOINTS,
)

WITHIN = {
    **dict.fromkeys(composing.COACH, Phrasebook(composing.GENRES)),
    **dict.fromkeys(composing.RECIPES, Phrasebook(composing.ALLOWED)),
}
"""What may be filled into a sentence, where that is not any other one."""

_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?( [kMG]B)?")
"""A number as the rooms below write it."""


def said(text: str) -> str:
    """A sentence from below in the language of the windows."""
    return _said(text, KNOWN)


def headline(problem: Problem) -> str:
    """What a problem is, without the rest."""
    return _sentence(problem.what)


def told(problem: Problem) -> str:
    """All that a problem says, in one paragraph."""
    return sentences(problem.what, problem.safe, problem.remedy)


def sentences(*parts: str) -> str:
    """Several sentences from below as one paragraph; empty ones are left out."""
    end = QCoreApplication.translate("Said", ". ")
    shown = [_sentence(part).rstrip(".。") for part in parts if part]
    return end.join(shown) + end.rstrip() if shown else ""


def paragraph(parts: list[str]) -> str:
    """Whole sentences behind each other; a Chinese full stop brings its own space along."""
    return " ".join(parts).replace("。 ", "。")


def _sentence(text: str) -> str:
    """With a large first letter, which the engine leaves out; a name that stands first stays as it is spelt."""
    found, shown = KNOWN.find(text), said(text)
    begins_with_words = found is not None and not found[0].startswith("{")
    return shown[:1].upper() + shown[1:] if begins_with_words else shown


def _said(text: str, known: Phrasebook) -> str:
    found = known.find(text)
    if found is None:
        return text
    template, filled = found
    if template in COUNTED:
        filled = tuple(map(_in_figures, filled))
    # What is filled in may be a sentence itself, as in "The song could not be saved: the disk is full".
    within = WITHIN.get(template, KNOWN)
    return QCoreApplication.translate("Said", template).format(*(_said(part, within) for part in filled))


def _in_figures(text: str) -> str:
    """A number, with a unit or without, as the language writes it; anything else as it is."""
    found = _FIGURES.fullmatch(text)
    if found is None:
        return text
    whole, places, unit = found.groups(default="")
    value = float(f"{whole.replace(',', '')}.{places}")
    return QLocale().toString(value, "f", len(places)) + unit
