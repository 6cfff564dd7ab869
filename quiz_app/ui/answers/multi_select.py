"""Several options are picked: digits, Space at the cursor or a click mark them, Enter checks what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.questions.multi_select import MultiSelect
from quiz_app.ui.answers.options import OptionsAnswer
from quiz_app.ui.widgets.grade_bar import Cell

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing


class MultiSelectAnswer(OptionsAnswer):
    """Boxes to be ticked, as many as are right at most."""

    several: ClassVar[bool] = True
    nothing_picked: ClassVar[str] = (
        "Pick what is right first, with digits or Space; 0 says that you don't know."
    )

    def pick(self, place: int) -> None:
        """Tick a box, or clear it where it is ticked; the last box too many is refused."""
        most = self._most()
        if place not in self.picked and len(self.picked) >= most:
            self.post_message(
                self.Refused(f"Only {most} are right; take one back first, in the way you picked it.")
            )
        else:
            self.picked ^= {place}
        self.point_at(place)

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        count = f"{len(self.picked)} of {self._most()} picked"
        return (*super().cells(showing), Cell("", count, style="$quiet"))

    def label(self, place: int, *, asked: bool) -> Content:
        picked = place in self.picked
        style = "$accent bold" if picked and asked else "" if picked else "$quiet"
        box = ("[x]" if picked else "[ ]", style)
        return Content.assemble(
            self.pointer(place, asked=asked), (f"{self.number(place)} ", "$quiet"), box, " "
        )

    def _most(self) -> int:
        question = self.showing.question if self.showing is not None else None
        return question.count if isinstance(question, MultiSelect) else 1
