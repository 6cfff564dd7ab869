"""A card of the preview tried on the study screen, of which nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.study.selection import Selection
from quiz_app.ui.screens.study import StudyScreen

if TYPE_CHECKING:
    from quiz_app.study.trying import Trial
    from quiz_app.ui.stepper import Stepper

WITHOUT = ("accept", "info", "edit", "flag", "bury", "suspend", "passage")


class TryScreen(StudyScreen):
    """The study screen over a trial; after the last grade the preview is there again."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(Selection(), trial)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in WITHOUT and super().check_action(action, parameters)

    def finish(self, sitting: Stepper) -> None:
        self.dismiss()
        self.app.tell("Tried, and nothing of it is kept.")
