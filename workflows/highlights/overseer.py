"""The board that a report is most likely for."""

from datetime import date

from tenants.records.boards.models import Board
from tenants.records.boards.queries import boards
from tenants.records.boards.rules import BoardKind, Life
from workflows.highlights.figures import plans


def likely_board(today: date) -> Board | None:
    """The board that oversees a plan in force; else an active one about modern slavery; else any."""
    known = sorted(boards(), key=_likeliness)
    overseeing = {plan.board_id for plan in plans() if plan.ends_on is None or plan.ends_on >= today}
    return next((board for board in known if board.id in overseeing), next(iter(known), None))


def _likeliness(board: Board) -> tuple[bool, bool, bool]:
    """Active before paused, about modern slavery before others, strategic before working groups."""
    is_strategic = board.kind == BoardKind.STRATEGIC_BOARD
    return board.life != Life.ACTIVE, not board.is_about_modern_slavery, not is_strategic
