"""What is said before a song is composed: by the coach, the estimate, and what is dropped on the form."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

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
    QT_TRANSLATE_NOOP("Said", "In {0} it takes {1} of the {2} that music may use of this machine's memory"),
)

DROPPED = (
    QT_TRANSLATE_NOOP("Said", "{0} carries no recipe"),
    QT_TRANSLATE_NOOP("Said", "{0} is neither lyrics nor a song"),
    QT_TRANSLATE_NOOP("Said", "The form is as it was"),
    QT_TRANSLATE_NOOP("Said", "Drop a song that HeartStudio exported, or a text with lyrics"),
    QT_TRANSLATE_NOOP("Said", "Drop a .txt or .lrc file, or a song that HeartStudio exported"),
    QT_TRANSLATE_NOOP("Said", "{0} is no text with a song's words"),
    QT_TRANSLATE_NOOP("Said", "Drop a plain text of some pages at most"),
    QT_TRANSLATE_NOOP("Said", "{0} is no file that can be read"),
    QT_TRANSLATE_NOOP("Said", "{0} is no recipe that can be used: {1}"),
    QT_TRANSLATE_NOOP("Said", "it is no text"),
    QT_TRANSLATE_NOOP("Said", "{0} cannot be read ({1})"),
)

RECIPES = (QT_TRANSLATE_NOOP("Said", "{0} is not allowed; it must be {1}"),)

ALLOWED = (
    QT_TRANSLATE_NOOP("Said", "text"),
    QT_TRANSLATE_NOOP("Said", "text without null characters or broken surrogates"),
    QT_TRANSLATE_NOOP("Said", "at least one style word, such as 'piano,happy'"),
    QT_TRANSLATE_NOOP("Said", "the name or folder of a model"),
    QT_TRANSLATE_NOOP("Said", "true or false"),
    QT_TRANSLATE_NOOP("Said", "a number from {0} to {1}"),
    QT_TRANSLATE_NOOP("Said", "a whole number from {0} to {1}"),
    QT_TRANSLATE_NOOP("Said", "{0}, the version that this HeartStudio reads"),
    QT_TRANSLATE_NOOP("Said", "one of the fields {0}"),
    QT_TRANSLATE_NOOP("Said", "present"),
    QT_TRANSLATE_NOOP("Said", "a JSON object"),
)
"""Stand within what is said of a recipe; such words may be anything elsewhere."""

FORMS = (
    QT_TRANSLATE_NOOP("Said", "The list of tags {0} cannot be read ({1})"),
    QT_TRANSLATE_NOOP("Said", "The list of templates {0} cannot be read ({1})"),
    QT_TRANSLATE_NOOP("Said", "Install HeartStudio again"),
)
