"""How the bundled demo model is made: a band that plays for it, ears that measure, and its training."""
