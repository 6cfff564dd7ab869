"""The log of events, learners and devices, and the library of decks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    _people_and_machines()
    _events()
    _files()
    _questions()
    _cards()


def downgrade() -> None:
    raise NotImplementedError(
        "A log is never made smaller; the copy made before the upgrade is the way back."
    )


def _people_and_machines() -> None:
    op.create_table(
        "learner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learner", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learner"),
        sa.UniqueConstraint("learner", name="uq_learner_learner"),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
        sa.UniqueConstraint("device", name="uq_device_device"),
    )


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.LargeBinary(), nullable=False),
        sa.Column("learner", sa.Integer(), nullable=False),
        sa.Column("device", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("sequence", "clock", "utc_ms", "offset_s", "study_day", "schema_version")
        ),
        sa.Column("action", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("target", sa.LargeBinary(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("zone", "kind", "card", "payload")),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("event_id", name="uq_event_event_id"),
        sa.ForeignKeyConstraint(["learner"], ["learner.id"], name="fk_event_learner"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_event_device"),
    )
    op.create_index("ix_event_device", "event", ["device", "sequence"])
    op.create_index("ix_event_card", "event", ["learner", "card"])
    op.create_index("ix_event_clock", "event", ["learner", "clock"])
    op.create_index("ix_event_action", "event", ["learner", "action"])
    op.create_index(
        "ix_event_target", "event", ["learner", "target"], sqlite_where=sa.text("target IS NOT NULL")
    )
    op.create_index(
        "ix_event_rules", "event", ["learner"], sqlite_where=sa.text("kind IN ('setting changed', 'moved')")
    )
    op.create_table(
        "question_version",
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_question_version"),
    )


def _files() -> None:
    op.create_table(
        "deck_path",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("added_ms", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_deck_path"),
    )
    op.create_table(
        "deck_file",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_deck_file"),
    )
    op.create_table(
        "deck",
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("info", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deck", name="pk_deck"),
    )


def _questions() -> None:
    op.create_table(
        "question",
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deck", "question", name="pk_question"),
    )
    for table, word in (("tag", "tag"), ("rival", "text")):
        op.create_table(
            table,
            sa.Column(word, sa.Text(), nullable=False),
            sa.Column("deck", sa.Text(), nullable=False),
            sa.Column("question", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint(word, "deck", "question", name=f"pk_{table}"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{table}_question", table, ["deck", "question"])


def _cards() -> None:
    op.create_table(
        "card",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_card"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_card_deck", "card", ["deck", "position"], sqlite_where=sa.text("active = 1"))
    op.create_index("ix_card_position", "card", ["position", "deck"], sqlite_where=sa.text("active = 1"))
