"""What is on, along the bottom of the window."""
