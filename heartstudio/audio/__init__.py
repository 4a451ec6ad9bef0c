"""What sound needs: wave files with metadata, peaks, loudness, export and the player. No Qt, no MLX."""
