"""The form that points out what looks like personal data in free text before anything is saved."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import Field

from portal.forms.fields import Tick
from portal.forms.form import PortalForm
from tenants.personal_data import NATIONAL_INSURANCE, NHS, Finding, findings, warning

#: No note about work needs these numbers, so nobody is asked whether they are sure.
NEVER_KEPT = frozenset({NATIONAL_INSURANCE, NHS})
MOST_SHOWN = 3


class GuardedForm(PortalForm):
    """A form whose fields named in `guarded` are looked at before they are saved.

    What is found is pointed out at the field. Most of it may be kept by ticking the box that then appears.
    """

    guarded: ClassVar[tuple[str, ...]] = ()

    is_checked = Tick("I have checked: this is not about a victim or survivor")
    asks_to_check = False

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field can be kept, and no text looks as if it held somebody's personal data."""
        is_valid = super().validate(extra_validators)
        return self._is_free_of_personal_data() and is_valid

    def _is_free_of_personal_data(self) -> bool:
        problems = [self._point_out(self[name]) for name in self.guarded if name in self]
        return not any(problems)

    def _point_out(self, field: Field) -> bool:
        """Says at the field what was found in it; True when the form cannot be saved like this."""
        found = findings(field.data or "")
        kept_out = [finding for finding in found if finding.kind in NEVER_KEPT]
        self.asks_to_check = self.asks_to_check or len(kept_out) < len(found)
        if kept_out:
            field.errors = [*field.errors, f"{_seen(kept_out)} Take it out before you save."]
        elif found and not self.is_checked.data:
            words = f"{_seen(found)} Take it out, or tick the box “{self.is_checked.label.text}”."
            field.errors = [*field.errors, words]
        else:
            return False
        return True


def _seen(found: Sequence[Finding]) -> str:
    shown = ", ".join(f"“{finding.excerpt}”" for finding in found[:MOST_SHOWN])
    return f"{warning(found)} Please look at {shown}."
