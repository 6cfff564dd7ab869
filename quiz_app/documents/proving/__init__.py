"""A question held against its sources: its terms, where they stand, and whether that proves it."""
