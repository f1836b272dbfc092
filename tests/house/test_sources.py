"""Checks the sources themselves: what would walk past the fence, and how every module introduces itself."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from portal.config import ROOT

CODE = ("portal", "tenants", "workflows")
EVERYWHERE = (*CODE, "tests", "migrations", "templates", "scripts", "docs")

#: Ways to the database that the fence cannot see, and the few modules that need them, with the reason.
WAYS_PAST: dict[str, dict[str, str]] = {
    r"\.__table__\b": {},
    r"\bfence_pass\b|\bPASS\b": {"tenants/fence.py": "defines it"},
    r"(?<![\w.])text\(": {
        "tenants/database_role.py": "asks PostgreSQL's catalogue",
        "tenants/records/checks/models.py": "the condition of a partial index",
        "tenants/records/contracts/models.py": "the condition of a partial index",
        "tenants/records/suppliers/models.py": "the condition of a partial index",
        "workflows/runs/leader.py": "takes PostgreSQL's advisory lock",
    },
    r"\bliteral_column\(": {},
    r"\bexec_driver_sql\(": {
        "tenants/database.py": "begins SQLite's transactions",
    },
    r"\bengines?\b\.|\bget_bind\(\)(?!\.dialect)|\braw_connection\(|\bcreate_engine\(": {
        "portal/application.py": "looks at the role before starting",
        "portal/status.py": "asks whether the database answers and is migrated",
        "tenants/database_role.py": "asks PostgreSQL's catalogue",
        "workflows/runs/leader.py": "holds PostgreSQL's lock on a connection of its own",
    },
    r"\b(prefix_with|suffix_with|with_hint|with_statement_hint)\(": {},
    r"\bread_sql": {},
}


def _files(*folders: str, suffix: str = "*.py") -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(suffix) if path.is_file())


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _code_of(path: Path) -> str:
    """A module without its words: docstrings and comments may say what they like."""
    return ast.unparse(ast.parse(path.read_text()))


@pytest.mark.parametrize("pattern", WAYS_PAST)
def test_a_way_past_the_fence_is_used_only_where_it_is_listed(pattern: str) -> None:
    users = {_name(path) for path in _files(*CODE) if re.search(pattern, _code_of(path))}
    assert users == set(WAYS_PAST[pattern])


def test_a_package_holds_a_docstring_and_nothing_else_when_it_begins() -> None:
    for path in _files(*CODE, "tests", "migrations"):
        if path.name == "__init__.py":
            body = ast.parse(path.read_text()).body
            assert len(body) == 1 and isinstance(body[0], ast.Expr), _name(path)


@pytest.mark.parametrize("path", _files(*CODE, "tests", "migrations"), ids=_name)
def test_a_module_says_in_one_sentence_what_it_is_for_when_it_opens(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text())) or ""
    first = said.split("\n\n")[0]
    assert first.endswith((".", "?")), first
    assert not re.search(r"[.?!] [A-Z]", first), first


def _public(module: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", _files(*CODE), ids=_name)
def test_a_public_name_says_what_it_does_when_others_may_use_it(path: Path) -> None:
    silent = [node.name for node in _public(ast.parse(path.read_text())) if not ast.get_docstring(node)]
    assert not silent


@pytest.mark.parametrize("path", _files(*CODE), ids=_name)
def test_a_package_is_called_by_a_noun_when_it_is_named(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "common", "manager", "misc"} & set(
        path.relative_to(ROOT).with_suffix("").parts
    )


def _forbidden() -> re.Pattern[str]:
    """Paths of the machine something was written on, and addresses of package registries."""
    folders = "|".join(("work", "tmp", "root", "home/[a-z]+"))
    hosts = "|".join(("pypi", "npmjs", "python" + "hosted"))
    return re.compile(rf"(?<![\w.}}])/(?:{folders})/|\.\./shared|\b(?:{hosts})\.(?:org|com)", re.IGNORECASE)


def _texts() -> list[Path]:
    kinds = (".py", ".md", ".html", ".sh", ".json", ".toml", ".in", ".txt", ".scss", ".js", ".mako", ".ini")
    found = [path for folder in (*EVERYWHERE, ".ci") for path in (ROOT / folder).rglob("*") if path.is_file()]
    found += [path for path in ROOT.iterdir() if path.is_file()]
    return [path for path in found if path.suffix in kinds or path.suffix == ""]


def test_no_file_names_a_machine_or_a_registry_when_all_are_read() -> None:
    pattern = _forbidden()
    found = {
        f"{_name(path)}: {match[0]}"
        for path in _texts()
        if "static" not in path.parts
        for match in pattern.finditer(path.read_text(errors="replace"))
    }
    assert not found
