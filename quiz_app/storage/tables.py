"""The tables: the log and the library, which are migrated, and what is derived from the log, which is remade."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypedColumns,
    text,
)

from quiz_app.storage.derived_columns import (
    BaselineDayColumns,
    CardStateColumns,
    DayKnownColumns,
    DayTotalColumns,
    DeckFiguresColumns,
    ExamColumns,
    ExamItemColumns,
    RulesColumns,
)

# The number of the newest migration; `PRAGMA user_version` of a database that is up to date.
SCHEMA = 3
# Raise it when the fold or a derived table changes: the derived tables are then dropped and made anew.
DERIVED = 8
# Raise it when questions are read differently, or other words of them are searched: every deck file is then read
# again, though it is unchanged, and the words and citations of all questions are made anew.
LIBRARY = 4

# "QUIZ" in `PRAGMA application_id`, so that another program's database is not taken for ours.
APPLICATION_ID = 0x5155495A

_NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

kept = MetaData(naming_convention=_NAMES)
derived = MetaData(naming_convention=_NAMES)


class _Meta(TypedColumns):
    name = Column(Text, primary_key=True)
    value: Named[str] = Column(Text)


class _Learner(TypedColumns):
    id = Column(Integer, primary_key=True)
    learner: Named[bytes] = Column(LargeBinary, unique=True)
    name: Named[str] = Column(Text)


class _Device(TypedColumns):
    id = Column(Integer, primary_key=True)
    device: Named[bytes] = Column(LargeBinary, unique=True)


class _Event(TypedColumns):
    id = Column(Integer, primary_key=True)
    event_id: Named[bytes] = Column(LargeBinary, unique=True)
    learner: Named[int] = Column(ForeignKey("learner.id"))
    device: Named[int] = Column(ForeignKey("device.id"))
    sequence: Named[int]
    clock: Named[int]
    utc_ms: Named[int]
    offset_s: Named[int]
    study_day: Named[int]
    schema: Named[int] = Column("schema_version")
    action: Named[bytes]
    fingerprint: Named[bytes]
    target: Named[bytes | None]
    zone: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    card: Named[str] = Column(Text)
    payload: Named[str] = Column(Text)
    digest: Named[bytes] = Column(LargeBinary)


class _QuestionVersion(TypedColumns):
    fingerprint = Column(LargeBinary, primary_key=True)
    content: Named[str] = Column(Text)


class _DeckPath(TypedColumns):
    path = Column(Text, primary_key=True)
    kind: Named[str] = Column(Text)
    added_ms: Named[int]


class _DeckFile(TypedColumns):
    path = Column(Text, primary_key=True)
    hash: Named[str] = Column(Text)
    deck: Named[str] = Column(Text)
    missing: Named[bool]
    errors: Named[int]
    problems: Named[str] = Column(Text)


class _Deck(TypedColumns):
    deck = Column(Text, primary_key=True)
    title: Named[str] = Column(Text)
    path: Named[str] = Column(Text)
    present: Named[bool]
    info: Named[str] = Column(Text)


class _Question(TypedColumns):
    deck: Named[str] = Column(Text)
    question: Named[str] = Column(Text)
    position: Named[int]
    present: Named[bool]
    fingerprint: Named[str] = Column(Text)
    content: Named[str] = Column(Text)


class _Card(TypedColumns):
    uid: Named[str] = Column(Text)
    deck: Named[str] = Column(Text)
    question: Named[str] = Column(Text)
    part: Named[str] = Column(Text)
    position: Named[int]
    active: Named[bool]
    section: Named[str] = Column(Text)
    groups: Named[str] = Column("group_name", Text)  # one a line, as the author names them
    tags: Named[str] = Column(Text)


class _Tag(TypedColumns):
    tag: Named[str] = Column(Text)
    deck: Named[str] = Column(Text)
    question: Named[str] = Column(Text)


class _Rival(TypedColumns):
    text: Named[str] = Column(Text)
    deck: Named[str] = Column(Text)
    question: Named[str] = Column(Text)


class _QuestionWords(TypedColumns):
    deck: Named[str] = Column(Text)
    question: Named[str] = Column(Text)
    words: Named[str] = Column(Text)


class _QuestionCitation(TypedColumns):
    deck: Named[str] = Column(Text)
    question: Named[str] = Column(Text)
    number: Named[int]
    document: Named[str] = Column(Text)
    section: Named[str] = Column(Text)
    passage: Named[int]
    contradicts: Named[bool]


meta = Table("meta", kept, _Meta)

learner = Table("learner", kept, _Learner)

device = Table("device", kept, _Device)

# The digest is over all that an event says (see `storage.digests`): a byte that changed on the disk is noticed.
# The device and its sequence number are not declared unique: BEGIN IMMEDIATE keeps them so on one device, and
# where a whole folder was copied and both copies were used, the two logs must still unite.
event = Table(
    "event",
    kept,
    _Event,
    Index("ix_event_device", "device", "sequence"),
    Index("ix_event_card", "learner", "card"),
    Index("ix_event_clock", "learner", "clock"),
    Index("ix_event_action", "learner", "action"),
    Index("ix_event_target", "learner", "target", sqlite_where=text("target IS NOT NULL")),
    Index("ix_event_rules", "learner", sqlite_where=text("kind IN ('setting changed', 'moved')")),
)

question_version = Table("question_version", kept, _QuestionVersion)

# The files and folders that the learner named; their decks are studied where they lie.
deck_path = Table("deck_path", kept, _DeckPath)

# The library is read from deck files, yet kept: the cards of a file that vanished stay usable.
deck_file = Table("deck_file", kept, _DeckFile)

deck = Table("deck", kept, _Deck)

question = Table("question", kept, _Question, PrimaryKeyConstraint("deck", "question"))

# `active` says that the card can be asked: its question is present and no draft, and has this part.
card = Table(
    "card",
    kept,
    _Card,
    PrimaryKeyConstraint("uid"),
    Index("ix_card_deck", "deck", "position", sqlite_where=text("active = 1")),
    Index("ix_card_position", "position", "deck", sqlite_where=text("active = 1")),
    sqlite_with_rowid=False,
)

tag = Table(
    "tag",
    kept,
    _Tag,
    PrimaryKeyConstraint("tag", "deck", "question"),
    Index("ix_tag_question", "deck", "question"),
    sqlite_with_rowid=False,
)

rival = Table(
    "rival",
    kept,
    _Rival,
    PrimaryKeyConstraint("text", "deck", "question"),
    Index("ix_rival_question", "deck", "question"),
    sqlite_with_rowid=False,
)

# What a search looks through: all that a question says, folded (see `questions.searching`), apart from its content
# so that looking through all of it is quick.
question_words = Table(
    "question_words",
    kept,
    _QuestionWords,
    PrimaryKeyConstraint("deck", "question"),
    sqlite_with_rowid=False,
)

# Where each question says that it comes from, numbered from 1 in the author's order: first its sources, then what
# contradicts them. A document's citations are found without reading the content of any question.
question_citation = Table(
    "question_citation",
    kept,
    _QuestionCitation,
    PrimaryKeyConstraint("deck", "question", "number"),
    Index("ix_question_citation_document", "document", "deck", "question"),
    sqlite_with_rowid=False,
)

# The card stands first in the key: SQLite, which keeps no statistics here, would otherwise take the key for every
# question about a learner and pass over the indexes below.
card_state = Table(
    "card_state",
    derived,
    CardStateColumns,
    PrimaryKeyConstraint("card", "learner"),
    Index("ix_card_state_due", "learner", "due_day"),
    Index("ix_card_state_last", "learner", "last_day"),
    Index("ix_card_state_lapses", "learner", "lapses", sqlite_where=text("lapses > 1")),
    Index("ix_card_state_flagged", "learner", sqlite_where=text("flagged = 1")),
    Index("ix_card_state_suspended", "learner", sqlite_where=text("suspended = 1")),
    Index("ix_card_state_buried", "learner", sqlite_where=text("buried_until > 0")),
    Index("ix_card_state_noted", "learner", sqlite_where=text("note != ''")),
    sqlite_with_rowid=False,
)

# What was done, summed by the facets of `journal.totals`. The day stands before the name, so that what is summed
# today lies together, and is read without what was summed before.
day_total = Table(
    "day_total",
    derived,
    DayTotalColumns,
    PrimaryKeyConstraint("learner", "facet", "study_day", "name"),
    sqlite_with_rowid=False,
)

# The baselines of predicting, of which one needs its answers in order (see `progress.averages`). It is filled when it
# is read, and a row holds as long as its sums are those of all days up to its own.
baseline_day = Table(
    "baseline_day",
    derived,
    BaselineDayColumns,
    PrimaryKeyConstraint("learner", "study_day"),
    sqlite_with_rowid=False,
)

# Exams, one row each. Of an exam that is still open it holds what its start says and no more, so that an answer in
# it writes an event and nothing else; whoever resumes it folds its events.
exam = Table("exam", derived, ExamColumns, PrimaryKeyConstraint("learner", "exam"), sqlite_with_rowid=False)

# The questions of exams that were handed in and are not void, by the results that count now.
exam_item = Table(
    "exam_item",
    derived,
    ExamItemColumns,
    PrimaryKeyConstraint("learner", "exam", "place"),
    sqlite_with_rowid=False,
)

# The settings that differ from the defaults, and the moves that count: what each answer needs beside its card.
rules = Table("rules", derived, RulesColumns)

# What a look at progress has reckoned, kept for the next one; what a change makes untrue goes (`storage.stale`).
deck_figures = Table(
    "deck_figures",
    derived,
    DeckFiguresColumns,
    PrimaryKeyConstraint("learner", "deck"),
    sqlite_with_rowid=False,
)

day_known = Table(
    "day_known",
    derived,
    DayKnownColumns,
    PrimaryKeyConstraint("learner", "deck", "study_day"),
    Index("ix_day_known_day", "learner", "study_day"),
    sqlite_with_rowid=False,
)
