"""The floor of the chase: one statement over all tenants that writes the ledger's lines and nothing else."""

from datetime import date

from workflows.chasing.rules import DEFAULT_STEPS, Part, cutoffs

_STATEMENT = """
WITH told (rung, after_on, until_on, part) AS (VALUES {told})
INSERT INTO reminder (tenant_id, subject_kind, subject_id, rung, due_version, recipient_id, part,
    due_on, recorded_on, state, digest_on, settled_because)
SELECT action.tenant_id, 'action', action.id, told.rung, action.due_version,
    CASE told.part
        WHEN 'owner' THEN coalesce(action.owner_person_id, post.holder_id, lead.person_id)
        WHEN 'lead' THEN lead.person_id
        ELSE chair.holder_id END,
    told.part, action.due_on, {today}, 'queued', {today}, ''
FROM action
JOIN told ON action.due_on > told.after_on AND action.due_on <= told.until_on
LEFT JOIN post ON post.tenant_id = action.tenant_id AND post.id = action.owner_post_id
JOIN membership AS lead ON lead.member_of_id = action.tenant_id AND lead.role = 'lead'
JOIN ladder ON ladder.tenant_id = action.tenant_id
JOIN post AS chair ON chair.tenant_id = action.tenant_id AND chair.id = ladder.escalation_post_id
WHERE action.closed_on IS NULL AND action.claimed <> 'done'
ON CONFLICT DO NOTHING
"""


def one_statement(today: date, dialect: str) -> str:
    """The statement for the default ladder and a day; it holds nothing but dates and words of this file."""
    literal = "DATE '{}'" if dialect == "postgresql" else "'{}'"
    return _STATEMENT.format(told=", ".join(_told(today, literal)), today=literal.format(today))


def _told(today: date, literal: str) -> list[str]:
    """Each rung as the due dates that stand on it, once for each part that it tells."""
    tells = {step.offset: step.tells for step in DEFAULT_STEPS}
    rows, after = [], date.min
    for offset, until in cutoffs(DEFAULT_STEPS, today):
        span = f"{literal.format(after)}, {literal.format(until)}"
        rows += [f"({offset}, {span}, '{part}')" for part in Part if part in tells[offset]]
        after = until
    return rows
