"""A round that was added to the day is told from those that were planned"""

import sqlalchemy as sa
from alembic import op

revision = "c0ffee000005"
down_revision = "c0ffee000004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("added", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_column("added")
