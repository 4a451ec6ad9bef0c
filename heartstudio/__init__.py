"""HeartStudio: tags and lyrics become songs, entirely on this Mac."""

__version__ = "0.1.0"
