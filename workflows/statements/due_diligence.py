"""What the portal can say of due diligence: checks of the year, clauses in contracts, exclusions."""

from collections import Counter

from sqlalchemy import func, select

from tenants.database import db
from tenants.records.checks.models import Exclusion, SupplierCheck
from tenants.records.checks.rules import (
    CHECK_WORDS,
    OUTCOME_WORDS,
    CheckKind,
    CheckStatus,
    Decision,
    Outcome,
)
from workflows.highlights.words import capital, counted, was_or_were
from workflows.statements.buying import clauses_asked_and_held
from workflows.statements.year import Offered, Year, listed, offered, share

Done = dict[CheckKind, Counter[str]]


def due_diligence(year: Year) -> Offered:
    """Checks done in the year by kind and outcome, clauses in force, and exclusions considered."""
    done = _done(year)
    asked, complete = clauses_asked_and_held(year.figures_on)
    return offered(
        _checks(year, done),
        _clauses(year, asked, complete),
        _exclusions(year),
        wanting=(
            "" if done else f"No check of a supplier is recorded {year.words}.",
            "" if not done or CheckKind.QUESTIONNAIRE in done else "No supplier answered a questionnaire.",
            "" if asked else "No threshold says which contracts have to hold a clause about modern slavery.",
            "The portal holds nothing about victims: say in general how a possible victim is supported.",
        ),
    )


def _done(year: Year) -> Done:
    statement = (
        select(SupplierCheck.kind, SupplierCheck.outcome, func.count(SupplierCheck.id))
        .where(
            SupplierCheck.status == CheckStatus.DONE,
            SupplierCheck.done_on >= year.starts_on,
            SupplierCheck.done_on <= year.last_counted_on,
        )
        .group_by(SupplierCheck.kind, SupplierCheck.outcome)
    )
    found: Done = {}
    for kind, outcome, count in db.session.execute(statement):
        found.setdefault(CheckKind(kind), Counter())[str(outcome or "")] += count
    return found


def _checks(year: Year, done: Done) -> str:
    if not done:
        return ""
    everything = sum(outcomes.total() for outcomes in done.values())
    said = (
        f"{capital(counted(everything, 'check'))} of suppliers {was_or_were(everything)} done {year.words}:"
    )
    return listed(said, [_of_kind(kind, done[kind]) for kind in CheckKind if kind in done])


def _of_kind(kind: CheckKind, outcomes: Counter[str]) -> str:
    found = [
        f"{OUTCOME_WORDS[outcome].lower()} {outcomes[outcome]:,}" for outcome in Outcome if outcomes[outcome]
    ]
    told = f" ({', '.join(found)})" if found else ""
    return f"{CHECK_WORDS[kind]}: {outcomes.total():,}{told}"


def _clauses(year: Year, asked: int, complete: int) -> str:
    if not asked:
        return ""
    have = "has" if asked == 1 else "have"
    return (
        f"{year.as_at} {counted(asked, 'contract')} in force {have} to hold our clauses on modern slavery. "
        f"{complete:,} of them ({share(complete, asked)}) hold every clause that they have to."
    )


def _exclusions(year: Year) -> str:
    statement = select(Exclusion.decision, func.count(Exclusion.id)).where(
        Exclusion.decided_on >= year.starts_on, Exclusion.decided_on <= year.last_counted_on
    )
    counts = {
        str(decision): count for decision, count in db.session.execute(statement.group_by(Exclusion.decision))
    }
    decided = sum(counts.values())
    if not decided:
        return ""
    out = counts.get(Decision.EXCLUDED.value, 0)
    considered = f"{capital(year.words)} we considered excluding {counted(decided, 'supplier')}"
    return f"{considered} from a procurement, and excluded {counted(out, 'supplier') if out else 'none'}."
