"""The field in which somebody says in which countries a supplier does what: a few rows of two drop-downs."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask import render_template
from markupsafe import Markup
from wtforms import Field
from wtforms.validators import StopValidation

from tenants.records.suppliers.countries import country_names
from tenants.records.suppliers.details import MOST_COUNTRIES
from tenants.records.suppliers.rules import PRESENCE_WORDS, Presence

#: Rows that are empty below those filled in.
SPARE = 2
Countries = tuple[tuple[str, Presence], ...]


class Row(NamedTuple):
    """What stands in one row, as it was sent."""

    country: str = ""
    presence: str = Presence.BASED.value


class _Rows:
    """The rows as HTML."""

    def __call__(self, field: Any, **_kwargs: Any) -> Markup:
        """A group of rows, each with a drop-down for the country and one for what is done there."""
        html = render_template(
            "borough/suppliers/country_rows.html",
            field=field,
            countries=country_names(),
            presences={presence.value: words for presence, words in PRESENCE_WORDS.items()},
        )
        return Markup(html)  # noqa: S704 - the template escapes what it shows


class CountriesField(Field):
    """Countries with what is done there; inputs are called `countries-0-country`, `countries-0-presence`."""

    widget = _Rows()
    data: Countries
    rows: tuple[Row, ...] = ()

    def __init__(self, label: str, *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(label, description=hint, **kwargs)

    def process(self, formdata: Any, data: Any = (), extra_filters: Any = None) -> None:
        """Reads the rows that were sent, or shows those that are known."""
        super().process(None, data or (), extra_filters)
        self.data = self.data or ()
        self.rows = tuple(Row(code, presence.value) for code, presence in self.data)
        if formdata:
            self.rows = tuple(self._sent(formdata))

    def _sent(self, formdata: Mapping[str, str]) -> list[Row]:
        names = [f"{self.name}-{at}" for at in range(MOST_COUNTRIES + SPARE)]
        found = [
            Row(formdata.get(f"{name}-country", "").strip(), formdata.get(f"{name}-presence", "").strip())
            for name in names
        ]
        return [row for row in found if row.country]

    @property
    def shown(self) -> list[Row]:
        """The rows with a few empty ones below."""
        return [*self.rows, *[Row()] * SPARE][: MOST_COUNTRIES + SPARE]

    def pre_validate(self, _form: Any) -> None:
        """Refuses what is not in the lists."""
        known, ways = country_names(), set(Presence)
        if any(row.country not in known or row.presence not in ways for row in self.rows):
            raise StopValidation("Choose each country, and what is done there, from the lists")
        self.data = tuple(dict.fromkeys((row.country, Presence(row.presence)) for row in self.rows))
