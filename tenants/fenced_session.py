"""The database session with the doors that would walk past the fence locked."""

from typing import Any, NoReturn

from flask_sqlalchemy.session import Session

from tenants.errors import ScopeError


class FencedSession(Session):
    """Refuses the session's unguarded short cuts by name; the fence guards all the others."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise ScopeError(
            "this way to the database walks past the fence; use select(), add() or tenants.fence"
        )

    connection = _refuse
    bulk_save_objects = _refuse
    bulk_insert_mappings = _refuse
    bulk_update_mappings = _refuse
    merge = _refuse
    query = _refuse
