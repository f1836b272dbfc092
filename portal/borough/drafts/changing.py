"""The pages with a form about a release."""

from typing import Any

from portal.access import current_person
from portal.forms.changing import FormPages
from workflows.register.models import Release
from workflows.releases.drafts import draft_measures, get_draft


def _shown(release: Release) -> dict[str, Any]:
    measures = draft_measures(release)
    return {
        "measures": measures,
        "is_proved": all(each.is_proved for each in measures),
        "is_drafter": release.drafted_by_id == current_person().id,
    }


PAGES = FormPages(
    "release", get_draft, get_draft, folder="borough/drafts", home="drafts.release", shown=_shown
)
change = PAGES.change
