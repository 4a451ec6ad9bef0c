"""The PyTorch twin: the engine's architecture once more, under the reference's names, for training alone."""
