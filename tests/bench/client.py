"""A visitor in a process of its own: asks for one page over and over and prints what it saw as JSON."""

import json
import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit


def _ask_until(end: float, address: str, cookie: str, waits: list[float]) -> None:
    """Keeps its connection as long as the server does."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    while time.perf_counter() < end:
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address} answered {answer.status}")
        waits.append(time.perf_counter() - began)


def main(address: str, cookie: str, lasts: str, connections: str) -> None:
    """Asks on several connections at once for so many seconds."""
    waits: list[float] = []
    began = time.perf_counter()
    end = began + float(lasts)
    visitors = [
        threading.Thread(target=_ask_until, args=(end, address, cookie, waits))
        for _ in range(int(connections))
    ]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    print(json.dumps({"seconds": time.perf_counter() - began, "waits": waits}))


if __name__ == "__main__":
    main(*sys.argv[1:])
