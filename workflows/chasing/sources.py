"""Which features have deadlines that are chased."""

from tenants.deadline import Source, Subject
from tenants.records.obligations.deadlines import ObligationDeadlines
from tenants.records.plans.deadlines import ActionDeadlines, MilestoneDeadlines

SOURCES: dict[Subject, Source] = {
    Subject.ACTION: ActionDeadlines(),
    Subject.MILESTONE: MilestoneDeadlines(),
    Subject.OBLIGATION: ObligationDeadlines(),
}
