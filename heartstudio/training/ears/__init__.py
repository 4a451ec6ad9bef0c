"""The ears: what can be measured of a song: onsets, harmony, tempo, drums, distance, genre, instruments."""

from heartstudio.training.ears.distance import log_mel_distance, si_sdr
from heartstudio.training.ears.drums import has_drums
from heartstudio.training.ears.features import features
from heartstudio.training.ears.harmony import chroma, chroma_correlation, estimate_mode
from heartstudio.training.ears.listener import Classifier, Listener, train_classifier, train_listener
from heartstudio.training.ears.onsets import onset_f1, onset_times
from heartstudio.training.ears.rhythm import estimate_tempo, estimate_tempo_word
from heartstudio.training.ears.spectra import log_mel

__all__ = [
    "Classifier",
    "Listener",
    "chroma",
    "chroma_correlation",
    "estimate_mode",
    "estimate_tempo",
    "estimate_tempo_word",
    "features",
    "has_drums",
    "log_mel",
    "log_mel_distance",
    "onset_f1",
    "onset_times",
    "si_sdr",
    "train_classifier",
    "train_listener",
]
