"""Where each question says that it comes from, so that the cards of a document are found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # It is filled when the database is opened, like all that follows from the library.
    op.create_table(
        "question_citation",
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("passage", sa.Integer(), nullable=False),
        sa.Column("contradicts", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("deck", "question", "number", name="pk_question_citation"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_question_citation_document", "question_citation", ["document", "deck", "question"])


def downgrade() -> None:
    raise NotImplementedError(
        "A log is never made smaller; the copy made before the upgrade is the way back."
    )
