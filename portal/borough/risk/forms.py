"""What people type to judge the risk of a supplier, and of a sector."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import HiddenField

from portal.forms.fields import Day, LongText, Radios, options
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.guidance.models import RiskCharacteristic, RiskFramework
from tenants.records.suppliers.models import RiskAssessment, RiskFinding
from tenants.records.suppliers.risk import LONGEST_REASON, Finding, proposal
from tenants.records.suppliers.rules import RISK_WORDS, TIER_WORDS, RiskLevel, Tier
from tenants.records.suppliers.sector_views import LONGEST_WHY

_LEVELS = options((level.value, words) for level, words in RISK_WORDS.items())


class _OfferedTier(Radios):
    """The tier, once one has been proposed; before that nobody is asked."""

    def pre_validate(self, form: Any) -> None:
        """Refuses what is not in the list, where anything was sent."""
        if self.raw_data:
            super().pre_validate(form)


class RiskForm(VersionedForm):
    """When it was judged, the tier and why; `form_for` adds a level and a reason for each characteristic."""

    assessed_on = Day("When was it judged?", missing="Enter the day on which it was judged")
    tier = _OfferedTier(
        "Tier",
        missing="Choose the tier",
        choices=options((tier.value, words) for tier, words in TIER_WORDS.items()),
    )
    why_other = LongText(
        "Why another tier?",
        longest=LONGEST_REASON,
        rows=2,
        hint="Only when you choose a tier other than the one that follows from the answers.",
    )
    seen = HiddenField()  # the tier that was shown as the one that follows
    asked: ClassVar[Sequence[RiskCharacteristic]] = ()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every answer can be kept, each with its reason."""
        is_valid = super().validate(extra_validators)
        lacking = [one for one in self.asked if self._lacks_reason(one)]
        for one in lacking:
            words = f"{one.title}: say why. Only “Not known” needs no reason"
            self[f"reason_{one.code}"].errors = [words]
        return is_valid and not lacking

    def _lacks_reason(self, one: RiskCharacteristic) -> bool:
        level = self[f"level_{one.code}"].data
        is_judged = level in set(RiskLevel) and level != RiskLevel.UNKNOWN
        return is_judged and not self[f"reason_{one.code}"].data

    def findings(self) -> dict[str, Finding]:
        """What was judged of each characteristic, by its key; those without a level are left out."""
        levels = {one.key: self[f"level_{one.code}"].data for one in self.asked}
        return {
            one.key: Finding(RiskLevel(levels[one.key]), self[f"reason_{one.code}"].data or "")
            for one in self.asked
            if levels[one.key] in set(RiskLevel)
        }

    def proposed(self, framework: RiskFramework) -> Tier | None:
        """The tier that follows; None while an answer is missing."""
        found = self.findings()
        return proposal(framework, found) if len(found) == len(self.asked) else None

    def show_tier(self, tier: Tier) -> None:
        """Offers the tier that follows; one that somebody chose against what followed before stays chosen."""
        words = {each.value: words for each, words in TIER_WORDS.items()}
        words[tier.value] = f"{TIER_WORDS[tier]} (follows from the answers)"
        self.tier.choices = options(words.items())
        if self.tier.data not in set(Tier) or self.tier.data == self.seen.data:
            self.tier.data = tier.value
        self.seen.data = tier.value


def form_for(framework: RiskFramework) -> type[RiskForm]:
    """The form with the characteristics of a framework."""
    fields: dict[str, Any] = {}
    for one in framework.characteristics:
        fields[f"level_{one.code}"] = Radios(
            one.title, missing=f"{one.title}: choose High, Medium, Low or Not known", hint=one.help,
            choices=_LEVELS,
        )  # fmt: skip
        fields[f"reason_{one.code}"] = LongText(f"Reason: {one.title}", longest=LONGEST_REASON, rows=2)
    reasons = tuple(name for name in fields if name.startswith("reason_"))
    about = {"asked": framework.characteristics, "asked_first": tuple(fields)}
    return type("AskedRiskForm", (RiskForm,), {**fields, **about, "guarded": (*reasons, "why_other")})


def typed_for(newest: RiskAssessment | None, findings: dict[str, RiskFinding]) -> dict[str, Any]:
    """What to begin with: today, and the answers of the newest assessment, whatever its framework."""
    data: dict[str, Any] = {"assessed_on": clock.today()}
    for key, each in findings.items() if newest else ():
        code = key.rpartition("/")[2]
        data |= {f"level_{code}": RiskLevel(each.level).value, f"reason_{code}": each.reason}
    return data


class SectorForm(VersionedForm):
    """The council's own view of a sector."""

    view = Radios(
        "How does this council see it?",
        missing="Choose how this council sees the sector",
        choices=options(
            [("high", "High risk"), ("not", "Not high risk"), ("published", "As the published list has it")]
        ),
    )
    why = LongText("Why?", missing="Say why", longest=LONGEST_WHY, rows=3)
    from_on = Day(
        "From which day?",
        missing="Enter the day from which this counts",
        hint="Whoever looks at an earlier day sees what counted then. For example 22 11 2026",
    )
    guarded = ("why",)

    @property
    def is_high_risk(self) -> bool | None:
        """The view, once the form is valid; None follows the published list."""
        chosen: bool | None = {"high": True, "not": False}.get(str(self.view.data))
        return chosen
