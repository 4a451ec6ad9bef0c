"""Writing what is to be composed."""
