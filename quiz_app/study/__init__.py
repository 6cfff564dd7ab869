"""The use case of study: what is due, a sitting step by step, and all that a learner may know of a card."""
