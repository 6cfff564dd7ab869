"""Charts drawn with the signs of a terminal: pure functions from figures to text, readable without colour."""
