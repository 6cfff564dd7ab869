"""`quiz browse`: find cards, list them for people or programs, and mark all that were found in one action."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, is_terminal, say
from quiz_app.errors import DONE, WrongUse
from quiz_app.storage.filters import Order
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.study.browser import Browser
    from quiz_app.study.browsing import CardRow

_AT_ONCE = 500
_UNDO = "`u` in the app"
_SHORTEST_NAME = 24
_MARKS = {
    "unflag": "Take the flag off each card that is found.",
    "suspend": "Ask the cards that are found no more.",
    "unsuspend": "Ask them again.",
    "bury": "Put them away until tomorrow.",
    "unbury": "Bring them back before that.",
    "reset": "Begin them anew; their answers stay on record.",
    "forget": "Make them as if they had never been asked or marked; the log keeps what was done.",
}


def _with_marks(command: click.Command) -> click.Command:
    for name, about in _MARKS.items():
        command.params.insert(-1, click.Option([f"--{name}"], is_flag=True, help=about))
    return command


@_with_marks
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("search", nargs=-1, metavar="[SEARCH]...")
@click.option("--order", type=click.Choice([each.value for each in Order]), default=Order.DECK.value, show_default=True,
              help="How the cards are ordered; known begins with the least known.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N cards.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list; its keys are described above.")
@click.option("--flag", metavar="NOTE", help="Flag the cards that are found for their author.")
@click.option(
    "--note", metavar="TEXT", help="Keep a note of your own on each of them; an empty one takes it off."
)
@click.option("--yes", is_flag=True, help="Change several cards without asking.")
@click.pass_obj
def browse(
    run: Run,
    /,
    search: tuple[str, ...],
    order: str,
    limit: int | None,
    as_json: bool,
    yes: bool,
    **marks: str | bool | None,
) -> int:
    """Find cards, list them, and mark all that were found in one action.

    SEARCH is words (each begins a word of the question, its answer or your notes), "a phrase", and filters:

    \b
      deck:ID  tag:T  type:choice  section:"Treaty of"
      is:new, fading, kept, leech, suspended, flagged, buried, noted, gone
      due:today, tomorrow, week, overdue, or within a number of days

    A comma means or (is:leech,flagged), a hyphen in front means without (-is:suspended). Without SEARCH all cards
    are listed; those that left their deck only with is:gone.

    \b
    --json prints a list of objects with
      card, deck, deck_title    the card's name, its deck and the title of that
      type, text, answer        the question
      section, tags             where it comes from, and what its author calls it
      standing, known           new, fading or kept, and how well it is known (0 to 1)
      due, last                 the study days on which it is due and was asked last, YYYY-MM-DD or null
      answers, lapses           how often it was answered, and on how many days not recalled
      leech, flagged, suspended, buried, gone    true or false
      note, flag_note           your own words
    """
    action = _action(marks)
    line = _line(search)
    desk = run.open_desk()
    try:
        browser = desk.browse()
        found = browser.find(line, Order(order))
        if found.problems:
            raise WrongUse(
                " ".join(found.problems), hint="`quiz browse --help` tells what can be searched for."
            )
        cards = found.cards[:limit]
        if action is not None:
            return _mark(browser, cards, action, sure=yes)
        if as_json:
            _print_json(browser, cards)
        else:
            _print_table(browser, cards, desk.today())
    finally:
        desk.close()
    return DONE


def _action(marks: dict[str, str | bool | None]) -> tuple[str, str | None] | None:
    """The one thing to be done to the cards, with its text where it takes one; None where they are to be listed."""
    named = {name: value for name, value in marks.items() if value is not None and value is not False}
    if len(named) > 1:
        raise click.UsageError(f"Only one of {', '.join(f'--{name}' for name in named)} can be done at once.")
    for name, value in named.items():
        return name, value if isinstance(value, str) else None
    return None


def _line(search: Sequence[str]) -> str:
    for word in search:
        if word.startswith("--"):
            raise click.NoSuchOption(one_line(word, 40))
    return " ".join(search)


def _mark(browser: Browser, cards: Sequence[str], action: tuple[str, str | None], *, sure: bool) -> int:
    name, text = action
    if not cards:
        say("No card is found, so nothing is changed.")
        return DONE
    if len(cards) > 1 and not sure:
        if not is_terminal():
            raise WrongUse(
                f"This would be done to {plural(len(cards), 'card')}.",
                hint="With --yes it is done to all of them.",
            )
        if not click.confirm(f"--{name}: do it to {plural(len(cards), 'card')}?", err=True):
            say("Nothing is changed.")
            return DONE
    act = getattr(browser, name)
    say(act(cards, undo=_UNDO) if text is None else act(cards, text, undo=_UNDO))
    return DONE


def _rows(browser: Browser, cards: Sequence[str]) -> Iterator[CardRow]:
    for start in range(0, len(cards), _AT_ONCE):
        yield from browser.rows(cards[start : start + _AT_ONCE])


def _print_json(browser: Browser, cards: Sequence[str]) -> None:
    """One object a line, so that a long list is never held whole."""
    before = "["
    for row in _rows(browser, cards):
        click.echo(before)
        click.echo(json.dumps(_record(row), ensure_ascii=False), nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def _record(row: CardRow) -> dict[str, object]:
    return {
        "card": row.card,
        "deck": row.deck,
        "deck_title": row.deck_title,
        "type": row.type,
        "text": row.text,
        "answer": row.answer,
        "section": row.section,
        "tags": list(row.tags),
        "standing": row.standing.value,
        "known": round(row.known, 4),
        "due": _date(row.due_day),
        "last": _date(row.last_day),
        "answers": row.answers,
        "lapses": row.lapses,
        "leech": row.leech,
        "flagged": row.flagged,
        "suspended": row.suspended,
        "buried": row.buried,
        "gone": row.gone,
        "note": row.note,
        "flag_note": row.flag_note,
    }


def _date(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def _print_table(browser: Browser, cards: Sequence[str], today: int) -> None:
    from rich.cells import cell_len, set_cell_size

    if not cards:
        click.echo("No card is found.")
        return
    room = shutil.get_terminal_size().columns
    width = min(max(map(cell_len, cards)), max(_SHORTEST_NAME, room * 2 // 5))
    for row in _rows(browser, cards):
        name = one_line(row.card)
        # The end of a long name tells more than its beginning, which is the deck.
        name = set_cell_size(name if cell_len(name) <= width else f"…{name[1 - width :]}", width)
        line = f"{name}  {row.standing.value:<6}  {_when(row, today):<12}  "
        click.echo(_cut(line + row.text, room))
    say(f"{plural(len(cards), 'card')}.")


def _when(row: CardRow, today: int) -> str:
    """When the card is asked, or why it is not."""
    from quiz_app.study.wording import day_words

    for word, holds in (("gone", row.gone), ("suspended", row.suspended), ("buried", row.buried)):
        if holds:
            return word
    return "" if row.due_day is None else day_words(row.due_day, today)


def _cut(line: str, room: int) -> str:
    from rich.cells import cell_len, chop_cells

    return line if cell_len(line) <= room else f"{chop_cells(line, room - 1)[0].rstrip()}…"
