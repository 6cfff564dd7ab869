"""A prompt as plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz_app.questions.fences import passages, plain_lines

if TYPE_CHECKING:
    from quiz_app.questions.model import Prompt


def prompt_lines(prompt: Prompt, order: Sequence[int] = ()) -> list[str]:
    """A prompt as lines: the context if it has one, the text, then the options, numbered from 1 as they are shown."""
    shown = [prompt.context] if prompt.context else []
    shown += plain_lines(prompt.text)
    if prompt.tells and passages(prompt.text)[-1].code:
        shown.append(f"({prompt.tells})")
    elif prompt.tells:
        shown[-1] = f"{shown[-1]}   ({prompt.tells})"
    places = order or range(len(prompt.options))
    width = len(str(len(prompt.options)))
    for place, index in enumerate(places, start=1):
        first, *further = plain_lines(prompt.options[index]) or [""]
        shown.append(f"  {place:>{width}}  {first}")
        shown += [" " * (width + 4) + line for line in further]
    return shown
