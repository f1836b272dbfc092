"""Files of figures: the numbers, what they mean, and what to bear in mind; no cell is ever a formula."""

import csv
import io

import openpyxl

from tenants import clock
from workflows.figures.export import as_csv, as_excel
from workflows.figures.values import Figure, Row, Shape
from workflows.workbooks.writing import About

FIGURE = Figure(
    key="places",
    title="Where the exploitation happened",
    shape=Shape.BARS,
    head=("Place", "Referrals"),
    meanings=("Where it happened", "How many"),
    rows=(Row("=cmd()", (3,)), Row("In this borough", (1204,)), Row("Outside London", (None,))),
    says="Most: in this borough.",
    across="Referrals",
    limits=("Low figures may mean that people go unseen.",),
)


def test_text_stays_text_and_unknown_is_said_when_a_table_is_written_as_csv() -> None:
    content = as_csv(FIGURE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows == [
        ["Place", "Referrals"],
        ["'=cmd()", "3"],
        ["In this borough", "1204"],
        ["Outside London", "Not known"],
    ]


def test_the_workbook_has_data_notes_and_a_dictionary_when_figures_are_written() -> None:
    about = About("The referral log of Barnet", "Barnet Lead", clock.today(), holds="2025/26")
    book = openpyxl.load_workbook(io.BytesIO(as_excel([FIGURE], title="Figures", about=about)))
    data, notes, dictionary = book.worksheets
    assert [[cell.value for cell in row] for row in data.iter_rows()][1:] == [
        ["=cmd()", 3],
        ["In this borough", 1204],
        ["Outside London", "Not known"],
    ]
    assert data["A2"].data_type == "s"
    assert notes["B3"].value == "Low figures may mean that people go unseen."
    meant = {row[0].value: row[1].value for row in dictionary.iter_rows() if len(row) > 1}
    assert meant["Referrals"] == "How many"
