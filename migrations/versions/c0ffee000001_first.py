"""The first shape of the database."""

import sqlalchemy as sa
from alembic import op

from bedreilag import database

revision = "c0ffee000001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=160), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_table(
        "area",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_table(
        "committee",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("full_name", sa.String(length=160), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.Column("receives_reports", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )
    op.create_table(
        "first_account_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_first_account_key_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_account_key")),
    )
    op.create_table(
        "organisation_kind",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("service_level", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_kind")),
    )
    op.create_table(
        "position_group",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position_group")),
    )
    op.create_table(
        "region",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("trust_name", sa.String(length=120), nullable=False),
        sa.Column("trust_abbr", sa.String(length=40), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
    )
    op.create_table(
        "account_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "(role IN ('working_group', 'coordinator', 'facilitator') AND area_id IS NOT NULL) OR (role IN ('steering_group', 'admin') AND area_id IS NULL)",
            name=op.f("ck_account_grant_role_fits_area"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_grant_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_account_grant_area_id_area")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_grant")),
    )
    with op.batch_alter_table("account_grant", schema=None) as batch_op:
        batch_op.create_index(
            "one_grant_per_role_and_area", ["account_id", "role", "area_id"], unique=True
        )

    op.create_table(
        "login_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("started_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_login_session_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
    )
    op.create_table(
        "municipality",
        sa.Column("number", sa.String(length=4), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("official_name", sa.String(length=120), nullable=False),
        sa.Column("county", sa.String(length=60), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_municipality_area_id_area")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_municipality")),
    )
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_municipality_area_id"), ["area_id"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_organisation_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["kind"], ["organisation_kind.id"], name=op.f("fk_organisation_kind_organisation_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "participant_role",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("help", sa.String(length=200), nullable=False),
        sa.Column("position_group", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["position_group"],
            ["position_group.id"],
            name=op.f("fk_participant_role_position_group_position_group"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant_role")),
    )
    op.create_table(
        "seminar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=60), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("venue", sa.String(length=160), nullable=False),
        sa.Column("municipality_number", sa.String(length=4), nullable=True),
        sa.Column("join_code", sa.String(length=6), nullable=False),
        sa.Column("join_open", sa.Boolean(), nullable=False),
        sa.Column("expected_participants", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("knowledge_basis", sa.JSON(), nullable=False),
        sa.Column("ground_rules", sa.JSON(), nullable=False),
        sa.Column("votes_per_participant", sa.Integer(), nullable=False),
        sa.Column("max_per_measure", sa.Integer(), nullable=False),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("notice", sa.String(length=500), nullable=False),
        sa.Column("projector_turn", sa.Integer(), nullable=False),
        sa.Column("headcount", sa.JSON(), nullable=False),
        sa.Column("seats_deleted_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_seminar_ends_after_it_starts")),
        sa.CheckConstraint(
            "max_per_measure BETWEEN 1 AND votes_per_participant",
            name=op.f("ck_seminar_max_per_measure_in_range"),
        ),
        sa.CheckConstraint(
            "votes_per_participant BETWEEN 1 AND 20", name=op.f("ck_seminar_votes_in_range")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_seminar_area_id_area")),
        sa.ForeignKeyConstraint(
            ["municipality_number"],
            ["municipality.number"],
            name=op.f("fk_seminar_municipality_number_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seminar")),
        sa.UniqueConstraint("join_code", name=op.f("uq_seminar_join_code")),
        sa.UniqueConstraint("ref", name=op.f("uq_seminar_ref")),
    )
    with op.batch_alter_table("seminar", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seminar_area_id"), ["area_id"], unique=False)

    op.create_table(
        "change_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("overall_goal", sa.String(length=500), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("presented_on", sa.Date(), nullable=True),
        sa.Column("presented_by", sa.String(length=120), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("review_dates", sa.JSON(), nullable=False),
        sa.Column("presenting_item_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status IN ('utkast', 'lagt_fram', 'vedtatt')", name=op.f("ck_change_plan_known_status")
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_change_plan_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_plan")),
        sa.UniqueConstraint("seminar_id", name=op.f("uq_change_plan_seminar_id")),
    )
    op.create_table(
        "cluster",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("theme_ids", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_cluster_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
    )
    with op.batch_alter_table("cluster", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cluster_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "pulse",
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_pulse_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", name=op.f("pk_pulse")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("prompt", sa.String(length=500), nullable=False),
        sa.Column("minutes_silent", sa.Integer(), nullable=False),
        sa.Column("minutes_discussion", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("opened_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ends_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("results_shown_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('problem', 'sort', 'measure', 'vote', 'plan', 'exit')",
            name=op.f("ck_round_known_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'silent', 'shared', 'closed')", name=op.f("ck_round_known_state")
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_round_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("seminar_id", "position", name=op.f("uq_round_seminar_id")),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index(
            "one_open_round_per_seminar",
            ["seminar_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('silent', 'shared')"),
            postgresql_where=sa.text("state IN ('silent', 'shared')"),
        )

    op.create_table(
        "seminar_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_seminar_group_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seminar_group")),
        sa.UniqueConstraint("seminar_id", "number", name=op.f("uq_seminar_group_seminar_id")),
    )
    op.create_table(
        "stage",
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("view", sa.String(length=10), nullable=False),
        sa.Column("message", sa.String(length=160), nullable=False),
        sa.Column("paused_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "view IN ('joining', 'question', 'clusters', 'measures', 'result', 'plan', 'pause', 'message')",
            name=op.f("ck_stage_known_view"),
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_stage_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", name=op.f("pk_stage")),
    )
    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("months_after", sa.Integer(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("reminders", sa.JSON(), nullable=False),
        sa.Column("exit_invited", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_survey_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint("seminar_id", name=op.f("uq_survey_seminar_id")),
    )
    op.create_table(
        "wish",
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column("wish_id", sa.String(length=36), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_wish_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("who", "wish_id", name=op.f("pk_wish")),
    )
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.create_index("ix_wish_seminar_id", ["seminar_id"], unique=False)

    op.create_table(
        "working_group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("organisation_kind", sa.String(length=40), nullable=False),
        sa.Column("responsibility", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_kind"],
            ["organisation_kind.id"],
            name=op.f("fk_working_group_member_organisation_kind_organisation_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_working_group_member_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group_member")),
    )
    with op.batch_alter_table("working_group_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_working_group_member_seminar_id"), ["seminar_id"], unique=False
        )

    op.create_table(
        "committee_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=40), nullable=False),
        sa.Column("case_type", sa.String(length=1), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("sender", sa.String(length=160), nullable=False),
        sa.Column("background", sa.String(length=4000), nullable=False),
        sa.Column("proposed_decision", sa.String(length=2000), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("plan_item_refs", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "case_type IN ('B', 'O', 'R')", name=op.f("ck_committee_case_known_case_type")
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"],
            ["committee.id"],
            name=op.f("fk_committee_case_committee_id_committee"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["change_plan.id"],
            name=op.f("fk_committee_case_plan_id_change_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_case")),
    )
    with op.batch_alter_table("committee_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_case_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "exit_answer",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("position_group", sa.String(length=40), nullable=False),
        sa.Column("ratings", sa.JSON(), nullable=False),
        sa.Column("comment", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["position_group"],
            ["position_group.id"],
            name=op.f("fk_exit_answer_position_group_position_group"),
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["survey.id"],
            name=op.f("fk_exit_answer_survey_id_survey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exit_answer")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("exit_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exit_answer_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("display_name", sa.String(length=40), nullable=False),
        sa.Column("role_id", sa.String(length=40), nullable=False),
        sa.Column("position_group", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("organisation_kind", sa.String(length=40), nullable=False),
        sa.Column("municipality_number", sa.String(length=4), nullable=True),
        sa.Column("decision_authority", sa.Boolean(), nullable=False),
        sa.Column("ready_in_round_id", sa.Integer(), nullable=True),
        sa.Column("joined_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["seminar_group.id"], name=op.f("fk_participant_group_id_seminar_group")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_number"],
            ["municipality.number"],
            name=op.f("fk_participant_municipality_number_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_kind"],
            ["organisation_kind.id"],
            name=op.f("fk_participant_organisation_kind_organisation_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["position_group"],
            ["position_group.id"],
            name=op.f("fk_participant_position_group_position_group"),
        ),
        sa.ForeignKeyConstraint(
            ["ready_in_round_id"],
            ["round.id"],
            name=op.f("fk_participant_ready_in_round_id_round"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["participant_role.id"],
            name=op.f("fk_participant_role_id_participant_role"),
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_participant_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_participant_token_hash")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participant_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("organisation_kind", sa.String(length=40), nullable=False),
        sa.Column("decision_authority", sa.Boolean(), nullable=False),
        sa.Column("contact_person", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_kind"],
            ["organisation_kind.id"],
            name=op.f("fk_party_organisation_kind_organisation_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["change_plan.id"],
            name=op.f("fk_party_plan_id_change_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("plan_id", "role", "organisation", name=op.f("uq_party_plan_id")),
    )
    op.create_table(
        "plan_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("goal", sa.String(length=500), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("lift_to_fsu", sa.Boolean(), nullable=False),
        sa.Column("agreements", sa.JSON(), nullable=False),
        sa.Column("benefit_for", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["change_plan.id"],
            name=op.f("fk_plan_item_plan_id_change_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_item")),
    )
    with op.batch_alter_table("plan_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_item_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "programme_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(length=5), nullable=False),
        sa.Column("end", sa.String(length=5), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("speaker_role", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('fag', 'praksis', 'erfaring', 'gruppearbeid', 'plenum', 'pause', 'praktisk')",
            name=op.f("ck_programme_entry_known_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_programme_entry_round_id_round"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_programme_entry_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_entry")),
    )
    with op.batch_alter_table("programme_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_entry_seminar_id"), ["seminar_id"], unique=False
        )

    op.create_table(
        "survey_answer",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position_group", sa.String(length=40), nullable=False),
        sa.Column("organisation_kind", sa.String(length=40), nullable=False),
        sa.Column("attended", sa.String(length=10), nullable=False),
        sa.Column("statements", sa.JSON(), nullable=False),
        sa.Column("worked_further", sa.String(length=10), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("item_status", sa.JSON(), nullable=False),
        sa.Column("measures_2023_status", sa.JSON(), nullable=False),
        sa.Column("open_answers", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "attended IN ('hele', 'deler', 'nei')", name=op.f("ck_survey_answer_known_attendance")
        ),
        sa.ForeignKeyConstraint(
            ["position_group"],
            ["position_group.id"],
            name=op.f("fk_survey_answer_position_group_position_group"),
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["survey.id"],
            name=op.f("fk_survey_answer_survey_id_survey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_answer_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_ballot_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_ballot_round_id_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
        sa.UniqueConstraint("round_id", "participant_id", name=op.f("uq_ballot_round_id")),
    )
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ballot_participant_id"), ["participant_id"], unique=False
        )

    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_item_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("baseline", sa.Float(), nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("direction", sa.String(length=4), nullable=False),
        sa.Column("frequency", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("responsible", sa.String(length=120), nullable=False),
        sa.Column("small_numbers", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "direction IN ('up', 'down')", name=op.f("ck_indicator_known_direction")
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_item.id"],
            name=op.f("fk_indicator_plan_item_id_plan_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
    )
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_indicator_plan_item_id"), ["plan_item_id"], unique=False
        )

    op.create_table(
        "item_status",
        sa.Column("plan_item_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "status IN ('planlagt', 'igangsatt', 'ikke_igangsatt', 'innarbeidet', 'stoppet')",
            name=op.f("ck_item_status_known_status"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_item.id"],
            name=op.f("fk_item_status_plan_item_id_plan_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_item_id", "month", name=op.f("pk_item_status")),
    )
    op.create_table(
        "measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("cluster_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("description", sa.String(length=800), nullable=False),
        sa.Column("benefit_for", sa.JSON(), nullable=False),
        sa.Column("measure_2023_ids", sa.JSON(), nullable=False),
        sa.Column("hidden_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["participant.id"],
            name=op.f("fk_measure_author_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["cluster_id"],
            ["cluster.id"],
            name=op.f("fk_measure_cluster_id_cluster"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["seminar_group.id"], name=op.f("fk_measure_group_id_seminar_group")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_measure_round_id_round")),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_measure_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_measure_cluster_id"), ["cluster_id"], unique=False)
        batch_op.create_index("ix_measure_of_group", ["seminar_id", "group_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_item.id"],
            name=op.f("fk_milestone_plan_item_id_plan_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_milestone_plan_item_id"), ["plan_item_id"], unique=False
        )

    op.create_table(
        "problem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seminar_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=True),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("near_duplicate_of_id", sa.Integer(), nullable=True),
        sa.Column("submitted_at_second", sa.Integer(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("hidden_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["participant.id"],
            name=op.f("fk_problem_author_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["seminar_group.id"], name=op.f("fk_problem_group_id_seminar_group")
        ),
        sa.ForeignKeyConstraint(
            ["near_duplicate_of_id"],
            ["problem.id"],
            name=op.f("fk_problem_near_duplicate_of_id_problem"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_problem_round_id_round")),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_problem_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
    )
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_problem_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_problem_of_group", ["seminar_id", "group_id"], unique=False)

    op.create_table(
        "responsibility",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_item_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "letter IN ('H', 'U', 'K', 'I')", name=op.f("ck_responsibility_known_letter")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["party.id"],
            name=op.f("fk_responsibility_party_id_party"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_item.id"],
            name=op.f("fk_responsibility_plan_item_id_plan_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsibility")),
        sa.UniqueConstraint(
            "plan_item_id", "party_id", "letter", name=op.f("uq_responsibility_plan_item_id")
        ),
    )
    with op.batch_alter_table("responsibility", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_responsibility_party_id"), ["party_id"], unique=False)

    op.create_table(
        "answered_problem",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_answered_problem_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problem.id"],
            name=op.f("fk_answered_problem_problem_id_problem"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("measure_id", "problem_id", name=op.f("pk_answered_problem")),
    )
    with op.batch_alter_table("answered_problem", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_answered_problem_problem_id"), ["problem_id"], unique=False
        )

    op.create_table(
        "parked_measure",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_parked_measure_measure_id_measure")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["change_plan.id"],
            name=op.f("fk_parked_measure_plan_id_change_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_id", "measure_id", name=op.f("pk_parked_measure")),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("comment", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
            name=op.f("fk_reading_indicator_id_indicator"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_indicator_id"), ["indicator_id"], unique=False)

    op.create_table(
        "sorted_problem",
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cluster_id"],
            ["cluster.id"],
            name=op.f("fk_sorted_problem_cluster_id_cluster"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problem.id"],
            name=op.f("fk_sorted_problem_problem_id_problem"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("problem_id", name=op.f("pk_sorted_problem")),
    )
    with op.batch_alter_table("sorted_problem", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sorted_problem_cluster_id"), ["cluster_id"], unique=False
        )

    op.create_table(
        "source_measure",
        sa.Column("plan_item_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_source_measure_measure_id_measure")
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_item.id"],
            name=op.f("fk_source_measure_plan_item_id_plan_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_item_id", "measure_id", name=op.f("pk_source_measure")),
    )
    op.create_table(
        "source_problem",
        sa.Column("plan_item_id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_item.id"],
            name=op.f("fk_source_problem_plan_item_id_plan_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problem.id"],
            name=op.f("fk_source_problem_problem_id_problem"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_item_id", "problem_id", name=op.f("pk_source_problem")),
    )
    op.create_table(
        "vote",
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.CheckConstraint("votes BETWEEN 1 AND 20", name=op.f("ck_vote_votes_in_range")),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_vote_ballot_id_ballot"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_vote_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ballot_id", "measure_id", name=op.f("pk_vote")),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vote_measure_id"), ["measure_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vote_measure_id"))

    op.drop_table("vote")
    op.drop_table("source_problem")
    op.drop_table("source_measure")
    with op.batch_alter_table("sorted_problem", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sorted_problem_cluster_id"))

    op.drop_table("sorted_problem")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_indicator_id"))

    op.drop_table("reading")
    op.drop_table("parked_measure")
    with op.batch_alter_table("answered_problem", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answered_problem_problem_id"))

    op.drop_table("answered_problem")
    with op.batch_alter_table("responsibility", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_responsibility_party_id"))

    op.drop_table("responsibility")
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.drop_index("ix_problem_of_group")
        batch_op.drop_index(batch_op.f("ix_problem_author_id"))

    op.drop_table("problem")
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_plan_item_id"))

    op.drop_table("milestone")
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_index("ix_measure_of_group")
        batch_op.drop_index(batch_op.f("ix_measure_cluster_id"))
        batch_op.drop_index(batch_op.f("ix_measure_author_id"))

    op.drop_table("measure")
    op.drop_table("item_status")
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indicator_plan_item_id"))

    op.drop_table("indicator")
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ballot_participant_id"))

    op.drop_table("ballot")
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_answer_survey_id"))

    op.drop_table("survey_answer")
    with op.batch_alter_table("programme_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_entry_seminar_id"))

    op.drop_table("programme_entry")
    with op.batch_alter_table("plan_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_item_plan_id"))

    op.drop_table("plan_item")
    op.drop_table("party")
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_seminar_id"))
        batch_op.drop_index(batch_op.f("ix_participant_group_id"))

    op.drop_table("participant")
    with op.batch_alter_table("exit_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exit_answer_survey_id"))

    op.drop_table("exit_answer")
    with op.batch_alter_table("committee_case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_committee_case_plan_id"))

    op.drop_table("committee_case")
    with op.batch_alter_table("working_group_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_working_group_member_seminar_id"))

    op.drop_table("working_group_member")
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.drop_index("ix_wish_seminar_id")

    op.drop_table("wish")
    op.drop_table("survey")
    op.drop_table("stage")
    op.drop_table("seminar_group")
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_index(
            "one_open_round_per_seminar",
            sqlite_where=sa.text("state IN ('silent', 'shared')"),
            postgresql_where=sa.text("state IN ('silent', 'shared')"),
        )

    op.drop_table("round")
    op.drop_table("pulse")
    with op.batch_alter_table("cluster", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cluster_seminar_id"))

    op.drop_table("cluster")
    op.drop_table("change_plan")
    with op.batch_alter_table("seminar", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seminar_area_id"))

    op.drop_table("seminar")
    op.drop_table("participant_role")
    op.drop_table("organisation")
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_municipality_area_id"))

    op.drop_table("municipality")
    op.drop_table("login_session")
    with op.batch_alter_table("account_grant", schema=None) as batch_op:
        batch_op.drop_index("one_grant_per_role_and_area")

    op.drop_table("account_grant")
    op.drop_table("region")
    op.drop_table("position_group")
    op.drop_table("organisation_kind")
    op.drop_table("first_account_key")
    op.drop_table("committee")
    op.drop_table("area")
    op.drop_table("account")
