"""Tables of training: levels, groups with headcounts, requirements, courses, sessions and attendance."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.posts.models import Owned
from tenants.records.training.rules import Measure, Mode, SessionStatus


class TrainingLevel(TenantOwned, Base):
    """One level of training as the tenant uses it: its own, or taken over from a framework."""

    __tablename__ = "training_level"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), Index(None, "tenant_id", "position"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]
    refresh_months: Mapped[int | None]  # after which it has to be done again; None: it does not run out
    tier_key: Mapped[str | None] = mapped_column(ForeignKey("training_tier.key"), info=COUNTABLE)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class StaffGroup(TenantOwned, Base):
    """People who need the same training: a service of the council, its councillors, or people outside it."""

    __tablename__ = "staff_group"
    __table_args__ = (UniqueConstraint("tenant_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(120))
    department: Mapped[str] = mapped_column(String(120), default="")
    is_councillors: Mapped[bool] = mapped_column(default=False)
    is_outside: Mapped[bool] = mapped_column(default=False)  # landlords, schools: no headcount is asked for
    ended_on: Mapped[date | None]
    invented: Mapped[str] = mapped_column(String(120), default="")


class Headcount(TenantOwned, Base):
    """How many people a group had on a day; the newest counts."""

    __tablename__ = "headcount"
    __table_args__ = (within("group_id", "staff_group"),)

    group_id: Mapped[UUID] = mapped_column(primary_key=True)
    counted_on: Mapped[date] = mapped_column(primary_key=True)
    people: Mapped[int] = mapped_column(info=COUNTABLE)


class Requirement(TenantOwned, Base):
    """A group needs a level, from a day to a day."""

    __tablename__ = "requirement"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("group_id", "staff_group"),
        within("level_id", "training_level"),
        Index(None, "tenant_id", "group_id", "level_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    group_id: Mapped[UUID]
    level_id: Mapped[UUID]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "A required level"


class Course(TenantOwned, Base):
    """A course that is given again and again, at one level."""

    __tablename__ = "course"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), within("level_id", "training_level"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    level_id: Mapped[UUID | None]
    mode: Mapped[Mode] = mapped_column(String(12), info=COUNTABLE)
    provider: Mapped[str] = mapped_column(String(160), default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    audience: Mapped[str] = mapped_column(String(200), default="")
    is_mandatory: Mapped[bool] = mapped_column(default=False)
    status_words: Mapped[str] = mapped_column(String(120), default="")  # as the council put it: "planned"
    ended_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class TrainingSession(TenantOwned, Owned, Base):
    """One session of a course; completions of an e-learning course are a session for each month."""

    __tablename__ = "training_session"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("course_id", "course"),
        within("trainer_id", "trainer"),
        within("owner_post_id", "post"),
        within("import_id", "attendance_import"),
        Index(None, "tenant_id", "held_on"),
        Index(None, "tenant_id", "course_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    course_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))  # the course's, as it was then
    status: Mapped[SessionStatus] = mapped_column(String(10), info=COUNTABLE)
    held_on: Mapped[date] = mapped_column(info=COUNTABLE)  # or the day for which it is planned
    mode: Mapped[Mode] = mapped_column(String(12), info=COUNTABLE)
    provider: Mapped[str] = mapped_column(String(160), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    places: Mapped[int | None] = mapped_column(info=COUNTABLE)
    trainer_id: Mapped[UUID | None]  # of the train-the-trainer pool
    notes: Mapped[str] = mapped_column(Text, default="")
    import_id: Mapped[UUID | None]
    invented: Mapped[str] = mapped_column(String(120), default="")
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]  # also when only its attendance or its evaluation changed

    __mapper_args__ = {"version_id_col": version}


class TrainingAttendance(TenantOwned, Base):
    """How many people of one group, or of one outside organisation, came to a session."""

    __tablename__ = "training_attendance"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "session_id", "group_id", "organisation"),
        within("session_id", "training_session"),
        within("group_id", "staff_group"),
        Index(None, "tenant_id", "group_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID]
    group_id: Mapped[UUID | None]
    organisation: Mapped[str] = mapped_column(String(120), default="")  # when it is no group of the council
    people: Mapped[int] = mapped_column(info=COUNTABLE)

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return self.organisation or "Attendance of a group"


class Attendee(TenantOwned, Base):
    """A person who came, named only where the tenant turned names on; never leaves the tenant."""

    __tablename__ = "attendee"
    __table_args__ = (
        within("session_id", "training_session"),
        within("group_id", "staff_group"),
        Index(None, "tenant_id", "session_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID]
    group_id: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(120))


class Evaluation(TenantOwned, Base):
    """What people of a session said before and after, in per cent of those who answered."""

    __tablename__ = "evaluation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "session_id", "measure"),
        within("session_id", "training_session"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID]
    measure: Mapped[Measure] = mapped_column(String(12), info=COUNTABLE)
    question: Mapped[str] = mapped_column(String(200), default="")
    before_percent: Mapped[int | None] = mapped_column(info=COUNTABLE)
    before_answers: Mapped[int | None] = mapped_column(info=COUNTABLE)  # None: the source does not say
    after_percent: Mapped[int | None] = mapped_column(info=COUNTABLE)
    after_answers: Mapped[int | None] = mapped_column(info=COUNTABLE)

    @property
    def title(self) -> str:
        """What was asked."""
        return self.question or self.measure


class Trainer(TenantOwned, Base):
    """Somebody trained to train others, with the sessions that were pledged."""

    __tablename__ = "trainer"
    __table_args__ = (UniqueConstraint("tenant_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))  # a post or a team, or a name the tenant may keep
    department: Mapped[str] = mapped_column(String(120), default="")
    trained_on: Mapped[date | None]
    trained_by: Mapped[str] = mapped_column(String(160), default="")
    pledged: Mapped[int | None]  # sessions
    pledged_until_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    invented: Mapped[str] = mapped_column(String(120), default="")


class Refresher(TenantOwned, Base):
    """People of a group whose training at a level runs out at the end of a month: an obligation."""

    __tablename__ = "refresher"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "group_id", "level_id", "runs_out_on"),
        within("group_id", "staff_group"),
        within("level_id", "training_level"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    group_id: Mapped[UUID]
    level_id: Mapped[UUID]
    runs_out_on: Mapped[date]  # the last day of the month
    people: Mapped[int]
    people_left: Mapped[int]  # neither trained again nor let go
    people_let_go: Mapped[int] = mapped_column(default=0)  # settled by hand: left the council, changed work
    settled_on: Mapped[date | None]
    settled_because: Mapped[str] = mapped_column(String(200), default="")

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "Refresher"


class TrainingSettings(TenantOwned, Base):
    """How a tenant keeps its training log."""

    __tablename__ = "training_settings"
    __table_args__ = (UniqueConstraint("tenant_id"), within("owner_post_id", "post"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(40), default="Training settings")
    has_names: Mapped[bool] = mapped_column(default=False)
    owner_post_id: Mapped[UUID | None]  # the post that is reminded of refreshers and missing attendance


class AttendanceImport(TenantOwned, Base):
    """A spreadsheet of attendance that was read in, known by its content so that it is read in once only."""

    __tablename__ = "attendance_import"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "digest"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))  # the file's name
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the bytes, hexadecimal
    rows: Mapped[int]
    people: Mapped[int]
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]
