"""A date is typed into one line; how exact it is to be stands in the empty field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.ui.answers.typed import TypedAnswer

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing


class DateAnswer(TypedAnswer):
    """The field of a typed card."""

    def wanted(self, showing: Showing) -> str:
        return showing.prompt.tells
