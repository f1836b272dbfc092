"""The pages to have at hand beside the walk: signs, do and do not, first responders, a good referral."""

from flask import render_template

from portal.access import public
from portal.pathway.blueprint import pathway
from portal.pathway.reading import address, shown_at
from tenants import clock
from tenants.guidance.queries import advice, first_responders
from tenants.pathways.steps import Advice


@pathway.get("/<place>/signs")
@public
def signs(place: str) -> str:
    """Signs that somebody may be a victim."""
    return _page("signs", place, Advice.INDICATOR)


@pathway.get("/<place>/do-and-dont")
@public
def do_and_dont(place: str) -> str:
    """What to do and not to do with somebody who may be a victim."""
    return _page("do_and_dont", place, Advice.DO, Advice.DONT)


@pathway.get("/<place>/good-referral")
@public
def good_referral(place: str) -> str:
    """What makes a referral good, to be read before the form is opened."""
    return _page("good_referral", place, Advice.QUALITY)


@pathway.get("/<place>/first-responders")
@public
def responders(place: str) -> str:
    """Who may send a referral."""
    shown = shown_at(place)
    return render_template(
        "pathway/first_responders.html",
        shown=shown,
        found=first_responders(shown.on),
        address=address,
        today=clock.today(),
    )


def _page(name: str, place: str, *kinds: Advice) -> str:
    shown = shown_at(place)
    found = {kind.value: advice(kind, shown.on) for kind in kinds}
    return render_template(
        f"pathway/{name}.html", shown=shown, found=found, address=address, today=clock.today()
    )
