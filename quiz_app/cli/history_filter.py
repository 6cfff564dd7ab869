"""The options by which every command of `quiz history` is narrowed, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from quiz_app.cli.days import day_of
from quiz_app.errors import WrongUse
from quiz_app.text import fold, one_line

if TYPE_CHECKING:
    from quiz_app.progress.scores import Filter, Scores
    from quiz_app.study.desk import Desk

_MOST_TAGS = 12
_Command = TypeVar("_Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--deck", "decks", multiple=True, metavar="D", help="Only questions of this deck; may be repeated."),
    click.option("--tag", "tags", multiple=True, metavar="T", help="Only questions with this tag; may be repeated."),
    click.option("--since", metavar="DATE", help="From this study day on, YYYY-MM-DD."),
    click.option("--until", metavar="DATE", help="Up to this study day, YYYY-MM-DD."),
)  # fmt: skip


class Narrowing(TypedDict):
    """What these options give."""

    decks: tuple[str, ...]
    tags: tuple[str, ...]
    since: str | None
    until: str | None


def filtered(command: _Command) -> _Command:
    """A command with the options --deck, --tag, --since and --until."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def filter_of(
    desk: Desk, decks: tuple[str, ...], tags: tuple[str, ...], since: str | None, until: str | None
) -> Filter:
    """What the options mean; WrongUse for a deck or a tag of which nothing is known, or what is no date."""
    from quiz_app.progress.scores import Filter

    first, last = day_of(since), day_of(until)
    if since and until and first > last:
        raise WrongUse(
            "--since is later than --until, so no day is left.", hint="Write the earlier day first."
        )
    _refuse_unknown(desk, decks, tags)
    return Filter(decks=decks, tags=tags, since=first, until=last)


def scores_of(desk: Desk, wanted: Filter, *, sessions: int = 0) -> Scores:
    """The learner's score history under a filter."""
    from quiz_app.progress.history import read_scores

    return read_scores(desk.ledger.database, desk.ledger.author.learner, wanted, sessions=sessions)


def is_all(wanted: Filter) -> bool:
    """Whether a filter leaves nothing out."""
    from quiz_app.progress.scores import Filter

    return wanted == Filter()


def _refuse_unknown(desk: Desk, decks: tuple[str, ...], tags: tuple[str, ...]) -> None:
    if not decks and not tags:
        return
    from quiz_app.progress.names import library_names, names_in_history
    from quiz_app.study.selection import refuse_unknown_decks

    database = desk.ledger.database
    here = library_names(database)
    if here.decks.issuperset(decks) and here.tags.issuperset(map(fold, tags)):
        return
    past = names_in_history(database, desk.ledger.author.learner)
    refuse_unknown_decks(decks, tuple(sorted(here.decks | past.decks)))
    known = sorted(here.tags | past.tags)
    for tag in tags:
        if fold(tag) not in known:
            raise WrongUse(f"No question has the tag {one_line(tag, 60)!r}.", hint=_some(known))


def _some(tags: list[str]) -> str:
    if not tags:
        return "No deck uses tags yet."
    return f"Tags are {', '.join(tags[:_MOST_TAGS])}{' and others' if len(tags) > _MOST_TAGS else ''}."
