"""`quiz decks`: list, count, add, remove and rename decks, and settle what became of questions that left."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.renaming import duplicate, move, rename
from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.study.counting import DeckCounts
    from quiz_app.study.offers import Offer
    from quiz_app.study.overview import Overview

# `quiz decks` tells of so many offers in full.
_MOST_TOLD = 5
_NO_DECKS = "There are no decks yet. `quiz new NAME` starts one, `quiz decks add PATH` adds one."


@click.group(invoke_without_command=True)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON list: deck, title, path, cards, due, new, known, problems, missing, shipped, and the counts of "
    "`quiz decks counts`: questions, drafts, types, levels, tags, sections.",
)
@click.pass_context
def decks(ctx: click.Context, as_json: bool) -> int:
    """List the decks there are, with their counts.

    Decks come from three places: those shipped with the program, the decks folder in your own data folder,
    and what you added with `quiz decks add`.
    """
    if ctx.invoked_subcommand is not None:
        return DONE
    desk = ctx.obj.open_desk(offers=False)
    try:
        overview = desk.overview()
        if as_json:
            _print_json(overview, desk.count_decks())
            return DONE
        offers = desk.offers.current()
    finally:
        desk.close()
    if not overview.decks:
        click.echo(_NO_DECKS)
    width = max((len(row.deck) for row in overview.decks), default=0)
    for row in overview.decks:
        remark = (
            "   file not found"
            if row.missing
            else "   " + plural(row.problems, "problem")
            if row.problems
            else ""
        )
        click.echo(f"{row.deck:<{width}}  {plural(row.cards, 'card'):>11}  {row.due:>5} due  {row.new:>5} new  "
                   f"{row.known:>4.0%} known  {one_line(row.title)}{remark}")  # fmt: skip
    _tell(offers)
    return DONE


@decks.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def counts(run: Run, decks: tuple[str, ...], as_json: bool) -> int:
    """Count the questions of these decks, or of all, by type, level, tag and section.

    Drafts are counted apart. A question that has several tags, or cites several sections, counts with each of them.
    Sections stand in the order of their document where it is at hand, else in that in which they are cited.

    \b
    --json prints an object with
      decks      a list, one object a deck: deck, title, and the counts below
      total      the counts of all of them together
    where the counts are
      questions  how many are asked; `drafts` stand beside them and are counted nowhere else
      types      by type, all eleven of them
      levels     by level: "1", "2", "3"
      tags       by tag
      sections   by "DOCUMENT > SECTION", as citations write it
    The key "" counts those without a level, tag or section, where there are any.
    """
    from quiz_app.cli.deck_counts import plain, print_counts
    from quiz_app.study.counting import summed

    desk = run.open_desk(offers=False)
    try:
        counted = desk.count_decks(decks)
    finally:
        desk.close()
    total = summed(counted)
    if as_json:
        each = [{"deck": deck.deck, "title": deck.title, **plain(deck.counts)} for deck in counted]
        click.echo(json.dumps({"decks": each, "total": plain(total)}, ensure_ascii=False))
    elif counted:
        print_counts(counted, total, run.open_shelf())
    else:
        click.echo(_NO_DECKS)
    return DONE


@decks.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def add(run: Run, path: Path) -> int:
    """Add a deck file, or a folder in which every deck is to be found.

    The file stays where it is; the program reads it whenever it has changed. A file that is no deck is refused, as is
    a folder without one; of a folder in which some are none, the others are added.
    """
    desk = run.open_desk(sync=False)
    try:
        for sentence in desk.add_decks(path):
            say(sentence)
    finally:
        desk.close()
    return DONE


@decks.command()
@click.argument("deck", metavar="ID_OR_PATH")
@click.pass_obj
def remove(run: Run, deck: str) -> int:
    """Take a deck, or an added folder, out of the list.

    Its file is left alone, and your progress is kept for when you add it again.
    """
    desk = run.open_desk(offers=False)
    try:
        say(desk.remove_decks(deck))
    finally:
        desk.close()
    return DONE


@decks.command()
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON list: old, new, old_text, new_text, old_answer, new_answer, score, answers, known, "
    "flagged, suspended, note, accepted.",
)
@click.pass_obj
def offers(run: Run, as_json: bool) -> int:
    """List the questions that left their deck while one like them came.

    For each pair, `quiz decks carry OLD NEW` says that they are the same question, so that its progress is kept, and
    `quiz decks apart OLD NEW` that they are two. With --json, `score` says how alike they are (1 is word for word),
    `known` is from 0 to 1, or null where it was never asked.
    """
    desk = run.open_desk(offers=False)
    try:
        found = desk.offers.current()
    finally:
        desk.close()
    if as_json:
        click.echo(json.dumps([_plain(offer) for offer in found], ensure_ascii=False))
        return DONE
    for offer in found:
        click.echo("\n".join(_lines(offer)))
    if not found:
        say("No question that left its deck seems to have come back.")
    return DONE


@decks.command()
@click.argument("old", metavar="[OLD]", required=False)
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--equal", is_flag=True, help="All that `quiz decks offers` lists as word for word the same.")
@click.pass_obj
def carry(run: Run, old: str | None, new: str | None, equal: bool) -> int:
    """Carry the progress of a question that left its deck over to the one that took its place.

    Both are written as DECK/QUESTION; `quiz decks offers` lists pairs. All that is known of OLD goes with it:
    answers, flags, notes, suspension, and what was accepted.
    """
    if equal == bool(old) or bool(old) != bool(new):
        raise click.UsageError("Name OLD and NEW, each as DECK/QUESTION, or give --equal.")
    desk = run.open_desk(offers=False)
    try:
        say(desk.offers.carry_equal() if not old or not new else desk.offers.carry_over(old, new))
    finally:
        desk.close()
    return DONE


@decks.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.pass_obj
def apart(run: Run, old: str, new: str) -> int:
    """Say that two questions are not the same one, so that the pair is offered no more."""
    desk = run.open_desk(offers=False)
    try:
        say(desk.offers.keep_apart(old, new))
    finally:
        desk.close()
    return DONE


decks.add_command(rename)
decks.add_command(duplicate)
decks.add_command(move)


def _print_json(overview: Overview, counted: Sequence[DeckCounts]) -> None:
    from quiz_app.cli.deck_counts import plain

    keys = ("deck", "title", "path", "cards", "due", "new", "known", "problems", "missing", "shipped")
    counts = {each.deck: plain(each.counts) for each in counted}
    rows = [
        {**{key: getattr(row, key) for key in keys}, **counts.get(row.deck, {})} for row in overview.decks
    ]
    click.echo(json.dumps(rows, ensure_ascii=False))


def _tell(found: Sequence[Offer]) -> None:
    """What became of questions that left is for a person to say; stdout has the list of decks alone."""
    if not found:
        return
    say("")
    questions = plural(len(found), "question")
    say(f"{questions} left {'its' if len(found) == 1 else 'their'} deck while one much alike came:")
    for offer in found[:_MOST_TOLD]:
        for line in _lines(offer):
            say(line)
    if len(found) > _MOST_TOLD:
        say(f"  and {len(found) - _MOST_TOLD:,} more; `quiz decks offers` lists all.")
    equal = sum(offer.score == 1 for offer in found)
    if equal > 1:
        say(
            f"`quiz decks carry --equal` keeps the progress of the {equal:,} that are word for word the same."
        )


def _lines(offer: Offer) -> list[str]:
    """One offer as lines of text: both wordings, what would be kept, and what to say to it."""
    from quiz_app.study.offers import kept_words

    names = f"{offer.old} {offer.new}"
    return [
        f"{offer.old} -> {offer.new}   ({_alike(offer.score)}; {kept_words(offer)})",
        f"  was: {one_line(offer.old_text, 200)} · {one_line(offer.old_answer, 100)}",
        f"  is:  {one_line(offer.new_text, 200)} · {one_line(offer.new_answer, 100)}",
        f"  the same: quiz decks carry {names}",
        f"  two:      quiz decks apart {names}",
    ]


def _alike(score: float) -> str:
    return "word for word" if score == 1 else f"{score:.0%} alike"


def _plain(offer: Offer) -> dict[str, object]:
    return {
        "old": offer.old,
        "new": offer.new,
        "old_text": offer.old_text,
        "new_text": offer.new_text,
        "old_answer": offer.old_answer,
        "new_answer": offer.new_answer,
        "score": round(offer.score, 3),
        "answers": offer.answers,
        "known": None if offer.known is None else round(offer.known, 4),
        "flagged": any(each.flagged for each in offer.cards),
        "suspended": any(each.suspended for each in offer.cards),
        "note": next((each.note for each in offer.cards if each.note), ""),
        "accepted": [text for each in offer.cards for text in each.accepted],
    }
