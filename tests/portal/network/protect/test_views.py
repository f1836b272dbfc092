"""The page on which somebody has a table of counts protected."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from sqlalchemy import event

from tenants.database import db
from tests.factories.world import World
from tests.visitor import Visitor, held

Browse = Callable[..., Visitor]
ADDRESS = "/network/protect/"
TABLE = (
    "borough,type,count\nBexley,Labour,12\nBexley,Criminal,3\nGreenwich,Labour,9\nGreenwich,Criminal,17\n"
    "Lewisham,Labour,25\nLewisham,Criminal,31\n"
)
GROUPS = '{"borough": {"South East": ["Bexley", "Greenwich"]}}'


def _protect(
    visitor: Visitor, table: str, *, groups: str = "", status: int = 200, threshold: str = "5"
) -> None:
    visitor.get(ADDRESS)
    visitor.submit(
        {
            "table": (BytesIO(table.encode()), "counts.csv"),
            "threshold": threshold,
            "hierarchy": (BytesIO(groups.encode()), "groups.json") if groups else (BytesIO(b""), ""),
        },
        press="Protect it",
        status=status,
    )


def _take(visitor: Visitor, what: str) -> bytes:
    form = next(form for form in visitor.page.forms if "/protect/take" in form.get("action", ""))
    answer = visitor.client.post("/network/protect/take", data={**held(form), "what": what})
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    content: bytes = answer.data
    return content


def test_a_table_comes_back_protected_with_its_certificate(sqlite_world: World, browse: Browse) -> None:
    analyst = browse(sqlite_world.lmsl.analyst)
    _protect(analyst, TABLE, groups=GROUPS)
    assert "figures are hidden" in analyst.page.text and "[c]" in analyst.page.text
    archive = ZipFile(BytesIO(_take(analyst, "all")))
    rows = list(csv.DictReader(StringIO(archive.read("protected.csv").decode("utf-8-sig"))))
    hidden = {(row["borough"], row["type"]) for row in rows if row["status"] == "c"}
    assert ("Bexley", "Criminal") in hidden and len(hidden) >= 4
    assert {row["borough"] for row in rows} >= {"South East", "Total"}
    certificate = json.loads(archive.read("certificate.json"))
    small = [
        each
        for each in certificate["hidden"]
        if each["coordinates"] == {"borough": "Bexley", "type": "Criminal"}
    ]
    assert small[0]["interval"][0] <= 1 and small[0]["interval"][1] >= 5


def test_the_table_alone_tells_nothing_of_its_certificate(sqlite_world: World, browse: Browse) -> None:
    member = browse(sqlite_world.met.member)
    _protect(member, TABLE)
    content = _take(member, "table")
    assert content.startswith(b"\xef\xbb\xbfborough,type,count,status") and b"interval" not in content


def test_nothing_of_a_table_is_kept(sqlite_world: World, browse: Browse) -> None:
    analyst = browse(sqlite_world.lmsl.analyst)
    analyst.get(ADDRESS)
    written: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.split(maxsplit=1)[0] in ("INSERT", "UPDATE", "DELETE"):
            written.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        _protect(analyst, TABLE)
        _take(analyst, "all")
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert written == []


@pytest.mark.parametrize(
    ("table", "groups", "threshold", "words"),
    [
        ("borough,count\nBexley,many\n", "", "5", "Line 2"),
        ("borough,count\nBexley,-3\n", "", "5", "Line 2"),
        ("borough,count\nTotal,3\n", "", "5", "Total"),
        ("borough,type\nBexley,3\n", "", "5", "count"),
        (TABLE, "{", "5", "The file of groups is not JSON"),
        (TABLE, '{"town": {"South East": ["Bexley"]}}', "5", "town"),
        (TABLE, "", "1", "enter a whole number from 2"),
        ("a,b,count\n" + "".join(f"x{n},y{n},7\n" for n in range(60)), "", "5", "2,500 is the most"),
    ],
)
def test_the_page_says_what_to_mend_when_a_table_cannot_be_protected(
    sqlite_world: World, browse: Browse, table: str, groups: str, threshold: str, words: str
) -> None:
    analyst = browse(sqlite_world.lmsl.analyst)
    _protect(analyst, table, groups=groups, threshold=threshold, status=422)
    assert words in analyst.page.text


def test_a_parcel_that_somebody_changed_is_not_opened(sqlite_world: World, browse: Browse) -> None:
    analyst = browse(sqlite_world.lmsl.analyst)
    _protect(analyst, TABLE)
    analyst.submit({"parcel": "x.y.z"}, press="Download the table and its certificate", status=409)
    assert "Choose the table again" in analyst.page.text
