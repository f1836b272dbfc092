"""Directory survivor services pathways."""

import sqlalchemy as sa
from alembic import op

from migrations.row_level_security import fence

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "contact_service",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("is_expected", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_contact_service")),
    )
    op.create_table(
        "first_responder",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_first_responder")),
    )
    op.create_table(
        "mailed_link",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_mailed_link")),
    )
    op.create_table(
        "pathway_guidance",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("guidance", sa.String(length=300), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_pathway_guidance")),
    )
    op.create_table(
        "referral_advice",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("help", sa.String(length=400), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_referral_advice")),
    )
    with op.batch_alter_table("referral_advice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_referral_advice_kind_position"), ["kind", "position"], unique=False
        )

    op.create_table(
        "survivor_need",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_survivor_need")),
    )
    op.create_table(
        "approved_domain",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.String(length=253), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("approved_by_id", sa.Uuid(), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name=op.f("fk_approved_domain_approved_by_id")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["tenant.id"], name=op.f("fk_approved_domain_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approved_domain")),
        sa.UniqueConstraint("domain", name=op.f("uq_approved_domain_domain")),
    )
    op.create_table(
        "directory_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publisher_id", sa.Uuid(), nullable=False),
        sa.Column("service_key", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("availability", sa.String(length=12), nullable=False),
        sa.Column("audience", sa.Integer(), nullable=False),
        sa.Column("public_fields", sa.JSON(), nullable=False),
        sa.Column("members_fields", sa.JSON(), nullable=False),
        sa.Column("network_fields", sa.JSON(), nullable=False),
        sa.Column("is_vacant", sa.Boolean(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("stale_since_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["tenant.id"], name=op.f("fk_directory_entry_publisher_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_key"], ["contact_service.key"], name=op.f("fk_directory_entry_service_key")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_entry")),
    )
    with op.batch_alter_table("directory_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_directory_entry_organisation"), ["organisation"], unique=False)
        batch_op.create_index(batch_op.f("ix_directory_entry_publisher_id"), ["publisher_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_directory_entry_service_key_organisation"),
            ["service_key", "organisation"],
            unique=False,
        )

    op.create_table(
        "look_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reader", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("audience", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("service_key", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_look_up_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_up")),
    )
    with op.batch_alter_table("look_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_look_up_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_look_up_reader_at"), ["reader", "at"], unique=False)

    op.create_table(
        "published_pathway",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("caveat", sa.String(length=1000), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["tenant.id"], name=op.f("fk_published_pathway_authority_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_pathway")),
        sa.UniqueConstraint(
            "authority_id", "edition", name=op.f("uq_published_pathway_authority_id_edition")
        ),
    )
    op.create_table(
        "published_service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publisher_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["tenant.id"], name=op.f("fk_published_service_publisher_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_service")),
    )
    op.create_table(
        "contact",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("covers", sa.JSON(), nullable=False),
        sa.Column("holder", sa.String(length=120), nullable=False),
        sa.Column("holder_email", sa.String(length=254), nullable=False),
        sa.Column("deputy", sa.String(length=120), nullable=False),
        sa.Column("deputy_email", sa.String(length=254), nullable=False),
        sa.Column("mailbox", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("availability", sa.String(length=12), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("training", sa.String(length=10), nullable=False),
        sa.Column("trained_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("visibility", sa.JSON(), nullable=False),
        sa.Column("vacant_since_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by_id", sa.Uuid(), nullable=True),
        sa.Column("verified_words", sa.String(length=160), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", sa.Uuid(), nullable=True),
        sa.Column("stale_since_on", sa.Date(), nullable=True),
        sa.Column("stale_because", sa.String(length=300), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["edited_by_id"], ["person.id"], name=op.f("fk_contact_edited_by_id")),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_contact_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["service_key"], ["contact_service.key"], name=op.f("fk_contact_service_key")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_contact_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_contact_tenant_id")),
        sa.ForeignKeyConstraint(["verified_by_id"], ["person.id"], name=op.f("fk_contact_verified_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_contact_tenant_id_id")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contact_tenant_id_state_service_key"),
            ["tenant_id", "state", "service_key"],
            unique=False,
        )

    op.create_table(
        "directory_cover",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["tenant.id"], name=op.f("fk_directory_cover_authority_id")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["directory_entry.id"], name=op.f("fk_directory_cover_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", "authority_id", name=op.f("pk_directory_cover")),
    )
    with op.batch_alter_table("directory_cover", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_directory_cover_authority_id"), ["authority_id"], unique=False)

    op.create_table(
        "directory_word",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("start", sa.String(length=3), nullable=False),
        sa.Column("audience", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["directory_entry.id"], name=op.f("fk_directory_word_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", "word", name=op.f("pk_directory_word")),
    )
    with op.batch_alter_table("directory_word", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_directory_word_start_word_audience"), ["start", "word", "audience"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_directory_word_word_audience"), ["word", "audience"], unique=False
        )

    op.create_table(
        "pathway",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("caveat", sa.String(length=1000), nullable=False),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("sent_back_because", sa.String(length=500), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["approved_by_id"], ["person.id"], name=op.f("fk_pathway_approved_by_id")),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_pathway_owner_person_id")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_pathway_sent_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_pathway_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_pathway_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pathway")),
        sa.UniqueConstraint("tenant_id", "edition", name=op.f("uq_pathway_tenant_id_edition")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_pathway_tenant_id_id")),
    )
    op.create_table(
        "survivor_service",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("cost", sa.String(length=120), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("minimum_age", sa.Integer(), nullable=True),
        sa.Column("maximum_age", sa.Integer(), nullable=True),
        sa.Column("genders", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("has_interpreters", sa.Boolean(), nullable=False),
        sa.Column("nrm", sa.JSON(), nullable=False),
        sa.Column("reach", sa.String(length=10), nullable=False),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("is_refuge", sa.Boolean(), nullable=False),
        sa.Column("how_to_refer", sa.Text(), nullable=False),
        sa.Column("may_refer_self", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.String(length=300), nullable=False),
        sa.Column("capacity_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("suggested_by_id", sa.Uuid(), nullable=True),
        sa.Column("suggested_by_words", sa.String(length=200), nullable=False),
        sa.Column("suggested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_because", sa.String(length=300), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by_id", sa.Uuid(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_survivor_service_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_survivor_service_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["suggested_by_id"], ["person.id"], name=op.f("fk_survivor_service_suggested_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_survivor_service_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_survivor_service_tenant_id")),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["person.id"], name=op.f("fk_survivor_service_verified_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survivor_service")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_survivor_service_tenant_id_id")),
    )
    with op.batch_alter_table("survivor_service", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_survivor_service_tenant_id_status_title"),
            ["tenant_id", "status", "title"],
            unique=False,
        )

    op.create_table(
        "contact_report",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reporter", sa.String(length=254), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["person.id"], name=op.f("fk_contact_report_settled_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "contact_id"],
            ["contact.tenant_id", "contact.id"],
            name=op.f("fk_contact_report_tenant_id_contact_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_contact_report_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_report")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_contact_report_tenant_id_id")),
    )
    with op.batch_alter_table("contact_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contact_report_tenant_id_contact_id"), ["tenant_id", "contact_id"], unique=False
        )

    op.create_table(
        "pathway_author",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("pathway_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pathway_author_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "pathway_id"],
            ["pathway.tenant_id", "pathway.id"],
            name=op.f("fk_pathway_author_tenant_id_pathway_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_pathway_author_tenant_id")),
        sa.PrimaryKeyConstraint("pathway_id", "person_id", name=op.f("pk_pathway_author")),
    )
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_working_days", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    fence("contact")
    fence("pathway")
    fence("survivor_service")
    fence("contact_report")
    fence("pathway_author")


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.drop_column("is_working_days")

    op.drop_table("pathway_author")
    op.drop_table("contact_report")
    op.drop_table("survivor_service")
    op.drop_table("pathway")
    op.drop_table("directory_word")
    op.drop_table("directory_cover")
    op.drop_table("contact")
    op.drop_table("published_service")
    op.drop_table("published_pathway")
    op.drop_table("look_up")
    op.drop_table("directory_entry")
    op.drop_table("approved_domain")
    op.drop_table("survivor_need")
    op.drop_table("referral_advice")
    op.drop_table("pathway_guidance")
    op.drop_table("mailed_link")
    op.drop_table("first_responder")
    op.drop_table("contact_service")
