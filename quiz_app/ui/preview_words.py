"""What the preview of a deck says: which cards it shows, and the problems of the file at their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.authoring.previewing import Seen, Shown
from quiz_app.decks.deck import Deck, Located
from quiz_app.questions.problem import Severity
from quiz_app.study.showing import Phase, Showing
from quiz_app.study.trying import after_answer, asked_as_new, before_answer, foreseen
from quiz_app.text import one_line, plural
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.sheet import Block

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One card of the preview: a question as it is shown, and which of its parts."""

    shown: Shown
    part: str

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.shown.question.about.id

    @property
    def key(self) -> tuple[str, str]:
        """By what the card is known from one save to the next."""
        return self.id, self.part

    def words(self) -> str:
        """All that a card is found by."""
        question = self.shown.question
        return one_line(f"{self.id} {question.prompt(self.part).text} {question.answer(self.part)}")


def entries_of(seen: Seen) -> tuple[Entry, ...]:
    """The cards of a deck in the order of its file."""
    return tuple(Entry(shown, part) for shown in seen.questions for part in shown.question.parts())


def place_of(entries: Sequence[Entry], changed: Sequence[str], at: tuple[str, str], place: int) -> int:
    """Where to stand after a save: on the first question that it changed, else where one stood.

    A card of one that was changed stays, and so does any where none was.
    """
    keys = [entry.key for entry in entries]
    if at in keys and (not changed or at[0] in changed):
        return keys.index(at)
    for identity in changed:
        found = next((number for number, entry in enumerate(entries) if entry.id == identity), None)
        if found is not None:
            return found
    return keys.index(at) if at in keys else min(place, max(0, len(keys) - 1))


def showing_of(deck: Deck, entry: Entry, today: int, *, turned: bool) -> Showing:
    """The card as its learner sees it before the answer, or `turned` after it."""
    asked = asked_as_new(deck, entry.shown.question, entry.part, today)
    return after_answer(asked) if turned else before_answer(asked)


def foreseen_blocks(showing: Showing) -> list[Block]:
    """What the author foresaw to be typed, for the end of a card after its answer."""
    if showing.phase is Phase.ASKED:
        return []
    blocks: list[Block] = []
    for number, (text, told) in enumerate(foreseen(showing)):
        gutter = Content("if typed" if not number else "").stylize("$quiet")
        typed = Content(one_line(text, 80))
        note = Content(told or "right as well").stylize("$quiet" if not told else "")
        blocks.append(Block(typed, gutter, before=0 if number else 1, note=note, note_at=typed.cell_length))
    return blocks


def sorted_out(
    problems: Iterable[Located], entry: Entry | None, lines: range
) -> tuple[list[Located], list[Located]]:
    """The problems to tell beside a card on these lines, its own first, and the warnings on other questions."""
    told: list[Located] = []
    aside: list[Located] = []
    own = 0
    for each in sorted(problems, key=lambda each: (each.line, each.column)):
        is_warning = each.problem.severity is Severity.WARNING
        if entry is not None and (each.problem.question == entry.id or each.line in lines):
            told.insert(own, each)
            own += 1
        else:
            (aside if is_warning else told).append(each)
    return told, aside


def problem_rows(problems: Sequence[Located], aside: int, rows: int, glyphs: Glyphs) -> Content:
    """As many problems as there are rows, with the hint of the first; `aside` more are only counted."""
    if not problems:
        words = f"   {plural(aside, 'warning')} on other questions; p shows all"
        return Content(words).stylize("$quiet") if aside else Content()
    is_cut = len(problems) > rows
    shown = problems[: max(1, rows - 1)] if is_cut else problems
    lines = [problem_line(each, glyphs) for each in shown]
    more = len(problems) - len(shown) + aside
    if len(lines) < rows:
        hint = one_line(shown[0].problem.hint, LONGEST)
        lines.insert(1, Content(f"   {hint}").stylize("$quiet"))
    if more and len(lines) < rows:
        lines.append(Content(f"   {more:,} more; p shows all").stylize("$quiet"))
    return Content("\n").join(lines)


def problem_line(located: Located, glyphs: Glyphs) -> Content:
    """A problem with its place in the file."""
    problem = located.problem
    warns = problem.severity is Severity.WARNING
    place = f"{located.line}:{located.column} " if located.line else ""
    sign = Content(f" {glyphs.leech} ").stylize("$quiet" if warns else "$warning bold")
    head = Content(f"{place}{problem.code} ").stylize("$quiet" if warns else "$warning")
    return Content.assemble(sign, head, one_line(problem.message, LONGEST))


def all_problems(problems: Sequence[Located], glyphs: Glyphs) -> Content:
    """Every problem with its hint, for a sheet."""
    parts: list[Content] = []
    for each in problems:
        hint = Content(one_line(each.problem.hint, LONGEST)).stylize("$quiet")
        parts.append(Content.assemble(problem_line(each, glyphs), "\n", hint))
    return Content("\n\n").join(parts) if parts else Content("The file has no problems.")


def named_in(problems: Iterable[Located]) -> frozenset[str]:
    """The ids of the questions that these problems are of."""
    return frozenset(each.problem.question for each in problems if each.problem.question)


def nothing_yet() -> Content:
    """What stands in the place of a card where the file has none."""
    return Content.assemble(
        ("There is no question to show yet.", "bold"),
        "\n\nWrite one below `questions:` and save the file; it is shown here at once.",
    )
