"""What is being composed, what waits, and what was interrupted."""
