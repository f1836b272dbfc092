"""Suppliers contracts checks statements pledges."""

import sqlalchemy as sa
from alembic import op

from migrations.row_level_security import fence

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "charter",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("report_months", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_charter")),
    )
    op.create_table(
        "clock",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("code", sa.String(length=50), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("fixed_month", sa.Integer(), nullable=True),
        sa.Column("fixed_day", sa.Integer(), nullable=True),
        sa.Column("is_law", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_clock")),
    )
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clock_code"), ["code"], unique=False)

    op.create_table(
        "exclusion_ground",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("is_mandatory", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_exclusion_ground")),
    )
    op.create_table(
        "risk_framework",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("highs_for_high", sa.Integer(), nullable=False),
        sa.Column("highs_for_medium", sa.Integer(), nullable=False),
        sa.Column("mediums_for_medium", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_risk_framework")),
    )
    op.create_table(
        "sector",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sector")),
    )
    op.create_table(
        "standard_questions",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_standard_questions")),
    )
    op.create_table(
        "statement_guidance",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_statement_guidance")),
    )
    op.create_table(
        "check_enquiry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("published_check_id", sa.Uuid(), nullable=False),
        sa.Column("company_number", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("asked_by_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_tenant_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_declined", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_tenant_id"], ["tenant.id"], name=op.f("fk_check_enquiry_answered_by_tenant_id")
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_check_enquiry_asked_by_id")),
        sa.ForeignKeyConstraint(
            ["asked_by_tenant_id"], ["tenant.id"], name=op.f("fk_check_enquiry_asked_by_tenant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_enquiry")),
    )
    with op.batch_alter_table("check_enquiry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_check_enquiry_asked_by_tenant_id"), ["asked_by_tenant_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_check_enquiry_published_check_id"), ["published_check_id"], unique=False
        )

    op.create_table(
        "clause",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_clause_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_clause_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "title", name=op.f("uq_clause_tenant_id_title")),
    )
    op.create_table(
        "column_mapping",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_column_mapping_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_mapping")),
        sa.UniqueConstraint(
            "tenant_id", "purpose", "digest", name=op.f("uq_column_mapping_tenant_id_purpose_digest")
        ),
    )
    op.create_table(
        "commitment",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("charter_code", sa.String(length=30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["charter_code"], ["charter.code"], name=op.f("fk_commitment_charter_code")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_commitment")),
    )
    op.create_table(
        "contract_import",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("sheet", sa.LargeBinary(), nullable=True),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("contracts_added", sa.Integer(), nullable=False),
        sa.Column("contracts_changed", sa.Integer(), nullable=False),
        sa.Column("contracts_same", sa.Integer(), nullable=False),
        sa.Column("contracts_gone", sa.Integer(), nullable=False),
        sa.Column("suppliers_added", sa.Integer(), nullable=False),
        sa.Column("suppliers_matched", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_contract_import_added_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_contract_import_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_import")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_contract_import_tenant_id_id")),
    )
    with op.batch_alter_table("contract_import", schema=None) as batch_op:
        batch_op.create_index(
            "ix_contract_import_recorded",
            ["tenant_id", "digest"],
            unique=True,
            sqlite_where=sa.text("recorded_at IS NOT NULL"),
            postgresql_where=sa.text("recorded_at IS NOT NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_contract_import_tenant_id_digest"), ["tenant_id", "digest"], unique=False
        )

    op.create_table(
        "high_risk_sector",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("sector_key", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["sector_key"], ["sector.key"], name=op.f("fk_high_risk_sector_sector_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_high_risk_sector")),
    )
    op.create_table(
        "published_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_number", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("house_key", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["tenant.id"], name=op.f("fk_published_check_authority_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_check")),
    )
    with op.batch_alter_table("published_check", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_published_check_company_number"), ["company_number"], unique=False
        )

    op.create_table(
        "published_statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("year_starts_on", sa.Date(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_because", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["tenant.id"], name=op.f("fk_published_statement_authority_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_statement")),
        sa.UniqueConstraint(
            "authority_id",
            "year_ends_on",
            "edition",
            name=op.f("uq_published_statement_authority_id_year_ends_on_edition"),
        ),
    )
    op.create_table(
        "question_set",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("standard_code", sa.String(length=40), nullable=True),
        sa.Column("is_in_use", sa.Boolean(), nullable=False),
        sa.Column("in_use_since_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["standard_code"], ["standard_questions.code"], name=op.f("fk_question_set_standard_code")
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_question_set_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_set")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_question_set_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id", "kind", "title", "edition", name=op.f("uq_question_set_tenant_id_kind_title_edition")
        ),
    )
    op.create_table(
        "registry_reading",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("years", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.Column("read_by_id", sa.Uuid(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["read_by_id"], ["person.id"], name=op.f("fk_registry_reading_read_by_id")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_registry_reading_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_reading")),
        sa.UniqueConstraint("tenant_id", "digest", name=op.f("uq_registry_reading_tenant_id_digest")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_registry_reading_tenant_id_id")),
    )
    op.create_table(
        "risk_characteristic",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("framework_code", sa.String(length=30), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("help", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_code"], ["risk_framework.code"], name=op.f("fk_risk_characteristic_framework_code")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_risk_characteristic")),
    )
    op.create_table(
        "sector_view",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sector_key", sa.String(length=40), nullable=False),
        sa.Column("is_high_risk", sa.Boolean(), nullable=True),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sector_key"], ["sector.key"], name=op.f("fk_sector_view_sector_key")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_sector_view_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sector_view")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_sector_view_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id",
            "sector_key",
            "valid_from",
            name=op.f("uq_sector_view_tenant_id_sector_key_valid_from"),
        ),
    )
    op.create_table(
        "statement_criterion",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("guidance_code", sa.String(length=30), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guidance_code"], ["statement_guidance.code"], name=op.f("fk_statement_criterion_guidance_code")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statement_criterion")),
    )
    op.create_table(
        "clause_rule",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("min_value", sa.BigInteger(), nullable=False),
        sa.Column("sector_key", sa.String(length=40), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["sector_key"], ["sector.key"], name=op.f("fk_clause_rule_sector_key")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "clause_id"],
            ["clause.tenant_id", "clause.id"],
            name=op.f("fk_clause_rule_tenant_id_clause_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_clause_rule_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_rule")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_clause_rule_tenant_id_id")),
    )
    op.create_table(
        "pledge",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("charter_code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by", sa.String(length=160), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(length=300), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["charter_code"], ["charter.code"], name=op.f("fk_pledge_charter_code")),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_pledge_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_pledge_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_pledge_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge")),
        sa.UniqueConstraint("tenant_id", "charter_code", name=op.f("uq_pledge_tenant_id_charter_code")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_pledge_tenant_id_id")),
    )
    op.create_table(
        "question",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("help", sa.String(length=600), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "set_id"],
            ["question_set.tenant_id", "question_set.id"],
            name=op.f("fk_question_tenant_id_set_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_question_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_question_tenant_id_id")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_question_tenant_id_set_id_position"),
            ["tenant_id", "set_id", "position"],
            unique=False,
        )

    op.create_table(
        "supplier",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("company_number", sa.String(length=8), nullable=False),
        sa.Column("search_words", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("parent_words", sa.String(length=200), nullable=False),
        sa.Column("website", sa.String(length=2000), nullable=False),
        sa.Column("is_direct", sa.Boolean(), nullable=False),
        sa.Column("is_small", sa.Boolean(), nullable=False),
        sa.Column("is_charity", sa.Boolean(), nullable=False),
        sa.Column("tier", sa.String(length=8), nullable=True),
        sa.Column("tiered_on", sa.Date(), nullable=True),
        sa.Column("square_key", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(length=300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_supplier_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_supplier_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supplier_tenant_id_parent_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supplier_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_supplier_tenant_id_id")),
    )
    with op.batch_alter_table("supplier", schema=None) as batch_op:
        batch_op.create_index(
            "ix_supplier_company_number",
            ["tenant_id", "company_number"],
            unique=True,
            sqlite_where=sa.text("company_number <> ''"),
            postgresql_where=sa.text("company_number <> ''"),
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_tenant_id_ended_on_title_id"),
            ["tenant_id", "ended_on", "title", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_tenant_id_name_key"), ["tenant_id", "name_key"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_tenant_id_parent_id"), ["tenant_id", "parent_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_tenant_id_tier_title"), ["tenant_id", "tier", "title"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_supplier_tenant_id_title"), ["tenant_id", "title"], unique=False)

    op.create_table(
        "contract",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("search_words", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("sector_key", sa.String(length=40), nullable=True),
        sa.Column("category_words", sa.String(length=200), nullable=False),
        sa.Column("department", sa.String(length=160), nullable=False),
        sa.Column("manager_words", sa.String(length=160), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("annual_value", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("extends_to_on", sa.Date(), nullable=True),
        sa.Column("relet_on", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_contract_owner_person_id")),
        sa.ForeignKeyConstraint(["sector_key"], ["sector.key"], name=op.f("fk_contract_sector_key")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["contract_import.tenant_id", "contract_import.id"],
            name=op.f("fk_contract_tenant_id_import_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_contract_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_contract_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_contract_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_contract_tenant_id_id")),
    )
    with op.batch_alter_table("contract", schema=None) as batch_op:
        batch_op.create_index(
            "ix_contract_reference",
            ["tenant_id", "reference"],
            unique=True,
            sqlite_where=sa.text("reference <> ''"),
            postgresql_where=sa.text("reference <> ''"),
        )
        batch_op.create_index(
            batch_op.f("ix_contract_tenant_id_ends_on"), ["tenant_id", "ends_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_contract_tenant_id_relet_on"), ["tenant_id", "relet_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_contract_tenant_id_supplier_id"), ["tenant_id", "supplier_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_contract_tenant_id_title"), ["tenant_id", "title"], unique=False)

    op.create_table(
        "pledge_progress",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pledge_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_key", sa.String(length=60), nullable=False),
        sa.Column("progress", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment_key"], ["commitment.key"], name=op.f("fk_pledge_progress_commitment_key")
        ),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_pledge_progress_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_pledge_progress_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pledge_id"],
            ["pledge.tenant_id", "pledge.id"],
            name=op.f("fk_pledge_progress_tenant_id_pledge_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_pledge_progress_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge_progress")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_pledge_progress_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id",
            "pledge_id",
            "commitment_key",
            name=op.f("uq_pledge_progress_tenant_id_pledge_id_commitment_key"),
        ),
    )
    op.create_table(
        "pledge_report",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pledge_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("commitments", sa.JSON(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_pledge_report_made_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pledge_id"],
            ["pledge.tenant_id", "pledge.id"],
            name=op.f("fk_pledge_report_tenant_id_pledge_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_pledge_report_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge_report")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_pledge_report_tenant_id_id")),
    )
    with op.batch_alter_table("pledge_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pledge_report_tenant_id_pledge_id_ends_on"),
            ["tenant_id", "pledge_id", "ends_on"],
            unique=False,
        )

    op.create_table(
        "registry_entry",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("company_number", sa.String(length=8), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("is_by_number", sa.Boolean(), nullable=False),
        sa.Column("matched_on", sa.Date(), nullable=False),
        sa.Column("matched_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["matched_by_id"], ["person.id"], name=op.f("fk_registry_entry_matched_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_registry_entry_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_registry_entry_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_entry")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_registry_entry_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id",
            "supplier_id",
            "year",
            "url",
            name=op.f("uq_registry_entry_tenant_id_supplier_id_year_url"),
        ),
    )
    op.create_table(
        "risk_assessment",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("framework_code", sa.String(length=30), nullable=False),
        sa.Column("tier", sa.String(length=8), nullable=False),
        sa.Column("proposed_tier", sa.String(length=8), nullable=False),
        sa.Column("why_other", sa.String(length=500), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessed_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessed_by_id"], ["person.id"], name=op.f("fk_risk_assessment_assessed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["framework_code"], ["risk_framework.code"], name=op.f("fk_risk_assessment_framework_code")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_risk_assessment_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_risk_assessment_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessment")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_risk_assessment_tenant_id_id")),
    )
    with op.batch_alter_table("risk_assessment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_risk_assessment_tenant_id_supplier_id_assessed_on"),
            ["tenant_id", "supplier_id", "assessed_on"],
            unique=False,
        )

    op.create_table(
        "supplier_alias",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supplier_alias_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supplier_alias_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_alias")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_supplier_alias_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id", "supplier_id", "title", name=op.f("uq_supplier_alias_tenant_id_supplier_id_title")
        ),
    )
    with op.batch_alter_table("supplier_alias", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_supplier_alias_tenant_id_name_key"), ["tenant_id", "name_key"], unique=False
        )

    op.create_table(
        "supplier_contact",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("role_words", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supplier_contact_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supplier_contact_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_contact")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_supplier_contact_tenant_id_id")),
    )
    with op.batch_alter_table("supplier_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_supplier_contact_tenant_id_supplier_id"),
            ["tenant_id", "supplier_id"],
            unique=False,
        )

    op.create_table(
        "supplier_country",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("presence", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supplier_country_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supplier_country_tenant_id")),
        sa.PrimaryKeyConstraint("supplier_id", "country_code", "presence", name=op.f("pk_supplier_country")),
    )
    with op.batch_alter_table("supplier_country", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_supplier_country_tenant_id_country_code"),
            ["tenant_id", "country_code"],
            unique=False,
        )

    op.create_table(
        "supplier_sector",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("sector_key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["sector_key"], ["sector.key"], name=op.f("fk_supplier_sector_sector_key")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supplier_sector_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supplier_sector_tenant_id")),
        sa.PrimaryKeyConstraint("supplier_id", "sector_key", name=op.f("pk_supplier_sector")),
    )
    with op.batch_alter_table("supplier_sector", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_supplier_sector_tenant_id_sector_key"), ["tenant_id", "sector_key"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_sector_tenant_id_supplier_id_sector_key"),
            ["tenant_id", "supplier_id", "sector_key"],
            unique=False,
        )

    op.create_table(
        "supply_link",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("provides", sa.String(length=200), nullable=False),
        sa.Column("is_labour", sa.Boolean(), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "customer_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supply_link_tenant_id_customer_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supply_link_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supply_link_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supply_link")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_supply_link_tenant_id_id")),
    )
    with op.batch_alter_table("supply_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_supply_link_tenant_id_customer_id"), ["tenant_id", "customer_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_supply_link_tenant_id_supplier_id"), ["tenant_id", "supplier_id"], unique=False
        )

    op.create_table(
        "contract_clause",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "clause_id"],
            ["clause.tenant_id", "clause.id"],
            name=op.f("fk_contract_clause_tenant_id_clause_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contract_id"],
            ["contract.tenant_id", "contract.id"],
            name=op.f("fk_contract_clause_tenant_id_contract_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_contract_clause_tenant_id")),
        sa.PrimaryKeyConstraint("contract_id", "clause_id", name=op.f("pk_contract_clause")),
    )
    op.create_table(
        "pledge_evidence",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("progress_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_pledge_evidence_added_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "file_id"],
            ["stored_file.tenant_id", "stored_file.id"],
            name=op.f("fk_pledge_evidence_tenant_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "progress_id"],
            ["pledge_progress.tenant_id", "pledge_progress.id"],
            name=op.f("fk_pledge_evidence_tenant_id_progress_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_pledge_evidence_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge_evidence")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_pledge_evidence_tenant_id_id")),
    )
    with op.batch_alter_table("pledge_evidence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pledge_evidence_tenant_id_progress_id"), ["tenant_id", "progress_id"], unique=False
        )

    op.create_table(
        "risk_finding",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("characteristic_key", sa.String(length=60), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["characteristic_key"],
            ["risk_characteristic.key"],
            name=op.f("fk_risk_finding_characteristic_key"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "assessment_id"],
            ["risk_assessment.tenant_id", "risk_assessment.id"],
            name=op.f("fk_risk_finding_tenant_id_assessment_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_risk_finding_tenant_id")),
        sa.PrimaryKeyConstraint("assessment_id", "characteristic_key", name=op.f("pk_risk_finding")),
    )
    op.create_table(
        "statement",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("year_starts_on", sa.Date(), nullable=False),
        sa.Column("year_ends_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("guidance_code", sa.String(length=30), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("started_by_id", sa.Uuid(), nullable=True),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("approved_by_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_words", sa.String(length=200), nullable=False),
        sa.Column("signed_by", sa.String(length=160), nullable=False),
        sa.Column("signed_role", sa.String(length=160), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("home_page_url", sa.String(length=2000), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["approved_by_id"], ["person.id"], name=op.f("fk_statement_approved_by_id")),
        sa.ForeignKeyConstraint(
            ["guidance_code"], ["statement_guidance.code"], name=op.f("fk_statement_guidance_code")
        ),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_statement_owner_person_id")
        ),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_statement_sent_by_id")),
        sa.ForeignKeyConstraint(["started_by_id"], ["person.id"], name=op.f("fk_statement_started_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_statement_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_statement_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_statement_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "plan_id"],
            ["plan.tenant_id", "plan.id"],
            name=op.f("fk_statement_tenant_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_statement_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_statement_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "year_ends_on", name=op.f("uq_statement_tenant_id_year_ends_on")),
    )
    op.create_table(
        "supplier_check",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=240), nullable=False),
        sa.Column("question_set_id", sa.Uuid(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("next_months", sa.Integer(), nullable=True),
        sa.Column("tender_words", sa.String(length=200), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("expected_price", sa.BigInteger(), nullable=True),
        sa.Column("answer_words", sa.Text(), nullable=False),
        sa.Column("status_reason", sa.String(length=300), nullable=False),
        sa.Column("published_id", sa.Uuid(), nullable=True),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_supplier_check_done_by_id")),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_supplier_check_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contract_id"],
            ["contract.tenant_id", "contract.id"],
            name=op.f("fk_supplier_check_tenant_id_contract_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_supplier_check_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "question_set_id"],
            ["question_set.tenant_id", "question_set.id"],
            name=op.f("fk_supplier_check_tenant_id_question_set_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_supplier_check_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_supplier_check_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_check")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_supplier_check_tenant_id_id")),
    )
    with op.batch_alter_table("supplier_check", schema=None) as batch_op:
        batch_op.create_index(
            "ix_supplier_check_open",
            ["tenant_id", "supplier_id", "kind"],
            unique=True,
            sqlite_where=sa.text("status IN ('planned', 'under-way')"),
            postgresql_where=sa.text("status IN ('planned', 'under-way')"),
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_check_tenant_id_done_on"), ["tenant_id", "done_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_check_tenant_id_status_kind"),
            ["tenant_id", "status", "kind"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_supplier_check_tenant_id_supplier_id_done_on"),
            ["tenant_id", "supplier_id", "done_on"],
            unique=False,
        )

    op.create_table(
        "area_read",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_area_read_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_area_read_tenant_id")),
        sa.PrimaryKeyConstraint("check_id", "area", name=op.f("pk_area_read")),
    )
    op.create_table(
        "check_answer",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_check_answer_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "question_id"],
            ["question.tenant_id", "question.id"],
            name=op.f("fk_check_answer_tenant_id_question_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_check_answer_tenant_id")),
        sa.PrimaryKeyConstraint("check_id", "question_id", name=op.f("pk_check_answer")),
    )
    op.create_table(
        "check_evidence",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("is_from_supplier", sa.Boolean(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_check_evidence_added_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_check_evidence_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "file_id"],
            ["stored_file.tenant_id", "stored_file.id"],
            name=op.f("fk_check_evidence_tenant_id_file_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_check_evidence_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_evidence")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_check_evidence_tenant_id_id")),
    )
    with op.batch_alter_table("check_evidence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_check_evidence_tenant_id_check_id"), ["tenant_id", "check_id"], unique=False
        )

    op.create_table(
        "exclusion",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("ground_key", sa.String(length=60), nullable=False),
        sa.Column("what_was_found", sa.Text(), nullable=False),
        sa.Column("self_cleaning", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=12), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by_words", sa.String(length=160), nullable=False),
        sa.Column("decision_reason", sa.Text(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notice_reference", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ground_key"], ["exclusion_ground.key"], name=op.f("fk_exclusion_ground_key")
        ),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_exclusion_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_exclusion_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_exclusion_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_exclusion_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_exclusion_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_exclusion_tenant_id_id")),
    )
    with op.batch_alter_table("exclusion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_exclusion_tenant_id_supplier_id"), ["tenant_id", "supplier_id"], unique=False
        )

    op.create_table(
        "follow_up",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sanction", sa.String(length=12), nullable=True),
        sa.Column("imposed_on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("closing_words", sa.String(length=500), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_follow_up_closed_by_id")),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_follow_up_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_follow_up_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_follow_up_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "plan_id"],
            ["follow_up.tenant_id", "follow_up.id"],
            name=op.f("fk_follow_up_tenant_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "supplier_id"],
            ["supplier.tenant_id", "supplier.id"],
            name=op.f("fk_follow_up_tenant_id_supplier_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_follow_up_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_follow_up_tenant_id_id")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_tenant_id_check_id"), ["tenant_id", "check_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_follow_up_tenant_id_status"), ["tenant_id", "status"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_follow_up_tenant_id_supplier_id"), ["tenant_id", "supplier_id"], unique=False
        )

    op.create_table(
        "questionnaire_invitation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reply_by_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.String(length=160), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["person.id"], name=op.f("fk_questionnaire_invitation_sent_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_questionnaire_invitation_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_questionnaire_invitation_tenant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_invitation")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_questionnaire_invitation_tenant_id_id")),
    )
    with op.batch_alter_table("questionnaire_invitation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_questionnaire_invitation_tenant_id_check_id"),
            ["tenant_id", "check_id"],
            unique=False,
        )

    op.create_table(
        "statement_author",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_statement_author_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "statement_id"],
            ["statement.tenant_id", "statement.id"],
            name=op.f("fk_statement_author_tenant_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_statement_author_tenant_id")),
        sa.PrimaryKeyConstraint("statement_id", "person_id", name=op.f("pk_statement_author")),
    )
    op.create_table(
        "statement_read",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("check_id", sa.Uuid(), nullable=False),
        sa.Column("guidance_code", sa.String(length=30), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("period_starts_on", sa.Date(), nullable=True),
        sa.Column("period_ends_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(length=160), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=False),
        sa.Column("has_home_page_link", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guidance_code"], ["statement_guidance.code"], name=op.f("fk_statement_read_guidance_code")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "check_id"],
            ["supplier_check.tenant_id", "supplier_check.id"],
            name=op.f("fk_statement_read_tenant_id_check_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_statement_read_tenant_id")),
        sa.PrimaryKeyConstraint("check_id", name=op.f("pk_statement_read")),
    )
    op.create_table(
        "statement_section",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("filled_in", sa.Text(), nullable=False),
        sa.Column("filled_on", sa.Date(), nullable=True),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("met", sa.JSON(), nullable=False),
        sa.Column("edited_by_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edited_by_id"], ["person.id"], name=op.f("fk_statement_section_edited_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "statement_id"],
            ["statement.tenant_id", "statement.id"],
            name=op.f("fk_statement_section_tenant_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_statement_section_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_section")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_statement_section_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id", "statement_id", "area", name=op.f("uq_statement_section_tenant_id_statement_id_area")
        ),
    )
    op.create_table(
        "statement_step",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_statement_step_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "statement_id"],
            ["statement.tenant_id", "statement.id"],
            name=op.f("fk_statement_step_tenant_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_statement_step_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_step")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_statement_step_tenant_id_id")),
    )
    with op.batch_alter_table("statement_step", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_statement_step_tenant_id_statement_id_at"),
            ["tenant_id", "statement_id", "at"],
            unique=False,
        )

    op.create_table(
        "questionnaire_draft",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("uploads", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "invitation_id"],
            ["questionnaire_invitation.tenant_id", "questionnaire_invitation.id"],
            name=op.f("fk_questionnaire_draft_tenant_id_invitation_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_questionnaire_draft_tenant_id")),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_questionnaire_draft")),
    )
    op.create_table(
        "statement_promise",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("kept", sa.String(length=8), nullable=False),
        sa.Column("outcome", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_statement_promise_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "action_id"],
            ["action.tenant_id", "action.id"],
            name=op.f("fk_statement_promise_tenant_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_statement_promise_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "statement_id"],
            ["statement.tenant_id", "statement.id"],
            name=op.f("fk_statement_promise_tenant_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_statement_promise_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_promise")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_statement_promise_tenant_id_id")),
    )
    with op.batch_alter_table("statement_promise", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_statement_promise_tenant_id_statement_id_position"),
            ["tenant_id", "statement_id", "position"],
            unique=False,
        )

    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("to_name", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("to_address", sa.String(length=254), nullable=True))
        batch_op.alter_column("person_id", existing_type=sa.CHAR(length=32), nullable=True)

    fence("clause")
    fence("column_mapping")
    fence("contract_import")
    fence("question_set")
    fence("registry_reading")
    fence("sector_view")
    fence("clause_rule")
    fence("pledge")
    fence("question")
    fence("supplier")
    fence("contract")
    fence("pledge_progress")
    fence("pledge_report")
    fence("registry_entry")
    fence("risk_assessment")
    fence("supplier_alias")
    fence("supplier_contact")
    fence("supplier_country")
    fence("supplier_sector")
    fence("supply_link")
    fence("contract_clause")
    fence("pledge_evidence")
    fence("risk_finding")
    fence("statement")
    fence("supplier_check")
    fence("area_read")
    fence("check_answer")
    fence("check_evidence")
    fence("exclusion")
    fence("follow_up")
    fence("questionnaire_invitation")
    fence("statement_author")
    fence("statement_read")
    fence("statement_section")
    fence("statement_step")
    fence("questionnaire_draft")
    fence("statement_promise")


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.alter_column("person_id", existing_type=sa.CHAR(length=32), nullable=False)
        batch_op.drop_column("to_address")
        batch_op.drop_column("to_name")

    op.drop_table("statement_promise")
    op.drop_table("questionnaire_draft")
    op.drop_table("statement_step")
    op.drop_table("statement_section")
    op.drop_table("statement_read")
    op.drop_table("statement_author")
    op.drop_table("questionnaire_invitation")
    op.drop_table("follow_up")
    op.drop_table("exclusion")
    op.drop_table("check_evidence")
    op.drop_table("check_answer")
    op.drop_table("area_read")
    op.drop_table("supplier_check")
    op.drop_table("statement")
    op.drop_table("risk_finding")
    op.drop_table("pledge_evidence")
    op.drop_table("contract_clause")
    op.drop_table("supply_link")
    op.drop_table("supplier_sector")
    op.drop_table("supplier_country")
    op.drop_table("supplier_contact")
    op.drop_table("supplier_alias")
    op.drop_table("risk_assessment")
    op.drop_table("registry_entry")
    op.drop_table("pledge_report")
    op.drop_table("pledge_progress")
    op.drop_table("contract")
    op.drop_table("supplier")
    op.drop_table("question")
    op.drop_table("pledge")
    op.drop_table("clause_rule")
    op.drop_table("statement_criterion")
    op.drop_table("sector_view")
    op.drop_table("risk_characteristic")
    op.drop_table("registry_reading")
    op.drop_table("question_set")
    op.drop_table("published_statement")
    op.drop_table("published_check")
    op.drop_table("high_risk_sector")
    op.drop_table("contract_import")
    op.drop_table("commitment")
    op.drop_table("column_mapping")
    op.drop_table("clause")
    op.drop_table("check_enquiry")
    op.drop_table("statement_guidance")
    op.drop_table("standard_questions")
    op.drop_table("sector")
    op.drop_table("risk_framework")
    op.drop_table("exclusion_ground")
    op.drop_table("clock")
    op.drop_table("charter")
