"""A small GOV.UK Notify on this machine: it takes e-mails and tells which references it has."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "tests-11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000"


class Notify(ThreadingHTTPServer):
    """Keeps what it took; a `status` but 201 makes it refuse, `is_cut_off` breaks the line after taking."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken: list[dict[str, Any]] = []
        self.status = 201
        self.is_cut_off = False
        self.templates = [{"name": "LMSL portal", "id": "a-template"}]

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line broken on purpose is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Notify

    def do_GET(self) -> None:
        """Answers for templates, and for notifications by reference."""
        where = urlsplit(self.path)
        if where.path == "/v2/templates":
            self._answer(200, {"templates": self.server.templates})
            return
        wanted = parse_qs(where.query)["reference"][0]
        found = [{"reference": one["reference"]} for one in self.server.taken if one["reference"] == wanted]
        self._answer(200, {"notifications": found, "links": {}})

    def do_POST(self) -> None:
        """Takes an e-mail, or refuses it."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 201:
            self.server.taken.append(body)
        if self.server.is_cut_off:
            self.connection.close()
            return
        errors = [{"error": "BadRequestError", "message": f"{body['email_address']} is wrong"}]
        self._answer(self.server.status, {"id": "1"} if self.server.status == 201 else {"errors": errors})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: Any) -> None:
        """Stays silent."""


@contextmanager
def notify_server() -> Iterator[Notify]:
    """Serves on a free port of 127.0.0.1."""
    server = Notify()
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
