"""What a page carries for whoever uploaded a file opens again for them alone, and not for long."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask

from portal.forms.sealed import Sealed
from tenants import clock
from tenants.errors import FieldError, WrongState
from tests.conftest import travel

SEALED = Sealed("one kind", largest=400, file="spreadsheet")
SAID = {"lines": [[1, "Referred in June"]]}


def test_what_was_read_comes_back_when_the_page_is_sent(sqlite_portal: Flask) -> None:
    tenant_id = uuid4()
    held = SEALED.unseal(SEALED.seal(tenant_id, SAID), tenant_id)
    assert held["lines"] == SAID["lines"]


def test_a_parcel_stays_shut_when_it_is_changed_of_another_kind_or_another_tenants(
    sqlite_portal: Flask,
) -> None:
    tenant_id = uuid4()
    sealed = SEALED.seal(tenant_id, SAID)
    of_another_kind = Sealed("another kind", largest=400, file="file").seal(tenant_id, SAID)
    for text, opener in (
        (sealed, uuid4()),
        (sealed[:-1], tenant_id),
        ("", tenant_id),
        (of_another_kind, tenant_id),
    ):
        with pytest.raises(WrongState, match="Choose the spreadsheet again"):
            SEALED.unseal(text, opener)


def test_a_parcel_stays_shut_when_the_page_was_open_for_too_long(sqlite_portal: Flask) -> None:
    tenant_id = uuid4()
    sealed = SEALED.seal(tenant_id, SAID)
    with travel(clock.today() + timedelta(days=2)), pytest.raises(WrongState, match="open for too long"):
        SEALED.unseal(sealed, tenant_id)


def test_a_file_is_refused_when_its_page_could_not_be_sent_back(sqlite_portal: Flask) -> None:
    with pytest.raises(FieldError, match="too large to look at in one go") as refusal:
        SEALED.seal(uuid4(), {"lines": [[number, uuid4().hex] for number in range(50)]})
    assert refusal.value.field == "file"
