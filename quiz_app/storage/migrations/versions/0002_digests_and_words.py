"""A digest on each event, and the words by which questions are searched."""

import sqlite3
from hashlib import blake2b

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBERS = ("learner", "device", "sequence", "clock", "utc_ms", "offset_s", "study_day", "schema_version")
_KEPT = (
    "id", "event_id", *_NUMBERS, "action", "fingerprint", "target", "zone", "kind", "card", "payload",
)  # fmt: skip
_INDEXES = {
    "ix_event_device": (["device", "sequence"], None),
    "ix_event_card": (["learner", "card"], None),
    "ix_event_clock": (["learner", "clock"], None),
    "ix_event_action": (["learner", "action"], None),
    "ix_event_target": (["learner", "target"], "target IS NOT NULL"),
    "ix_event_rules": (["learner"], "kind IN ('setting changed', 'moved')"),
}


def upgrade() -> None:
    for name in _INDEXES:
        op.drop_index(name, "event")
    op.rename_table("event", "event_before")
    _events()
    _carry_over()
    op.drop_table("event_before")
    for name, (columns, where) in _INDEXES.items():
        op.create_index(name, "event", columns, sqlite_where=None if where is None else sa.text(where))
    # It is filled when the database is opened, like all that follows from the library.
    op.create_table(
        "question_words",
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deck", "question", name="pk_question_words"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError(
        "A log is never made smaller; the copy made before the upgrade is the way back."
    )


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _NUMBERS),
        sa.Column("action", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("target", sa.LargeBinary(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("zone", "kind", "card", "payload")),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("event_id", name="uq_event_event_id"),
        sa.ForeignKeyConstraint(["learner"], ["learner.id"], name="fk_event_learner"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_event_device"),
    )


def _carry_over() -> None:
    connection = op.get_bind()
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the driver of SQLite is sqlite3")
    driver.create_function("digest_of", -1, _digest, deterministic=True)
    said = (
        "e.event_id, l.learner, d.device, e.sequence, e.clock, e.utc_ms, e.offset_s, e.zone, e.study_day, "
        "e.schema_version, e.action, e.card, e.fingerprint, e.kind, e.payload"
    )
    columns = ", ".join(_KEPT)
    kept = ", ".join(f"e.{name}" for name in _KEPT)
    connection.exec_driver_sql(
        f"INSERT INTO event ({columns}, digest) SELECT {kept}, digest_of({said}) FROM event_before AS e "  # noqa: S608 - names only
        "JOIN learner AS l ON l.id = e.learner JOIN device AS d ON d.id = e.device ORDER BY e.id"
    )


def _digest(*said: object) -> bytes:
    words = (each.hex() if isinstance(each, bytes) else str(each) for each in said)
    return blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
