"""Referrals operations learning agreements."""

import sqlalchemy as sa
from alembic import op

from migrations.row_level_security import fence

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "abbreviation",
        sa.Column("title", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("explanation", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("title", name=op.f("pk_abbreviation")),
    )
    op.create_table(
        "counting_standard",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_counting_standard")),
    )
    op.create_table(
        "published_source",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("publisher", sa.String(length=160), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("limitations", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_published_source")),
    )
    op.create_table(
        "retention_rule",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("kept", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("counted_from", sa.String(length=120), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_retention_rule")),
    )
    op.create_table(
        "agency",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_agency_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_agency_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "title", name=op.f("uq_agency_tenant_id_title")),
    )
    op.create_table(
        "operation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ward", sa.String(length=80), nullable=False),
        sa.Column("visited", sa.Integer(), nullable=True),
        sa.Column("adults", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("nrm", sa.Integer(), nullable=True),
        sa.Column("dtn", sa.Integer(), nullable=True),
        sa.Column("referrals", sa.Integer(), nullable=True),
        sa.Column("closures", sa.Integer(), nullable=True),
        sa.Column("prohibitions", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_operation_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_operation_tenant_id_id")),
    )
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_operation_tenant_id_held_on"), ["tenant_id", "held_on"], unique=False
        )

    op.create_table(
        "published_figure",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("source_code", sa.String(length=40), nullable=False),
        sa.Column("measure", sa.String(length=30), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("type_key", sa.String(length=30), nullable=False),
        sa.Column("age_band", sa.String(length=12), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_code"], ["published_source.code"], name=op.f("fk_published_figure_source_code")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_published_figure")),
    )
    with op.batch_alter_table("published_figure", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_published_figure_measure_place"), ["measure", "place"], unique=False
        )

    op.create_table(
        "published_standard",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publisher_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["tenant.id"], name=op.f("fk_published_standard_publisher_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_standard")),
        sa.UniqueConstraint(
            "publisher_id", "edition", name=op.f("uq_published_standard_publisher_id_edition")
        ),
    )
    op.create_table(
        "purge",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept", sa.String(length=20), nullable=False),
        sa.Column("before_on", sa.Date(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("purged_by_id", sa.Uuid(), nullable=True),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["purged_by_id"], ["person.id"], name=op.f("fk_purge_purged_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_purge_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purge")),
    )
    with op.batch_alter_table("purge", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_purge_tenant_id_purged_at"), ["tenant_id", "purged_at"], unique=False
        )

    op.create_table(
        "reconciliation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("source_words", sa.String(length=300), nullable=False),
        sa.Column("source_code", sa.String(length=40), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=10), nullable=False),
        sa.Column("has_dtn", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_reconciliation_closed_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_reconciliation_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconciliation")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_reconciliation_tenant_id_id")),
    )
    with op.batch_alter_table("reconciliation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reconciliation_tenant_id_starts_on"), ["tenant_id", "starts_on"], unique=False
        )

    op.create_table(
        "referral_import",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_referral_import_added_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_referral_import_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_import")),
        sa.UniqueConstraint("tenant_id", "digest", name=op.f("uq_referral_import_tenant_id_digest")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_referral_import_tenant_id_id")),
    )
    op.create_table(
        "retention_choice",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept", sa.String(length=20), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_retention_choice_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_choice")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_retention_choice_tenant_id_id")),
    )
    with op.batch_alter_table("retention_choice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_retention_choice_tenant_id_kept"), ["tenant_id", "kept"], unique=False
        )

    op.create_table(
        "shared_year",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.Column("shared_by_id", sa.Uuid(), nullable=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["shared_by_id"], ["person.id"], name=op.f("fk_shared_year_shared_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_shared_year_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_year")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_shared_year_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "starts_on", name=op.f("uq_shared_year_tenant_id_starts_on")),
    )
    op.create_table(
        "term",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("explanation", sa.String(length=500), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_term_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_term_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "title", name=op.f("uq_term_tenant_id_title")),
    )
    op.create_table(
        "hand_over",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("handed_over_on", sa.Date(), nullable=True),
        sa.Column("taken_over_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["person.id"], name=op.f("fk_hand_over_from_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_hand_over_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_hand_over_tenant_id")),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_hand_over_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_hand_over_tenant_id_id")),
    )
    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_hand_over_tenant_id_post_id"), ["tenant_id", "post_id"], unique=False
        )

    op.create_table(
        "operation_agency",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("interventions", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "agency_id"],
            ["agency.tenant_id", "agency.id"],
            name=op.f("fk_operation_agency_tenant_id_agency_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "operation_id"],
            ["operation.tenant_id", "operation.id"],
            name=op.f("fk_operation_agency_tenant_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_operation_agency_tenant_id")),
        sa.PrimaryKeyConstraint("operation_id", "agency_id", name=op.f("pk_operation_agency")),
    )
    with op.batch_alter_table("operation_agency", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_operation_agency_tenant_id_agency_id"), ["tenant_id", "agency_id"], unique=False
        )

    op.create_table(
        "operation_arrest",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "operation_id"],
            ["operation.tenant_id", "operation.id"],
            name=op.f("fk_operation_arrest_tenant_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_operation_arrest_tenant_id")),
        sa.PrimaryKeyConstraint("operation_id", "kind", name=op.f("pk_operation_arrest")),
    )
    op.create_table(
        "operation_tag",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("tagged", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "operation_id"],
            ["operation.tenant_id", "operation.id"],
            name=op.f("fk_operation_tag_tenant_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_operation_tag_tenant_id")),
        sa.PrimaryKeyConstraint("operation_id", "tagged", "key", name=op.f("pk_operation_tag")),
    )
    with op.batch_alter_table("operation_tag", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_operation_tag_tenant_id_tagged_key"), ["tenant_id", "tagged", "key"], unique=False
        )

    op.create_table(
        "reception",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("operation_id", sa.Uuid(), nullable=True),
        sa.Column("aims", sa.Text(), nullable=False),
        sa.Column("venue", sa.String(length=300), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("nights", sa.Integer(), nullable=True),
        sa.Column("cost_per_night", sa.Integer(), nullable=True),
        sa.Column("other_costs", sa.Integer(), nullable=True),
        sa.Column("paid_by", sa.String(length=160), nullable=False),
        sa.Column("checklist", sa.JSON(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("spoken_with", sa.Integer(), nullable=True),
        sa.Column("adults", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("nights_used", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_reception_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "operation_id"],
            ["operation.tenant_id", "operation.id"],
            name=op.f("fk_reception_tenant_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_reception_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "template_id"],
            ["reception.tenant_id", "reception.id"],
            name=op.f("fk_reception_tenant_id_template_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_reception_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_reception_tenant_id_id")),
    )
    with op.batch_alter_table("reception", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reception_tenant_id_status"), ["tenant_id", "status"], unique=False
        )

    op.create_table(
        "reconciliation_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("reconciliation_id", sa.Uuid(), nullable=False),
        sa.Column("type_key", sa.String(length=30), nullable=False),
        sa.Column("age_band", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ours", sa.Integer(), nullable=False),
        sa.Column("theirs", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reconciliation_id"],
            ["reconciliation.tenant_id", "reconciliation.id"],
            name=op.f("fk_reconciliation_line_tenant_id_reconciliation_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_reconciliation_line_tenant_id")),
        sa.PrimaryKeyConstraint(
            "reconciliation_id", "type_key", "age_band", name=op.f("pk_reconciliation_line")
        ),
    )
    op.create_table(
        "reconciliation_reason",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reconciliation_id", sa.Uuid(), nullable=False),
        sa.Column("type_key", sa.String(length=30), nullable=False),
        sa.Column("age_band", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_reconciliation_reason_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reconciliation_id"],
            ["reconciliation.tenant_id", "reconciliation.id"],
            name=op.f("fk_reconciliation_reason_tenant_id_reconciliation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_reconciliation_reason_tenant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconciliation_reason")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_reconciliation_reason_tenant_id_id")),
    )
    with op.batch_alter_table("reconciliation_reason", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reconciliation_reason_tenant_id_reconciliation_id"),
            ["tenant_id", "reconciliation_id"],
            unique=False,
        )

    op.create_table(
        "referral",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column("is_month_only", sa.Boolean(), nullable=False),
        sa.Column("route", sa.String(length=12), nullable=False),
        sa.Column("age_band", sa.String(length=12), nullable=False),
        sa.Column("is_turning_18", sa.Boolean(), nullable=False),
        sa.Column("gender", sa.String(length=20), nullable=False),
        sa.Column("nationality_group", sa.String(length=30), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("responder_key", sa.String(length=60), nullable=True),
        sa.Column("service_key", sa.String(length=40), nullable=True),
        sa.Column("consent", sa.String(length=20), nullable=False),
        sa.Column("safeguarding", sa.String(length=20), nullable=False),
        sa.Column("guardian", sa.String(length=20), nullable=False),
        sa.Column("support_outside", sa.String(length=20), nullable=False),
        sa.Column("bridging_nights", sa.Integer(), nullable=True),
        sa.Column("decision_maker", sa.String(length=12), nullable=False),
        sa.Column("reasonable_on", sa.Date(), nullable=True),
        sa.Column("reasonable_outcome", sa.String(length=12), nullable=False),
        sa.Column("conclusive_on", sa.Date(), nullable=True),
        sa.Column("conclusive_outcome", sa.String(length=12), nullable=False),
        sa.Column("reconsidered_stage", sa.String(length=12), nullable=False),
        sa.Column("reconsideration_asked_on", sa.Date(), nullable=True),
        sa.Column("reconsidered_on", sa.Date(), nullable=True),
        sa.Column("reconsidered_outcome", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=True),
        sa.Column("completeness", sa.Integer(), nullable=False),
        sa.Column("standard_key", sa.String(length=40), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("logged_by_id", sa.Uuid(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["logged_by_id"], ["person.id"], name=op.f("fk_referral_logged_by_id")),
        sa.ForeignKeyConstraint(
            ["responder_key"], ["first_responder.key"], name=op.f("fk_referral_responder_key")
        ),
        sa.ForeignKeyConstraint(
            ["service_key"], ["contact_service.key"], name=op.f("fk_referral_service_key")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["referral_import.tenant_id", "referral_import.id"],
            name=op.f("fk_referral_tenant_id_import_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_referral_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_referral_tenant_id_id")),
    )
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_referral_tenant_id_import_id"), ["tenant_id", "import_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_referral_tenant_id_key_hash"), ["tenant_id", "key_hash"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_referral_tenant_id_referred_on"), ["tenant_id", "referred_on"], unique=False
        )

    op.create_table(
        "referral_settings",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("has_gender", sa.Boolean(), nullable=False),
        sa.Column("has_nationality", sa.Boolean(), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_referral_settings_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_referral_settings_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_settings")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_referral_settings_tenant_id")),
    )
    op.create_table(
        "resource",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("funder", sa.String(length=160), nullable=False),
        sa.Column("pounds_a_year", sa.Integer(), nullable=True),
        sa.Column("percent_of_full_time", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("vacant_since_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_resource_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_resource_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_resource_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_resource_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_resource_tenant_id_id")),
    )
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resource_tenant_id_ends_on"), ["tenant_id", "ends_on"], unique=False
        )

    op.create_table(
        "standard_edition",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_back_because", sa.String(length=500), nullable=False),
        sa.Column("agreed_by_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["person.id"], name=op.f("fk_standard_edition_agreed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_standard_edition_owner_person_id")
        ),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_standard_edition_sent_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_standard_edition_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_standard_edition_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_edition")),
        sa.UniqueConstraint("tenant_id", "edition", name=op.f("uq_standard_edition_tenant_id_edition")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_standard_edition_tenant_id_id")),
    )
    op.create_table(
        "survey",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_survey_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_survey_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_survey_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_survey_tenant_id_id")),
    )
    op.create_table(
        "agreement",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(length=300), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_agreement_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "document_id"],
            ["document.tenant_id", "document.id"],
            name=op.f("fk_agreement_tenant_id_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_agreement_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_agreement_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_agreement_tenant_id_id")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_tenant_id_status_review_on"),
            ["tenant_id", "status", "review_on"],
            unique=False,
        )

    op.create_table(
        "reception_partner",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reception_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("does", sa.String(length=200), nullable=False),
        sa.Column("presence", sa.String(length=10), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reception_id"],
            ["reception.tenant_id", "reception.id"],
            name=op.f("fk_reception_partner_tenant_id_reception_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_reception_partner_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception_partner")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_reception_partner_tenant_id_id")),
    )
    with op.batch_alter_table("reception_partner", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reception_partner_tenant_id_reception_id"),
            ["tenant_id", "reception_id"],
            unique=False,
        )

    op.create_table(
        "referral_type",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("type_key", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "referral_id"],
            ["referral.tenant_id", "referral.id"],
            name=op.f("fk_referral_type_tenant_id_referral_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_referral_type_tenant_id")),
        sa.PrimaryKeyConstraint("referral_id", "type_key", name=op.f("pk_referral_type")),
    )
    with op.batch_alter_table("referral_type", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_referral_type_tenant_id_type_key"), ["tenant_id", "type_key"], unique=False
        )

    op.create_table(
        "review",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("period_words", sa.String(length=120), nullable=False),
        sa.Column("looked_at", sa.Integer(), nullable=True),
        sa.Column("looked_at_words", sa.String(length=200), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("operation_id", sa.Uuid(), nullable=True),
        sa.Column("reception_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_review_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "operation_id"],
            ["operation.tenant_id", "operation.id"],
            name=op.f("fk_review_tenant_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_review_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reception_id"],
            ["reception.tenant_id", "reception.id"],
            name=op.f("fk_review_tenant_id_reception_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_review_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_review_tenant_id_id")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_review_tenant_id_held_on"), ["tenant_id", "held_on"], unique=False
        )

    op.create_table(
        "standard_author",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_standard_author_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "edition_id"],
            ["standard_edition.tenant_id", "standard_edition.id"],
            name=op.f("fk_standard_author_tenant_id_edition_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_standard_author_tenant_id")),
        sa.PrimaryKeyConstraint("edition_id", "person_id", name=op.f("pk_standard_author")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "survey_id"],
            ["survey.tenant_id", "survey.id"],
            name=op.f("fk_survey_answer_tenant_id_survey_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_survey_answer_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
    )
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_survey_answer_tenant_id_survey_id"), ["tenant_id", "survey_id"], unique=False
        )

    op.create_table(
        "survey_invitation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "survey_id"],
            ["survey.tenant_id", "survey.id"],
            name=op.f("fk_survey_invitation_tenant_id_survey_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_survey_invitation_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_invitation")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_survey_invitation_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id", "survey_id", "email", name=op.f("uq_survey_invitation_tenant_id_survey_id_email")
        ),
    )
    op.create_table(
        "agreement_party",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("signs_as", sa.String(length=160), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "agreement_id"],
            ["agreement.tenant_id", "agreement.id"],
            name=op.f("fk_agreement_party_tenant_id_agreement_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_agreement_party_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_party")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_agreement_party_tenant_id_id")),
    )
    with op.batch_alter_table("agreement_party", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_party_tenant_id_agreement_id"),
            ["tenant_id", "agreement_id"],
            unique=False,
        )

    op.create_table(
        "review_finding",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("grade", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "review_id"],
            ["review.tenant_id", "review.id"],
            name=op.f("fk_review_finding_tenant_id_review_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_review_finding_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_finding")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_review_finding_tenant_id_id")),
    )
    with op.batch_alter_table("review_finding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_review_finding_tenant_id_review_id"), ["tenant_id", "review_id"], unique=False
        )

    op.create_table(
        "lesson",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("theme_key", sa.String(length=60), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("because", sa.String(length=300), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "action_id"],
            ["action.tenant_id", "action.id"],
            name=op.f("fk_lesson_tenant_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "review_id"],
            ["review.tenant_id", "review.id"],
            name=op.f("fk_lesson_tenant_id_review_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_lesson_tenant_id")),
        sa.ForeignKeyConstraint(["theme_key"], ["theme.key"], name=op.f("fk_lesson_theme_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_lesson_tenant_id_id")),
    )
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_lesson_tenant_id_review_id"), ["tenant_id", "review_id"], unique=False
        )

    fence("agency")
    fence("operation")
    fence("purge")
    fence("reconciliation")
    fence("referral_import")
    fence("retention_choice")
    fence("shared_year")
    fence("term")
    fence("hand_over")
    fence("operation_agency")
    fence("operation_arrest")
    fence("operation_tag")
    fence("reception")
    fence("reconciliation_line")
    fence("reconciliation_reason")
    fence("referral")
    fence("referral_settings")
    fence("resource")
    fence("standard_edition")
    fence("survey")
    fence("agreement")
    fence("reception_partner")
    fence("referral_type")
    fence("review")
    fence("standard_author")
    fence("survey_answer")
    fence("survey_invitation")
    fence("agreement_party")
    fence("review_finding")
    fence("lesson")


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("lesson")
    op.drop_table("review_finding")
    op.drop_table("agreement_party")
    op.drop_table("survey_invitation")
    op.drop_table("survey_answer")
    op.drop_table("standard_author")
    op.drop_table("review")
    op.drop_table("referral_type")
    op.drop_table("reception_partner")
    op.drop_table("agreement")
    op.drop_table("survey")
    op.drop_table("standard_edition")
    op.drop_table("resource")
    op.drop_table("referral_settings")
    op.drop_table("referral")
    op.drop_table("reconciliation_reason")
    op.drop_table("reconciliation_line")
    op.drop_table("reception")
    op.drop_table("operation_tag")
    op.drop_table("operation_arrest")
    op.drop_table("operation_agency")
    op.drop_table("hand_over")
    op.drop_table("term")
    op.drop_table("shared_year")
    op.drop_table("retention_choice")
    op.drop_table("referral_import")
    op.drop_table("reconciliation")
    op.drop_table("purge")
    op.drop_table("published_standard")
    op.drop_table("published_figure")
    op.drop_table("operation")
    op.drop_table("agency")
    op.drop_table("retention_rule")
    op.drop_table("published_source")
    op.drop_table("counting_standard")
    op.drop_table("abbreviation")
