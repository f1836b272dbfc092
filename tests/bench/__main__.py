"""Runs every measurement and prints it with the command and the machine: `python -m tests.bench`."""

import logging
import os
import sys
import tempfile
from pathlib import Path

from tests import postgres
from tests.bench import chasing, directory, disclosure, pages, suppliers
from tests.bench.measuring import machine, print_table


def main() -> None:
    """Prints a table for the pages, one for the suppliers, the directory, the chase and disclosure."""
    logging.disable(logging.WARNING)
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        del os.environ[name]
    print("python -m tests.bench", *sys.argv[1:])
    print(machine())
    wanted = sys.argv[1:] or ["pages", "suppliers", "directory", "chase", "disclosure"]
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        if "pages" in wanted:
            print_table(pages.TITLE, pages.HEADINGS, pages.measure(Path(folder)))
        if "suppliers" in wanted:
            print_table(suppliers.TITLE, suppliers.HEADINGS, suppliers.measure(Path(folder)))
        if "directory" in wanted:
            print_table(directory.TITLE, directory.HEADINGS, directory.measure(Path(folder)))
        if "chase" in wanted:
            print_table(chasing.TITLE, chasing.HEADINGS, chasing.measure(Path(folder)))
        for name in {"disclosure", "largest"} & {*wanted}:
            rows = disclosure.measure(largest=name == "largest")
            print_table(disclosure.TITLE, disclosure.HEADINGS, rows)
    postgres.stop()


if __name__ == "__main__":
    main()
