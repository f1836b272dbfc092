"""Tables of theme sets, priorities, templates and training frameworks, each with the dates it is in force."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.database import Base


class ThemeSet(Base):
    """A way of dividing a plan into themes, such as the four Ps."""

    __tablename__ = "theme_set"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(200), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    themes: Mapped[list["Theme"]] = relationship(order_by="Theme.position")


class Theme(Base):
    """One theme of a set; its key is `set/code`, for example `4p/prevent`."""

    __tablename__ = "theme"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    set_code: Mapped[str] = mapped_column(ForeignKey("theme_set.code"))
    code: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[int]


class NetworkPriority(Base):
    """A priority of the London network, to which a borough's action may answer."""

    __tablename__ = "network_priority"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[str] = mapped_column(String(400), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class PlanTemplate(Base):
    """A plan from elsewhere that a lead may start from."""

    __tablename__ = "plan_template"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text, default="")
    theme_set_code: Mapped[str] = mapped_column(ForeignKey("theme_set.code"))
    #: {"actions": [{"theme", "aim", "title", "description", "partners"}]}
    outline: Mapped[dict[str, Any]]


class TrainingFramework(Base):
    """A published ladder of training levels that a tenant may take over."""

    __tablename__ = "training_framework"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    tiers: Mapped[list["TrainingTier"]] = relationship(order_by="TrainingTier.position")


class TrainingTier(Base):
    """One level of a framework; its key is `framework/code`."""

    __tablename__ = "training_tier"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    framework_code: Mapped[str] = mapped_column(ForeignKey("training_framework.code"))
    code: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(String(500), default="")
    audience: Mapped[str] = mapped_column(String(300), default="")
    refresh_months: Mapped[int | None]
    position: Mapped[int]
