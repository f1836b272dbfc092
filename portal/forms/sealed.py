"""What was read from a file, sealed and carried by the page itself: nothing is kept meanwhile."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from tenants.errors import FieldError, WrongState

_LASTS = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Sealed:
    """The parcels of one kind of file: their `salt` keeps them from passing for another's."""

    salt: str
    largest: int  # in characters: a page's form may hold a megabyte in all
    file: str  # what has to be chosen again when a parcel is too old

    def seal(self, tenant_id: UUID, said: dict[str, Any]) -> str:
        """What was read as text for a hidden field; FieldError("file") when it is too large to send back."""
        sealed = self._sealer().dumps({"tenant": tenant_id.hex, **said})
        if len(sealed) > self.largest:
            raise FieldError(
                "file", "The file is too large to look at in one go. Split it and read in each part."
            )
        return str(sealed)

    def unseal(self, text: str, tenant_id: UUID) -> dict[str, Any]:
        """What was sealed; WrongState when it is too old, was changed, or is another tenant's."""
        try:
            held: Any = self._sealer().loads(text, max_age=int(_LASTS.total_seconds()))
        except BadData:
            held = None
        if held is None or held["tenant"] != tenant_id.hex:
            raise WrongState(f"This page had been open for too long. Choose the {self.file} again.")
        return dict(held)

    def _sealer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(current_app.secret_key or "", salt=self.salt)
