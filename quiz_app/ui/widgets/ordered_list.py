"""Lines that can be put in order: by how often they go wrong, by time, or by how often they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from quiz_app.ui.widgets.row_list import RowList


class RowOrder(StrEnum):
    """In which order the lines stand; the first is that in which they are given."""

    WRONG = "most often wrong first"
    TIME = "longest time first"
    ASKED = "most often asked first"


class Asked(Protocol):
    """What is ordered: how often it was asked, and the time of an answer."""

    @property
    def asked(self) -> int:
        """How often it was asked."""
        ...

    @property
    def each_ms(self) -> float:
        """Milliseconds for one answer, on average."""
        ...


A = TypeVar("A", bound=Asked)


class OrderedList(RowList[A]):
    """Keeps its order when other rows are shown."""

    order = RowOrder.WRONG

    def turn_order(self) -> None:
        """Put the lines in the next order, with the cursor on the first."""
        orders = list(RowOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.fill()
        self.cursor = 0

    def arranged(self, rows: Sequence[A]) -> Sequence[A]:
        """The rows in the order chosen."""
        if self.order is RowOrder.TIME:
            return sorted(rows, key=lambda row: -row.each_ms)
        return sorted(rows, key=lambda row: -row.asked) if self.order is RowOrder.ASKED else rows
