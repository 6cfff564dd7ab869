"""The columns of the tables that are derived from the log; the tables themselves stand in `storage.tables`."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Named, Text, TypedColumns


class CardStateColumns(TypedColumns):
    """A card of a learner as the events leave it."""

    learner: Named[int]
    card: Named[str] = Column(Text)
    stability: Named[float | None]
    difficulty: Named[float | None]
    first_day: Named[int | None]
    last_day: Named[int | None]
    due_day: Named[int | None]
    answers: Named[int]
    lapses: Named[int]
    lapse_days: Named[str] = Column(Text)
    last_grade: Named[int]
    suspended: Named[bool]
    buried_until: Named[int | None]
    flagged: Named[bool]
    flag_note: Named[str] = Column(Text)
    accepted: Named[str] = Column(Text)
    note: Named[str] = Column(Text)


class DayTotalColumns(TypedColumns):
    """The sums of a study day, or of a year under its first day, by a facet of the answers and a name."""

    learner: Named[int]
    facet: Named[str] = Column(Text)
    study_day: Named[int]
    name: Named[str] = Column(Text)
    answers: Named[int]
    right: Named[int] = Column("right_answers")
    again: Named[int]
    partly: Named[int]
    hard: Named[int]
    good: Named[int]
    easy: Named[int]
    introduced: Named[int]
    hints: Named[int]
    taken_ms: Named[int]
    predictions: Named[int]
    recalled_ppm: Named[int]
    p_ppm: Named[int]
    loss: Named[int]
    mature: Named[int]
    mature_recalled_ppm: Named[int]
    mature_p_ppm: Named[int]


class BaselineDayColumns(TypedColumns):
    """How a day went for the two baselines; the sums are those of all predictions up to its end."""

    learner: Named[int]
    study_day: Named[int]
    predictions: Named[int]
    recalled_ppm: Named[int]
    p_ppm: Named[int]
    loss: Named[int]
    clock: Named[int]
    logit: Named[float]
    moving: Named[float]
    running: Named[float]


class ExamColumns(TypedColumns):
    """An exam."""

    learner: Named[int]
    exam: Named[bytes]
    started_ms: Named[int]
    ended_ms: Named[int]
    study_day: Named[int]
    state: Named[str] = Column(Text)
    name: Named[str] = Column(Text)
    decks: Named[str] = Column(Text)
    tags: Named[str] = Column(Text)
    spent_ms: Named[int]
    limit_ms: Named[int]
    penalty: Named[bool]
    passing_ppm: Named[int | None]
    regraded: Named[bool]
    questions: Named[int]
    answered: Named[int]
    right: Named[int] = Column("right_answers")
    points_ppm: Named[int]
    expected_ppm: Named[int]
    low: Named[int]
    high: Named[int]
    chance_ppm: Named[int]
    seen: Named[int]
    seen_right: Named[int]
    seen_points_ppm: Named[int]
    seen_expected_ppm: Named[int]


class ExamItemColumns(TypedColumns):
    """A question of an exam that was scored."""

    learner: Named[int]
    exam: Named[bytes]
    place: Named[int]
    card: Named[str] = Column(Text)
    fingerprint: Named[bytes]
    outcome: Named[str] = Column(Text)
    share_ppm: Named[int]
    points_ppm: Named[int]
    taken_ms: Named[int]
    given: Named[str] = Column(Text)
    picked: Named[str] = Column(Text)  # places of the options that were picked, with spaces between


class RulesColumns(TypedColumns):
    """What rules over all cards of a learner."""

    learner = Column(Integer, primary_key=True, autoincrement=False)
    settings: Named[str] = Column(Text)
    moves: Named[str] = Column(Text)


class DeckFiguresColumns(TypedColumns):
    """How one learner knew a deck on a study day, as `storage.deck_figures` writes it."""

    learner: Named[int]
    deck: Named[str] = Column(Text)
    study_day: Named[int]
    leech_after: Named[int]
    figures: Named[str] = Column(Text)


class DayKnownColumns(TypedColumns):
    """How many cards of a deck, or of all under "", had been asked by the end of a day, and what was known of them."""

    learner: Named[int]
    deck: Named[str] = Column(Text)
    study_day: Named[int]
    cards: Named[int]
    known_ppm: Named[int]
