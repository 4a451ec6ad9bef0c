"""What the engine says of a song that it cannot compose, and of weights that it cannot load."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SONG = (
    QT_TRANSLATE_NOOP("Said", "The memory ran out while composing"),
    QT_TRANSLATE_NOOP("Said", "the model ended the song before its first frame"),
    QT_TRANSLATE_NOOP("Said", "Nothing was lost"),
    QT_TRANSLATE_NOOP("Said", "Try another seed, more lyrics, or more common tags"),
    QT_TRANSLATE_NOOP(
        "Said",
        "Close other programs or choose a shorter song, fewer takes or a smaller model, then try again",
    ),
    QT_TRANSLATE_NOOP("Said", "Nothing was begun"),
    QT_TRANSLATE_NOOP("Said", "The frames composed so far are kept"),
    QT_TRANSLATE_NOOP("Said", "tags and lyrics take {0} of the model's {1} positions"),
    QT_TRANSLATE_NOOP("Said", "{0}, which leaves no room for a song"),
    QT_TRANSLATE_NOOP("Said", "Shorten the lyrics"),
    QT_TRANSLATE_NOOP("Said", "{0} and the song {1}: together {2}"),
    QT_TRANSLATE_NOOP("Said", "At most {0} seconds fit beside these lyrics"),
    QT_TRANSLATE_NOOP("Said", "the song to go on from is already {0} seconds long"),
    QT_TRANSLATE_NOOP("Said", "Ask for more than {0} seconds in all"),
    QT_TRANSLATE_NOOP("Said", "composing needs {0} GB, more than the limit of {1} GB"),
    QT_TRANSLATE_NOOP("Said", "Frames composed so far are kept"),
    QT_TRANSLATE_NOOP("Said", "Choose a shorter song, fewer takes or a smaller precision"),
)

CODES = (
    QT_TRANSLATE_NOOP("Said", "codes to go on from have shape {0}, this model's are (frames, {1})"),
    QT_TRANSLATE_NOOP("Said", "codes to go on from lie outside this model's codebooks of {0} entries"),
    QT_TRANSLATE_NOOP("Said", "codes have shape {0}, not (frames, {1})"),
    QT_TRANSLATE_NOOP("Said", "codes are of type {0}, not whole numbers"),
    QT_TRANSLATE_NOOP(
        "Said", "code {0} at frame {1}, codebook {2} is out of range: a codebook has {3} entries"
    ),
    QT_TRANSLATE_NOOP("Said", "there are no codes to decode"),
)

WEIGHTS = (
    QT_TRANSLATE_NOOP("Said", "Fetch or convert the model again"),
    QT_TRANSLATE_NOOP("Said", "Convert the model again"),
    QT_TRANSLATE_NOOP("Said", "the file is missing"),
    QT_TRANSLATE_NOOP("Said", "the shard is missing"),
    QT_TRANSLATE_NOOP("Said", "larger than {0} MiB, so not a configuration"),
    QT_TRANSLATE_NOOP("Said", "is not valid JSON"),
    QT_TRANSLATE_NOOP("Said", "holds no JSON object"),
    QT_TRANSLATE_NOOP("Said", "there is no such folder of weights"),
    QT_TRANSLATE_NOOP("Said", "holds neither {0} nor {1}"),
    QT_TRANSLATE_NOOP("Said", "has no weight_map of file names"),
    QT_TRANSLATE_NOOP("Said", "names {0}, which is no safetensors file of this folder"),
    QT_TRANSLATE_NOOP("Said", "unreadable or truncated ({0})"),
    QT_TRANSLATE_NOOP("Said", "tensor {0} {1} is missing"),
    QT_TRANSLATE_NOOP("Said", "tensor {0} has shape {1}, its config.json calls for {2}"),
    QT_TRANSLATE_NOOP("Said", "tensor {0} is of type {1}, its manifest calls for {2}"),
    QT_TRANSLATE_NOOP("Said", "tensor {0} has no place in this model"),
    QT_TRANSLATE_NOOP("Said", "tensor {0} stands in two shards"),
    QT_TRANSLATE_NOOP("Said", "describes weights in a layout that this version of HeartStudio does not know"),
    QT_TRANSLATE_NOOP("Said", "its weights are kept in {0} bits, so they cannot be had in {1}"),
    QT_TRANSLATE_NOOP("Said", "Ask for {0} bits, or convert the model to {1}"),
    QT_TRANSLATE_NOOP("Said", "has {0} codebooks, the language model {1}"),
    QT_TRANSLATE_NOOP(
        "Said", "audio_eos_id {0} and codebooks of {1} entries do not fit the language model's {2}"
    ),
    QT_TRANSLATE_NOOP("Said", "{0} must be a whole number, not {1}"),
    QT_TRANSLATE_NOOP("Said", "is no tokenizer ({0})"),
    QT_TRANSLATE_NOOP("Said", "does not know {0} {1} of gen_config.json"),
    QT_TRANSLATE_NOOP("Said", "has {0} entries, the model only {1}"),
)
