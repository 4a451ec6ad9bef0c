"""The controls that pages are made of; they paint themselves in the colours of the palette they live under."""
