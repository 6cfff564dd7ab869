"""The lint: what makes questions bad to learn from although they can be read, said as warnings with codes L001 on.

Rules stand by theme, each beside its explanation: `options`, `answers`, `wording`, `backing`, `twins`, `giveaways`
and `allowing`. They see a question as a `sheet`; `rules` lists them all, and `run` applies them to decks.
"""
