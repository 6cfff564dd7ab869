"""A quiz and flashcard program for the terminal, with decks as text files and spaced repetition."""

__version__ = "0.1.0"
