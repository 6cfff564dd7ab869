"""Use cases that bring things in from other programs, and carry them out."""
