"""`quiz settings`: show and change what shapes the schedule."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.settings import SPECS, spec_of, told


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON object of all values, by name.")
@click.pass_obj
def settings(run: Run, name: str | None, value: str | None, as_json: bool) -> int:
    """Show and change what shapes the schedule.

    Without arguments all settings are shown, with NAME one, with NAME and VALUE it is changed.
    A change is kept with your answers and can be undone in the app. How the program looks is set
    in the app and kept in settings.toml.
    """
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
    width = max(len(spec.name) for spec in shown)
    for spec in shown:
        click.echo(f"{spec.name:<{width}}  {told(spec, current[spec.name])}")
        click.echo(f"{'':<{width}}    {spec.about}")
    if name is None:
        say(f"Look, keys and paths are in {run.places.settings_file}.")
    return DONE
