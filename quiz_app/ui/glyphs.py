"""The signs that the app draws with, and their stand-ins for terminals that show them wrongly."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """One set of signs; each is one cell wide. `eighths` are the partial blocks of a bar from one to seven eighths."""

    kept: str = "●"
    fading: str = "◐"
    new: str = "○"
    leech: str = "▲"
    flagged: str = "⚑"
    right: str = "✓"
    wrong: str = "✗"
    cursor: str = "▸"
    dot: str = "·"
    step: str = "›"
    rule: str = "─"
    dash: str = "–"
    full: str = "█"
    eighths: str = "▏▎▍▌▋▊▉"
    rest: str = "·"
    sparks: str = "▁▂▃▄▅▆▇█"
    left: str = "‹"
    code: str = "│"
    cited: str = "┃"
    more: str = "↳"
    up: str = "↑"
    grip: str = "⇅"
    arrow: str = "→"
    suspended: str = "‖"
    buried: str = "↓"
    noted: str = "✎"
    gone: str = "∅"
    marked: str = "✓"

    def standing(self, name: str) -> str:
        """The sign of a card's standing: "kept", "fading" or "new"."""
        return {"kept": self.kept, "fading": self.fading}.get(name, self.new)


FULL = Glyphs()
ASCII = Glyphs(
    kept="*",
    fading="~",
    new="o",
    leech="!",
    flagged="f",
    right="+",
    wrong="x",
    cursor=">",
    dot="-",
    step=">",
    rule="-",
    dash="-",
    full="#",
    eighths="",
    rest=".",
    sparks="_.:-=+*#",
    left="<",
    code="|",
    cited="|",
    more="\\",
    up="^",
    grip="=",
    arrow=">",
    suspended="s",
    buried="b",
    noted="n",
    gone="x",
    marked="+",
)


def glyphs_for(name: str) -> Glyphs:
    """The set that a look asks for: "ascii" or, for any other word, the full one."""
    return ASCII if name == "ascii" else FULL
