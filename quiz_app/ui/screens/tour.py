"""The tour on the study screen: real cards, asked without keeping anything; Esc skips it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.look import write_look
from quiz_app.study.selection import Selection
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.tour import TourSitting, tour_questions

if TYPE_CHECKING:
    from quiz_app.ui.stepper import Stepper

WITHOUT = ("accept", "info", "edit", "flag", "bury", "suspend", "redo")


class TourScreen(StudyScreen):
    """The study screen over a sitting that records nothing. Once seen or skipped it does not come again."""

    def __init__(self) -> None:
        super().__init__(Selection(), TourSitting(tour_questions()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in WITHOUT and super().check_action(action, parameters)

    def finish(self, sitting: Stepper) -> None:
        self._leave()

    def action_back(self) -> None:
        self._leave()

    def _leave(self) -> None:
        look = self.app.safely(lambda: write_look(self.app.places.settings_file, "tour", "off"))
        if look is not None:
            self.app.apply_look(look)
        self.dismiss()
