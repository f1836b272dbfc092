"""The commands of releases: London's own, built and verified, and a table of one's own protected."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from portal.commands.group import PortalGroup
from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.errors import Refusal
from tenants.scope import tenant_scope
from workflows.register.models import Release
from workflows.register.rules import STATUS_WORDS, ReleaseStatus
from workflows.register.writing import doubts_of, measures_in_order
from workflows.releases import service
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.own_rows import text_of
from workflows.releases.disclosure.own_table import ProtectedTable, protect_table
from workflows.releases.drafts import all_releases, find_release
from workflows.releases.verify import Verdicts
from workflows.releases.verify import verify as verify_release

releases = PortalGroup(
    "releases", help="Figures that may be published, and the proof that nobody is in them."
)

_A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@releases.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_releases(as_json: bool) -> None:
    """Every release for members, the newest quarter first, drafts too."""
    found = all_releases()
    if as_json:
        click.echo(json.dumps([_plain(each) for each in found]))
        return
    for each in found:
        click.echo(
            f"{each.id}  {each.period}  {STATUS_WORDS[ReleaseStatus(each.status)]}, vintage {each.vintage}"
        )


@releases.command("build")
@click.option(
    "--period",
    required=True,
    metavar="PERIOD",
    help="A quarter that is over, such as 2025-26-q2; or a year: its next one.",
)
@click.option("--json", "as_json", is_flag=True)
def build(period: str, as_json: bool) -> None:
    """Drafts the release of a quarter from what authorities gave, protected and proved.

    Somebody else publishes it, on the page of releases. The status is not 0 while a measure is not proved.
    """
    try:
        with tenant_scope(tenants_of_kind(TenantKind.NETWORK)[0].id):
            members, _public = service.draft(period, by=None, today=clock.today())
    except Refusal as refusal:
        db.session.rollback()
        raise click.ClickException(refusal.words) from refusal
    db.session.commit()
    measures, doubts = measures_in_order(members.id), doubts_of(members.id)
    if as_json:
        proved = {each.measure_key: each.is_proved for each in measures}
        click.echo(json.dumps({**_plain(members), "proved": proved}))
    else:
        click.echo(f"{members.id}  {members.title}")
        for each in measures:
            click.echo(f"  {each.title}: {'; '.join(doubts.get(each.measure_key, ())) or 'proved'}")
    if not all(each.is_proved for each in measures):
        raise SystemExit(1)


@releases.command("verify")
@click.argument("release_id", metavar="ID", type=click.UUID)
@click.option("--json", "as_json", is_flag=True)
def verify(release_id: UUID, as_json: bool) -> None:
    """Works out anew what must be shown of a release, and checks its proof by adding whole numbers.

    The status is not 0 when anything is wrong, and the figure is named.
    """
    try:
        found = verify_release(find_release(release_id))
    except Refusal as refusal:
        raise click.ClickException(refusal.words) from refusal
    click.echo(json.dumps({**asdict(found), "holds": found.holds}) if as_json else _verdicts_in_words(found))
    if not found.holds:
        raise SystemExit(1)


@releases.command("protect")
@click.argument("table", metavar="IN.csv", type=_A_FILE)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.csv")
@click.option("--threshold", required=True, type=int, help="Counts from 1 to one less than this are hidden.")
@click.option("--hierarchy", type=_A_FILE, metavar="FILE.json", help="The groups of each dimension.")
@click.option(
    "--json", "as_json", is_flag=True, help="Prints the certificate; keep it as you keep the counts."
)
def protect(table: Path, out: Path, threshold: int, hierarchy: Path | None, as_json: bool) -> None:
    """Hides small counts of IN.csv, and what they could be worked out from, and proves it.

    Every column but `count` is a dimension, rows not given are zero. OUT.csv has every cell and margin, with
    `status` c where the count is hidden and p where it is published. Nothing is written without proof.
    """
    if out.resolve() == table.resolve():
        raise click.BadParameter("it is the table itself, which would be lost", param_hint="--out")
    try:
        protected = protect_table(text_of(_read(table)), threshold, _groups(hierarchy))
    except (TableRefused, NotProtectable) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    _write(out, protected.csv())
    for note in protected.notes:
        click.echo(note, err=True)
    click.echo(json.dumps(protected.content(), ensure_ascii=False) if as_json else _in_words(protected, out))


def _plain(release: Release) -> dict[str, Any]:
    return {
        "id": str(release.id),
        "period": release.period,
        "status": str(release.status),
        "vintage": release.vintage,
        "content_hash": release.content_hash,
    }


def _verdicts_in_words(found: Verdicts) -> str:
    lines = [found.title, *(f"  wrong: {fault}" for fault in found.faults)]
    for each in found.measures:
        shown = f"{each.claims:,} claims, {each.witnesses:,} tables that show them"
        lines.append(f"  {each.title}: {shown}: {'holds' if each.holds else 'DOES NOT HOLD'}")
        lines.extend(f"    wrong: {fault}" for fault in each.faults)
    return "\n".join([*lines, "Everything holds." if found.holds else "This release is not proved."])


def _groups(file: Path | None) -> Any:
    if file is None:
        return None
    try:
        return json.loads(text_of(_read(file)))
    except (json.JSONDecodeError, RecursionError) as error:
        raise TableRefused(f"{file.name} is not JSON: {error}. Correct it and try again.") from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error


def _in_words(protected: ProtectedTable, out: Path) -> str:
    tables = len(protected.certificate.witnesses)
    return (
        f"{out}: {len(protected.cells):,} cells, {protected.hidden:,} of them hidden. "
        f"Every hidden small count could be anything from 1 to {protected.threshold}: "
        f"proved by {tables:,} tables that agree with everything shown."
    )
