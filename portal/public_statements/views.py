"""The public pages: every authority, the years of one, and one year's statement."""

from flask import render_template, request

from portal.access import public
from portal.public_statements.blueprint import public_statements
from portal.public_statements.reading import paper_of, readable
from tenants import clock
from workflows.papers.legible import one_line
from workflows.published_statements.queries import all_published, get_authority, years_of

_LONGEST_NAME = 100


@public_statements.get("/")
@public
def statements() -> str:
    """Every authority with its newest statement, narrowed to those with a name."""
    words = one_line(request.args.get("name", "")[:_LONGEST_NAME])
    everybody = all_published(clock.today())
    return render_template(
        "public_statements/statements.html",
        words=words,
        found=[each for each in everybody if each.is_called(words)],
        total=len(everybody),
        published=sum(each.newest is not None for each in everybody),
    )


@public_statements.get("/<authority>/")
@public
def authority(authority: str) -> str:
    """The years of one authority, the newest first."""
    found = get_authority(authority)
    return render_template("public_statements/authority.html", authority=found, years=years_of(found.id))


@public_statements.get("/<authority>/<year>")
@public
def statement(authority: str, year: str) -> str:
    """One year's statement; once it is withdrawn, that it was."""
    found = readable(authority, year)
    if found.copy is None:
        return render_template("public_statements/withdrawn.html", published=found)
    return render_template("public_statements/statement.html", published=found, paper=paper_of(found))
