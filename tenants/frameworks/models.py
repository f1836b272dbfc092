"""Tables of theme sets, network priorities and plan templates, each with the dates it is in force."""

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
