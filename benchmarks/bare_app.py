"""The least that Textual can do, as the floor of the speed table: one frame, or one card after another.

python benchmarks/bare_app.py frame        header, text and footer
python benchmarks/bare_app.py sqlalchemy   the same after `import sqlalchemy`
python benchmarks/bare_app.py cards        each key shows the next of many cards
"""

import sys

if sys.argv[1] == "sqlalchemy":
    import sqlalchemy  # noqa: F401  its import is what is measured

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Three lines of plain text."""

    CSS = "#card { height: 1fr; padding: 1 4; } #head { height: 1; } #foot { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._number = 0

    def compose(self) -> ComposeResult:
        """The three lines."""
        yield Static("bare", id="head", markup=False)
        yield Static(self._text(), id="card", markup=False)
        yield Static("q leaves, and this is the last line", id="foot", markup=False)

    def on_key(self) -> None:
        """Show the next card."""
        self._number += 1
        self.query_one("#head", Static).update(f"{self._number} of 1000")
        self.query_one("#card", Static).update(self._text())

    def _text(self) -> str:
        return (
            f"F{self._number:06d} What came of the treaty at Kyakhta in {1600 + self._number % 400}, "
            f"and who gained by it?\n\n    1  The border moved to river {self._number}\n    2  Nothing changed\n"
        )


if __name__ == "__main__":
    BareApp().run()
