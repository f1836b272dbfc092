"""Boards meetings documents training."""

import sqlalchemy as sa
from alembic import op

from migrations.row_level_security import fence

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "training_framework",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_training_framework")),
    )
    op.create_table(
        "attendance_import",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_attendance_import_added_by_id")
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_attendance_import_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_import")),
        sa.UniqueConstraint("tenant_id", "digest", name=op.f("uq_attendance_import_tenant_id_digest")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_attendance_import_tenant_id_id")),
    )
    op.create_table(
        "board",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("life", sa.String(length=10), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("is_about_modern_slavery", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("life_reason", sa.String(length=300), nullable=False),
        sa.Column("shared_from_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_board_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_board_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "shared_from_id", name=op.f("uq_board_tenant_id_shared_from_id")),
    )
    with op.batch_alter_table("board", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_board_tenant_id_life"), ["tenant_id", "life"], unique=False)

    op.create_table(
        "calendar_feed",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_calendar_feed_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    op.create_table(
        "shared_board",
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["tenant.id"], name=op.f("fk_shared_board_home_id")),
        sa.PrimaryKeyConstraint("board_id", name=op.f("pk_shared_board")),
        sa.UniqueConstraint("board_id", "home_id", name=op.f("uq_shared_board_board_id_home_id")),
    )
    with op.batch_alter_table("shared_board", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shared_board_home_id"), ["home_id"], unique=False)

    op.create_table(
        "staff_group",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("is_councillors", sa.Boolean(), nullable=False),
        sa.Column("is_outside", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_staff_group_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_group")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_staff_group_tenant_id_id")),
    )
    op.create_table(
        "trainer",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("trained_on", sa.Date(), nullable=True),
        sa.Column("trained_by", sa.String(length=160), nullable=False),
        sa.Column("pledged", sa.Integer(), nullable=True),
        sa.Column("pledged_until_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_trainer_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainer")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_trainer_tenant_id_id")),
    )
    op.create_table(
        "training_tier",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("framework_code", sa.String(length=30), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("audience", sa.String(length=300), nullable=False),
        sa.Column("refresh_months", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_code"], ["training_framework.code"], name=op.f("fk_training_tier_framework_code")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_training_tier")),
    )
    op.create_table(
        "board_member",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("role_words", sa.String(length=120), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_board_member_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_board_member_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_board_member_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_member")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_board_member_tenant_id_id")),
    )
    with op.batch_alter_table("board_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_board_member_tenant_id_board_id"), ["tenant_id", "board_id"], unique=False
        )

    op.create_table(
        "board_note",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_board_note_author_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_board_note_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_board_note_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_note")),
    )
    with op.batch_alter_table("board_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_board_note_tenant_id_board_id_at"), ["tenant_id", "board_id", "at"], unique=False
        )

    op.create_table(
        "board_office",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("office", sa.String(length=12), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_board_office_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_board_office_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_board_office_tenant_id_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_board_office_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_office")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_board_office_tenant_id_id")),
    )
    with op.batch_alter_table("board_office", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_board_office_tenant_id_board_id_office"),
            ["tenant_id", "board_id", "office"],
            unique=False,
        )

    op.create_table(
        "board_rules",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("every", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=8), nullable=True),
        sa.Column("frequency_words", sa.String(length=80), nullable=False),
        sa.Column("agenda_days", sa.Integer(), nullable=False),
        sa.Column("minutes_days", sa.Integer(), nullable=False),
        sa.Column("report_months", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_board_rules_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_board_rules_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_rules")),
        sa.UniqueConstraint(
            "tenant_id", "board_id", "valid_from", name=op.f("uq_board_rules_tenant_id_board_id_valid_from")
        ),
    )
    op.create_table(
        "board_terms",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_board_terms_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "file_id"],
            ["stored_file.tenant_id", "stored_file.id"],
            name=op.f("fk_board_terms_tenant_id_file_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_board_terms_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_terms")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_board_terms_tenant_id_id")),
    )
    with op.batch_alter_table("board_terms", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_board_terms_tenant_id_board_id_agreed_on"),
            ["tenant_id", "board_id", "agreed_on"],
            unique=False,
        )

    op.create_table(
        "document",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("is_in_force", sa.Boolean(), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("version_label", sa.String(length=20), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        sa.Column("audience", sa.String(length=200), nullable=False),
        sa.Column("languages", sa.String(length=200), nullable=False),
        sa.Column("formats", sa.String(length=200), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("review_rule", sa.String(length=12), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("replaced_by_id", sa.Uuid(), nullable=True),
        sa.Column("status_reason", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_document_owner_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_document_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_document_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "replaced_by_id"],
            ["document.tenant_id", "document.id"],
            name=op.f("fk_document_tenant_id_replaced_by_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_document_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_document_tenant_id_id")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_tenant_id_kind"), ["tenant_id", "kind"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_document_tenant_id_status"), ["tenant_id", "status"], unique=False
        )

    op.create_table(
        "headcount",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "group_id"],
            ["staff_group.tenant_id", "staff_group.id"],
            name=op.f("fk_headcount_tenant_id_group_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_headcount_tenant_id")),
        sa.PrimaryKeyConstraint("group_id", "counted_on", name=op.f("pk_headcount")),
    )
    op.create_table(
        "highlight_report",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("figures_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_highlight_report_made_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_highlight_report_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_highlight_report_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_highlight_report")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_highlight_report_tenant_id_id")),
    )
    with op.batch_alter_table("highlight_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_highlight_report_tenant_id_starts_on"), ["tenant_id", "starts_on"], unique=False
        )

    op.create_table(
        "meeting_series",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("rule", sa.String(length=120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_meeting_series_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_meeting_series_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_meeting_series_tenant_id_id")),
    )
    with op.batch_alter_table("meeting_series", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_series_tenant_id_board_id"), ["tenant_id", "board_id"], unique=False
        )

    op.create_table(
        "obligation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=240), nullable=False),
        sa.Column("path", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_version", sa.Integer(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_obligation_done_by_id")),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_obligation_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_obligation_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_obligation_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_obligation_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id", "kind", "record_id", name=op.f("uq_obligation_tenant_id_kind_record_id")
        ),
    )
    with op.batch_alter_table("obligation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_obligation_tenant_id_done_on_due_on"),
            ["tenant_id", "done_on", "due_on"],
            unique=False,
        )

    op.create_table(
        "reporting_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("parent_words", sa.String(length=160), nullable=False),
        sa.Column("part", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_reporting_line_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_reporting_line_tenant_id_parent_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_reporting_line_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_line")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_reporting_line_tenant_id_id")),
    )
    with op.batch_alter_table("reporting_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reporting_line_tenant_id_board_id"), ["tenant_id", "board_id"], unique=False
        )

    op.create_table(
        "shared_seat",
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("has_left", sa.Boolean(), nullable=False),
        sa.Column("ended_because", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id", "home_id"],
            ["shared_board.board_id", "shared_board.home_id"],
            name=op.f("fk_shared_seat_board_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["tenant.id"], name=op.f("fk_shared_seat_guest_id")),
        sa.PrimaryKeyConstraint("board_id", "guest_id", name=op.f("pk_shared_seat")),
    )
    with op.batch_alter_table("shared_seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shared_seat_guest_id"), ["guest_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_shared_seat_home_id"), ["home_id"], unique=False)

    op.create_table(
        "training_level",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("refresh_months", sa.Integer(), nullable=True),
        sa.Column("tier_key", sa.String(length=60), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_training_level_tenant_id")),
        sa.ForeignKeyConstraint(["tier_key"], ["training_tier.key"], name=op.f("fk_training_level_tier_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_level")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_training_level_tenant_id_id")),
    )
    with op.batch_alter_table("training_level", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_training_level_tenant_id_position"), ["tenant_id", "position"], unique=False
        )

    op.create_table(
        "training_settings",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("has_names", sa.Boolean(), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_training_settings_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_training_settings_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_settings")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_training_settings_tenant_id")),
    )
    op.create_table(
        "course",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("level_id", sa.Uuid(), nullable=True),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("provider", sa.String(length=160), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("audience", sa.String(length=200), nullable=False),
        sa.Column("is_mandatory", sa.Boolean(), nullable=False),
        sa.Column("status_words", sa.String(length=120), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "level_id"],
            ["training_level.tenant_id", "training_level.id"],
            name=op.f("fk_course_tenant_id_level_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_course_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_course_tenant_id_id")),
    )
    op.create_table(
        "document_version",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.Column("what_changed", sa.String(length=500), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_document_version_added_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "document_id"],
            ["document.tenant_id", "document.id"],
            name=op.f("fk_document_version_tenant_id_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "file_id"],
            ["stored_file.tenant_id", "stored_file.id"],
            name=op.f("fk_document_version_tenant_id_file_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_document_version_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_version")),
        sa.UniqueConstraint(
            "tenant_id", "document_id", "label", name=op.f("uq_document_version_tenant_id_document_id_label")
        ),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_document_version_tenant_id_id")),
    )
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_version_tenant_id_document_id_added_at"),
            ["tenant_id", "document_id", "added_at"],
            unique=False,
        )

    op.create_table(
        "meeting",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("agenda_published_on", sa.Date(), nullable=True),
        sa.Column("agenda_changed_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("minutes_circulated_on", sa.Date(), nullable=True),
        sa.Column("minutes_approved_on", sa.Date(), nullable=True),
        sa.Column("approved_at_id", sa.Uuid(), nullable=True),
        sa.Column("cancelled_because", sa.String(length=300), nullable=False),
        sa.Column("reference_url", sa.String(length=2000), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "approved_at_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_meeting_tenant_id_approved_at_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_meeting_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "series_id"],
            ["meeting_series.tenant_id", "meeting_series.id"],
            name=op.f("fk_meeting_tenant_id_series_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_meeting_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_meeting_tenant_id_id")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_tenant_id_board_id_meets_on"),
            ["tenant_id", "board_id", "meets_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_tenant_id_meets_on"), ["tenant_id", "meets_on"], unique=False
        )

    op.create_table(
        "refresher",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("level_id", sa.Uuid(), nullable=False),
        sa.Column("runs_out_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("people_left", sa.Integer(), nullable=False),
        sa.Column("people_let_go", sa.Integer(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_because", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "group_id"],
            ["staff_group.tenant_id", "staff_group.id"],
            name=op.f("fk_refresher_tenant_id_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "level_id"],
            ["training_level.tenant_id", "training_level.id"],
            name=op.f("fk_refresher_tenant_id_level_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_refresher_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresher")),
        sa.UniqueConstraint(
            "tenant_id",
            "group_id",
            "level_id",
            "runs_out_on",
            name=op.f("uq_refresher_tenant_id_group_id_level_id_runs_out_on"),
        ),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_refresher_tenant_id_id")),
    )
    op.create_table(
        "requirement",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("level_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "group_id"],
            ["staff_group.tenant_id", "staff_group.id"],
            name=op.f("fk_requirement_tenant_id_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "level_id"],
            ["training_level.tenant_id", "training_level.id"],
            name=op.f("fk_requirement_tenant_id_level_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_requirement_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_requirement_tenant_id_id")),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_requirement_tenant_id_group_id_level_id"),
            ["tenant_id", "group_id", "level_id"],
            unique=False,
        )

    op.create_table(
        "agenda_item",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("presenter", sa.String(length=160), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("minute", sa.Text(), nullable=False),
        sa.Column("carried_from_id", sa.Uuid(), nullable=True),
        sa.Column("is_to_carry", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "carried_from_id"],
            ["agenda_item.tenant_id", "agenda_item.id"],
            name=op.f("fk_agenda_item_tenant_id_carried_from_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_agenda_item_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_agenda_item_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_agenda_item_tenant_id_id")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agenda_item_tenant_id_meeting_id_position"),
            ["tenant_id", "meeting_id", "position"],
            unique=False,
        )

    op.create_table(
        "approval",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_words", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_approval_decided_by_id")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_approval_sent_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "document_id"],
            ["document.tenant_id", "document.id"],
            name=op.f("fk_approval_tenant_id_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_approval_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "version_id"],
            ["document_version.tenant_id", "document_version.id"],
            name=op.f("fk_approval_tenant_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_approval_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_approval_tenant_id_id")),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_approval_tenant_id_document_id_sent_at"),
            ["tenant_id", "document_id", "sent_at"],
            unique=False,
        )

    op.create_table(
        "attendance",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("presence", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_attendance_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "member_id"],
            ["board_member.tenant_id", "board_member.id"],
            name=op.f("fk_attendance_tenant_id_member_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_attendance_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_attendance_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id", "meeting_id", "member_id", name=op.f("uq_attendance_tenant_id_meeting_id_member_id")
        ),
    )
    op.create_table(
        "meeting_invite",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=8), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_meeting_invite_person_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_meeting_invite_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_meeting_invite_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_invite")),
        sa.UniqueConstraint(
            "tenant_id",
            "meeting_id",
            "person_id",
            name=op.f("uq_meeting_invite_tenant_id_meeting_id_person_id"),
        ),
    )
    op.create_table(
        "training_session",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(length=12), nullable=False),
        sa.Column("provider", sa.String(length=160), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("trainer_id", sa.Uuid(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("invented", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_post_id", sa.Uuid(), nullable=True),
        sa.Column("owner_person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_person_id"], ["person.id"], name=op.f("fk_training_session_owner_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "course_id"],
            ["course.tenant_id", "course.id"],
            name=op.f("fk_training_session_tenant_id_course_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "import_id"],
            ["attendance_import.tenant_id", "attendance_import.id"],
            name=op.f("fk_training_session_tenant_id_import_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_post_id"],
            ["post.tenant_id", "post.id"],
            name=op.f("fk_training_session_tenant_id_owner_post_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "trainer_id"],
            ["trainer.tenant_id", "trainer.id"],
            name=op.f("fk_training_session_tenant_id_trainer_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_training_session_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_session")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_training_session_tenant_id_id")),
    )
    with op.batch_alter_table("training_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_training_session_tenant_id_course_id"), ["tenant_id", "course_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_training_session_tenant_id_held_on"), ["tenant_id", "held_on"], unique=False
        )

    op.create_table(
        "attendee",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "group_id"],
            ["staff_group.tenant_id", "staff_group.id"],
            name=op.f("fk_attendee_tenant_id_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "session_id"],
            ["training_session.tenant_id", "training_session.id"],
            name=op.f("fk_attendee_tenant_id_session_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_attendee_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
    )
    with op.batch_alter_table("attendee", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendee_tenant_id_session_id"), ["tenant_id", "session_id"], unique=False
        )

    op.create_table(
        "decision",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reference_url", sa.String(length=2000), nullable=False),
        sa.Column("replaced_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "board_id"],
            ["board.tenant_id", "board.id"],
            name=op.f("fk_decision_tenant_id_board_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "item_id"],
            ["agenda_item.tenant_id", "agenda_item.id"],
            name=op.f("fk_decision_tenant_id_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_decision_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "replaced_by_id"],
            ["decision.tenant_id", "decision.id"],
            name=op.f("fk_decision_tenant_id_replaced_by_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_decision_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_decision_tenant_id_id")),
        sa.UniqueConstraint("tenant_id", "ref", name=op.f("uq_decision_tenant_id_ref")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_decision_tenant_id_board_id_decided_on"),
            ["tenant_id", "board_id", "decided_on"],
            unique=False,
        )

    op.create_table(
        "evaluation",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("measure", sa.String(length=12), nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("before_percent", sa.Integer(), nullable=True),
        sa.Column("before_answers", sa.Integer(), nullable=True),
        sa.Column("after_percent", sa.Integer(), nullable=True),
        sa.Column("after_answers", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "session_id"],
            ["training_session.tenant_id", "training_session.id"],
            name=op.f("fk_evaluation_tenant_id_session_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_evaluation_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint(
            "tenant_id", "session_id", "measure", name=op.f("uq_evaluation_tenant_id_session_id_measure")
        ),
    )
    op.create_table(
        "paper",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_paper_added_by_id")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "file_id"],
            ["stored_file.tenant_id", "stored_file.id"],
            name=op.f("fk_paper_tenant_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "item_id"],
            ["agenda_item.tenant_id", "agenda_item.id"],
            name=op.f("fk_paper_tenant_id_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["meeting.tenant_id", "meeting.id"],
            name=op.f("fk_paper_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_paper_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_paper_tenant_id_id")),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_paper_tenant_id_meeting_id"), ["tenant_id", "meeting_id"], unique=False
        )

    op.create_table(
        "training_attendance",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "group_id"],
            ["staff_group.tenant_id", "staff_group.id"],
            name=op.f("fk_training_attendance_tenant_id_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "session_id"],
            ["training_session.tenant_id", "training_session.id"],
            name=op.f("fk_training_attendance_tenant_id_session_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_training_attendance_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_attendance")),
        sa.UniqueConstraint("tenant_id", "id", name=op.f("uq_training_attendance_tenant_id_id")),
        sa.UniqueConstraint(
            "tenant_id",
            "session_id",
            "group_id",
            "organisation",
            name=op.f("uq_training_attendance_tenant_id_session_id_group_id_organisation"),
        ),
    )
    with op.batch_alter_table("training_attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_training_attendance_tenant_id_group_id"), ["tenant_id", "group_id"], unique=False
        )

    op.create_table(
        "item_action",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "action_id"],
            ["action.tenant_id", "action.id"],
            name=op.f("fk_item_action_tenant_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "item_id"],
            ["agenda_item.tenant_id", "agenda_item.id"],
            name=op.f("fk_item_action_tenant_id_item_id"),
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_item_action_tenant_id")),
        sa.PrimaryKeyConstraint("item_id", "action_id", name=op.f("pk_item_action")),
    )
    with op.batch_alter_table("item_action", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_item_action_tenant_id_action_id"), ["tenant_id", "action_id"], unique=False
        )

    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.add_column(sa.Column("board_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_action_tenant_id_board_id"),
            "board",
            ["tenant_id", "board_id"],
            ["tenant_id", "id"],
        )

    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendar", sa.Text(), nullable=True))

    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("board_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_plan_tenant_id_board_id"), "board", ["tenant_id", "board_id"], ["tenant_id", "id"]
        )

    fence("attendance_import")
    fence("board")
    fence("staff_group")
    fence("trainer")
    fence("board_member")
    fence("board_note")
    fence("board_office")
    fence("board_rules")
    fence("board_terms")
    fence("document")
    fence("headcount")
    fence("highlight_report")
    fence("meeting_series")
    fence("obligation")
    fence("reporting_line")
    fence("training_level")
    fence("training_settings")
    fence("course")
    fence("document_version")
    fence("meeting")
    fence("refresher")
    fence("requirement")
    fence("agenda_item")
    fence("approval")
    fence("attendance")
    fence("meeting_invite")
    fence("training_session")
    fence("attendee")
    fence("decision")
    fence("evaluation")
    fence("paper")
    fence("training_attendance")
    fence("item_action")


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_plan_tenant_id_board_id"), type_="foreignkey")
        batch_op.drop_column("board_id")

    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.drop_column("calendar")

    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_action_tenant_id_board_id"), type_="foreignkey")
        batch_op.drop_column("board_id")

    op.drop_table("item_action")
    op.drop_table("training_attendance")
    op.drop_table("paper")
    op.drop_table("evaluation")
    op.drop_table("decision")
    op.drop_table("attendee")
    op.drop_table("training_session")
    op.drop_table("meeting_invite")
    op.drop_table("attendance")
    op.drop_table("approval")
    op.drop_table("agenda_item")
    op.drop_table("requirement")
    op.drop_table("refresher")
    op.drop_table("meeting")
    op.drop_table("document_version")
    op.drop_table("course")
    op.drop_table("training_settings")
    op.drop_table("training_level")
    op.drop_table("shared_seat")
    op.drop_table("reporting_line")
    op.drop_table("obligation")
    op.drop_table("meeting_series")
    op.drop_table("highlight_report")
    op.drop_table("headcount")
    op.drop_table("document")
    op.drop_table("board_terms")
    op.drop_table("board_rules")
    op.drop_table("board_office")
    op.drop_table("board_note")
    op.drop_table("board_member")
    op.drop_table("training_tier")
    op.drop_table("trainer")
    op.drop_table("staff_group")
    op.drop_table("shared_board")
    op.drop_table("calendar_feed")
    op.drop_table("board")
    op.drop_table("attendance_import")
    op.drop_table("training_framework")
