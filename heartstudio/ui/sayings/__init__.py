"""What the rooms below say and a person meets in the windows; ``{0}`` and the like stand for what they fill in."""
