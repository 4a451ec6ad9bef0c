"""The library: a grid of covers."""
