"""All that is shown of what a learner knows, read at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from quiz_app.errors import DatabaseFailed
from quiz_app.progress import averages, course, forecast, known, spread, timeline
from quiz_app.progress.calibration import read_calibration
from quiz_app.progress.costs import read_costs
from quiz_app.progress.days import read_days, read_streak
from quiz_app.progress.picture import Picture
from quiz_app.progress.retention import read_retention
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import course as kept_course
from quiz_app.storage import habits, knowing
from quiz_app.storage.database import Database
from quiz_app.storage.knowing import Known
from quiz_app.storage.telling import Told, silent


def read_picture(
    database: Database,
    learner_id: str,
    name: str,
    today: int,
    settings: ScheduleSettings,
    scope: Sequence[str] = (),
    told: Told = silent,
) -> Picture:
    """The picture as of the study day `today`, over the decks of `scope` (() for all); `name` is the learner's.

    All figures are of one moment. What is reckoned for it is kept for the next time, where the database can be
    written. The first time over a long log takes a while, of which `told` hears. Not within a look at the database.
    """
    kept_course.fill(database, learner_id, today, told)
    with suppress(DatabaseFailed):  # it is kept for speed alone
        averages.bring_up_to_date(database, learner_id, told)
    with database.read():
        found = knowing.known_decks(database, learner_id, today, settings, scope)
        picture = _picture(database, learner_id, name, settings, tuple(scope), found, told)
    knowing.keep(database, found)
    return picture


def _picture(
    database: Database,
    learner_id: str,
    name: str,
    settings: ScheduleSettings,
    scope: tuple[str, ...],
    found: Known,
    told: Told,
) -> Picture:
    today = found.today
    decks = [each.figures for each in found.decks]
    titles = {each.figures.deck: each.title for each in found.decks}
    by_deck = known.by_deck(found.decks)
    kept = {each.name: each.kept for each in by_deck}
    days = kept_course.course(database, learner_id, today, titles, told)
    now = (sum(each.asked for each in decks), sum(each.asked_ppm for each in decks))
    tags = known.by_tag(decks)
    studied = habits.studied_days(database, learner_id, today + 1, habits.PACE_DAYS)
    return Picture(
        today=today,
        learner=name,
        scope=scope,
        whole=known.whole(decks),
        decks=by_deck,
        tags=tags,
        sections=known.by_section(decks),
        weakest=known.weakest(tags),
        leeches=known.leeches(decks),
        course=course.course(days, today, now),
        days=read_days(database, learner_id, today, scope),
        streak=read_streak(database, learner_id, today, scope),
        retention=read_retention(database, learner_id, today, settings.retention, scope),
        calibration=read_calibration(database, learner_id),
        forecast=forecast.forecast(decks, habits.pace_of(studied)),
        stability=spread.stability(decks),
        difficulty=spread.difficulty(decks),
        retrievability=spread.retrievability(decks),
        costs=read_costs(database, learner_id, titles, kept, scope),
        timeline=timeline.timeline(decks),
    )
