"""Invites people to a meeting, and tells everybody invited when it changes or is cancelled."""

from collections.abc import Collection, Iterable
from uuid import UUID, uuid4

from icalendar import Event, vCalAddress

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.people.models import Person
from tenants.people.queries import members_of
from tenants.records.boards.queries import get_board
from tenants.records.meetings.changes import meeting_moved
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import get_meeting_to_change
from tenants.records.meetings.rules import Stage
from tenants.scope import current_tenant
from workflows.calendar.appointments import Appointment, appointment
from workflows.calendar.events import as_bytes, calendar_of, describe, meeting_event, someone
from workflows.invites.letters import letter_about
from workflows.invites.models import MeetingInvite
from workflows.invites.queries import invites_of, key_of, reason_for_change
from workflows.invites.rules import Method, is_news, method_for, problem_with_inviting
from workflows.notices.service import queue_letter

_EVENTS = {Method.REQUEST: "invitations:renewed", Method.CANCEL: "invitations:cancelled"}


def invite(meeting: Meeting, person_ids: Collection[UUID], *, by: UUID | None) -> int:
    """Sends an invitation to each of these members of the tenant who has not had this version of it.

    Returns to how many. FieldError for somebody who does not belong here; WrongState for a meeting that is
    cancelled, held or past.
    """
    meeting = get_meeting_to_change(meeting.id)  # held, so that it cannot move while people are told of it
    problem = problem_with_inviting(Stage(meeting.stage), meeting.meets_on, clock.today())
    if problem:
        raise WrongState(problem)
    members = _members()
    if not set(person_ids) <= set(members):
        raise FieldError("people", "Choose people who belong here.")
    chosen = [members[person_id] for person_id in dict.fromkeys(person_ids)]
    told = _tell(meeting, Method.REQUEST, _not_told(meeting, Method.REQUEST, chosen))
    _record("invitations:sent", meeting, told, by=by)
    return len(told)


@meeting_moved.connect
def tell_of_change(_sender: object, meeting_id: UUID) -> None:
    """Tells everybody invited who still belongs here how the meeting stands now, each version once."""
    invited = {each.person_id for each in invites_of(meeting_id)}
    if not invited:
        return
    meeting = get_meeting_to_change(meeting_id)
    method = method_for(Stage(meeting.stage))
    if method is None:
        return
    members = _members()
    here = [members[person_id] for person_id in sorted(invited & set(members))]
    told = _tell(meeting, method, _not_told(meeting, method, here))
    _record(_EVENTS[method], meeting, told, by=None)


def invitation_file(meeting: Meeting) -> bytes:
    """The meeting as a file for anybody to forward or open; it names nobody who is invited."""
    about = _appointment(meeting)
    event = meeting_event(about, about.summary, about.changed_at)
    describe(event, about)
    return as_bytes(calendar_of("PUBLISH", [event]))


def _not_told(meeting: Meeting, method: Method, people: Iterable[Person]) -> list[Person]:
    known = {each.person_id: each for each in invites_of(meeting.id)}
    return [
        person
        for person in people
        if (last := known.get(person.id)) is None
        or is_news(last.sequence, Method(last.method), meeting.sequence, method)
    ]


def _tell(meeting: Meeting, method: Method, people: list[Person]) -> list[Person]:
    """Queues the e-mails and keeps who was told what."""
    if people:
        about, tenant, reason = (
            _appointment(meeting),
            get_tenant(current_tenant()),
            reason_for_change(meeting),
        )
        known = {each.person_id: each for each in invites_of(meeting.id)}
        for person in people:
            last = known.get(person.id)
            is_new = last is None or last.method == Method.CANCEL
            letter = letter_about(about, method, is_new=is_new, tenant=tenant.name, reason=reason)
            queue_letter(
                person.id,
                letter.subject,
                letter.body,
                dedupe_key=key_of(meeting.id, person.id, meeting.sequence, method),
                calendar=_invitation(about, method, person),
            )
            _keep(last or _begun(meeting, person), meeting.sequence, method)
    return people


def _invitation(meeting: Appointment, method: Method, person: Person) -> str:
    """The invitation for one person, who does not learn from it who else comes."""
    event: Event = meeting_event(meeting, meeting.summary, clock.now())
    describe(event, meeting)
    event.add("attendee", _attendee(person))
    return as_bytes(calendar_of(method, [event])).decode()


def _attendee(person: Person) -> vCalAddress:
    """No answer is asked for, because it would go to the portal's address, which nobody reads."""
    attendee = someone(person.name, person.email)
    attendee.params.update(ROLE="REQ-PARTICIPANT", PARTSTAT="NEEDS-ACTION", RSVP="FALSE")
    return attendee


def _begun(meeting: Meeting, person: Person) -> MeetingInvite:
    begun = MeetingInvite(id=uuid4(), meeting_id=meeting.id, person_id=person.id)
    db.session.add(begun)
    return begun


def _keep(row: MeetingInvite, sequence: int, method: Method) -> None:
    row.sequence, row.method, row.sent_at = sequence, method, clock.now()


def _record(event: str, meeting: Meeting, told: list[Person], *, by: UUID | None) -> None:
    if told:
        audit.record(event, meeting, by=by, people=sorted(person.name for person in told))
    db.session.flush()


def _members() -> dict[UUID, Person]:
    return {person.id: person for person, _ in members_of(current_tenant())}


def _appointment(meeting: Meeting) -> Appointment:
    slug = get_tenant(current_tenant()).slug
    return appointment(meeting, get_board(meeting.board_id).title, slug)
