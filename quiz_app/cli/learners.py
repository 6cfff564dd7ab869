"""`quiz learners`: several people can share one database, each with cards of their own."""

from __future__ import annotations

import json

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON list of objects: name, current.")
@click.pass_context
def learners(ctx: click.Context, as_json: bool) -> int:
    """List the learners; the one whose cards are used now is marked."""
    if ctx.invoked_subcommand is not None:
        return DONE
    desk = ctx.obj.open_desk(sync=False)
    try:
        names, current = desk.learners(), desk.learner
    finally:
        desk.close()
    if as_json:
        click.echo(
            json.dumps([{"name": name, "current": name == current} for name in names], ensure_ascii=False)
        )
        return DONE
    for name in names:
        click.echo(f"{'*' if name == current else ' '} {name}")
    return DONE


@learners.command()
@click.argument("name")
@click.pass_obj
def add(run: Run, name: str) -> int:
    """Add a learner; `quiz --learner NAME` then studies as them."""
    desk = run.open_desk(sync=False)
    try:
        say(desk.add_learner(name))
    finally:
        desk.close()
    return DONE


@learners.command()
@click.argument("old")
@click.argument("new")
@click.pass_obj
def rename(run: Run, old: str, new: str) -> int:
    """Give a learner another name; all their progress stays with them."""
    desk = run.open_desk(sync=False)
    try:
        say(desk.rename_learner(old, new))
    finally:
        desk.close()
    return DONE
