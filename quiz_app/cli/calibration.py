"""`quiz stats --calibration`: how well p(correct) was predicted, for people and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quiz_app.text import plural

if TYPE_CHECKING:
    from quiz_app.study.desk import Desk


def tell_calibration(desk: Desk, as_json: bool) -> None:
    """Print the protocol's figures (`progress.protocol`), then RMSE(bins) and AUC over all predictions."""
    from quiz_app.progress.calibration import read_calibration
    from quiz_app.progress.protocol import read_protocol

    database, learner = desk.ledger.database, desk.ledger.author.learner
    whole, judged = read_calibration(database, learner), read_protocol(database, learner)
    if not whole.is_enough:
        judged = None
    if as_json:
        losses = None if judged is None else (judged.fsrs, judged.moving, judged.running)
        names = ("fsrs", "moving_average", "running_average")
        figures = {
            "learner": desk.learner,
            "predictions": whole.answers,
            "scored": 0 if judged is None else judged.scored,
            "log_loss": losses and {name: round(loss, 6) for name, loss in zip(names, losses, strict=True)},
            "rmse_bins": _rounded(whole.rmse_bins),
            "auc": _rounded(whole.auc),
        }
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    predictions = plural(whole.answers, "prediction")
    if judged is None:
        click.echo(f"{predictions} so far: not enough answers yet to say how well they came true.")
        return
    click.echo(f"{predictions}. Log loss over the last {judged.scored:,} (less is better):")
    for name, loss in (
        ("FSRS", judged.fsrs),
        ("moving average", judged.moving),
        ("running average", judged.running),
    ):
        click.echo(f"  {name:<16}{loss:.4f}")
    click.echo(f"Over all of them: RMSE (bins) {_told(whole.rmse_bins)}, AUC {_told(whole.auc)}.")


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 6)


def _told(figure: float | None) -> str:
    return "unknown" if figure is None else f"{figure:.4f}"
