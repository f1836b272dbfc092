"""Adding referrals from a spreadsheet, from choosing the file to the entries it makes."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import current_app
from openpyxl import load_workbook
from sqlalchemy import func, select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.records.referrals.entries import Entry, entries_between
from tenants.records.referrals.models import Referral, ReferralImport
from tenants.records.referrals.settings import LogSettings, set_log
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.referral_sheets import HEADINGS, referral_rows
from tests.factories.referrals import make_referral
from tests.factories.spreadsheets import csv_file, workbook
from tests.factories.world import Borough, World
from tests.page import Page
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/barnet/referrals/import/"
SHORT = ("Date of referral", "Route", "Age", "Exploitation")
GOOD = ("12/10/2026", "NRM", "Adult", "Labour")


@dataclass(frozen=True)
class Log:
    """Barnet with an empty referral log."""

    borough: Borough

    def entries(self) -> list[Entry]:
        """Everything in it."""
        with tenant_scope(self.borough.id):
            return entries_between(date(2009, 4, 1), clock.today())

    def kept(self, column: object) -> list[object]:
        """One column of every entry."""
        with tenant_scope(self.borough.id):
            return list(db.session.scalars(select(column)))  # type: ignore[call-overload]


@pytest.fixture
def log(world: World) -> Log:
    """The log, and the guidance that it rests on."""
    make_guidance()
    db.session.commit()
    return Log(world.barnet)


@pytest.fixture
def quick_log(sqlite_world: World) -> Log:
    """The same, for what does not depend on the database."""
    make_guidance()
    db.session.commit()
    return Log(sqlite_world.barnet)


def _look(visitor: Visitor, *rows: Sequence[object], name: str = "log.xlsx", status: int = 200) -> Page:
    content = csv_file(*rows) if name.endswith("csv") else workbook(*rows)  # type: ignore[arg-type]
    return _send(visitor, content, name, status)


def _send(visitor: Visitor, content: bytes, name: str = "log.xlsx", status: int = 200) -> Page:
    visitor.get(ADDRESS)
    return visitor.submit({"file": (BytesIO(content), name)}, press="Look at it", status=status)


def test_three_hundred_rows_are_previewed_and_added_when_the_file_is_good(log: Log, browse: Browse) -> None:
    visitor = browse(log.borough.lead)
    content = workbook(HEADINGS, *referral_rows(300, clock.today()))
    visitor.get(ADDRESS)
    begun = time.process_time()
    page = visitor.submit({"file": (BytesIO(content), "log.xlsx")})
    assert time.process_time() - begun < 2  # of this process, however busy the machine is
    assert "300 entries can be added" in page.text and "Adult: 200; Child: 100" in page.text
    assert log.entries() == []  # nothing is kept by looking
    page = visitor.submit({}, press="Add these 300 entries")
    assert "300 entries were added" in page.text
    entries = log.entries()
    assert len(entries) == 300 and sum(entry.is_month_only for entry in entries) == 75
    assert sum(entry.types == ("criminal", "sexual") for entry in entries) == 60
    assert {entry.responder_key for entry in entries} == {"police", "councils", "ukvi"}
    assert all(entry.completeness > 30 and entry.standard_key == "portal/2026" for entry in entries)
    hashes = log.kept(Referral.key_hash)
    assert len(set(hashes)) == 300 and all(len(str(each)) == 64 for each in hashes)
    assert "A-10000" not in page.html and "A-10000" not in str(log.kept(AuditEntry.after))


def test_nothing_is_added_when_the_same_file_is_read_in_again(log: Log, browse: Browse) -> None:
    content = workbook((*SHORT, "Key"), (*GOOD, "A-1"))
    visitor, other = browse(log.borough.lead), browse(log.borough.lead)
    _send(visitor, content)
    _send(other, content)  # looked at twice at the same time
    visitor.submit({}, press="Add this entry")
    page = other.submit({}, press="Add this entry", status=422)
    assert "This very spreadsheet was read in on" in page.text
    page = _send(visitor, content, status=422)
    assert "This very spreadsheet was read in on" in page.text
    assert len(log.entries()) == 1


def test_a_file_s_name_and_fingerprint_are_not_kept_when_they_could_show_somebody(
    quick_log: Log, browse: Browse
) -> None:
    visitor = browse(quick_log.borough.lead)
    _look(visitor, (*SHORT, "Key"), (*GOOD, "A-1"), name="NRM 123456 born 12.03.1998.xlsx")
    page = visitor.submit({}, press="Add this entry")
    assert "1998" not in page.text and "Spreadsheet of" in str(quick_log.kept(ReferralImport.title))
    written = str([quick_log.kept(each) for each in (AuditEntry.after, AuditEntry.subject_title)])
    assert "1998" not in written and "123456" not in written
    [digest] = quick_log.kept(ReferralImport.digest)
    assert len(str(digest)) == 64 and str(digest) not in written


def test_each_problem_is_told_with_row_column_and_cure_when_rows_are_wrong(log: Log, browse: Browse) -> None:
    tomorrow = f"{clock.today() + timedelta(days=1):%d/%m/%Y}"
    visitor = browse(log.borough.lead)
    page = _look(
        visitor,
        (*SHORT, "Consent", "CG decision", "Name"),
        (*GOOD, "", "", "Zorkina"),
        ("", "by post", "Adult", "Labour", "", "", ""),
        (tomorrow, "NRM", "", "", "", "", ""),
        ("12/10/2026", "DtN", "Child", "Labour", "given", "", ""),
        ("12/10/2026", "NRM", "Adult", "Labour", "", "positive", ""),
    )
    assert "1 entry can be added, from October 2026. 4 rows cannot, because of 8 problems" in page.text
    for words in (
        "Row 3 Date of referral (empty) Write the day of the referral, or its month",
        "Row 3 Route by post “by post” is none of the answers. Write one of these: National",
        "This day has not come yet",
        "Row 4 Age (empty) Age: choose an answer",
        "Row 4 Exploitation (empty) Exploitation: choose an answer",
        "Row 5 Route DtN A Duty to Notify is about an adult",
        "Row 5 Consent given A child’s consent is not needed",
        "Row 6 Reasonable grounds decision: outcome (empty) Say first what the reasonable grounds",
    ):
        assert words in page.text
    assert "of which nothing is kept: Name." in page.text and "Zorkina" not in page.html
    visitor.submit({}, press="Add this entry")
    assert len(log.entries()) == 1


def test_the_button_is_near_when_the_list_of_problems_is_long(quick_log: Log, browse: Browse) -> None:
    wrong = [("", "NRM", "Adult", "Labour", "")] * 11
    page = _look(browse(quick_log.borough.lead), SHORT, GOOD, *wrong)
    assert page.links["Go to the end of the list, to add them"] == "#add"
    assert page.tree.find(".//div[@id='add']//button") is not None


def test_a_row_is_refused_and_others_go_on_when_its_note_shows_somebody(log: Log, browse: Browse) -> None:
    visitor = browse(log.borough.lead)
    page = _look(
        visitor,
        (*SHORT, "Note"),
        (*GOOD, "two adults, car wash"),
        (*GOOD, "born 12/03/1990"),
        (*GOOD, "see NRM00123456"),
    )
    assert "1 entry can be added" in page.text and "2 rows cannot" in page.text
    assert "Row 3 Note (not repeated here) Take out “born 12/03/1990”" in page.text
    visitor.submit({}, press="Add this entry")
    assert log.kept(Referral.note) == ["two adults, car wash"]


def test_notes_are_not_read_when_somebody_ticks_so(quick_log: Log, browse: Browse) -> None:
    visitor = browse(quick_log.borough.lead)
    visitor.get(ADDRESS)
    content = workbook((*SHORT, "Notes"), (*GOOD, "born 12/03/1990"))
    page = visitor.submit({"file": (BytesIO(content), "log.xlsx"), "without_notes": "y"})
    assert "1 entry can be added" in page.text and "nothing is kept: Notes" in page.text
    visitor.submit({}, press="Add this entry")
    assert quick_log.kept(Referral.note) == [""]


def test_rows_to_mend_come_back_without_what_was_refused_when_they_are_asked_for(
    quick_log: Log, browse: Browse
) -> None:
    visitor = browse(quick_log.borough.lead)
    _look(
        visitor,
        (*SHORT, "Note", "Our reference", "Surname"),
        (*GOOD, "", "", "Zorkina"),
        (*GOOD, "born 12/03/1990", "B-77", "Zorkina"),
        ("12/10/2026", "=1+1", "Adult", "Labour", "", "John Smith", "Zorkina"),
        name="log.csv",
    )
    page = visitor.submit({}, press="Rows to correct (CSV)")
    assert "born" not in page.html and "Zorkina" not in page.html and "Smith" not in page.html
    assert "'=1+1" in page.html and "B-77" in page.html and "Write it anew, or leave it empty" in page.html
    assert page.html.count("\n") == 3  # headings and two rows
    _look(visitor, (*SHORT, "Note"), ("12/10/2026", "", "Adult", "Labour", ""))
    response = visitor.client.post(
        f"{ADDRESS}rows-to-correct", data=_held(visitor, "rows-to-correct") | {"kind": "excel"}
    )
    sheet = load_workbook(BytesIO(response.data)).worksheets[0]
    assert [cell.value for cell in sheet[2]][-1] == 2 and "Route" in str(sheet[2][5].value)
    content = response.data
    page = _send(visitor, content)  # mended or not, the file can be read in again
    assert "As it stands, nothing can be added" in page.text and "not read" not in page.text


def _held(visitor: Visitor, ending: str) -> dict[str, str]:
    """The hidden fields of the form that goes to this address."""
    form = next(each for each in visitor.page.tree.iter("form") if str(each.get("action")).endswith(ending))
    return {
        str(each.get("name")): str(each.get("value"))
        for each in form.iter("input")
        if each.get("type") == "hidden"
    }


def test_nobody_is_counted_twice_when_a_key_is_there_already(log: Log, browse: Browse) -> None:
    visitor = browse(log.borough.lead)
    _look(visitor, (*SHORT, "Key"), (*GOOD, "A-1"))
    visitor.submit({}, press="Add this entry")
    page = _look(visitor, (*SHORT, "Key"), (*GOOD, "a-1"), (*GOOD, "A-2"), (*GOOD, "A-2"))
    assert "1 entry can be added" in page.text and "2 rows are in the log or in the file already" in page.text
    assert "Row 2 In the log: the referral of 12 October 2026" in page.text
    assert "Row 4 In row 3 of this file" in page.text
    visitor.submit({}, press="Add this entry")
    assert len(log.entries()) == 2


def test_somebody_says_whether_they_are_the_same_when_rows_look_like_entries(
    log: Log, browse: Browse
) -> None:
    with tenant_scope(log.borough.id):
        make_referral(referred_on=date(2026, 10, 12))
        db.session.commit()
    visitor = browse(log.borough.lead)
    page = _look(visitor, SHORT, GOOD, GOOD, ("13/10/2026", "NRM", "Adult", "Labour"))
    assert (
        "1 row looks like entries of the log" in page.text and "entries that are there: row 2." in page.text
    )
    page = visitor.submit({}, press="Add these entries", status=422)
    assert "Choose whether the rows that look like entries of the log are added" in page.text
    page = visitor.submit({"alike": "leave-out"}, press="Add these entries")
    assert "2 entries were added" in page.text and len(log.entries()) == 3
    _look(visitor, SHORT, GOOD)
    visitor.submit({"alike": "add"}, press="Add these entries")
    assert len(log.entries()) == 4


def test_what_was_read_as_something_else_is_shown_when_words_are_misspelt(
    quick_log: Log, browse: Browse
) -> None:
    page = _look(browse(quick_log.borough.lead), SHORT, ("Oct 2026", "NRM", "Adullt", "Sexaul"))
    assert "Sexaul Sexual Exploitation 1" in page.text and "Adullt Adult Age 1" in page.text
    assert "Row 2 October 2026 National Referral Mechanism Adult Sexual Nothing yet" in page.text


def test_a_parcel_is_refused_when_it_was_changed_or_is_another_house_s(
    quick_log: Log, browse: Browse, sqlite_world: World
) -> None:
    visitor = browse(sqlite_world.joint)  # leads in both
    _look(visitor, SHORT, GOOD)
    held = _held(visitor, "add")
    for address, parcel in (
        ("/bexley/referrals/import/add", held["parcel"]),
        (f"{ADDRESS}add", held["parcel"][:-4] + "AAAA"),
        (f"{ADDRESS}add", ""),
    ):
        response = visitor.client.post(address, data=held | {"parcel": parcel})
        assert response.status_code == 409 and "open for too long" in response.get_data(as_text=True)
    assert quick_log.entries() == []


def test_a_field_is_not_read_when_the_council_leaves_it_out(quick_log: Log, browse: Browse) -> None:
    with tenant_scope(quick_log.borough.id):
        set_log(LogSettings(has_gender=False), by=quick_log.borough.lead.id)
        db.session.commit()
    visitor = browse(quick_log.borough.lead)
    page = _look(visitor, (*SHORT, "Gender"), (*GOOD, "Female"))
    assert "nothing is kept: Gender" in page.text
    visitor.submit({}, press="Add this entry")
    assert quick_log.kept(Referral.gender) == [""]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("log.xlsx", b"PK\x03\x04 broken", "We can keep PDF, Word"),
        ("log.exe", b"MZ\x90\x00", "Choose an Excel workbook"),
        ("log.csv", b"", "Choose an Excel workbook"),
        (
            "log.csv",
            b"Date,Route\n12/10/2026,NRM\n",
            "a column for “Age” or for “Exploitation”",
        ),
        ("log.csv", b"Date,Route,Age,Exploitation\n", "no row under them"),
        ("log.csv", b"\x00\x01", "Choose an Excel workbook"),
        (
            "log.csv",
            b"Date,Route,Age,Exploitation\n" + b"1/1/2025,NRM,Adult,Labour\n" * 2_001,
            "more than 2,000",
        ),
    ],
    ids=["broken", "program", "empty", "columns", "no rows", "bytes", "too long"],
)
def test_the_cure_is_told_when_a_file_cannot_be_used(
    quick_log: Log, browse: Browse, name: str, content: bytes, words: str
) -> None:
    assert words in _send(browse(quick_log.borough.lead), content, name, 422).text


def test_hostile_cells_do_no_harm_when_they_are_read(quick_log: Log, browse: Browse) -> None:
    nasty = '"><script>alert(1)</script>{{7*7}}\u202e'
    visitor = browse(quick_log.borough.lead)
    page = _look(
        visitor,
        (*SHORT, nasty, "Nights", "Key"),
        (nasty, nasty, nasty, nasty, nasty, nasty, nasty),
        (*GOOD, nasty, "9" * 400, "x" * 5_000),
        name="log.csv",
    )
    assert "As it stands, nothing can be added" in page.text
    assert "<script>alert" not in page.html


def test_only_the_lead_comes_in_when_others_try(quick_log: Log, browse: Browse, sqlite_world: World) -> None:
    for somebody in (quick_log.borough.viewer, quick_log.borough.owner, sqlite_world.bexley.lead):
        for address in ("", "template.xlsx", "take-out"):
            assert browse(somebody).client.get(ADDRESS + address).status_code in (403, 404)


def test_the_template_can_be_filled_in_and_read_when_it_comes_from_the_portal(
    log: Log, browse: Browse, tmp_path: Path
) -> None:
    visitor = browse(log.borough.lead)
    book = load_workbook(BytesIO(visitor.client.get(f"{ADDRESS}template.xlsx").data))
    assert book.sheetnames == ["Referrals", "How to count", "Lists"]
    sheet = book["Referrals"]
    headings = [str(cell.value) for cell in sheet[1]]
    assert headings[:2] == ["Date of referral", "Only the month is known"] and "Gender" in headings
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert len(lists) > 15
    values = {
        "Date of referral": "Oct 2026",
        "Route": "Duty to Notify",
        "Age": "Adult",
        "Exploitation": "Labour",
    }
    values |= {"Another exploitation": "Sexual", "Service": "Licensing", "First responder": "Councils"}
    for heading, value in values.items():
        sheet.cell(row=2, column=headings.index(heading) + 1, value=value)
    book.save(tmp_path / "filled.xlsx")
    page = _send(visitor, (tmp_path / "filled.xlsx").read_bytes())
    assert "not read" not in page.text  # every heading of the template is known
    visitor.submit({}, press="Add this entry")
    [entry] = log.entries()
    assert (entry.route, entry.types, entry.service_key) == ("dtn", ("labour", "sexual"), "licensing")
    assert entry.is_month_only and entry.referred_on == date(2026, 10, 1)


def test_the_log_comes_out_in_words_without_keys_when_it_is_taken_out(log: Log, browse: Browse) -> None:
    visitor = browse(log.borough.lead)
    _look(
        visitor,
        (*SHORT, "Note", "Key"),
        ("Oct 2026", "NRM", "Adult", "Labour, CSE", "", "A-9"),
        (*GOOD, "", ""),
    )
    visitor.submit({}, press="Add these 2 entries")
    with tenant_scope(log.borough.id):
        make_referral(referred_on=date(2026, 10, 20), note="=cmd, two adults")
        db.session.commit()
    visitor.get(f"{ADDRESS}take-out")
    page = visitor.submit({}, press="Download the CSV file")
    lines = page.html.lstrip("\ufeff").splitlines()
    assert lines[0].startswith("Date of referral,Only the month is known,Route,Age,")
    assert lines[1].startswith("2026-10-01,Yes,National Referral Mechanism,Adult,,Labour; Sexual")
    assert "'=cmd, two adults" in page.html and "key" not in lines[0].casefold()
    [hashed] = [str(each) for each in log.kept(Referral.key_hash) if each]
    assert hashed not in page.html and "A-9" not in page.html
    held = _taken(visitor, "excel")
    book = load_workbook(BytesIO(held))
    assert book.sheetnames == ["Referral log", "Notes", "Dictionary"]
    assert hashed.encode() not in held and book.worksheets[0].max_row == 4
    with tenant_scope(log.borough.id):
        taken = select(func.count()).select_from(AuditEntry).where(AuditEntry.event == "list:taken-out")
        assert db.session.scalar(taken) == 2


def test_what_was_taken_out_is_known_again_when_it_is_read_in(quick_log: Log, browse: Browse) -> None:
    visitor = browse(quick_log.borough.lead)
    _send(visitor, workbook(HEADINGS[:-1], *(row[:-1] for row in referral_rows(40, clock.today()))))
    visitor.submit({}, press="Add these 40 entries")
    page = _send(visitor, _taken(visitor, "excel"))
    assert "40 entries can be added" in page.text and "40 rows look like entries of the log" in page.text


def test_only_the_narrowed_list_comes_out_when_the_address_says_so(quick_log: Log, browse: Browse) -> None:
    with tenant_scope(quick_log.borough.id):
        make_referral(route="dtn")
        make_referral(types=("sexual",))
        db.session.commit()
    page = browse(quick_log.borough.lead).get(f"{ADDRESS}take-out?type=sexual")
    assert "1 referral: the last 12 months, narrowed as the list was" in page.text


def _taken(visitor: Visitor, kind: str) -> bytes:
    visitor.get(f"{ADDRESS}take-out?period=all")
    data = {**_held(visitor, ""), "kind": kind}
    return bytes(visitor.client.post(f"{ADDRESS}take-out?period=all", data=data).data)


def test_an_import_is_not_found_when_it_is_another_house_s(quick_log: Log, browse: Browse) -> None:
    visitor = browse(quick_log.borough.lead)
    _look(visitor, SHORT, GOOD)
    visitor.submit({}, press="Add this entry")
    [import_id] = quick_log.kept(ReferralImport.id)
    assert visitor.client.get(f"{ADDRESS}{import_id}/").status_code == 200
    stranger = current_app.test_client()
    assert stranger.get(f"/bexley/referrals/import/{import_id}/").status_code in (302, 404)
