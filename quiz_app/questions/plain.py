"""A prompt as lines of plain text, for a session without a screen."""

from __future__ import annotations

from collections.abc import Sequence

from quiz_app.questions.model import Prompt


def lines(prompt: Prompt, order: Sequence[int] = ()) -> list[str]:
    """The prompt's lines: the context if it has one, the text, then the options, numbered from 1 as they are shown.

    `order` maps a place to the option's index in the author's order; left out, the author's order is shown.
    """
    shown = [prompt.context] if prompt.context else []
    shown += prompt.text.splitlines()
    places = order or range(len(prompt.options))
    width = len(str(len(prompt.options)))
    for place, index in enumerate(places, start=1):
        first, *further = prompt.options[index].splitlines() or [""]
        shown.append(f"  {place:>{width}}  {first}")
        shown += [" " * (width + 4) + line for line in further]
    return shown
