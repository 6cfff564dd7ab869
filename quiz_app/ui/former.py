"""Former wordings of a question: when each was asked, and word by word what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from textual.content import Content

from quiz_app.study.showing import CardInfo
from quiz_app.study.wording import day_words
from quiz_app.text import one_line, plural
from quiz_app.ui.widgets.pick_list import Row

MOST_WORDS = 600  # beyond, a comparison would take longer than a press of a key may
WENT, CAME = ("{", "}", "$warning"), ("[", "]", "$success")


def former_rows(info: CardInfo) -> Iterator[Row]:
    """The former wordings of a card, the latest first, each beside the one that followed it."""
    followers = [*(wording.lines for wording in info.wordings[1:]), present_lines(info)]
    for wording, after in reversed(list(zip(info.wordings, followers, strict=True))):
        days = sorted({wording.first_day, wording.last_day})
        asked = " to ".join(day_words(day, info.today) for day in days)
        yield Row(Content(f"  {asked}, {plural(wording.answers, 'answer')}").stylize("$quiet"))
        for line in compared(wording.lines, after):
            yield Row(Content("    ") + line)


def present_lines(info: CardInfo) -> tuple[str, ...]:
    """The wording of today, in lines as those of former wordings are."""
    about = info.question.about
    lines = (info.question.prompt(info.part).text, info.question.answer(info.part), about.explain)
    return tuple(line for line in lines if line)


def compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Content]:
    """The lines of a wording and of the one after it, with what went in {braces} and what came in [brackets]."""
    old, new = [one_line(line) for line in before], [one_line(line) for line in after]
    for kind, start, end, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Content(line) for line in old[start:end])
        else:
            for went, came in zip_longest(old[start:end], new[first:last], fillvalue=""):
                yield _line(went.split(), came.split())


def _line(old: list[str], new: list[str]) -> Content:
    """Two lines as one, word by word; lines that are very long stand whole."""
    long = max(len(old), len(new)) > MOST_WORDS
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    changes = [("replace", 0, len(old), 0, len(new))] if long else matcher.get_opcodes()
    parts: list[Content] = []
    for kind, start, end, first, last in changes:
        went, came = " ".join(old[start:end]), " ".join(new[first:last])
        if kind == "equal":
            parts.append(Content(went))
            continue
        for words, (opening, closing, style) in ((went, WENT), (came, CAME)):
            if words:
                parts.append(Content(f"{opening}{words}{closing}").stylize(style))
    return Content(" ").join(parts)
