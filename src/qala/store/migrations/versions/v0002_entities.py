"""What is known of an entity besides: who speaks as one, what body its office is of, and its gender."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty for pages kept before, and the table of members."""
    for name in ("affiliation", "gender", "gender_by"):
        op.add_column("entities", sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "members",
        sa.Column("page", sa.Integer(), sa.ForeignKey("pages.pk", ondelete="CASCADE"), primary_key=True),
        sa.Column("entity", sa.Integer(), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Refuse: a store is not taken back to an older schema; its pages can be added to a new one."""
    raise NotImplementedError
