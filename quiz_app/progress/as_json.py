"""A picture of progress as plain values for JSON; the keys are stable, and `quiz stats --help` documents them."""

from __future__ import annotations

import math
from datetime import date

from quiz_app.progress.picture import Calibration, Cost, Histogram, Knowledge, Picture, Rate, Retention

_DIGITS = 4


def picture_object(picture: Picture) -> dict[str, object]:
    """Everything that the picture holds; dates as YYYY-MM-DD, times in seconds, what is not known yet null."""
    return {
        "learner": picture.learner,
        "date": _date(picture.today),
        "scope": list(picture.scope),
        "known": _knowledge(picture.whole),
        "by_deck": [{"deck": each.name, "title": each.title, **_knowledge(each)} for each in picture.decks],
        "by_tag": [{"tag": each.name, **_knowledge(each)} for each in picture.tags],
        "by_section": [
            {"deck": each.deck, "section": each.name, **_knowledge(each)} for each in picture.sections
        ],
        "weakest_tags": [each.name for each in picture.weakest],
        "leeches": [
            {"card": each.card, "deck": each.deck, "text": each.text, "lapses": each.lapses,
             "known": _round(each.known)}
            for each in picture.leeches
        ],
        "course": [
            {"date": _date(each.study_day), "cards": each.cards, "known": _round(each.recalled)}
            for each in picture.course
        ],
        "streak": {"now": picture.streak.now, "longest": picture.streak.longest, "days": picture.streak.studied},
        "retention": _retention(picture.retention),
        "calibration": _calibration(picture.calibration),
        "forecast": {
            "overdue": picture.forecast.overdue,
            "days": list(picture.forecast.days),
            "seconds_each": _seconds(picture.forecast.each_ms),
        },
        "stability": _histogram(picture.stability),
        "difficulty": _histogram(picture.difficulty),
        "retrievability": _histogram(picture.retrievability),
        "costs": {
            "all": _cost(picture.costs.whole) | _per_kept(picture.costs.whole),
            "by_type": [{"type": each.name, **_cost(each)} for each in picture.costs.types],
            "by_deck": [{"deck": each.name, **_cost(each), **_per_kept(each)} for each in picture.costs.decks],
        },
        "timeline": [{"year": int(each.name), **_knowledge(each)} for each in picture.timeline],
    }  # fmt: skip


def _knowledge(group: Knowledge) -> dict[str, object]:
    return {
        "cards": group.cards,
        "kept": group.kept,
        "fading": group.fading,
        "new": group.unseen,
        "recalled": _round(group.recalled),
        "share": _round(group.share),
    }


def _retention(retention: Retention) -> dict[str, object]:
    return {
        "since": _date(retention.since),
        "goal": retention.goal,
        "all": _rate(retention.whole),
        "young": _rate(retention.young),
        "mature": _rate(retention.mature),
        "months": [{"month": each.name, **_rate(each)} for each in retention.months],
    }


def _rate(rate: Rate) -> dict[str, object]:
    """Shares are null while there is no answer at all; whether there are enough is said beside them."""
    shares = {"share": rate.share, "low": rate.low, "high": rate.high, "predicted": rate.predicted}
    return {
        "answers": rate.answers,
        "right": _round(rate.right),
        **{name: _round(value) if rate.answers else None for name, value in shares.items()},
        "enough": rate.is_enough,
    }


def _calibration(found: Calibration) -> dict[str, object]:
    return {
        "answers": found.answers,
        "enough": found.is_enough,
        "since": None if found.first_day is None else _date(found.first_day),
        "log_loss": {each.name: _round(each.log_loss) for each in found.forecasters},
        "rmse_bins": None if found.rmse_bins is None else _round(found.rmse_bins),
        "auc": None if found.auc is None else _round(found.auc),
        "bins": [
            {"low": each.low, "high": each.high, "answers": each.answers, "predicted": _round(each.predicted),
             "right": _round(each.right), "right_low": _round(each.right_low), "right_high": _round(each.right_high)}
            for each in found.bins
        ],
    }  # fmt: skip


def _histogram(spread: Histogram) -> dict[str, object]:
    """JSON has no infinity, so a last edge without end is null."""
    return {
        "edges": [None if math.isinf(edge) else _round(edge) for edge in spread.edges],
        "counts": list(spread.counts),
        "median": None if spread.median is None else _round(spread.median),
    }


def _cost(cost: Cost) -> dict[str, object]:
    return {
        "answers": cost.answers,
        "seconds": _seconds(cost.taken_ms),
        "seconds_each": _seconds(cost.each_ms),
    }


def _per_kept(cost: Cost) -> dict[str, object]:
    """Cards that are kept are counted by deck; of types nothing is said of them."""
    per_kept = cost.minutes_per_kept
    return {"kept": cost.kept, "minutes_per_kept": None if per_kept is None else round(per_kept, 2)}


def _date(study_day: int) -> str:
    return date.fromordinal(study_day).isoformat()


def _seconds(milliseconds: float) -> float:
    return round(milliseconds / 1000, 1)


def _round(value: float) -> float:
    return round(value, _DIGITS)
