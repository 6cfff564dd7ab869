"""The database: one SQLite file that holds the log, the library of decks, and what follows from both."""
