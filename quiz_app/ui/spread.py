"""How a paper would spread over decks, sections, levels and types, as lines of so many cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.text import one_line, plural
from quiz_app.ui.widgets.bars import bar_content

if TYPE_CHECKING:
    from quiz_app.exam.outlook import Outlook, Share
    from quiz_app.ui.glyphs import Glyphs

BAR, NARROW_BAR, WIDE = 16, 8, 52
COUNT = 14  # "  20 of 1,234 "
MOST_SECTIONS = 12


def spread_of(outlook: Outlook, width: int, glyphs: Glyphs) -> Content:
    """The spread, or the sentence on why there is none. Bars show the part of the paper."""
    if outlook.trouble:
        return Content(outlook.trouble).stylize("$warning")
    drawn = plural(outlook.drawn, "question")
    lines = [Content(f"A paper of {drawn} from {len(outlook.supply.cards):,}").stylize("bold")]
    for title, shares in (
        ("Decks", outlook.decks),
        ("Levels", outlook.levels),
        ("Types", outlook.types),
        ("Sections", outlook.sections),
    ):
        lines += [Content(), Content(title).stylize("$quiet")]
        most = MOST_SECTIONS if title == "Sections" else len(shares)
        lines += [_line(share, outlook.drawn, width, glyphs) for share in shares[:most]]
        if len(shares) > most:
            lines.append(_rest(shares[most:], outlook.drawn, width, glyphs))
    return Content("\n").join(lines)


def _rest(shares: Sequence[Share], drawn: int, width: int, glyphs: Glyphs) -> Content:
    """One line for what is too much to be named one by one."""
    from quiz_app.exam.outlook import Share

    name = f"{len(shares)} others"
    rest = Share(name, sum(each.drawn for each in shares), sum(each.there for each in shares))
    return _line(rest, drawn, width, glyphs)


def _line(share: Share, drawn: int, width: int, glyphs: Glyphs) -> Content:
    bars = BAR if width >= WIDE else NARROW_BAR
    room = max(6, width - bars - COUNT - 1)
    name = Content(one_line(share.name, room * 2)).truncate(room, ellipsis=True)
    style = "" if share.drawn else "$faint"
    return Content.assemble(
        name.pad_right(room - name.cell_length).stylize(style),
        " ",
        bar_content(share.drawn / max(1, drawn), bars, glyphs),
        (f"{share.drawn:>4} of {share.there:<6,}", style),
    )
