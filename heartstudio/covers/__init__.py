"""From a song to a picture: painted by the program itself, or by an image model."""
