"""Which survivor services fit somebody, and in which order."""

from datetime import date
from uuid import UUID

import pytest

from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach
from workflows.published_services.queries import Published
from workflows.published_services.search import OTHER_LANGUAGE, AgeBand, Wanted, fitting, languages_of

VOCABULARY = {"legal": "Legal advice", "health": "Health", "barnet": "Barnet"}


def _service(number: int, title: str, **values: object) -> Published:
    plain: dict[str, object] = {
        **{"id": UUID(int=number), "title": title, "organisation": "Org", "description": "Helps survivors."},
        **{"url": "", "email": "", "phone": "", "hours": "", "cost": "", "needs": ("legal",)},
        **{"minimum_age": None, "maximum_age": None, "genders": (), "languages": ()},
        **{"has_interpreters": False, "nrm": (), "reach": Reach.LONDON, "areas": (), "address": ""},
        **{"how_to_refer": "", "may_refer_self": False, "capacity": "", "capacity_on": None},
        **{"verified_on": None, "is_demonstration": False},
    }
    return Published(ServiceCopy(**{**plain, **values}), date(2026, 11, 22))  # type: ignore[arg-type]


SERVICES = [
    _service(1, "Adults", minimum_age=18, genders=(Gender.WOMEN,), languages=("Romanian",)),
    _service(2, "Barnet clinic", needs=("legal", "health"), reach=Reach.BOROUGHS, areas=("barnet",)),
    _service(3, "Children", maximum_age=17, nrm=(NrmStatus.IN,)),
    _service(4, "Everywhere", reach=Reach.NATIONAL, has_interpreters=True, description="Cousellors listen."),
]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(), ["Everywhere", "Adults", "Children", "Barnet clinic"]),
        (Wanted(needs=("health", "legal")), ["Barnet clinic", "Everywhere", "Adults", "Children"]),
        (Wanted(needs=("health",)), ["Barnet clinic"]),
        (Wanted(area="barnet"), ["Barnet clinic", "Adults", "Children", "Everywhere"]),
        (Wanted(area="bexley"), ["Adults", "Children", "Everywhere"]),
        (Wanted(age=AgeBand.CHILD), ["Everywhere", "Children", "Barnet clinic"]),
        (Wanted(age=AgeBand.ADULT), ["Everywhere", "Adults", "Barnet clinic"]),
        (Wanted(gender=Gender.MEN), ["Everywhere", "Children", "Barnet clinic"]),
        (Wanted(language="Romanian"), ["Everywhere", "Adults"]),
        (Wanted(language=OTHER_LANGUAGE), ["Everywhere"]),
        (Wanted(nrm=NrmStatus.NEVER), ["Everywhere", "Adults", "Barnet clinic"]),
        (Wanted(words="barnet legal"), ["Barnet clinic"]),
        (Wanted(words="counsellors"), ["Everywhere"]),  # spelt otherwise there
        (Wanted(words="zebra"), []),
        (Wanted(needs=("health",), area="bexley"), []),
    ],
)
def test_those_that_fit_are_found_in_order_when_something_is_wanted(
    wanted: Wanted, titles: list[str]
) -> None:
    assert [each.copy.title for each in fitting(SERVICES, wanted, VOCABULARY)] == titles


def test_languages_are_those_that_services_name_when_they_are_offered() -> None:
    assert languages_of(SERVICES) == ["Romanian"]
