"""The log of what happened and the pure functions that make states, totals and undo of it."""
