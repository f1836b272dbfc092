"""How often a board meets and its clocks: changed from a day on, so that what held before can be read."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError
from tenants.records.boards.details import Rules
from tenants.records.boards.keeping import keep, must_be_edited_here, must_not_have_ended
from tenants.records.boards.models import Board, BoardRules
from tenants.records.boards.queries import latest_rules
from tenants.records.boards.reports_due import owe_next_report
from tenants.records.boards.rules import frequency_words, months_words


def set_rules(board: Board, rules: Rules, *, valid_from: date | None, by: UUID | None) -> BoardRules:
    """Adds rules that hold from a day on and ends those before; meetings planned already keep their dates.

    The day from which the latest rules hold corrects those. FieldError for a day before that.
    """
    must_be_edited_here(board)
    must_not_have_ended(board)
    rules.check()
    now = latest_rules(board.id)
    kept = now if now is not None and now.valid_from == valid_from else _begin(board, now, valid_from)
    for name, value in rules._asdict().items():
        setattr(kept, name, value.strip() if isinstance(value, str) else value)
    db.session.flush()
    keep("board:rules-changed", board, by, valid_from=valid_from, **_told(kept))
    owe_next_report(board, clock.today(), by)
    return kept


def _begin(board: Board, now: BoardRules | None, valid_from: date | None) -> BoardRules:
    if now is not None:
        if valid_from is None or (now.valid_from is not None and valid_from < now.valid_from):
            raise FieldError("valid_from", _too_early(now))
        now.valid_to = valid_from - timedelta(days=1)
    kept = BoardRules(id=uuid4(), board_id=board.id, valid_from=valid_from)
    db.session.add(kept)
    return kept


def _too_early(now: BoardRules) -> str:
    if now.valid_from is None:
        return "Enter the day from which the new rules hold."
    return f"Enter {format_day(now.valid_from)} or a later day: the latest rules begin then."


def _told(kept: BoardRules) -> dict[str, str | int]:
    return {
        "meets": frequency_words(kept.every, kept.unit, kept.frequency_words),
        "agenda_days_before": kept.agenda_days,
        "minutes_days_after": kept.minutes_days,
        "highlight_reports": months_words(kept.report_months) or "None expected",
    }
