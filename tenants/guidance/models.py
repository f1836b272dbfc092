"""Tables of what law and guidance say, each row with the days between which it holds."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.database import Base
from tenants.guidance.rules import ClockRule, length_in_words


class Clock(Base):
    """How long something may take under one rule; its key is `code/year`, as in `exclusion-notice/2025`."""

    __tablename__ = "clock"
    __table_args__ = (Index(None, "code"),)

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    code: Mapped[str] = mapped_column(String(50))
    title: Mapped[str] = mapped_column(String(200))
    months: Mapped[int] = mapped_column(default=0)
    days: Mapped[int] = mapped_column(default=0)
    is_working_days: Mapped[bool] = mapped_column(default=False, server_default=false())  # what days counts
    fixed_month: Mapped[int | None]
    fixed_day: Mapped[int | None]
    is_law: Mapped[bool] = mapped_column(default=False)  # else guidance or custom
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    @property
    def rule(self) -> ClockRule:
        """The arithmetic of it."""
        return ClockRule(self.months, self.days, self.fixed_month, self.fixed_day)

    @property
    def length(self) -> str:
        """How long it is in words, such as 5 working days."""
        return length_in_words(self.months, self.days, is_working_days=bool(self.is_working_days))


class Sector(Base):
    """A line of business by which suppliers and contracts are sorted."""

    __tablename__ = "sector"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(String(400), default="")  # by which a category of a register is known
    position: Mapped[int]


class HighRiskSector(Base):
    """A sector that is known for a high risk of modern slavery, from a day to a day."""

    __tablename__ = "high_risk_sector"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    sector_key: Mapped[str] = mapped_column(ForeignKey("sector.key"))
    why: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class RiskFramework(Base):
    """A published way of judging the risk of a supplier, with the counts from which a tier follows."""

    __tablename__ = "risk_framework"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    highs_for_high: Mapped[int]  # so many characteristics of high risk propose the tier High
    highs_for_medium: Mapped[int]
    mediums_for_medium: Mapped[int]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    characteristics: Mapped[list["RiskCharacteristic"]] = relationship(order_by="RiskCharacteristic.position")


class RiskCharacteristic(Base):
    """One thing to judge; its key is `framework/code`, for example `ppn-009/workforce`."""

    __tablename__ = "risk_characteristic"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    framework_code: Mapped[str] = mapped_column(ForeignKey("risk_framework.code"))
    code: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(120))
    help: Mapped[str] = mapped_column(String(400), default="")
    position: Mapped[int]


class StatementGuidance(Base):
    """An edition of the guidance on statements."""

    __tablename__ = "statement_guidance"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    criteria: Mapped[list["StatementCriterion"]] = relationship(order_by="StatementCriterion.position")


class StatementCriterion(Base):
    """One thing that a section says at a level; its key is `guidance/area/number`."""

    __tablename__ = "statement_criterion"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    guidance_code: Mapped[str] = mapped_column(ForeignKey("statement_guidance.code"))
    area: Mapped[str] = mapped_column(String(20))  # tenants.records.statements.rules.Area
    level: Mapped[int]  # 1 or 2
    words: Mapped[str] = mapped_column(String(300))
    position: Mapped[int]


class ExclusionGround(Base):
    """A ground in law on which a supplier must or may be excluded."""

    __tablename__ = "exclusion_ground"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    is_mandatory: Mapped[bool]
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class Charter(Base):
    """A published set of commitments that a council may take on."""

    __tablename__ = "charter"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    report_months: Mapped[int | None]  # so often a report on it is due
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    commitments: Mapped[list["Commitment"]] = relationship(order_by="Commitment.number")


class Commitment(Base):
    """One commitment; its key is `charter/number`, for example `charter-against-modern-slavery/10`."""

    __tablename__ = "commitment"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    charter_code: Mapped[str] = mapped_column(ForeignKey("charter.code"))
    number: Mapped[int]
    words: Mapped[str] = mapped_column(String(400))


class StandardQuestions(Base):
    """A set of questions for one kind of check, which a tenant takes over and may change."""

    __tablename__ = "standard_questions"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # tenants.records.checks.rules.CheckKind
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    #: [{"part", "words", "help", "answer": AnswerKind, "choices": [str], "is_required": bool}]
    questions: Mapped[list[dict[str, Any]]]


class ContactService(Base):
    """A service in which somebody can be reached, as the directory sorts them."""

    __tablename__ = "contact_service"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(String(400), default="")  # other names that people type, by commas
    is_expected: Mapped[bool] = mapped_column(default=False)  # of every authority; else a gap
    position: Mapped[int]


class SurvivorNeed(Base):
    """Something that a survivor may need, by which services are found."""

    __tablename__ = "survivor_need"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(String(400), default="")
    position: Mapped[int]


class FirstResponder(Base):
    """A kind of organisation that may refer somebody to the NRM, from a day to a day."""

    __tablename__ = "first_responder"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    note: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    position: Mapped[int]


class ReferralAdvice(Base):
    """One sign to look for, thing to do or not to do, or point of a good referral."""

    __tablename__ = "referral_advice"
    __table_args__ = (Index(None, "kind", "position"),)

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))  # tenants.pathways.steps.Advice
    words: Mapped[str] = mapped_column(String(300))
    help: Mapped[str] = mapped_column(String(400), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    position: Mapped[int]


class PathwayGuidance(Base):
    """An edition of the national referral pathway, and the guidance that it rests on."""

    __tablename__ = "pathway_guidance"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    guidance: Mapped[str] = mapped_column(String(300))  # what it rests on, with its version
    issued_on: Mapped[date]  # the date of that version
    source: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")  # what changed, and what was not found
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    content: Mapped[dict[str, Any]]  # tenants.pathways.steps.Pathway as plain values


class CountingStandard(Base):
    """An edition of how referrals and operations are counted, before the network agrees one of its own."""

    __tablename__ = "counting_standard"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    changes: Mapped[str] = mapped_column(Text, default="")  # since the edition before
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    content: Mapped[dict[str, Any]]  # tenants.counting.standard.Standard as plain values


class PublishedSource(Base):
    """A publication whose figures the portal shows beside a tenant's own."""

    __tablename__ = "published_source"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    publisher: Mapped[str] = mapped_column(String(160))
    issued_on: Mapped[date | None]  # of this vintage: figures are revised
    url: Mapped[str] = mapped_column(String(2000), default="")
    limitations: Mapped[list[Any]]  # sentences to show beside any figure of it


