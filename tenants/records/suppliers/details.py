"""What people type about a supplier, checked before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from tenants.errors import FieldError
from tenants.guidance.queries import sector_titles
from tenants.records.suppliers import rules
from tenants.records.suppliers.countries import country_names
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import LONGEST_NAME, Presence, name_key

#: As many other names, and as many countries, as one supplier may have.
MOST_ALIASES = 20
MOST_COUNTRIES = 40
NOT_A_NUMBER = (
    "Enter a Companies House number as it stands on the register: eight digits, or two letters and six "
    "digits, like 01234567 or SC123456. Leave it empty if there is none."
)
_MOST_LETTERS = {"title": LONGEST_NAME, "parent_words": 200, "website": 2000, "notes": 4000, "source": 300}


@dataclass(frozen=True, slots=True)
class SupplierDetails:
    """Everything said of a supplier but its owner; `countries` are codes with what it does there."""

    title: str
    company_number: str = ""
    aliases: tuple[str, ...] = ()
    sector_keys: tuple[str, ...] = ()
    countries: tuple[tuple[str, Presence], ...] = ()
    parent_id: UUID | None = None
    parent_words: str = ""  # when the parent is not in the register
    website: str = ""
    is_direct: bool = True
    is_small: bool = False
    is_charity: bool = False
    notes: str = ""
    source: str = ""
    invented: str = ""
    is_demonstration: bool = False

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter the supplier’s name.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        self._check_aliases()
        self._check_choices()
        if self.website.strip():
            web_address(self.website)

    def _check_aliases(self) -> None:
        if len(self.aliases) > MOST_ALIASES:
            raise FieldError("aliases", f"Enter {MOST_ALIASES} other names or fewer.")
        too_long = next((each for each in self.aliases if len(each) > LONGEST_NAME), None)
        if too_long:
            raise FieldError("aliases", f"Shorten “{too_long[:40]}…” to {LONGEST_NAME} characters or fewer.")

    def _check_choices(self) -> None:
        if self.sector_keys and set(self.sector_keys) - set(sector_titles()):
            raise FieldError("sector_keys", "Choose sectors from the list.")
        unknown = {code for code, _presence in self.countries} - set(country_names())
        if unknown or len(self.countries) > MOST_COUNTRIES:
            raise FieldError("countries", f"Choose countries from the list, {MOST_COUNTRIES} at most.")

    @property
    def number(self) -> str:
        """The number as Companies House writes it; FieldError when it has not the form of one."""
        try:
            return rules.company_number(self.company_number)
        except ValueError:
            raise FieldError("company_number", NOT_A_NUMBER) from None

    @property
    def other_names(self) -> tuple[str, ...]:
        """The aliases, each once, without the name itself."""
        return tuple(title for title in each_once(self.aliases) if title != self.title.strip())

    def write_on(self, supplier: Supplier) -> None:
        """Copies what the record itself holds."""
        supplier.title, supplier.name_key = self.title.strip(), name_key(self.title)
        supplier.company_number = self.number
        supplier.search_words = rules.search_words((supplier.title, *self.other_names), self.number)
        supplier.parent_id = self.parent_id
        supplier.parent_words = "" if self.parent_id else self.parent_words.strip()
        supplier.website = web_address(self.website) if self.website.strip() else ""
        supplier.is_direct, supplier.is_small, supplier.is_charity = (
            self.is_direct,
            self.is_small,
            self.is_charity,
        )
        supplier.notes, supplier.source = self.notes.strip(), self.source.strip()
        supplier.invented = self.invented


def each_once(titles: Iterable[str]) -> Sequence[str]:
    """Names without spaces round them, without empty ones, each once, in the order given."""
    return list(dict.fromkeys(title.strip() for title in titles if title.strip()))


def web_address(url: str) -> str:
    """The address, with https:// before it where that was left out; FieldError when it is none."""
    typed = url.strip() if "://" in url else f"https://{url.strip()}"
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if "." not in host or " " in typed or parts.scheme not in ("http", "https") or len(typed) > 2000:
        raise FieldError("website", "Enter a web address, for example https://www.supplier.co.uk")
    return typed
