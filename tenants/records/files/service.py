"""Keeping vetted files, and giving them back, outside the web root."""

import hashlib
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotFound
from tenants.records.files.models import StoredFile
from tenants.records.files.rules import kind_of, problem_with, safe_name
from tenants.scope import current_tenant

_folder: Path | None = None


def use_folder(folder: Path) -> None:
    """Says where files lie; called once when the portal starts."""
    global _folder
    _folder = folder


def keep_file(name: str, content: bytes, *, by: UUID | None) -> StoredFile:
    """Vets and stores a file for the open tenant; FieldError("file") when it cannot be kept."""
    problem = problem_with(name, content)
    if problem:
        raise FieldError("file", problem)
    stored = StoredFile(
        id=uuid4(),
        name=safe_name(name),
        kind=kind_of(content) or "",
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        added_by_id=by,
        added_at=clock.now(),
    )
    path = _path(stored.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    db.session.add(stored)
    return stored


def read_file(file_id: UUID) -> tuple[StoredFile, bytes]:
    """The tenant's file and its bytes; NotFound when it is not the tenant's or has gone."""
    stored = db.session.scalar(select(StoredFile).where(StoredFile.id == file_id))
    if stored is None or not _path(file_id).exists():
        raise NotFound("We could not find that file.")
    return stored, _path(file_id).read_bytes()


def forget_file(file_id: UUID) -> None:
    """Removes the tenant's file, its bytes too; whoever refers to it must have let go of it first."""
    stored = db.session.scalar(select(StoredFile).where(StoredFile.id == file_id))
    if stored is None:
        return
    db.session.delete(stored)
    db.session.flush()
    _path(file_id).unlink(missing_ok=True)


def _path(file_id: UUID) -> Path:
    if _folder is None:
        raise RuntimeError("use_folder was not called")
    return _folder / str(current_tenant()) / str(file_id)
