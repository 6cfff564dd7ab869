"""What scoring exams anew would change, question by question; only what is wanted here is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.text import one_line, percent, plural, short_number
from quiz_app.ui.history_keys import REGRADING
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz_app.exam.past import Regrading
    from quiz_app.questions.model import Outcome

SAYS = "The schedule stays as it is. The old scores stay on record, and u goes back to them."
LONGEST = 100


class RegradeScreen(LeafScreen):
    """Calls `record` when that is wanted; left in any other way, the scores stand as they are."""

    BINDINGS = bindings(REGRADING)

    def __init__(
        self, found: Sequence[Regrading], texts: Mapping[str, str], record: Callable[[], None]
    ) -> None:
        super().__init__("Score anew?")
        self._found = found
        self._texts = texts
        self._record = record

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def on_mount(self) -> None:
        self.query_one(GradeBar).offer((
            Cell("y", "let it stand", action="confirm"),
            Cell("Esc", "leave as it is", action="close", style="$quiet"),
        ))  # fmt: skip

    def content(self) -> Content:
        changes = sum(len(each.changes) for each in self._found)
        head = f"{plural(changes, 'question')} would count otherwise in {plural(len(self._found), 'exam')}."
        lines = [Content(head).stylize("bold"), Content(SAYS).stylize("$quiet")]
        for each in self._found:
            lines += [Content(), *regrading_lines(each, self._texts, self.app.glyphs.arrow)]
        return Content("\n").join(lines)

    def action_confirm(self) -> None:
        self.dismiss()
        self._record()


def regrading_lines(each: Regrading, texts: Mapping[str, str], arrow: str) -> list[Content]:
    """One exam: its points before and after, each question that changes, and those that cannot be read anew."""
    before, after = each.before, each.after
    score = (
        f"{short_number(before.points)} {arrow} {short_number(after.points)} of {plural(after.most, 'point')}, "
        f"{percent(before.share)} {arrow} {percent(after.share)}"
    )
    lines = [Content(score).stylize("bold")]
    for change in each.changes:
        words = f"{_word(change.before)} {arrow} {_word(change.after)}"
        asks = one_line(texts.get(change.card) or change.card, LONGEST)
        lines.append(Content.assemble(f"  {change.place + 1}. {asks}  ", (words, "bold")))
    if each.kept:
        places = ", ".join(str(place + 1) for place in each.kept)
        lines.append(
            Content(f"  as before, since the answers do not fit the later wording: {places}").stylize(
                "$quiet"
            )
        )
    return lines


def _word(outcome: Outcome | None) -> str:
    return outcome.value if outcome else "not answered"
