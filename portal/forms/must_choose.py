"""The drop-down whose first line only asks to choose."""

from collections.abc import Iterable
from typing import Any

from portal.forms.fields import Choice, options


class MustChoose(Choice):
    """One of a long list; the first line asks for a choice and is none itself."""

    def __init__(self, label: str, *, asks: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.asks = asks

    def offer(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Fills in what can be chosen, from pairs of value and words."""
        self.choices = options([("", self.asks), *pairs])

    def pre_validate(self, form: Any) -> None:
        """Refuses what is not in the list, and the line that asks."""
        self.data = self.data or None
        super().pre_validate(form)
