"""Decks as text: YAML read into questions with every problem at its place, and edits spliced back into the text."""
