"""A protected table with its certificate, sealed and carried by the page itself: nothing of it is kept."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from tenants.errors import FieldError, WrongState
from workflows.releases.disclosure.own_table import ProtectedTable

_LASTS = timedelta(hours=12)
#: A page's form may hold a megabyte in all.
_LARGEST = 900_000
TABLE, CERTIFICATE, READ_ME = "protected.csv", "certificate.json", "read-me.txt"


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files that somebody takes away, as one ZIP archive."""

    archive: bytes

    def table(self) -> bytes:
        """The protected table alone, which may be published."""
        with ZipFile(BytesIO(self.archive)) as archive:
            return archive.read(TABLE)


def pack(protected: ProtectedTable, read_me: str) -> Parcel:
    """The table, its certificate, and what they are."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr(TABLE, protected.csv().encode("utf-8-sig"))
        archive.writestr(CERTIFICATE, json.dumps(protected.content(), ensure_ascii=False, indent=1))
        archive.writestr(READ_ME, read_me)
    return Parcel(held.getvalue())


def seal(parcel: Parcel) -> str:
    """The parcel as text for a hidden field; FieldError when it would be too large to send back."""
    sealed = str(_sealer().dumps(b64encode(parcel.archive).decode()))
    if len(sealed) > _LARGEST:
        raise FieldError(
            "table", "The table is too large for this page. Use the command, or leave out a column."
        )
    return sealed


def unseal(text: str) -> Parcel:
    """The parcel; WrongState when it is too old or was changed."""
    try:
        return Parcel(b64decode(_sealer().loads(text, max_age=int(_LASTS.total_seconds()))))
    except (BadData, ValueError) as problem:
        raise WrongState("This page had been open for too long. Choose the table again.") from problem


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="protected table")