class PublishedFigure(Base):
    """One figure of a publication about a place and a period; None is a figure that cannot be read."""

    __tablename__ = "published_figure"
    __table_args__ = (Index(None, "measure", "place"),)

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    source_code: Mapped[str] = mapped_column(ForeignKey("published_source.code"))
    measure: Mapped[str] = mapped_column(String(30))  # nrm-referrals, offences, …
    place: Mapped[str] = mapped_column(String(60))  # a tenant's slug, "london" or "uk"
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    type_key: Mapped[str] = mapped_column(String(30), default="")  # "": all
    age_band: Mapped[str] = mapped_column(String(12), default="")  # "": all
    value: Mapped[int | None]
    confidence: Mapped[str] = mapped_column(String(300), default="")  # how surely it was read


class Abbreviation(Base):
    """What an abbreviation of the field stands for, for everybody who has no other meaning for it."""

    __tablename__ = "abbreviation"

    title: Mapped[str] = mapped_column(String(20), primary_key=True)  # as it is written
    words: Mapped[str] = mapped_column(String(160))
    explanation: Mapped[str] = mapped_column(String(500), default="")


class RetentionRule(Base):
    """How many months a kind of record is kept unless a tenant chose otherwise."""

    __tablename__ = "retention_rule"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    kept: Mapped[str] = mapped_column(String(20))  # tenants.records.retention.rules.Kept
    title: Mapped[str] = mapped_column(String(160))
    months: Mapped[int]
    counted_from: Mapped[str] = mapped_column(String(120), default="")  # in words
    why: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class DisclosureRule(Base):
    """How small a count must be to be hidden, in one use from a day to a day; its key is `code/year`."""

    __tablename__ = "disclosure_rule"
    __table_args__ = (Index(None, "code"),)

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    code: Mapped[str] = mapped_column(String(40))  # people, organisations, shared-figures
    title: Mapped[str] = mapped_column(String(200))
    threshold: Mapped[int]  # counts of people from 1 to one less are hidden
    base: Mapped[int | None]  # of rounding
    minimum: Mapped[int | None]  # so many authorities must be counted in a figure about organisations
    dominance_percent: Mapped[int | None]  # of a figure that its two largest contributors may make
    width_percent: Mapped[int | None]  # of the largest contributor that a hidden figure must leave open
    why: Mapped[str] = mapped_column(String(400), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
