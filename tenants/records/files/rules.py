"""Which files may be kept: decided by what is in them, not by what they are called."""

import io
import re
import unicodedata
import zipfile
import zlib

import filetype

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
LARGEST_UNPACKED = 100 * MEGABYTE
MOST_PARTS = 2_000
KINDS = ("pdf", "docx", "xlsx", "odt", "ods", "png", "jpg")
KINDS_WORDS = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), PNG or JPEG"
_PACKED = ("docx", "xlsx", "odt", "ods")
_MACROS = re.compile(r"vbaproject|/macros?/|^basic/|activex|\.bin$", re.IGNORECASE)
_HARMLESS_BIN = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"vbaproject|macroenabled", re.IGNORECASE)
_TYPES = "[Content_Types].xml"
_PDF_ESCAPES = re.compile(rb"#([0-9A-Fa-f]{2})")
_PDF_SCRIPTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_UNREADABLE = (zlib.error, EOFError, NotImplementedError, RuntimeError)  # cut, unknown packing, a password
_UNSAFE_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def kind_of(content: bytes) -> str | None:
    """The file's kind, read from its content; None when it is not one we keep."""
    guessed = filetype.guess(content)
    kind = guessed.extension if guessed else None
    if kind in ("docx", "xlsx", "odt", "ods", "pdf", "png", "jpg"):
        return str(kind)
    return _kind_of_package(content) if content.startswith(b"PK") else None


def _kind_of_package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, *_UNREADABLE):
        return None
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else None


def problem_with(name: str, content: bytes) -> str | None:
    """Why a file cannot be kept, in words; None when it can."""
    if not content:
        return "The file is empty. Choose it again."
    if len(content) > LARGEST:
        return (
            f"The file is larger than {LARGEST // MEGABYTE} MB. Save a smaller copy, or add a link instead."
        )
    kind = kind_of(content)
    if kind is None:
        return f"We can keep {KINDS_WORDS} files. Save it as one of these, or add a link instead."
    if _ending(name) not in (kind, "jpeg" if kind == "jpg" else kind):
        return f"The file’s name does not end in .{kind}, though that is what it holds. Save it again."
    return _problem_inside(kind, content)


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1].casefold() if "." in name else ""


def _problem_inside(kind: str, content: bytes) -> str | None:
    if kind in _PACKED:
        return _problem_in_package(content)
    if kind == "pdf" and _PDF_SCRIPTS.search(_without_escapes(content)):
        return "The PDF carries a script or another file inside. Print it to PDF again and choose that copy."
    return None


def _without_escapes(content: bytes) -> bytes:
    """A PDF may write any letter of a name as its number: /J#61vaScript."""
    return _PDF_ESCAPES.sub(lambda found: bytes([int(found[1], 16)]), content)


def _problem_in_package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            types = _types_in(package)
    except (zipfile.BadZipFile, ValueError, *_UNREADABLE):
        return "The file is damaged. Open it, save it again and choose that copy."
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return (
            "The file unpacks to far more than a document should. Save a smaller copy, or add a link instead."
        )
    named = any(_MACROS.search(part.filename) and not _HARMLESS_BIN.search(part.filename) for part in parts)
    if named or _MACRO_TYPES.search(types):
        return "The file carries macros. Save it without macros and choose that copy."
    return None


def _types_in(package: zipfile.ZipFile) -> bytes:
    """What a Microsoft package says its parts are, whatever they are called; empty in any other."""
    if _TYPES not in package.namelist():
        return b""
    with package.open(_TYPES) as part:
        return part.read(MEGABYTE)


def safe_name(name: str) -> str:
    """The name to show and to offer when the file is downloaded: no path, and nothing unseen in it."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    return _UNSAFE_IN_NAMES.sub("", seen).strip(" .")[-120:] or "file"
