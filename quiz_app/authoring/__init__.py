"""What authors do with decks: check them, mend them, start new ones."""
