"""Tables of shared boards: what their home tenant publishes of each, and to whom.

Neither is behind the fence, because two tenants meet in them. They are read and written in workflows/sharing
only, and PostgreSQL shows each row to nobody but the home and, while its seat lasts, the guest.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base


class SharedBoard(Base):
    """A signed copy of one board, renewed in the same transaction as each change of it.

    `card` is empty while nobody is offered it.
    """

    __tablename__ = "shared_board"
    __table_args__ = (UniqueConstraint("board_id", "home_id"),)  # what a seat refers to

    board_id: Mapped[UUID] = mapped_column(primary_key=True)  # in the home tenant's house
    home_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"), index=True)
    card: Mapped[dict[str, Any]]  # tenants.records.boards.exits.BoardCard as plain values
    edition: Mapped[int] = mapped_column(default=1)
    published_at: Mapped[datetime]


class SharedSeat(Base):
    """A tenant that a board is offered to; it takes part from `joined_on` until either side ends it."""

    __tablename__ = "shared_seat"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "home_id"], ["shared_board.board_id", "shared_board.home_id"]),
    )

    board_id: Mapped[UUID] = mapped_column(primary_key=True)
    guest_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"), primary_key=True, index=True)
    home_id: Mapped[UUID] = mapped_column(index=True)  # repeated, so that a row says whose it is by itself
    offered_on: Mapped[date]
    joined_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    has_left: Mapped[bool] = mapped_column(default=False)  # the guest ended it, and not the home
    ended_because: Mapped[str] = mapped_column(String(200), default="")
