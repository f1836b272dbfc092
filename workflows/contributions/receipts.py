"""Writes into the register who gave figures and who left them out, in the transaction in which they do."""

from sqlalchemy import select

from tenants.database import db
from tenants.errors import WrongState
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.rules import ContributionStatus
from tenants.scope import current_tenant
from workflows.register.models import ContributionReceipt


def write_receipt(contribution: Contribution) -> None:
    """That the open tenant gave, or left out, its figures of a measure for a quarter; never a figure.

    What was given the first time stays given when a later vintage is left out.
    """
    if contribution.decided_on is None:
        raise WrongState("Nobody has decided on these figures yet.")
    is_given = contribution.status == ContributionStatus.GIVEN
    receipt = _receipt(contribution)
    if is_given or contribution.vintage == 1:
        receipt.ends_on, receipt.is_given = contribution.ends_on, is_given
        receipt.is_by_default, receipt.decided_on = contribution.is_by_default, contribution.decided_on
        db.session.add(receipt)
    db.session.flush()


def _receipt(contribution: Contribution) -> ContributionReceipt:
    statement = select(ContributionReceipt).where(
        ContributionReceipt.giver_id == current_tenant(),
        ContributionReceipt.measure_key == contribution.measure_key,
        ContributionReceipt.starts_on == contribution.starts_on,
    )
    found = db.session.scalar(statement)
    return found or ContributionReceipt(
        giver_id=current_tenant(),
        measure_key=contribution.measure_key,
        starts_on=contribution.starts_on,
    )
