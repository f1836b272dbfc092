"""The ways a request to the domain can be refused, each with words for the person who asked."""


class Refusal(Exception):
    """Something was asked that cannot be done; `words` says what and what to do next."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NotFound(Refusal):
    """There is no such record, or it is not this tenant's: the two look the same."""

    def __init__(self, words: str = "We could not find that.") -> None:
        super().__init__(words)


class NotAllowed(Refusal):
    """The person may not do this to this record."""


class WrongState(Refusal):
    """The record is not in a state in which this can be done."""


class Conflict(Refusal):
    """Somebody else changed the record first; `seen` is the version the person had before them."""

    def __init__(self, words: str, seen: int) -> None:
        super().__init__(words)
        self.seen = seen


class FieldError(Refusal):
    """A value cannot be kept; `field` names the form field it came from."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


class ScopeError(RuntimeError):
    """A programming error: tenant data was touched outside the tenant's own scope."""
