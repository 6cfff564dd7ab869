"""The use case of exams: drawing a paper, sitting it, scoring it, and what the score says."""
