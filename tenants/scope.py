"""Whose work this is: the one tenant whose records may be touched at this moment."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar
from uuid import UUID

from tenants.errors import ScopeError

T = TypeVar("T")

_current: ContextVar[UUID | None] = ContextVar("current_tenant", default=None)


def current_tenant() -> UUID:
    """The tenant whose scope is open; ScopeError when none is."""
    tenant_id = _current.get()
    if tenant_id is None:
        raise ScopeError("no tenant's scope is open")
    return tenant_id


def open_tenant() -> UUID | None:
    """The tenant whose scope is open, or None."""
    return _current.get()


@contextmanager
def tenant_scope(tenant_id: UUID) -> Iterator[None]:
    """Opens one tenant's house. One at a time: a scope inside a scope is refused."""
    from tenants import fence  # the fence reads this module, so it is fetched when first needed

    if _current.get() is not None:
        raise ScopeError("a tenant's scope is open already; scopes do not nest")
    token = _current.set(tenant_id)
    try:
        fence.announce()
        yield
        fence.flush()
    finally:
        fence.forget_records()
        _current.reset(token)
        fence.announce()


def in_each_tenant(tenant_ids: Iterable[UUID], work: Callable[[UUID], T]) -> list[T]:
    """Does `work` in each tenant's scope in turn; a function, so that an error cannot leave a scope open."""
    results = []
    for tenant_id in tenant_ids:
        with tenant_scope(tenant_id):
            results.append(work(tenant_id))
    return results


def visit_each_tenant(tenant_ids: Iterable[UUID], work: Callable[[UUID], T]) -> list[T]:
    """The same for whoever may be in a house already, which is left meanwhile and entered again afterwards.

    What was read in that house before is let go of, as at the end of any scope.
    """
    home = _current.get()
    if home is None:
        return in_each_tenant(tenant_ids, work)
    from tenants import fence

    fence.flush()
    fence.forget_records()
    token = _current.set(None)
    fence.announce()
    try:
        return in_each_tenant(tenant_ids, work)
    finally:
        _current.reset(token)
        fence.announce()
