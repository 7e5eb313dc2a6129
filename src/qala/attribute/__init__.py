"""Pieces to attributions: source, cue, content, chains."""
