"""The few calls that only macOS has, behind a face that other systems have too."""
