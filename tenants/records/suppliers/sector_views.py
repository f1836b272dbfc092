"""Taking the council's own view of how risky a sector is, from a day on."""

from datetime import date
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.guidance.queries import sector_titles
from tenants.records.suppliers.models import SectorView
from tenants.records.suppliers.risk_queries import sector_views

LONGEST_WHY = 300
#: What the council may say of a sector.
VIEW_WORDS: dict[bool | None, str] = {
    True: "High risk",
    False: "Not high risk",
    None: "As the published list has it",
}


def take_own_view(
    sector_key: str, is_high_risk: bool | None, why: str, *, from_on: date, by: UUID | None
) -> SectorView:
    """Says how risky a sector is for this council from a day on; None follows the published list again.

    A view from the same day is put right; any other is kept, so that the risk of every past day stands.
    """
    title = sector_titles().get(sector_key)
    if title is None:
        raise FieldError("sector", "Choose a sector from the list.")
    if not why.strip() or len(why) > LONGEST_WHY:
        raise FieldError("why", f"Say why in {LONGEST_WHY} characters or fewer.")
    same_day = (each for each in sector_views(sector_key) if each.valid_from == from_on)
    view = next(same_day, None) or SectorView(id=uuid4(), sector_key=sector_key, valid_from=from_on)
    view.is_high_risk, view.why = is_high_risk, why.strip()
    db.session.add(view)
    audit.record("sector:own-view-taken", view, by=by, sector=title, view=VIEW_WORDS[is_high_risk])
    db.session.flush()
    return view
