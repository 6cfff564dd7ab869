"""What the learner knows, how well that was predicted, what it costs, and how scores went over time."""
