"""Runs the portal's commands as its office would, among them those that send letters."""

import email
import email.policy

from flask import Flask


def run(app: Flask, *command: str) -> str:
    """Runs a command, which must succeed; gives what it says."""
    result = app.test_cli_runner().invoke(args=list(command))
    assert result.exit_code == 0, result.output
    return str(result.output)


def letters_to(app: Flask, address: str) -> list[str]:
    """The plain words of every letter that was sent to an address."""
    files = (app.config["SETTINGS"].instance / "mail").glob("*.eml")
    letters = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
    bodies = [letter.get_body(("plain",)) for letter in letters if address in str(letter["To"])]
    return [str(body.get_content()) for body in bodies if body is not None]
