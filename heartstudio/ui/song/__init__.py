"""The sheet of one song."""
