"""The signal that something about a board, its people or its meetings changed."""

from blinker import Signal

#: Sent with (sender=None, board_id=UUID) inside the tenant's scope, after the change was flushed.
board_changed = Signal("a board, its people or its meetings changed")
