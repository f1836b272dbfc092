"""The styles of a paper in Word: one typeface, one colour for headings, one look for tables."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FACE = "Arial"
INK = "0B3C49"
_SOFT = "E6EFF1"
_LINE = "B6C3C7"
_SOFT_INK = "4A5558"

TABLE = "Paper table"
FACTS = "Paper facts"
CELL = "Paper cell"

#: Points of type, before and after, for each kind of heading.
_HEADINGS = {
    "Title": (24, 0, 8),
    "Heading 1": (16, 18, 6),
    "Heading 2": (13, 14, 4),
    "Heading 3": (11, 10, 3),
}


def prepare_styles(document: Document) -> None:
    """Gives a new document the styles of a paper."""
    _write_in_british_english(document)
    _style_text(document)
    for name, (points, before, after) in _HEADINGS.items():
        _style_heading(document, name, points, before, after)
    _style_small(document)
    _draw_bullets(document)
    _leave_compatibility_mode(document)
    for name, has_head in ((TABLE, True), (FACTS, False)):
        document.styles.element.append(parse_xml(_table_style(name, has_head)))


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - a name of ours, never a reader's
    return style


def _write_in_british_english(document: Document) -> None:
    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert properties is not None  # noqa: S101 - python-docx's own template has it
    language = properties.find(qn("w:lang"))
    if language is not None:
        properties.remove(language)
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'))


def _set_face(style: ParagraphStyle) -> None:
    """Names the typeface outright, because a theme's typeface would win."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)


def _style_text(document: Document) -> None:
    normal = _style(document, "Normal")
    _set_face(normal)
    normal.font.size = Pt(11)
    spacing = normal.paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(7), 1.15
    spacing.widow_control = True
    bullet = _style(document, "List Bullet")
    bullet.paragraph_format.space_after = Pt(3)


def _style_heading(document: Document, name: str, points: int, before: int, after: int) -> None:
    style = _style(document, name)
    _set_face(style)
    style.font.size, style.font.bold, style.font.italic = Pt(points), True, False
    style.font.color.rgb = RGBColor.from_string(INK)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    style.paragraph_format.keep_with_next = True
    for border in [*style.element.iter(qn("w:pBdr"))]:
        border.getparent().remove(border)
    _set_solid(style)


def _set_solid(style: ParagraphStyle) -> None:
    """Takes away the room that the template puts between letters."""
    letters = style.element.get_or_add_rPr()
    for apart in [*letters.iter(qn("w:spacing"), qn("w:kern"))]:
        letters.remove(apart)


def _style_small(document: Document) -> None:
    subtitle = _style(document, "Subtitle")
    _set_face(subtitle)
    _set_solid(subtitle)
    subtitle.font.size, subtitle.font.italic, subtitle.font.bold = Pt(13), False, False
    caption = _style(document, "Caption")
    _set_face(caption)
    caption.font.size, caption.font.bold = Pt(10), True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(3)
    caption.paragraph_format.keep_with_next = True
    for style in (subtitle, caption):
        style.font.color.rgb = RGBColor.from_string(_SOFT_INK if style is subtitle else INK)
    for name in ("Header", "Footer"):
        style = _style(document, name)
        style.font.size, style.font.color.rgb = Pt(9), RGBColor.from_string(_SOFT_INK)
        style.paragraph_format.space_after = Pt(0)
        for stops in [*style.element.iter(qn("w:tabs"))]:
            stops.getparent().remove(stops)
    cell = document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(cell, ParagraphStyle)  # noqa: S101 - what was asked for
    cell.base_style = _style(document, "Normal")
    cell.font.size = Pt(9.5)
    cell.paragraph_format.space_after, cell.paragraph_format.line_spacing = Pt(0), 1.05


def _draw_bullets(document: Document) -> None:
    """Bullets in the paper's own typeface, because the template's needs one that not every machine has."""
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        kind, mark = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
        fonts = next(level.iter(qn("w:rFonts")), None)
        if kind.get(qn("w:val")) == "bullet" and fonts is not None:
            mark.set(qn("w:val"), "•")
            for script in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{script}"), FACE)


def _leave_compatibility_mode(document: Document) -> None:
    """Tells Word that this is not an old document, so that every feature works and tables keep the margin."""
    settings = document.settings.element
    for old in [*settings.iter(qn("w:compat"))]:
        settings.remove(old)
    place = settings.find(qn("w:rsids"))
    compatible = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings.append(compatible) if place is None else place.addprevious(compatible)


def _table_style(name: str, has_head: bool) -> str:
    """A table's look: lines between rows, a shaded first row, and a first column that names its row."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
        for side in ("top", "bottom", "insideH", *(("left", "right", "insideV") if has_head else ()))
    )
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_SOFT}"/></w:tcPr></w:tblStylePr>'
    )
    named = f'<w:color w:val="{INK}"/>' if has_head else "<w:b/>"
    first = f'<w:tblStylePr w:type="firstCol"><w:rPr>{named}</w:rPr></w:tblStylePr>'
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>{head if has_head else ''}{first}</w:style>"
    )


#: The room for text: A4 less margins of 2 cm.
TEXT_WIDTH = Cm(17)
