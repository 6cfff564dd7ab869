"""What every rule begins and ends with: two computers, and what must hold after each step."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from quiz_app.memory.model import Grade
from tests.stateful.computer import Computer, Window

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
WHERE = st.sampled_from([(0, 0), (0, 0), (0, 0), (0, 1), (1, 0), (1, 0), (1, 1)])
COMPUTERS = st.integers(0, 1)
PICKS = st.integers(0, 99)
GRADES = st.sampled_from(Grade)


class Story(RuleBasedStateMachine):
    """Two computers of the same learners. Each rule is one thing that a person does, or that happens."""

    template: ClassVar[Path]
    runs: ClassVar[int] = 0
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="quiz-lives-"))
        self.computers: dict[int, Computer] = {}
        type(self).runs += 1

    def teardown(self) -> None:
        for computer in self.computers.values():
            computer.close()
        shutil.rmtree(self.folder)

    def at(self, where: tuple[int, int]) -> tuple[Computer, Window]:
        computer = self.computer(where[0])
        return computer, computer.window(where[1])

    def computer(self, which: int) -> Computer:
        """One of the two computers; it is bought when it is first used."""
        if which not in self.computers:
            self.computers[which] = Computer(self.folder / str(which), self.template, which + 1)
        return self.computers[which]

    def done(self, computer: Computer, window: Window | None = None) -> None:
        type(self).steps += 1
        computer.check()
        if window is not None:
            computer.check_window(window)

    def _pass(self, computer: Computer, span: int) -> None:
        computer.clock.pass_ms(span)
        computer.clock.ticks += max(0, -span)  # it never goes back
