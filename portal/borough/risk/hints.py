"""What the register knows of a supplier, put beside the characteristic that it bears on."""

from portal.formatting import plural
from tenants.records.suppliers.risk_hints import Known


def hints_for(known: Known) -> dict[str, list[str]]:
    """Sentences by the code of a characteristic."""
    return {
        "industry": _industry(known),
        "supply-chain": _supply_chain(known),
        "workforce": _workforce(known),
        "location": [f"{words}." for words in known.places] or ["No country is known yet."],
    }


def _industry(known: Known) -> list[str]:
    if not known.high_sectors and not known.other_sectors:
        return ["No sector is known yet."]
    high = [f"{title}: a sector of high risk." for title in known.high_sectors]
    others = ", ".join(known.other_sectors)
    return [*high, *([f"{others}: not on the list of high risk."] if others else [])]


def _supply_chain(known: Known) -> list[str]:
    if not known.links:
        return ["Nothing is known yet of who supplies it."]
    return [f"{plural(known.links, 'company is', 'companies are')} known that supply it."]


def _workforce(known: Known) -> list[str]:
    return [f"Workers are supplied by {', '.join(known.labour)}."] if known.labour else []
