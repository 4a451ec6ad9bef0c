"""The sentences in which numbers are counts and sizes, to be written as the language of the windows does."""

from __future__ import annotations

COUNTED = frozenset(
    {
        # The library.
        "{0} MB free in {1}",
        "{0} is {1} minutes long; a song can be at most {2}",
        "{0} holds {1} frames and not {2}",
        # Sound files and pictures.
        "{0} ({1} MB free there)",
        "{0} GB are more than such a file holds",
        "{0} MB are more than an ID3 tag holds",
        "{0} MB are more than a block of FLAC holds",
        "Choose one of at most {0} MB",
        # The engine.
        "tags and lyrics take {0} of the model's {1} positions",
        "{0} and the song {1}: together {2}",
        "At most {0} seconds fit beside these lyrics",
        "the song to go on from is already {0} seconds long",
        "Ask for more than {0} seconds in all",
        "composing needs {0} GB, more than the limit of {1} GB",
        "codes to go on from lie outside this model's codebooks of {0} entries",
        "code {0} at frame {1}, codebook {2} is out of range: a codebook has {3} entries",
        "has {0} entries, the model only {1}",
        # Models.
        "{0} of its {1} shards are missing ({2})",
        "{0} bytes are too many for such a file (at most {1})",
        "it is no safetensors file: a header of {0} bytes in {1}",
        "{0}; trying again in {1} s",
        "{0} needs {1} free ({2} to fetch, {3} to convert, the rest to spare); this disk has {4}",
        "Free {0} and try again",
        "{0} has {1} bytes for {2}, not {3}",
        "Converting {0} needs {1} free; this disk has {2}",
    }
)
