"""The signal that a check of a supplier changed."""

from blinker import Signal

#: Sent with (sender=None, check_id=UUID) inside the tenant's scope, after the change was flushed.
check_changed = Signal("a check was logged, corrected or called off")
