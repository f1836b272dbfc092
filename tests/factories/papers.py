"""A paper with one of everything, and with what people type to break things."""

from io import BytesIO

from matplotlib.figure import Figure

from workflows.papers.content import (
    Bullets,
    Facts,
    Paper,
    Paragraph,
    Picture,
    Section,
    Table,
)

#: Source of the PDF's template, of a page, and of neither.
HOSTILE = '#panic("x") <b>& "quotes" ]] ${1+1} {{ 7*7 }}'
UNSEEN = "bell\x07 null\x00 half\ud800 form\x0bfeed \u2028 \ufffe end"
LONG_WORD = "w" * 300
FOREIGN = "😀 🚒 中文 العربية ħ \u202e"


def picture() -> Picture:
    """Two bars."""
    figure = Figure(figsize=(4, 2))
    figure.subplots().barh(["Prevent", "Pursue"], [3, 5])
    svg, png = BytesIO(), BytesIO()
    figure.savefig(svg, format="svg")
    figure.savefig(png, format="png", dpi=300)
    return Picture(svg.getvalue(), png.getvalue(), "Prevent 3, Pursue 5", "Actions by theme")


def table(rows: int = 60) -> Table:
    """Actions with dates and numbers, over several pages."""
    each = tuple((f"Action {row}", "22 November 2026", str(row)) for row in range(rows))
    return Table("Closed in the period", ("Action", "Closed on", "Days"), each, numbers=frozenset({2}))


def paper() -> Paper:
    """A paper that has every kind of block at every depth."""
    return Paper(
        "Borough of Somewhere",
        "Highlight report for the board",
        "March 2027",
        Facts((("Period", "1 October 2026 to 31 March 2027"),)),
        (
            Section("Summary", (Paragraph("First.\n\nSecond,\nbroken."), Bullets(("One", "Two")))),
            Section(
                "Progress",
                (picture(), table()),
                (Section("Prevent", (Table("Nothing", ("A",), (), "No action."),), (Section("Deep"),)),),
            ),
        ),
        "Draft",
    )


def hostile_paper() -> Paper:
    """The same places, filled with what no paper should choke on."""
    words = f"{HOSTILE} {UNSEEN} {LONG_WORD} {FOREIGN}"
    rows = ((words, LONG_WORD), ("", "\n\n"), (HOSTILE, "line\r\nline"))
    blocks = (
        Paragraph(words),
        Paragraph(""),
        Bullets((words, "")),
        Facts(((words, words), ("", ""))),
        Table(words, (words, ""), rows),
        Table("", ("One",), ((words,),)),
        Table(words, (words,), (), words),
    )
    deep = Section(words, blocks, (Section("", (), (Section("3", (), (Section("4", blocks),)),)),))
    return Paper(words, words, words, Facts(((words, words),)), (deep,), words)
