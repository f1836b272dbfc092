"""Contributions and releases."""

import sqlalchemy as sa
from alembic import op

from migrations.row_level_security import fence

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "coalition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coalition")),
        sa.UniqueConstraint("title", name=op.f("uq_coalition_title")),
    )
    op.create_table(
        "disclosure_rule",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("minimum", sa.Integer(), nullable=True),
        sa.Column("dominance_percent", sa.Integer(), nullable=True),
        sa.Column("width_percent", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(length=400), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_disclosure_rule")),
    )
    with op.batch_alter_table("disclosure_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disclosure_rule_code"), ["code"], unique=False)

    op.create_table(
        "outside_fact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_key", sa.String(length=40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("known_since_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_fact")),
    )
    with op.batch_alter_table("outside_fact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outside_fact_measure_key_starts_on"), ["measure_key", "starts_on"], unique=False
        )

    op.create_table(
        "contribution",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("vintage", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("dimensions", sa.JSON(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("prepared_on", sa.Date(), nullable=False),
        sa.Column("default_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("is_by_default", sa.Boolean(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_contribution_decided_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_contribution_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_contribution_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id",
            "measure_key",
            "starts_on",
            "vintage",
            name=op.f("uq_contribution_tenant_id_measure_key_starts_on_vintage"),
        ),
    )
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contribution_tenant_id_status"), ["tenant_id", "status"], unique=False
        )

    op.create_table(
        "contribution_receipt",
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("measure_key", sa.String(length=40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("is_by_default", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["tenant.id"], name=op.f("fk_contribution_receipt_giver_id")),
        sa.PrimaryKeyConstraint("giver_id", "measure_key", "starts_on", name=op.f("pk_contribution_receipt")),
    )
    op.create_table(
        "measure_choice",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("is_left_out", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("chosen_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["person.id"], name=op.f("fk_measure_choice_chosen_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_measure_choice_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_choice")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_measure_choice_tenant_id_id")),
    )
    with op.batch_alter_table("measure_choice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_measure_choice_tenant_id_measure_key"), ["tenant_id", "measure_key"], unique=False
        )

    op.create_table(
        "release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("profile", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("vintage", sa.Integer(), nullable=False),
        sa.Column("cut_off_on", sa.Date(), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("members_release_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("drafted_by_id", sa.Uuid(), nullable=True),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by_id", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(length=300), nullable=False),
        sa.Column("parent_hash", sa.String(length=64), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["approved_by_id"], ["person.id"], name=op.f("fk_release_approved_by_id")),
        sa.ForeignKeyConstraint(["drafted_by_id"], ["person.id"], name=op.f("fk_release_drafted_by_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_release_ended_by_id")),
        sa.ForeignKeyConstraint(
            ["members_release_id"], ["release.id"], name=op.f("fk_release_members_release_id")
        ),
        sa.ForeignKeyConstraint(["replaces_id"], ["release.id"], name=op.f("fk_release_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("number", name=op.f("uq_release_number")),
    )
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_profile_starts_on"), ["profile", "starts_on"], unique=False
        )

    op.create_table(
        "released_measure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("measure_key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=1), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("plan_version", sa.String(length=40), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("dimensions", sa.JSON(), nullable=False),
        sa.Column("coverage", sa.JSON(), nullable=False),
        sa.Column("limits", sa.JSON(), nullable=False),
        sa.Column("proof_counts", sa.JSON(), nullable=False),
        sa.Column("is_proved", sa.Boolean(), nullable=False),
        sa.Column("base_hash", sa.String(length=64), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("certificate_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_released_measure_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_measure")),
        sa.UniqueConstraint(
            "release_id", "measure_key", name=op.f("uq_released_measure_release_id_measure_key")
        ),
    )
    with op.batch_alter_table("released_measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_released_measure_measure_key"), ["measure_key"], unique=False)

    op.create_table(
        "release_doubt",
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["released_measure.id"], name=op.f("fk_release_doubt_measure_id")
        ),
        sa.PrimaryKeyConstraint("measure_id", name=op.f("pk_release_doubt")),
    )
    op.create_table(
        "release_proof",
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("witnesses", sa.JSON(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["released_measure.id"], name=op.f("fk_release_proof_measure_id")
        ),
        sa.PrimaryKeyConstraint("measure_id", name=op.f("pk_release_proof")),
    )
    op.create_table(
        "released_table",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["released_measure.id"], name=op.f("fk_released_table_measure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_table")),
        sa.UniqueConstraint("measure_id", "key", name=op.f("uq_released_table_measure_id_key")),
    )
    fence("contribution")
    fence("measure_choice")


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("released_table")
    op.drop_table("release_proof")
    op.drop_table("release_doubt")
    op.drop_table("released_measure")
    op.drop_table("release")
    op.drop_table("measure_choice")
    op.drop_table("contribution_receipt")
    op.drop_table("contribution")
    op.drop_table("outside_fact")
    op.drop_table("disclosure_rule")
    op.drop_table("coalition")
