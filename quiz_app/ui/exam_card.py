"""What stands on the paper of an exam: a question without a hint of what is known of it, and the line above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.content import Content

from quiz_app.exam.timing import clock_words
from quiz_app.exam.view import ExamView, PlaceMark
from quiz_app.questions.model import Response
from quiz_app.study.showing import Phase, Showing
from quiz_app.text import plural
from quiz_app.ui.card import question_blocks
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import EMPTY, Block

MINUTE = 60_000
WELL_TITLED, LEAST_TITLE = 20, 8
KEEP = "keep and go on"


def showing_of(view: ExamView, entered: Response | None = None) -> Showing | None:
    """The question in hand as the answer widgets draw one; None where it cannot be shown.

    `entered` stands for the answer where that was not given yet.
    """
    asked = view.asked
    if asked is None:
        return None
    phase = Phase.ASKED if view.verdict is None else Phase.JUDGED
    return replace(
        asked.showing(phase, view.place, len(view.places)),
        flagged=view.marked,
        response=view.given or entered,
        verdict=view.verdict,
    )


def head_blocks(showing: Showing, glyphs: Glyphs) -> list[Block]:
    """The question; in the gutter only whether it is marked, since how well it is known would be a hint."""
    mark = Content(f"{glyphs.flagged} marked").stylize("$warning") if showing.flagged else EMPTY
    first, *rest = question_blocks(showing, glyphs)
    return [replace(first, gutter=mark, aside=False), *rest]


def exam_cells(cells: Iterable[Cell], *, at_once: bool) -> tuple[Cell, ...]:
    """How to answer, in the words of an exam: an answer is kept, and one that is not known is left out."""
    told: list[Cell] = []
    for cell in cells:
        if cell.action == "dont_know" and not cell.key:
            continue
        if cell.action == "dont_know":
            told.append(replace(cell, word="clear", action="clear"))
        elif cell.action == "give" and cell.word == "check" and not at_once:
            told.append(replace(cell, word=KEEP))
        else:
            told.append(cell)
    return tuple(told)


def left_words(ms: int) -> str:
    """The time that is left, in whole minutes; seconds in the last one, since a clock beside a question distracts."""
    if ms < MINUTE:
        return f"{clock_words(ms)} left"
    hours, minutes = divmod(ms // MINUTE, 60)
    return f"{f'{hours} h ' if hours else ''}{minutes} min left"


def header_ends(view: ExamView, width: int) -> tuple[Content, Content]:
    """The line above the question: where one is and what time is left, and how much is answered; fitted to `width`.

    Of what has no room the title gives way first, then the counts, never the time.
    """
    title = view.asked.deck_title if view.asked else "Exam"
    forms = _forms(view)
    for least in (WELL_TITLED, LEAST_TITLE):
        room_for = 3 + min(least, len(title))
        fitting = [each for each in forms if _room(width, *each) >= room_for]
        if fitting:
            break
    else:
        return forms[-1]
    rest, right = fitting[0]
    room = _room(width, rest, right)
    shown = Content(title).truncate(room - 3, ellipsis=True).stylize("bold")
    return Content.assemble(shown, (" · ", "$quiet"), rest), right


def _room(width: int, rest: Content, right: Content) -> int:
    """What two parts of the line leave for the title before them."""
    return width - 2 - rest.cell_length - (right.cell_length + 2 if right else 0)


def _forms(view: ExamView) -> list[tuple[Content, Content]]:
    """Where one is with the time, and the counts, from the longest words to the shortest."""
    marked = sum(each.marked for each in view.places)
    place, count, still = view.place + 1, len(view.places), len(view.unanswered)
    all_counts = f"answered {view.answered}{f'  marked {marked}' if marked else ''}  open {still}"
    forms = (
        (f"question {place} of {count}", all_counts),
        (f"{place} of {count}", all_counts),
        (f"{place} of {count}", f"open {still}"),
        (f"{place} of {count}", ""),
    )
    times = [Content(" · ").stylize("$quiet") + each for each in _times(view)]
    return [(Content.assemble(last, *times), Content(counts).stylize("$quiet")) for last, counts in forms]


def _times(view: ExamView) -> list[Content]:
    """What is left of the time for the exam and for the question, where there is a limit."""
    told: list[Content] = []
    if view.left_ms is not None:
        told.append(_time(view.left_ms, left_words(view.left_ms)))
    if view.left_here_ms is not None and not view.closed:
        told.append(_time(view.left_here_ms, left_words(view.left_here_ms).replace("left", "here")))
    return told


def _time(ms: int, words: str) -> Content:
    return Content(words).stylize("$warning bold" if ms < MINUTE else "")


def place_words(place: PlaceMark, *, entered: bool = False) -> str:
    """How a place of the paper stands, in words; `entered` says that something stands there, not given yet."""
    words = ["answered"] if place.answered else [] if place.closed else ["entered" if entered else "open"]
    words += ["closed"] if place.closed else []
    words += ["marked"] if place.marked else []
    return ", ".join(words)


def hand_in_words(view: ExamView) -> str:
    """What is still to be said before an exam is handed in."""
    total, still = len(view.places), len(view.unanswered)
    marked = sum(each.marked for each in view.places)
    told = f"All {plural(total, 'question')} are answered." if not still else (
        f"{view.answered} of {plural(total, 'question')} {'is' if view.answered == 1 else 'are'} answered; "
        f"{still} {'is' if still == 1 else 'are'} not."
    )  # fmt: skip
    if total == 1 and not still:
        told = "The question is answered."
    return f"{told} {marked} {'is' if marked == 1 else 'are'} marked." if marked else told
