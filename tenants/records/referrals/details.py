"""What people type about a referral, checked before anything is written."""

from dataclasses import dataclass, fields
from datetime import date

from tenants.counting.standard import Standard
from tenants.errors import FieldError
from tenants.holding_nobody import must_hold_nobody
from tenants.records.referrals.decided import must_be_decided_in_order
from tenants.records.referrals.keys import must_be_opaque
from tenants.records.referrals.models import Referral
from tenants.records.referrals.rules import (
    CHOSEN,
    CONSENT_GIVEN,
    CONSENT_NOT_NEEDED,
    CONSENT_REFUSED,
    GUARDIAN_FOR_ADULT,
    TREATED_AS_CHILD,
    TYPES,
    AgeBand,
    Route,
)

LONGEST_NOTE = 300
MOST_NIGHTS = 3650
#: The NRM began on this day.
EARLIEST = date(2009, 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDetails:
    """One entry as it is typed; "" and None are questions that were not answered."""

    referred_on: date | None
    is_month_only: bool = False
    route: str = ""
    age_band: str = ""
    types: tuple[str, ...] = ()
    is_turning_18: bool = False
    gender: str = ""
    nationality_group: str = ""
    place: str = ""
    responder_key: str | None = None
    service_key: str | None = None
    consent: str = ""
    safeguarding: str = ""
    guardian: str = ""
    support_outside: str = ""
    bridging_nights: int | None = None  # None: not known; 0: none
    decision_maker: str = ""
    reasonable_on: date | None = None
    reasonable_outcome: str = ""
    conclusive_on: date | None = None
    conclusive_outcome: str = ""
    reconsidered_stage: str = ""
    reconsideration_asked_on: date | None = None
    reconsidered_on: date | None = None
    reconsidered_outcome: str = ""
    note: str = ""
    key: str = ""  # the council's own for it, as typed; only its hash is kept

    def check(self, standard: Standard, *, today: date, before: "ReferralDetails | None" = None) -> None:
        """FieldError when the entry cannot be kept; `before` is what it said until now.

        An option that ended may stay where it stood, and is not taken anew.
        """
        self._check_day(today)
        self._check_options(standard, before)
        self._check_age(standard)
        self._check_consent()
        must_be_decided_in_order(self, today)
        if self.bridging_nights is not None and not 0 <= self.bridging_nights <= MOST_NIGHTS:
            raise FieldError("bridging_nights", f"Enter a whole number of nights from 0 to {MOST_NIGHTS:,}.")
        if len(self.note) > LONGEST_NOTE:
            raise FieldError("note", f"Shorten the note to {LONGEST_NOTE} characters or fewer.")
        must_hold_nobody("note", self.note)
        if self.key:
            must_be_opaque("key", self.key)

    def _check_day(self, today: date) -> None:
        if self.referred_on is None:
            raise FieldError("referred_on", "Enter the day of the referral, or its month and year.")
        if self.referred_on > today:
            raise FieldError("referred_on", "This day has not come yet. Enter the day of the referral.")
        if self.referred_on < EARLIEST:
            raise FieldError("referred_on", "The NRM began on 1 April 2009. Enter that day or a later one.")

    def _check_options(self, standard: Standard, before: "ReferralDetails | None") -> None:
        for name in CHOSEN:
            stood = {getattr(before, name)} if before else set()
            self._check_answer(standard, name, name, {getattr(self, name)} - {""}, stood)
        self._check_answer(standard, TYPES, "types", set(self.types), set(before.types if before else ()))

    @staticmethod
    def _check_answer(standard: Standard, key: str, name: str, given: set[str], stood: set[str]) -> None:
        asked = standard.field(key)
        allowed = {each.key for each in asked.offered()} | (stood & {each.key for each in asked.options})
        if given - allowed:
            raise FieldError(name, f"{asked.title}: choose from the list of the counting standard.")
        if asked.is_required and not asked.is_local and not given:
            raise FieldError(
                name, f"{asked.title}: choose an answer. “Not known” is one, where it is offered."
            )

    def _check_age(self, standard: Standard) -> None:
        is_child = self.age_band in TREATED_AS_CHILD
        if self.route == Route.DTN and is_child:
            raise FieldError(
                "route",
                "A Duty to Notify is about an adult. Somebody treated as a child is referred to the NRM.",
            )
        if self.age_band == AgeBand.ADULT and self.is_turning_18:
            raise FieldError(
                "is_turning_18", "Turning 18 soon: take the tick out for an adult, or change the age."
            )
        self._check_guardian(standard)

    def _check_guardian(self, standard: Standard) -> None:
        says_nothing = self.guardian in ("", GUARDIAN_FOR_ADULT)
        is_unknown = standard.field("guardian").is_unknown(self.guardian)
        if self.age_band == AgeBand.ADULT and not (says_nothing or is_unknown):
            raise FieldError(
                "guardian", "Guardians are for children. Choose that it does not apply, or change the age."
            )
        if self.age_band == AgeBand.CHILD and self.guardian == GUARDIAN_FOR_ADULT:
            raise FieldError("guardian", "Say whether a guardian was asked for, or change the age.")

    def _check_consent(self) -> None:
        if self.age_band == AgeBand.CHILD and self.consent in (CONSENT_GIVEN, CONSENT_REFUSED):
            raise FieldError("consent", "A child’s consent is not needed. Choose that, or change the age.")
        if self.age_band == AgeBand.ADULT and self.consent == CONSENT_NOT_NEEDED:
            raise FieldError(
                "consent",
                "An adult’s consent is needed for the NRM. Choose another answer, or change the age.",
            )
        if self.route == Route.NRM and self.age_band == AgeBand.ADULT and self.consent == CONSENT_REFUSED:
            raise FieldError(
                "consent",
                "An adult who does not consent is a Duty to Notify. Change the route, or the consent.",
            )
        if self.route == Route.DTN and self.consent == CONSENT_GIVEN:
            raise FieldError(
                "consent", "An adult who consents is referred to the NRM. Change the route, or the consent."
            )

    def write_on(self, referral: Referral) -> None:
        """Copies it to the record, all but types and key."""
        for name in COLUMNS:
            setattr(referral, name, getattr(self, name))
        if self.referred_on is not None and self.is_month_only:
            referral.referred_on = self.referred_on.replace(day=1)
        referral.note = self.note.strip()
        referral.responder_key, referral.service_key = self.responder_key or None, self.service_key or None


#: What of it stands in columns of the entry itself.
COLUMNS = tuple(each.name for each in fields(ReferralDetails) if each.name not in ("types", "key"))


def details_of(referral: Referral, types: tuple[str, ...]) -> ReferralDetails:
    """What an entry says now."""
    return ReferralDetails(types=types, **{name: getattr(referral, name) for name in COLUMNS})
