"""Focus themes of a seminar"""

import sqlalchemy as sa
from alembic import op

revision = "c0ffee000003"
down_revision = "c0ffee000002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("seminar", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("focus_theme_ids", sa.JSON(), server_default="[]", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("seminar", schema=None) as batch_op:
        batch_op.drop_column("focus_theme_ids")
