"""A table of one's own from the command line: protected and proved, or not written at all."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from portal.config import Settings
from tests.beds import open_portal
from workflows.releases.disclosure import own_table
from workflows.releases.disclosure.suppress import Suppression

TABLE = "borough,kind,count\nBexley,labour,12\nBexley,crime,3\nBarnet,labour,9\nBarnet,crime,14\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of counts in a file."""
    file = tmp_path / "in.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def _protect(settings: Settings, table: Path, *more: str, threshold: str = "5") -> Result:
    out = str(table.with_name("out.csv"))
    arguments = ["releases", "protect", str(table), "--out", out, "--threshold", threshold, *more]
    return open_portal(settings).test_cli_runner().invoke(args=arguments)


def test_the_protected_table_is_written_when_it_is_proved(settings: Settings, table: Path) -> None:
    result = _protect(settings, table)
    assert result.exit_code == 0, result.output
    assert "9 cells" in result.output
    lines = table.with_name("out.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "borough,kind,count,status"
    assert "Bexley,crime,,c" in lines
    assert "Total,Total,38,p" in lines
    assert len(lines) == 10


def test_the_certificate_is_printed_when_it_is_asked_for(settings: Settings, table: Path) -> None:
    groups = table.with_name("groups.json")
    groups.write_text('{"borough": {"All": ["Bexley", "Barnet"]}}', encoding="utf-8")
    result = _protect(settings, table, "--json", "--hierarchy", str(groups))
    assert result.exit_code == 0, result.output
    content = json.loads(result.stdout)
    assert content["method"] == "suppression"
    assert content["parameters"]["threshold"] == 5
    small = next(
        each for each in content["hidden"] if each["coordinates"] == {"borough": "Bexley", "kind": "crime"}
    )
    assert small["interval"][0] <= 1
    assert small["interval"][1] >= 5


def _nothing_more(*arguments: object, **_options: object) -> Suppression:
    needs = arguments[1]
    assert isinstance(needs, tuple)
    primary = frozenset(need.cell for need in needs)
    return Suppression(primary, primary, (), ())


def test_nothing_is_written_when_the_proof_fails(
    settings: Settings, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_table, "suppress", _nothing_more)
    result = _protect(settings, table, "--json")
    assert result.exit_code == 1
    assert "Anybody can tell that it is at" in result.output
    assert not table.with_name("out.csv").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [(TABLE.replace("14", "-14"), "Line 5: the count is “-14”"), ("", "The file is empty")],
)
def test_the_line_is_named_when_the_table_is_refused(
    settings: Settings, table: Path, text: str, words: str
) -> None:
    table.write_text(text, encoding="utf-8")
    result = _protect(settings, table)
    assert result.exit_code == 1
    assert words in result.output
    assert not table.with_name("out.csv").exists()


def test_a_hierarchy_that_is_not_json_is_named(settings: Settings, table: Path) -> None:
    groups = table.with_name("groups.json")
    groups.write_text("{", encoding="utf-8")
    result = _protect(settings, table, "--hierarchy", str(groups))
    assert result.exit_code == 1
    assert "groups.json is not JSON" in result.output


def test_the_table_is_kept_when_it_would_be_written_over(settings: Settings, table: Path) -> None:
    arguments = ["releases", "protect", str(table), "--out", str(table), "--threshold", "5"]
    result = open_portal(settings).test_cli_runner().invoke(args=arguments)
    assert result.exit_code == 2
    assert table.read_text(encoding="utf-8") == TABLE
