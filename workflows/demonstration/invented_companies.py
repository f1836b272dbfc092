"""Invents companies and what a council buys from them; none is meant to be anybody's."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tenants.records.contracts.rules import annual_value

_FIRST = (
    "Amberleaf", "Ashcombe", "Beechgate", "Blackmere", "Bluefinch", "Bramblecote", "Brightwater",
    "Calderwick", "Cedarbank", "Claymoor", "Copperfield Row", "Dovestone", "Eastmarsh", "Elmhollow",
    "Fernhaugh", "Foxglove Lane", "Glenharrow", "Goldcrest", "Greywether", "Hawthorn Mews",
    "Heatherstone", "Highmead", "Ivorydale", "Juniper Cross", "Kestrel Park", "Kingfisher Wharf",
    "Larkrise", "Lindenhall", "Longacre Mill", "Mallowfield", "Maplegrove", "Merrowdown", "Nettlecombe",
    "Northgate Rise", "Oakenhurst", "Otterbourne Quay", "Pebblebrook", "Pinewharf", "Quarrystone",
    "Redfern Hill", "Rookwood", "Rowanlea", "Saltmarsh", "Silverbirch", "Stonechat", "Sweetbriar",
    "Tanglewood", "Thistledown", "Upperbrook", "Violet Hill", "Westering", "Whitethorn", "Willowherb",
    "Wrenfield", "Yarrowbank", "Yewcroft",
)  # fmt: skip
#: By sector: the trade in a company's name, and what a council buys of it.
_TRADES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "agriculture": (
        ("Growers", "Nurseries", "Produce"),
        ("Plants for parks", "Fruit and vegetables for schools"),
    ),
    "leisure": (("Leisure", "Sports", "Pools"), ("Running of a leisure centre", "Holiday sports programme")),
    "hospitality": (("Hotels", "Rooms", "Guest Houses"), ("Nightly paid rooms", "Conference rooms")),
    "catering": (("Catering", "Kitchens", "Foods"), ("School meals", "Meals on wheels", "Civic catering")),
    "cleaning": (
        ("Cleaning", "Hygiene", "Laundry", "Recycling"),
        ("Cleaning of schools", "Cleaning of offices", "Linen and laundry", "Recycling collection"),
    ),
    "clothing": (("Workwear", "Uniforms", "Textiles"), ("Uniforms and workwear", "Protective clothing")),
    "construction": (
        ("Construction", "Builders", "Roofing", "Highways", "Plumbing"),
        (
            "Repairs to council homes",
            "Road resurfacing",
            "New classrooms",
            "Roof renewal",
            "Boiler servicing",
        ),
    ),
    "manufacturing": (
        ("Furniture", "Equipment", "Electronics"),
        ("School furniture", "Laptops", "Playground parts"),
    ),
    "social-care": (
        ("Care", "Homecare", "Supported Living", "Nursing Homes"),
        ("Home care in the north", "Residential care places", "Supported living", "Short breaks for carers"),
    ),
    "agency-labour": (
        ("Staffing", "Recruitment", "Locums"),
        ("Temporary social workers", "Temporary drivers"),
    ),
    "security": (("Security", "Guarding"), ("Guarding of public buildings", "Camera maintenance")),
    "transport": (
        ("Transport", "Coaches", "Couriers"),
        ("School transport", "Vehicle hire", "Courier services"),
    ),
    "health": (("Health", "Therapies"), ("Health visiting", "Speech therapy", "Smoking advice")),
    "housing": (("Lettings", "Lifts", "Surveyors"), ("Lift maintenance", "Property surveys")),
    "it": (("Software", "Networks", "Systems"), ("Case system licences", "Network support", "Web hosting")),
    "professional": (("Consulting", "Legal", "Training"), ("Legal advice", "Valuation", "Staff training")),
    "education": (("Tuition", "Learning", "Early Years"), ("Tuition at home", "Places for two-year-olds")),
    "energy": (("Energy", "Heating"), ("Electricity for street lights", "Heating of estates")),
    "community": (("Trust", "Advice", "Arts"), ("Advice service", "Arts programme", "Community grant")),
}
SECTORS = tuple(_TRADES)
_FORMS = ("Ltd", "Ltd", "Ltd", "Limited", "LLP", "plc", "CIC")
DEPARTMENTS = (
    "Adult social care", "Children’s services", "Corporate property", "Environment", "Finance", "Housing",
    "Public health", "Regeneration",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Company:
    """One invented company; its number begins with 98, which Companies House has not reached."""

    name: str
    number: str
    sector_key: str
    is_small: bool


@dataclass(frozen=True, slots=True)
class Purchase:
    """One invented contract; `value` is whole pounds over its life."""

    title: str
    sector_key: str
    department: str
    value: int | None
    annual_value: int | None
    starts_on: date
    ends_on: date
    relet_on: date | None


def company(number: int) -> Company:
    """The company with this number, the same for every council that buys from it; no two have one name."""
    dice = Random(number)  # noqa: S311 - invents data, and the same each time
    sector_key = dice.choices(SECTORS, weights=_WEIGHTS)[0]
    trade = dice.choice(_TRADES[sector_key][0])
    first, round_number = _FIRST[number % len(_FIRST)], number // len(_FIRST)
    second = f" {_SECOND[round_number % len(_SECOND)]}" if round_number else ""
    third = f" {round_number // len(_SECOND) + 1}" if round_number >= len(_SECOND) else ""
    name = f"{first}{second} {trade}{third} {dice.choice(_FORMS)}"
    has_number = dice.random() < _NUMBERED
    return Company(name, f"98{number:06}" if has_number else "", sector_key, dice.random() < _SMALL)


_SECOND = (
    "and Sons", "and Daughters", "Brothers", "Partners", "South East", "Central", "Northern", "Capital",
    "Thames", "Orchard", "Bridge", "Lantern", "Harbour", "Summit", "Meadow", "Compass", "Anchor", "Beacon",
    "Crescent", "Granite", "Ivy", "Orbit", "Pilot", "Ribbon", "Spindle", "Tandem", "Vale", "Wharf", "Zephyr",
)  # fmt: skip
_WEIGHTS = tuple(
    3 if key in ("construction", "social-care", "professional", "community") else 1 for key in SECTORS
)
_NUMBERED, _SMALL, _VALUED, _RELET = 0.82, 0.55, 0.97, 0.7
_YEARS = (1, 2, 3, 3, 4, 5, 7)


def purchase(sector_key: str, today: date, dice: Random) -> Purchase:
    """A contract that runs, ran or will run; about two in three are in force today."""
    years = dice.choice(_YEARS)
    starts_on = _month(today, -dice.randrange(0, 12 * years + 18) + 3)
    ends_on = _month(starts_on, 12 * years) - timedelta(days=1)
    pounds = max(1_000, round(dice.lognormvariate(11, 1.5), -2))
    sum_of_it = int(pounds) if dice.random() < _VALUED else None
    relet_on = ends_on - timedelta(days=dice.choice((90, 180, 270))) if dice.random() < _RELET else None
    return Purchase(
        title=dice.choice(_TRADES[sector_key][1]),
        sector_key=sector_key,
        department=dice.choice(DEPARTMENTS),
        value=sum_of_it,
        annual_value=annual_value(sum_of_it, starts_on, ends_on),
        starts_on=starts_on,
        ends_on=ends_on,
        relet_on=relet_on if relet_on is None or relet_on > starts_on else None,
    )


def _month(day: date, months: int) -> date:
    """The first of the month so many months later or earlier."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
