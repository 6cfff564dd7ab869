"""What is remembered and when it is asked again: FSRS-6, evidence, study days, the queue. Pure functions."""
