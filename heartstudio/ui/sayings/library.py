"""What is said of the library: its songs, its files, the journals of songs in progress, and the queue."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

LIBRARY = (
    QT_TRANSLATE_NOOP("Said", "The song could not be saved"),
    QT_TRANSLATE_NOOP("Said", "The song could not be changed"),
    QT_TRANSLATE_NOOP("Said", "The songs could not be deleted"),
    QT_TRANSLATE_NOOP("Said", "The songs could not be restored"),
    QT_TRANSLATE_NOOP("Said", "The library could not be read"),
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
    QT_TRANSLATE_NOOP("Said", "The library could not be checked"),
    QT_TRANSLATE_NOOP("Said", "Songs could not be brought back"),
    QT_TRANSLATE_NOOP("Said", "The library in {0} cannot be opened"),
    QT_TRANSLATE_NOOP("Said", "The songs could not be removed"),
    QT_TRANSLATE_NOOP("Said", "Old deleted songs could not be removed"),
    QT_TRANSLATE_NOOP("Said", "The database could not be made again"),
    QT_TRANSLATE_NOOP("Said", "The cover could not be kept"),
    QT_TRANSLATE_NOOP("Said", "The cover could not be changed"),
    QT_TRANSLATE_NOOP("Said", "The words for the cover could not be kept"),
    QT_TRANSLATE_NOOP("Said", "The sound could not be restored"),
    QT_TRANSLATE_NOOP("Said", "The queue could not be opened"),
    QT_TRANSLATE_NOOP("Said", "another HeartStudio has been writing to this library for too long"),
    QT_TRANSLATE_NOOP("Said", "Wait a moment and try again"),
    QT_TRANSLATE_NOOP("Said", "the library's database is damaged"),
    QT_TRANSLATE_NOOP("Said", "The songs themselves are in their folders"),
    QT_TRANSLATE_NOOP(
        "Said", "Quit HeartStudio and open it again: the songs are then listed from their folders"
    ),
    QT_TRANSLATE_NOOP(
        "Said", "{0} was written by a newer HeartStudio (format {1}; this one reads up to {2})"
    ),
    QT_TRANSLATE_NOOP("Said", "Nothing in the library was touched"),
    QT_TRANSLATE_NOOP("Said", "Update HeartStudio, or choose another library folder"),
)

SONGS = (
    QT_TRANSLATE_NOOP("Said", "There is no song {0} in the library"),
    QT_TRANSLATE_NOOP("Said", "No song {0} is in the library"),
    QT_TRANSLATE_NOOP("Said", "No song {0} is in the trash"),
    QT_TRANSLATE_NOOP("Said", "The song {0} is in the library already"),
    QT_TRANSLATE_NOOP("Said", "{0} is none of the song's covers"),
    QT_TRANSLATE_NOOP("Said", "The cover is not a PNG picture"),
    QT_TRANSLATE_NOOP("Said", "The cover that the song had is kept"),
    QT_TRANSLATE_NOOP("Said", "Use a PNG"),
    QT_TRANSLATE_NOOP("Said", "The sound"),
    QT_TRANSLATE_NOOP("Said", "{0} has no sound in it"),
    QT_TRANSLATE_NOOP("Said", "{0} is {1} minutes long; a song can be at most {2}"),
    QT_TRANSLATE_NOOP("Said", "Import a part of it"),
)

FILES = (
    QT_TRANSLATE_NOOP("Said", "The other files of the song are untouched"),
    QT_TRANSLATE_NOOP("Said", "Choose 'Check the library' in the File menu"),
    QT_TRANSLATE_NOOP("Said", "Choose 'Look for missing songs' in the File menu, or delete the song"),
    QT_TRANSLATE_NOOP("Said", "is missing"),
    QT_TRANSLATE_NOOP("Said", "{0} is missing"),
    QT_TRANSLATE_NOOP("Said", "cannot be read ({0})"),
    QT_TRANSLATE_NOOP("Said", "is not there; it belongs to “{0}”"),
    QT_TRANSLATE_NOOP("Said", "belongs to another song ({0})"),
    QT_TRANSLATE_NOOP("Said", "{0} belongs to another song ({1})"),
    QT_TRANSLATE_NOOP("Said", "is too large to be the card of a song"),
    QT_TRANSLATE_NOOP("Said", "is not the card of a song ({0})"),
)

FINDINGS = (
    QT_TRANSLATE_NOOP("Said", "{0} could not be decoded again from the song's codes"),
    QT_TRANSLATE_NOOP("Said", "{0} is damaged; the songs are listed from their folders"),
    QT_TRANSLATE_NOOP("Said", "It is made again as soon as the library can be written"),
    QT_TRANSLATE_NOOP("Said", "The database was damaged and was made again; the old one is {0}"),
    QT_TRANSLATE_NOOP("Said", "{0} is damaged"),
    QT_TRANSLATE_NOOP("Said", "{0} was not in the database"),
    QT_TRANSLATE_NOOP("Said", "{0} is in the trash, and the database did not know"),
    QT_TRANSLATE_NOOP("Said", "{0} is in the library, and the database did not know"),
    QT_TRANSLATE_NOOP("Said", "{0} has left the trash, and the database did not know"),
    QT_TRANSLATE_NOOP(
        "Said", "Without its card and without a row nobody knows what this song is; its files are kept"
    ),
    QT_TRANSLATE_NOOP("Said", "The folder of “{0}” is missing"),
    QT_TRANSLATE_NOOP(
        "Said", "Choose 'Check the library' in the File menu: it is decoded again from the song's codes"
    ),
    QT_TRANSLATE_NOOP("Said", "{0} was missing or damaged and was decoded again from the song's codes"),
    QT_TRANSLATE_NOOP("Said", "{0} was deleted more than {1} days ago"),
    QT_TRANSLATE_NOOP("Said", "The search index does not fit the songs"),
    QT_TRANSLATE_NOOP("Said", "{0} was left by an interrupted process"),
    QT_TRANSLATE_NOOP("Said", "{0} is not a song's"),
    QT_TRANSLATE_NOOP("Said", "Move it elsewhere if it is yours"),
    QT_TRANSLATE_NOOP("Said", "{0} is the journal of a song whose beginning was lost"),
    QT_TRANSLATE_NOOP("Said", "Remove it if it is of no use to you"),
    QT_TRANSLATE_NOOP("Said", "Move the folder out of the library and look at it"),
    QT_TRANSLATE_NOOP("Said", "The database does not say what {0} says"),
    QT_TRANSLATE_NOOP(
        "Said", "The song can be played and exported, but not continued, until it is found again"
    ),
    QT_TRANSLATE_NOOP("Said", "Find an older copy of it; without it the song cannot be continued"),
    QT_TRANSLATE_NOOP("Said", "{0} holds {1} frames and not {2}"),
    QT_TRANSLATE_NOOP("Said", "{0} is not the sound that this song was made with"),
    QT_TRANSLATE_NOOP("Said", "{0} is not a PNG picture"),
    QT_TRANSLATE_NOOP("Said", "Give the song a new cover"),
)

JOURNALS = (
    QT_TRANSLATE_NOOP("Said", "The journal of the song cannot be written"),
    QT_TRANSLATE_NOOP("Said", "The journal of the song cannot be continued"),
    QT_TRANSLATE_NOOP("Said", "The journal of the song cannot be removed"),
    QT_TRANSLATE_NOOP("Said", "{0} is being written by another HeartStudio"),
    QT_TRANSLATE_NOOP("Said", "{0} belongs to another song in progress"),
    QT_TRANSLATE_NOOP("Said", "It was not touched"),
    QT_TRANSLATE_NOOP("Said", "{0} is no journal of a song: {1}"),
    QT_TRANSLATE_NOOP("Said", "it ends before it begins"),
    QT_TRANSLATE_NOOP("Said", "it begins with something else"),
    QT_TRANSLATE_NOOP("Said", "its head is torn"),
    QT_TRANSLATE_NOOP("Said", "The file is kept"),
)
