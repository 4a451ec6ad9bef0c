"""Which weights exist, where they are, how they come here, and what they will cost this machine."""
