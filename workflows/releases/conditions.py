"""What must hold before a release is drafted or published: WrongState says what does not, and what to do."""

from datetime import date

from tenants.errors import WrongState
from workflows.register.models import Release
from workflows.register.periods import Quarter, newest_whole, quarter_at
from workflows.register.rules import ReleaseStatus
from workflows.register.writing import measures_in_order
from workflows.releases.drafts import find_draft, newest_of, newest_published
from workflows.releases.ledger import coalitions_on, facts_about
from workflows.releases.measures import measure
from workflows.releases.recalled import has_year
from workflows.releases.verify import verify


def must_be_next(quarter: Quarter, today: date) -> None:
    """WrongState for a quarter that is not over, or not the one after the newest released."""
    if quarter > newest_whole(today):
        raise WrongState(f"{quarter.words} is not over yet.")
    must_have_no_draft()
    last = newest_published()
    if last is not None and quarter.before() != quarter_at(last.period):
        following = quarter_at(last.period).before(-1)
        raise WrongState(f"Quarters are released one after the other: the next is {following.words}.")


def must_have_no_draft() -> None:
    """WrongState while another draft waits."""
    waiting = find_draft()
    if waiting is not None:
        raise WrongState(f"“{waiting.title}” is drafted already. Publish or discard it first.")


def must_be_replaceable(release: Release) -> None:
    """WrongState unless it is the first of its quarter, the newest seen, and no year was released with it."""
    must_have_no_draft()
    if newest_of(release.period) is not release:
        raise WrongState("Only the newest release of a quarter, for members, can have a later vintage.")
    if release.vintage > 1:  # it is compared with the one before it, and not with all that were seen
        raise WrongState("This quarter has had its later vintage: another could show what has changed since.")
    quarter, last = quarter_at(release.period), newest_published()
    if last is not None and quarter_at(last.period) >= quarter.of_its_year()[-1] and not quarter.is_last:
        raise WrongState(f"{quarter.year_words} is released as a whole, so its quarters stay as they are.")


def must_be_draft(release: Release) -> None:
    """WrongState once it was published or discarded."""
    if release.status != ReleaseStatus.DRAFT:
        raise WrongState("This release is no draft any more. Load the page again to see what became of it.")


def must_be_proved(release: Release) -> None:
    """WrongState while a measure is not proved."""
    open_ones = [each.title for each in measures_in_order(release.id) if not each.is_proved]
    if open_ones:
        raise WrongState(
            f"Not proved yet: {'; '.join(open_ones)}. A figure could be worked out, so nothing is published."
        )


def must_know_as_much(release: Release, today: date) -> None:
    """A proof reckons with what was known when it was made; whatever came since needs a new one."""
    coalitions = [[each.name, sorted(each.members)] for each in coalitions_on(today)]
    for each in measures_in_order(release.id):
        found = measure(each.measure_key)
        names = tuple(dimension["name"] for dimension in each.dimensions)
        quarter = quarter_at(release.period)
        quarters = quarter.of_its_year() if has_year(each.dimensions) else (quarter,)
        facts = {tuple(codes) for codes, _ in each.policy["facts"]}
        if each.policy["coalitions"] != coalitions or not facts_about(found, quarters, names).keys() <= facts:
            raise WrongState(
                "More is known from elsewhere than when this was drafted. Discard it and draft it again."
            )


def must_verify(release: Release) -> None:
    """WrongState when the proof does not hold."""
    found = verify(release)
    if not found.holds:
        wrong = [*found.faults, *(fault for each in found.measures for fault in each.faults)]
        raise WrongState(f"The proof does not hold, so nothing is published: {wrong[0]}.")
