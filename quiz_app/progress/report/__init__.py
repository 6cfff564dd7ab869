"""One self-contained HTML page of what a learner knows and how exams went: no script, no outside resource."""
