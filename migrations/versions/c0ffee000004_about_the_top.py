"""A round about the top stays one when its shortlist becomes empty"""

import sqlalchemy as sa
from alembic import op

revision = "c0ffee000004"
down_revision = "c0ffee000003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("about_the_top", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.execute(
        "UPDATE round SET about_the_top = true WHERE id IN (SELECT round_id FROM shortlisted)"
    )


def downgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_column("about_the_top")
