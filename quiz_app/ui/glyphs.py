"""The signs that the app draws with, and their stand-ins for terminals that show them wrongly."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """One set of signs; each is one cell wide. `eighths` are the partial blocks of a bar from one to seven eighths.

    `shades` go from little ink to much, `sizes` from few to many; `dots` is the first of the 256 braille signs, which
    draw fine lines, "" where there are none.
    """

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
    shades: str = "░▒▓█"
    sizes: str = "∘•●"
    dots: str = "\u2800"
    point: str = "●"
    expected: str = "◇"
    both: str = "◆"
    ends: str = "├┤"
    upright: str = "│"
    down: str = "↓"
    broken: str = "┆"

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
    shades="-+x#",
    sizes="oO@",
    dots="",
    point="*",
    expected="^",
    both="@",
    ends="[]",
    upright="|",
    down="v",
    broken=":",
)


def glyphs_for(name: str) -> Glyphs:
    """The set that a look asks for: "ascii" or, for any other word, the full one."""
    return ASCII if name == "ascii" else FULL
