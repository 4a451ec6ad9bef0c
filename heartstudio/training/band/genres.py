"""The genres: for each one its chords, its players, its patterns and its room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """How the mix is treated.

    Attributes:
        reverb: seconds until the room has died away.
        wet: level of the reverb beside the dry sound.
        drive: gain into soft saturation of the guitar; 0 leaves it clean.
        pump: how far each kick ducks the other instruments, 0 to 1.
        wow: depth of a slow tape-like wavering of pitch, in milliseconds.
        ceiling: hertz above which the mix rolls off; 0 leaves it open.
    """

    reverb: float
    wet: float
    drive: float = 0.0
    pump: float = 0.0
    wow: float = 0.0
    ceiling: float = 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """One genre.

    Attributes:
        major: progressions of four chords, written in C major.
        minor: progressions of four chords, written in C minor.
        cadence: the chord before the final one, in major and in minor.
        melody: instruments that may sing the tune, likeliest first.
        chords: instruments that may carry the chords, likeliest first.
        beds: instruments that may lie underneath, likeliest first.
        bed: chance that there is a bed.
        bass: chance that a bass plays.
        drums: chance that drums play.
        comping: how the chords are played (see ``accompaniment``).
        bass_line: how the bass plays (see ``bassline``).
        rhythm: the melody's kind of rhythm (see ``melody``).
        groove: the drummer's pattern (see ``grooves``).
        kit: the drums that stand there (see ``kit``).
        swing: how late the off-beat comes: 0 straight, 1 triplets.
        looseness: standard deviation of the players' timing, in seconds.
        character: the family of timbres (see ``voices``).
        room: treatment of the mix.
    """

    major: tuple[str, ...]
    minor: tuple[str, ...]
    cadence: tuple[str, str]
    melody: tuple[str, ...]
    chords: tuple[str, ...]
    beds: tuple[str, ...]
    bed: float
    bass: float
    drums: float
    comping: str
    bass_line: str
    rhythm: str
    groove: str
    kit: str
    swing: float
    looseness: float
    character: str
    room: Room


STYLES = {
    "ambient": Style(
        major=("Cadd9 F Cadd9 G", "Cmaj7 Am Fmaj7 G", "C Em F G"),
        minor=("Cmadd9 Ab Fm G", "Cm Fm Ab Gm", "Cm Ab Cm Fm"),
        cadence=("F", "Fm"),
        melody=("bells", "piano", "strings", "pluck"),
        chords=("pad", "strings", "organ"),
        beds=("strings", "organ", "pad"),
        bed=0.35,
        bass=0.35,
        drums=0.25,
        comping="held",
        bass_line="held",
        rhythm="sparse",
        groove="drift",
        kit="soft",
        swing=0.0,
        looseness=0.012,
        character="warm",
        room=Room(reverb=2.2, wet=0.32),
    ),
    "house": Style(
        major=("C Am F G", "C G Am F", "C F Am G"),
        minor=("Cm Ab Fm G", "Cm Bb Ab G", "Cm Fm Cm G"),
        cadence=("G", "G"),
        melody=("pluck", "lead", "piano", "bells"),
        chords=("piano", "organ", "pad"),
        beds=("pad", "strings"),
        bed=0.4,
        bass=0.9,
        drums=0.92,
        comping="stabs",
        bass_line="offbeat",
        rhythm="syncopated",
        groove="house",
        kit="electronic",
        swing=0.08,
        looseness=0.002,
        character="electric",
        room=Room(reverb=0.9, wet=0.12, pump=0.55),
    ),
    "techno": Style(
        major=("C C F G", "C Am C G", "C F C G"),
        minor=("Cm Cm Ab Cm", "Cm Cm Fm G", "Cm Ab Cm Bb"),
        cadence=("G", "G"),
        melody=("lead", "pluck", "bells"),
        chords=("pluck", "pad", "organ"),
        beds=("pad", "strings"),
        bed=0.3,
        bass=0.92,
        drums=0.95,
        comping="arpeggio",
        bass_line="sixteenths",
        rhythm="riff",
        groove="techno",
        kit="hard",
        swing=0.0,
        looseness=0.0,
        character="electric",
        room=Room(reverb=1.1, wet=0.12, pump=0.7),
    ),
    "lo-fi": Style(
        major=("Cmaj7 Am7 Fmaj7 G7", "Cmaj7 Em7 Fmaj7 G7", "Cmaj7 Fmaj7 Em7 G7"),
        minor=("Cm7 Abmaj7 Fm7 G7", "Cm7 Fm7 Abmaj7 G7", "Cm7 Gm7 Abmaj7 G7"),
        cadence=("G7", "G7"),
        melody=("bells", "guitar", "piano", "pluck"),
        chords=("piano", "guitar", "organ"),
        beds=("pad", "strings"),
        bed=0.3,
        bass=0.8,
        drums=0.85,
        comping="lazy",
        bass_line="lazy",
        rhythm="sparse",
        groove="lo-fi",
        kit="dusty",
        swing=0.5,
        looseness=0.014,
        character="warm",
        room=Room(reverb=0.7, wet=0.12, wow=0.9, ceiling=6000.0),
    ),
    "rock": Style(
        major=("C G Am F", "C F C G", "C F G F"),
        minor=("Cm Ab Eb G", "Cm Fm Ab G", "Cm Bb Ab G"),
        cadence=("G", "G"),
        melody=("lead", "guitar", "organ", "piano"),
        chords=("guitar", "organ", "piano"),
        beds=("organ", "strings", "pad"),
        bed=0.3,
        bass=0.95,
        drums=0.93,
        comping="eighths",
        bass_line="eighths",
        rhythm="flowing",
        groove="rock",
        kit="acoustic",
        swing=0.0,
        looseness=0.006,
        character="electric",
        room=Room(reverb=0.7, wet=0.1, drive=2.0),
    ),
    "jazz": Style(
        major=("Cmaj7 Am7 Dm7 G7", "Cmaj7 Fmaj7 Dm7 G7", "C6 Em7 Dm7 G7"),
        minor=("Cm7 Fm7 Dm7b5 G7", "Cm7 Abmaj7 Dm7b5 G7", "Cm7 Fm7 Cm7 G7"),
        cadence=("G7", "G7"),
        melody=("piano", "guitar", "bells", "organ"),
        chords=("piano", "guitar", "organ"),
        beds=("strings", "organ"),
        bed=0.15,
        bass=0.95,
        drums=0.85,
        comping="charleston",
        bass_line="walking",
        rhythm="flowing",
        groove="jazz",
        kit="brushes",
        swing=0.9,
        looseness=0.01,
        character="natural",
        room=Room(reverb=0.9, wet=0.14),
    ),
    "classical": Style(
        major=("C F G C", "C Am F G", "C G7 C G7"),
        minor=("Cm Fm G Cm", "Cm Ab Fm G", "Cm G7 Cm G7"),
        cadence=("G7", "G7"),
        melody=("strings", "piano", "bells", "guitar"),
        chords=("piano", "strings", "guitar"),
        beds=("strings", "organ"),
        bed=0.45,
        bass=0.3,
        drums=0.25,
        comping="alberti",
        bass_line="held",
        rhythm="flowing",
        groove="timpani",
        kit="orchestra",
        swing=0.0,
        looseness=0.01,
        character="natural",
        room=Room(reverb=1.6, wet=0.22),
    ),
    "chiptune": Style(
        major=("C G Am F", "C F G C", "C Am F G"),
        minor=("Cm Ab Bb Cm", "Cm Bb Ab G", "Cm Fm G Cm"),
        cadence=("G", "G"),
        melody=("lead", "pluck", "bells"),
        chords=("pluck", "organ", "lead"),
        beds=("pad", "organ"),
        bed=0.2,
        bass=0.92,
        drums=0.8,
        comping="sixteenths",
        bass_line="bounce",
        rhythm="busy",
        groove="chip",
        kit="chip",
        swing=0.0,
        looseness=0.0,
        character="chip",
        room=Room(reverb=0.2, wet=0.03),
    ),
    "synthwave": Style(
        major=("C Am F G", "C G F G", "C Em F G"),
        minor=("Cm Ab Bb Cm", "Cm Ab Fm Bb", "Cm Eb Bb G"),
        cadence=("G", "G"),
        melody=("lead", "bells", "pluck"),
        chords=("pad", "pluck", "strings"),
        beds=("pad", "strings"),
        bed=0.5,
        bass=0.95,
        drums=0.88,
        comping="arpeggio",
        bass_line="octaves",
        rhythm="flowing",
        groove="synthwave",
        kit="gated",
        swing=0.0,
        looseness=0.002,
        character="electric",
        room=Room(reverb=1.4, wet=0.2, pump=0.25),
    ),
    "folk": Style(
        major=("C F C G", "C G Am F", "C C F G"),
        minor=("Cm Fm Cm G", "Cm Bb Ab G", "Cm Eb Fm G"),
        cadence=("G", "G"),
        melody=("guitar", "strings", "piano", "bells"),
        chords=("guitar", "piano"),
        beds=("strings", "organ"),
        bed=0.3,
        bass=0.55,
        drums=0.4,
        comping="strum",
        bass_line="root and fifth",
        rhythm="flowing",
        groove="folk",
        kit="hand",
        swing=0.15,
        looseness=0.01,
        character="natural",
        room=Room(reverb=0.8, wet=0.12),
    ),
}

GENRES = tuple(STYLES)
