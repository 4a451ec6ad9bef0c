"""The studio without its windows: what makes songs, keeps them and plays them."""
