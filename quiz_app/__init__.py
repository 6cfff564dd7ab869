"""A quiz and flashcard program for the terminal: decks as text files, spaced repetition, nothing ever lost."""

__version__ = "0.1.0"
