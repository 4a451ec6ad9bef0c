"""The models: what is here, what fits, and fetching more."""
