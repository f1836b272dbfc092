"""How a contact of a pathway stands in a link: a number as it is dialled, an address as it is opened."""

from datetime import date

from portal.formatting import day
from portal.pathway.blueprint import pathway


@pathway.app_template_filter()
def dialled(phone: str) -> str:
    """A phone number without what is only there to be read: 08000121700."""
    return "".join(character for character in phone if character in "+0123456789")


@pathway.app_template_filter()
def web_address(url: str) -> str:
    """An address that can only ever lead to a website, whatever was typed."""
    return url if url.startswith(("https://", "http://")) else f"https://{url}"


@pathway.app_template_filter()
def shown_address(url: str) -> str:
    """The address without what everybody knows: www.gov.uk."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")


@pathway.app_template_filter()
def iso_day(text: str) -> str:
    """A day kept as YYYY-MM-DD as a page shows it; as it stands when it is none."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
