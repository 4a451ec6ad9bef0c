"""What the rooms below say in English, in the language of the windows.

They know nothing of Qt, and what they say stands in log files and on the command line as well. Here are the
sentences of theirs that a person meets in the windows; ``{0}`` and the like stand for what they fill in. A sentence
that is not here is shown as it came.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from heartstudio.studio.jobs import Problem

COACH = (
    QT_TRANSLATE_NOOP("Said", "Begin with a genre, such as pop or jazz: the model leans on it most"),
    QT_TRANSLATE_NOOP("Said", "{0} are {1} genres, which blur each other: keep one"),
    QT_TRANSLATE_NOOP("Said", "“{0}” may not be known to the model; it may pass over it"),
    QT_TRANSLATE_NOOP("Said", "The model knows “{0}” as “{1}”"),
    QT_TRANSLATE_NOOP("Said", "Did you mean “{0}”?"),
    QT_TRANSLATE_NOOP("Said", "Beats a minute are not followed; say fast or slow instead"),
    QT_TRANSLATE_NOOP("Said", "{0} tags are many: the first five or six count most"),
    QT_TRANSLATE_NOOP("Said", "Put the genre first"),
    QT_TRANSLATE_NOOP("Said", "Give {0} a line of its own"),
    QT_TRANSLATE_NOOP("Said", "{0} would be sung: put the style into the tags"),
    QT_TRANSLATE_NOOP("Said", "Write [{0}]: what else stands in {1} would be sung"),
    QT_TRANSLATE_NOOP("Said", "Write [{0}] instead of {1}"),
)

GENRES = (
    QT_TRANSLATE_NOOP("Said", "{0} and {1}"),
    QT_TRANSLATE_NOOP("Said", "two"),
    QT_TRANSLATE_NOOP("Said", "three"),
    QT_TRANSLATE_NOOP("Said", "four"),
)
"""Stand within what the coach says, and mean nothing by themselves."""

LISTS = (
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

PROMISES = (
    QT_TRANSLATE_NOOP("Said", "This model is not on this machine yet"),
    QT_TRANSLATE_NOOP("Said", "{0} is not on this Mac"),
    QT_TRANSLATE_NOOP("Said", "{0} is not on this machine"),
    QT_TRANSLATE_NOOP(
        "Said", "In {0} it would take {1} of the {2} that music may use of this machine's memory"
    ),
    QT_TRANSLATE_NOOP("Said", "It would take {0} of the {1} that may be used of this machine's memory"),
    QT_TRANSLATE_NOOP("Said", "It fits with {0} at a time"),
    QT_TRANSLATE_NOOP("Said", "{0} takes"),
    QT_TRANSLATE_NOOP("Said", "one take"),
    QT_TRANSLATE_NOOP("Said", "It fits with one take of at most {0}"),
    QT_TRANSLATE_NOOP(
        "Said",
        "This model needs a machine with more memory than {0}; Sketch, the demo model, runs here at once",
    ),
)

PROBLEMS = (
    QT_TRANSLATE_NOOP("Said", "Something unexpected happened: {0}"),
    QT_TRANSLATE_NOOP("Said", "Try again; the log tells more: {0}"),
    QT_TRANSLATE_NOOP("Said", "Try again"),
    QT_TRANSLATE_NOOP("Said", "Your songs are not affected"),
    QT_TRANSLATE_NOOP("Said", "Nothing was changed"),
    QT_TRANSLATE_NOOP("Said", "Nothing was begun"),
    QT_TRANSLATE_NOOP("Said", "Nothing was removed"),
    QT_TRANSLATE_NOOP("Said", "No song is touched"),
    QT_TRANSLATE_NOOP("Said", "The memory ran out while composing"),
    QT_TRANSLATE_NOOP("Said", "The frames composed so far are kept"),
    QT_TRANSLATE_NOOP(
        "Said",
        "Close other programs or choose a shorter song, fewer takes or a smaller model, then try again",
    ),
    QT_TRANSLATE_NOOP("Said", "{0} is not as it came: {1}"),
    QT_TRANSLATE_NOOP("Said", "Fetch it again; what of it is right is not fetched twice"),
    QT_TRANSLATE_NOOP("Said", "Fetch it again in Models, or with: heartstudio models get {0}"),
    QT_TRANSLATE_NOOP("Said", "Fetch it in Models, or with: heartstudio models get {0}"),
    QT_TRANSLATE_NOOP("Said", "There is no sound output to play on ({0})"),
    QT_TRANSLATE_NOOP("Said", "Connect speakers or headphones, then press play again"),
    QT_TRANSLATE_NOOP("Said", "The sound output has gone away"),
    QT_TRANSLATE_NOOP("Said", "The song stays where it was"),
    QT_TRANSLATE_NOOP("Said", "It goes on as soon as there is an output"),
    QT_TRANSLATE_NOOP("Said", "The sound output does not answer"),
    QT_TRANSLATE_NOOP("Said", "Choose another output, or disconnect and connect it again"),
    QT_TRANSLATE_NOOP("Said", "The song could not be saved"),
    QT_TRANSLATE_NOOP("Said", "The song could not be changed"),
    QT_TRANSLATE_NOOP("Said", "The songs could not be deleted"),
    QT_TRANSLATE_NOOP("Said", "The songs could not be restored"),
    QT_TRANSLATE_NOOP("Said", "The library could not be read"),
    QT_TRANSLATE_NOOP("Said", "The settings could not be kept"),
    QT_TRANSLATE_NOOP("Said", "The queue could not be kept"),
    QT_TRANSLATE_NOOP("Said", "There is no room for a new song"),
    QT_TRANSLATE_NOOP("Said", "{0}: the disk is full ({1})"),
    QT_TRANSLATE_NOOP("Said", "{0} MB free in {1}"),
    QT_TRANSLATE_NOOP("Said", "Songs already in the library are untouched and nothing half-written was left"),
    QT_TRANSLATE_NOOP("Said", "Songs already in the library are untouched"),
    QT_TRANSLATE_NOOP("Said", "Free some space and try again"),
    QT_TRANSLATE_NOOP("Said", "The library in {0} can only be read"),
    QT_TRANSLATE_NOOP("Said", "Nothing was changed, and every song in it can still be played and exported"),
    QT_TRANSLATE_NOOP("Said", "Make the folder writable, or choose another library folder"),
    QT_TRANSLATE_NOOP("Said", "the model ended the song before its first frame"),
    QT_TRANSLATE_NOOP("Said", "Nothing was lost"),
    QT_TRANSLATE_NOOP("Said", "Try another seed, more lyrics, or more common tags"),
    QT_TRANSLATE_NOOP("Said", "The cover could not be painted ({0})"),
    QT_TRANSLATE_NOOP("Said", "The song keeps its cover"),
    QT_TRANSLATE_NOOP("Said", "Choose a smaller cover model, or smaller covers, in Preferences"),
    QT_TRANSLATE_NOOP("Said", "Try again; if it happens again, check the cover model in Models"),
    QT_TRANSLATE_NOOP("Said", "{0} does not fit. {1}"),
    QT_TRANSLATE_NOOP("Said", "{0} is no image model that HeartStudio knows"),
    QT_TRANSLATE_NOOP("Said", "{0} is no picture that can be read"),
    QT_TRANSLATE_NOOP("Said", "{0} is too large a picture"),
    QT_TRANSLATE_NOOP("Said", "Choose a PNG, JPEG or WebP"),
    QT_TRANSLATE_NOOP("Said", "Choose one of at most {0} MB"),
    QT_TRANSLATE_NOOP("Said", "The disk is full: {0} cannot go on"),
    QT_TRANSLATE_NOOP("Said", "Free some space and fetch it again: it goes on where it stopped"),
    QT_TRANSLATE_NOOP("Said", "Nothing was fetched, and what had come before is kept"),
    QT_TRANSLATE_NOOP("Said", "What has come so far is kept"),
    QT_TRANSLATE_NOOP("Said", "Fetch it again when the network is back: it goes on where it stopped"),
    QT_TRANSLATE_NOOP("Said", "{0} carries no recipe"),
    QT_TRANSLATE_NOOP("Said", "{0} is neither lyrics nor a song"),
    QT_TRANSLATE_NOOP("Said", "The form is as it was"),
    QT_TRANSLATE_NOOP("Said", "Drop a song that HeartStudio exported, or a text with lyrics"),
    QT_TRANSLATE_NOOP("Said", "Drop a .txt or .lrc file, or a song that HeartStudio exported"),
    QT_TRANSLATE_NOOP("Said", "{0} is no text with a song's words"),
    QT_TRANSLATE_NOOP("Said", "Drop a plain text of some pages at most"),
    QT_TRANSLATE_NOOP("Said", "{0} is no file that can be read"),
    QT_TRANSLATE_NOOP("Said", "The song's sound could not be written: {0}"),
    QT_TRANSLATE_NOOP("Said", "The frames composed so far are kept, and the song can be gone on with"),
    QT_TRANSLATE_NOOP("Said", "Free some space on that disk or choose another folder, then try again"),
    QT_TRANSLATE_NOOP("Said", "The cover of a song could not be painted"),
    QT_TRANSLATE_NOOP("Said", "The song is in the library without it"),
    QT_TRANSLATE_NOOP("Said", "Choose New cover on its page"),
    QT_TRANSLATE_NOOP("Said", "{0} could not be decoded again from the song's codes"),
)

KNOWN = (*COACH, *LISTS, *PROMISES, *PROBLEMS)

_PLACE = re.compile(r"\\\{\d\\\}")


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
    found, shown = _found(text, KNOWN), said(text)
    begins_with_words = found is not None and not found[0].startswith("{")
    return shown[:1].upper() + shown[1:] if begins_with_words else shown


def _said(text: str, known: tuple[str, ...]) -> str:
    found = _found(text, known)
    if found is None:
        return text
    template, filled = found
    # What is filled in may be a sentence itself, as in "The song could not be saved: the disk is full".
    within = GENRES if template in COACH else KNOWN
    return QCoreApplication.translate("Said", template).format(*(_said(part, within) for part in filled))


@lru_cache(maxsize=256)
def _found(text: str, known: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """Which sentence a text is, and what was filled into it."""
    if text in known:
        return text, ()
    for template in known:
        if "{0}" in template and (found := _pattern(template).fullmatch(text)):
            return template, found.groups()
    return None


@lru_cache(maxsize=256)
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub("(.+?)", re.escape(template)), re.DOTALL)
