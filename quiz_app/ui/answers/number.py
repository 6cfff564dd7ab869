"""A number is typed into one line; the empty field shows how one may be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.ui.answers.typed import TypedAnswer

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing


class NumberAnswer(TypedAnswer):
    """The field of a typed card."""

    def wanted(self, showing: Showing) -> str:
        return showing.prompt.form
