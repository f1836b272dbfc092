"""Checks that a visitor sees what is wrong with a page, and sends what a browser would."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response, redirect, request

from tests.visitor import Visitor

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Sign up</title></head>
<body><h1>Sign up</h1>{}</body></html>"""
FORM = """
<form method="post" action="/answer"><input type="hidden" name="csrf_token" value="secret">
<label for="name">Name</label><input id="name" name="name" value="Ann">
<input type="checkbox" name="theme" value="a" checked><input type="checkbox" name="theme" value="b" checked>
<input type="radio" name="size" value="s"><input type="radio" name="size" value="m" checked>
<select name="place"><option value="n">North</option><option value="s" selected>South</option></select>
<textarea name="note">
As it was</textarea><input name="off" disabled value="x">
<button name="step" value="save">Save</button><button name="step" value="drop">Drop</button></form>
<form method="post" action="/leave"><button>Leave</button></form><a href="/elsewhere">Go on</a>"""


def _site() -> Flask:
    site = Flask(__name__)
    pages = {"form": FORM, "twice": "<p id=a></p><p id=a></p>", "unclosed": "<div><p>Lost</div></p>"}
    pages |= {"dangling": '<label for="gone">Name</label>', "nested": "<a href=/><a href=/></a></a>"}
    site.add_url_rule("/<name>", "page", lambda name: GOOD.format(pages.get(name, "Here")))
    site.add_url_rule("/answer", "answer", _answer, methods=["POST"])
    site.add_url_rule("/leave", "leave", lambda: redirect("/elsewhere"), methods=["POST"])
    site.add_url_rule("/plain", "plain", lambda: Response("<p id=a><p id=a>", mimetype="text/plain"))
    return site


def _answer() -> Response:
    told = [f"{name}={value}" for name, values in request.form.lists() for value in values]
    return Response(" ".join(told), mimetype="text/plain")


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    """Somebody who visits a site of five pages."""
    yield Visitor(_site().test_client())


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("twice", "the id 'a' is used 2 times"),
        ("unclosed", "is not valid HTML"),
        ("nested", "is not valid HTML"),
        ("dangling", "for points at 'gone'"),
    ],
)
def test_the_test_fails_when_a_page_is_broken(visitor: Visitor, name: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        visitor.get(f"/{name}")


def test_the_test_fails_when_the_answer_is_another(visitor: Visitor) -> None:
    with pytest.raises(AssertionError, match="answered 405, not 200"):
        visitor.post("/elsewhere", {})


def test_words_are_found_when_a_page_is_read(visitor: Visitor) -> None:
    page = visitor.get("/form")
    assert (page.title, page.heading, page.links) == ("Sign up", "Sign up", {"Go on": "/elsewhere"})
    assert visitor.follow("Go on").text == "Sign up Here"


def test_everything_the_form_held_is_sent_when_one_field_is_changed(visitor: Visitor) -> None:
    visitor.get("/form")
    assert visitor.submit({"name": "Bo"}, press="Drop").html == (
        "csrf_token=secret name=Bo theme=a theme=b size=m place=s note=As it was step=drop"
    )


def test_boxes_are_ticked_and_left_out_when_asked(visitor: Visitor) -> None:
    visitor.get("/form")
    sent = visitor.submit({"theme": ["b"], "size": None}, press="Save").html
    assert "theme=b" in sent and "theme=a" not in sent and "size" not in sent


def test_redirects_are_followed_when_a_form_answers_with_one(visitor: Visitor) -> None:
    visitor.get("/form")
    assert visitor.submit(press="Leave").url == "/elsewhere"


@pytest.mark.parametrize(
    ("fields", "press", "said"),
    [
        ({"nmae": "Bo"}, "Save", "no field"),
        ({}, "Keep", "0 buttons 'Keep'"),
        ({}, "", "2 forms"),
    ],
)
def test_the_test_fails_when_a_form_cannot_be_sent_like_that(
    visitor: Visitor, fields: dict[str, object], press: str, said: str
) -> None:
    visitor.get("/form")
    with pytest.raises(AssertionError, match=said):
        visitor.submit(fields, press=press)


def test_nothing_is_validated_when_the_answer_is_no_page(visitor: Visitor) -> None:
    assert visitor.get("/plain").html == "<p id=a><p id=a>"
