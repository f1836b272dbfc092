"""The signal that a meeting was planned, moved, changed or cancelled."""

from blinker import Signal

#: Sent with (sender=None, meeting_id=UUID) inside the tenant's scope, after the change was flushed and its
#: `sequence` raised; only for what a calendar shows: title, day, times, place, link, cancelled.
meeting_moved = Signal("a meeting was planned, moved, changed or cancelled")
