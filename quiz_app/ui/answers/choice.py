"""One option is picked: by its number, with the arrows or with the mouse; Enter checks it."""

from __future__ import annotations

from textual.content import Content

from quiz_app.ui.answers.options import OptionsAnswer


class ChoiceAnswer(OptionsAnswer):
    """Moving picks, as in a group of radio buttons; at first nothing is picked."""

    def pick(self, place: int) -> None:
        self.picked = frozenset((place,))
        self.point_at(place)

    def move(self, by: int, count: int) -> None:
        first = 0 if by > 0 else count - 1
        self.pick((self.cursor + by) % count if self.picked else first)

    def clicked(self, place: int, times: int) -> None:
        self.pick(place)
        if times > 1:
            self.give()

    def label(self, place: int, *, asked: bool) -> Content:
        number = self.number(place)
        if asked and place in self.picked:
            room = len(number) + 4
            return Content.assemble((f"[{number.strip()}]".rjust(room), "$accent bold"), " ")
        return Content.assemble(self.pointer(place, asked=asked), (f" {number} ", "$quiet"), " ")
