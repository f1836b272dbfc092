"""Starts, serves and clears away one throw-away PostgreSQL cluster, for root and for a normal user alike."""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ROOT_VARIABLE = "PORTAL_TEST_POSTGRES"  # the controller's cluster; workers of pytest-xdist inherit it
SUPERUSER = "postgres"
OWNER = "portal_owner"
APP = "portal_app"
PORT = 5432  # names the socket file only: nothing listens on a network address
LONGEST_SOCKET_FOLDER = 85  # a socket's whole path may have 107 bytes
PREFIX = "portal-pg-"

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "shared_buffers": "128MB",
}


def is_installed() -> bool:
    """Say whether this machine has PostgreSQL's server programs."""
    return _programs() is not None


def is_running() -> bool:
    """Say whether this process, or the one that started it, has a cluster."""
    return ROOT_VARIABLE in os.environ


def start() -> None:
    """Start the cluster with its roles unless there is one; raises RuntimeError without PostgreSQL."""
    if is_running():
        return
    _clear_leftovers()
    root = _new_root()
    try:
        _run(root, "initdb", "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions")
        _run(root, "pg_ctl", "-w", "-t", "60", "-l", str(root / "log"), "-o", _options(root), "start")
    except subprocess.CalledProcessError as error:
        log = (root / "log").read_text() if (root / "log").exists() else ""
        _remove(root)
        raise RuntimeError(f"PostgreSQL did not start: {error.output or ''}{log}") from error
    os.environ[ROOT_VARIABLE] = str(root)
    atexit.register(stop)
    _create_roles()


def stop() -> None:
    """Stop the cluster that this very process started; does nothing in any other."""
    root = os.environ.get(ROOT_VARIABLE)
    if root is None or _keeper(Path(root)) != os.getpid():
        return
    del os.environ[ROOT_VARIABLE]
    _remove(Path(root))


def url(database: str, role: str = APP) -> str:
    """Give the SQLAlchemy URL of a database for one role: OWNER migrates, APP is what the portal runs as."""
    return f"postgresql+psycopg://{role}@/{database}?host={os.environ[ROOT_VARIABLE]}&port={PORT}"


def create_database(name: str, template: str | None = None) -> None:
    """Create a database of OWNER's whose future tables APP may use; nobody may be connected to a template."""
    source = sql.SQL("TEMPLATE {}").format(sql.Identifier(template or "template1"))
    statement = sql.SQL("CREATE DATABASE {} OWNER {} ").format(sql.Identifier(name), sql.Identifier(OWNER))
    _execute("postgres", SUPERUSER, statement + source)
    if template is None:
        _execute(name, OWNER, *_default_privileges())


def drop_database(name: str) -> None:
    """Drop a database if it is there, ending whatever is still connected to it."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    _execute("postgres", SUPERUSER, statement)


def _create_roles() -> None:
    _execute(
        "postgres",
        SUPERUSER,
        sql.SQL("CREATE ROLE portal_owner LOGIN NOSUPERUSER CREATEDB NOBYPASSRLS"),
        sql.SQL("CREATE ROLE portal_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"),
        sql.SQL("CREATE ROLE portal_square NOLOGIN NOSUPERUSER NOBYPASSRLS"),
        sql.SQL("GRANT portal_square TO portal_app"),
    )


def _default_privileges() -> tuple[sql.SQL, ...]:
    future = "ALTER DEFAULT PRIVILEGES FOR ROLE portal_owner"
    return (
        sql.SQL(f"{future} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portal_app"),
        sql.SQL(f"{future} GRANT USAGE, SELECT ON SEQUENCES TO portal_app"),
    )


def _execute(database: str, role: str, *statements: sql.SQL | sql.Composed) -> None:
    host = os.environ[ROOT_VARIABLE]
    with psycopg.connect(host=host, port=PORT, dbname=database, user=role, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _programs() -> Path | None:
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = str(packaged[-1]) if packaged else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _new_root() -> Path:
    root = Path(tempfile.mkdtemp(prefix=PREFIX))
    if len(os.fsencode(root)) > LONGEST_SOCKET_FOLDER:
        root.rmdir()
        raise RuntimeError(f"Set TMPDIR to a shorter folder: no socket fits into {root}")
    (root / "keeper").write_text(str(os.getpid()))
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(root, account.pw_uid, account.pw_gid)
    return root


def _options(root: Path) -> str:
    settings = SETTINGS | {"unix_socket_directories": str(root)}
    return " ".join(f"-c {name}='{value}'" for name, value in settings.items())


def _run(root: Path, program: str, *arguments: str) -> None:
    """Run a PostgreSQL program on the cluster's data; as root, which it refuses, under its own user."""
    folder = _programs()
    if folder is None:
        raise RuntimeError("PostgreSQL is not installed: sh scripts/system-packages.sh")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    with (root / f"{program}.out").open("w+") as output:  # a pipe would stay open as long as the server runs
        done = subprocess.run(
            [folder / program, "-D", str(root / "data"), *arguments],
            cwd=root,
            env={**inherited, "LC_ALL": "C.UTF-8", "HOME": str(root)},
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
            **_account(),
        )
        output.seek(0)
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, program, output.read())


def _account() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _remove(root: Path) -> None:
    if (root / "data" / "postmaster.pid").exists():
        try:
            _run(root, "pg_ctl", "-m", "immediate", "-w", "stop")
        except subprocess.CalledProcessError:
            _kill_server(root)
    shutil.rmtree(root, ignore_errors=True)


def _kill_server(root: Path) -> None:
    try:
        os.kill(int((root / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    except (OSError, ValueError, IndexError):
        return


def _clear_leftovers() -> None:
    """Remove the clusters of test runs that were killed before they could tidy up."""
    for root in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        keeper = _keeper(root)
        if keeper is not None and not _is_alive(keeper):
            _remove(root)


def _keeper(root: Path) -> int | None:
    """Give the process that started a cluster; None for a folder that is not ours or is still being made."""
    note = root / "keeper"
    try:
        return int(note.read_text()) if note.stat().st_uid == os.geteuid() else None
    except (OSError, ValueError):
        return None


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
