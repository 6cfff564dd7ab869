"""`quiz settings`: show and change what shapes the schedule."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.look import LOOK_SPECS, LookSpec, look_spec, read_look, shown_value, write_look
from quiz_app.settings import SPECS, spec_of, told

LOOKS = frozenset(spec.name for spec in LOOK_SPECS)


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON object of the schedule's values, by name, or of one value.",
)
@click.pass_obj
def settings(run: Run, name: str | None, value: str | None, as_json: bool) -> int:
    """Show and change what shapes the schedule, and how the program looks.

    Without arguments all settings are shown, with NAME one, with NAME and VALUE it is changed.
    A change of the schedule is kept with your answers and can be undone in the app; how the
    program looks is kept in settings.toml.
    """
    if name is not None and name in LOOKS:
        return _look(run.places.settings_file, look_spec(name), value, as_json=as_json)
    if name is not None:
        spec_of(name)
    desk = run.open_desk(sync=False)
    try:
        if name is not None and value is not None:
            say(desk.change_setting(name, value))
            return DONE
        current = asdict(desk.settings())
    finally:
        desk.close()
    shown = [spec_of(name)] if name is not None else list(SPECS)
    if as_json:
        click.echo(json.dumps({spec.name: current[spec.name] for spec in shown}))
        return DONE
    lines = [(spec.name, told(spec, current[spec.name]), spec.about) for spec in shown]
    if name is None:
        look = read_look(run.places.settings_file)
        lines += [(spec.name, shown_value(look, spec), spec.about) for spec in LOOK_SPECS]
    _tell(lines)
    if name is None:
        say(f"Look, keys and paths are in {run.places.settings_file}.")
    return DONE


def _look(file: Path, spec: LookSpec, value: str | None, *, as_json: bool) -> int:
    """Show or change one entry of how the program looks."""
    if value is not None:
        say(f"{spec.title}: {shown_value(write_look(file, spec.name, value), spec)}.")
        return DONE
    word = shown_value(read_look(file), spec)
    if as_json:
        click.echo(json.dumps({spec.name: word == "on" if spec.is_switch else word}))
    else:
        _tell([(spec.name, word, spec.about)])
    return DONE


def _tell(lines: list[tuple[str, str, str]]) -> None:
    """Names and values, each with its meaning below it."""
    width = max(len(name) for name, _, _ in lines)
    for name, value, about in lines:
        click.echo(f"{name:<{width}}  {value}")
        click.echo(f"{'':<{width}}    {about}")
