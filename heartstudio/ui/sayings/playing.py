"""What is said of sound files and of the sound output."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

OUTPUT = (
    QT_TRANSLATE_NOOP("Said", "There is no sound output to play on ({0})"),
    QT_TRANSLATE_NOOP("Said", "Connect speakers or headphones, then press play again"),
    QT_TRANSLATE_NOOP("Said", "The sound output has gone away"),
    QT_TRANSLATE_NOOP("Said", "The song stays where it was"),
    QT_TRANSLATE_NOOP("Said", "It goes on as soon as there is an output"),
    QT_TRANSLATE_NOOP("Said", "The sound output does not answer"),
    QT_TRANSLATE_NOOP("Said", "Choose another output, or disconnect and connect it again"),
    QT_TRANSLATE_NOOP("Said", "none is connected"),
    QT_TRANSLATE_NOOP("Said", "The player has been closed"),
    QT_TRANSLATE_NOOP("Said", "This song is not being composed just now"),
)

SOUND_FILES = (
    QT_TRANSLATE_NOOP("Said", "is not there"),
    QT_TRANSLATE_NOOP("Said", "{0} is not there"),
    QT_TRANSLATE_NOOP("Said", "Find the file again or remove it from the list"),
    QT_TRANSLATE_NOOP("Said", "cannot be opened ({0})"),
    QT_TRANSLATE_NOOP("Said", "it cannot be opened"),
    QT_TRANSLATE_NOOP("Said", "cannot be read as sound ({0})"),
    QT_TRANSLATE_NOOP("Said", "{0} cannot be read as sound ({1})"),
    QT_TRANSLATE_NOOP("Said", "it promises no samples"),
    QT_TRANSLATE_NOOP("Said", "The file was not changed"),
    QT_TRANSLATE_NOOP("Said", "Try another copy of it"),
    QT_TRANSLATE_NOOP("Said", "ends earlier than it says; a part of it is missing"),
    QT_TRANSLATE_NOOP("Said", "{0} ends earlier than it says; a part of it is missing"),
    QT_TRANSLATE_NOOP("Said", "What is there can still be played"),
    QT_TRANSLATE_NOOP("Said", "Try another copy of it, or decode the song again"),
    QT_TRANSLATE_NOOP("Said", "is not a readable outline ({0})"),
    QT_TRANSLATE_NOOP("Said", "{0} is not a readable outline ({1})"),
    QT_TRANSLATE_NOOP("Said", "not an outline that this version wrote"),
    QT_TRANSLATE_NOOP("Said", "The song itself is not affected"),
    QT_TRANSLATE_NOOP("Said", "The outline is computed again from the sound"),
)

EXPORTS = (
    QT_TRANSLATE_NOOP("Said", "The song's sound could not be written: {0}"),
    QT_TRANSLATE_NOOP("Said", "The frames composed so far are kept, and the song can be gone on with"),
    QT_TRANSLATE_NOOP("Said", "Free some space on that disk or choose another folder, then try again"),
    QT_TRANSLATE_NOOP("Said", "could not be written: {0}"),
    QT_TRANSLATE_NOOP("Said", "{0} ({1} MB free there)"),
    QT_TRANSLATE_NOOP("Said", "the disk took only a part of it"),
    QT_TRANSLATE_NOOP("Said", "What stood there before is untouched"),
    QT_TRANSLATE_NOOP("Said", "Check that the disk is connected and has room, then try again"),
    QT_TRANSLATE_NOOP("Said", "Choose a folder that you may write to"),
    QT_TRANSLATE_NOOP("Said", "its folder does not exist"),
    QT_TRANSLATE_NOOP("Said", "Choose a folder that exists"),
    QT_TRANSLATE_NOOP("Said", "has too many namesakes"),
    QT_TRANSLATE_NOOP("Said", "Choose another folder or title"),
    QT_TRANSLATE_NOOP("Said", "cannot be exported under this suffix"),
    QT_TRANSLATE_NOOP("Said", "Use a name that ends in .wav, .flac or .aiff"),
)

TAGS_OF_FILES = (
    QT_TRANSLATE_NOOP("Said", "did not take its tags ({0})"),
    QT_TRANSLATE_NOOP("Said", "its tags are damaged ({0})"),
    QT_TRANSLATE_NOOP("Said", "its tags are larger than any real ones"),
    QT_TRANSLATE_NOOP("Said", "its recipe is longer than any real one"),
    QT_TRANSLATE_NOOP("Said", "its recipe cannot be used: {0}"),
    QT_TRANSLATE_NOOP("Said", "it is not a WAV, FLAC or AIFF file"),
    QT_TRANSLATE_NOOP("Said", "The song itself is untouched"),
    QT_TRANSLATE_NOOP("Said", "Choose another format or a smaller cover, then try again"),
    QT_TRANSLATE_NOOP("Said", "it is neither a WAV nor an AIFF file"),
    QT_TRANSLATE_NOOP("Said", "{0} GB are more than such a file holds"),
    QT_TRANSLATE_NOOP("Said", "it is empty"),
    QT_TRANSLATE_NOOP("Said", "its last chunk has no end"),
    QT_TRANSLATE_NOOP("Said", "it has more chunks than any real one"),
    QT_TRANSLATE_NOOP("Said", "{0} MB are more than an ID3 tag holds"),
    QT_TRANSLATE_NOOP("Said", "they do not begin as ID3 does"),
    QT_TRANSLATE_NOOP("Said", "ID3v2.{0} is not known"),
    QT_TRANSLATE_NOOP("Said", "they end before they say"),
    QT_TRANSLATE_NOOP("Said", "they hold more frames than any real ones"),
    QT_TRANSLATE_NOOP("Said", "a frame ends after its tag does"),
    QT_TRANSLATE_NOOP("Said", "they are more blocks than any real ones"),
    QT_TRANSLATE_NOOP("Said", "a comment ends after its block does"),
    QT_TRANSLATE_NOOP("Said", "it does not begin as FLAC does"),
    QT_TRANSLATE_NOOP("Said", "{0} MB are more than a block of FLAC holds"),
    QT_TRANSLATE_NOOP("Said", "they are more comments than any real ones"),
    QT_TRANSLATE_NOOP("Said", "Drop a song that HeartStudio exported"),
)
