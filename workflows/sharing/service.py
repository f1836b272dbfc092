"""The verbs of shared boards: the home offers and withdraws, a guest takes part, declines and leaves."""

from workflows.sharing.offering import offer, withdraw
from workflows.sharing.publishing import publish, take_down_if_last
from workflows.sharing.taking_part import decline, join, leave

__all__ = ["decline", "join", "leave", "offer", "publish", "take_down_if_last", "withdraw"]
