"""Turns a line of the audit into words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.formatting import day, moment
from tenants.audit.queries import Change
from tenants.people.permissions import ROLE_WORDS
from tenants.records.agreements.rules import KIND_WORDS as AGREEMENT_WORDS
from tenants.records.agreements.rules import STATUS_WORDS as AGREEMENT_STATUS_WORDS
from tenants.records.boards.rules import KIND_WORDS, LIFE_WORDS
from tenants.records.checks.rules import (
    CHECK_WORDS,
    DECISION_WORDS,
    FOLLOW_UP_STATUS_WORDS,
    FOLLOW_UP_WORDS,
    OUTCOME_WORDS,
    SANCTION_WORDS,
)
from tenants.records.checks.rules import STATUS_WORDS as CHECK_STATUS_WORDS
from tenants.records.contacts.rules import AVAILABILITY_WORDS, TRAINING_WORDS
from tenants.records.contacts.rules import STATE_WORDS as CONTACT_STATE_WORDS
from tenants.records.documents.rules import KIND_WORDS as DOCUMENT_WORDS
from tenants.records.documents.rules import STATUS_WORDS, ReviewRule
from tenants.records.learning.rules import GRADE_WORDS
from tenants.records.learning.rules import KIND_WORDS as REVIEW_WORDS
from tenants.records.learning.rules import STATUS_WORDS as REVIEW_STATUS_WORDS
from tenants.records.meetings.rules import STAGE_WORDS
from tenants.records.obligations.rules import KIND_WORDS as OBLIGATION_WORDS
from tenants.records.operations.rules import AGENCY_WORDS, OPERATION_WORDS
from tenants.records.pathways.rules import STATUS_WORDS as PATHWAY_STATUS_WORDS
from tenants.records.plans.rules import CLAIMED_WORDS
from tenants.records.pledges.rules import PROGRESS_WORDS
from tenants.records.receptions.rules import PRESENCE_WORDS, RECEPTION_WORDS
from tenants.records.receptions.rules import STATUS_WORDS as RECEPTION_STATUS_WORDS
from tenants.records.reconciliations.rules import BASIS_WORDS, REASON_WORDS, SOURCE_WORDS
from tenants.records.reconciliations.rules import STATUS_WORDS as RECONCILIATION_STATUS_WORDS
from tenants.records.resources.rules import HAND_OVER_STATUS_WORDS
from tenants.records.resources.rules import KIND_WORDS as RESOURCE_WORDS
from tenants.records.resources.rules import STATUS_WORDS as RESOURCE_STATUS_WORDS
from tenants.records.retention.rules import KEPT_WORDS as RETENTION_WORDS
from tenants.records.standards.rules import STATUS_WORDS as STANDARD_STATUS_WORDS
from tenants.records.statements.rules import AREA_WORDS, KEPT_WORDS, LEVEL_WORDS
from tenants.records.statements.rules import STATUS_WORDS as STATEMENT_STATUS_WORDS
from tenants.records.suppliers.rules import TIER_WORDS
from tenants.records.surveys.rules import STATUS_WORDS as SURVEY_STATUS_WORDS
from tenants.records.survivor_services.rules import REACH_WORDS
from tenants.records.survivor_services.rules import STATUS_WORDS as SERVICE_STATUS_WORDS
from workflows.directory.stages import STAGE_WORDS as ASKING_STAGE_WORDS

#: How one record of each kind is called.
KINDS = {
    "action": "action",
    "actionnote": "note",
    "absence": "leave cover",
    "agendaitem": "agenda item",
    "agreement": "agreement",
    "agreementparty": "party to an agreement",
    "contribution": "figures for London",
    "measurechoice": "measure of London’s figures",
    "aim": "aim",
    "approveddomain": "mail domain of a partner",
    "board": "board",
    "contact": "directory entry",
    "contactreport": "report of a wrong directory entry",
    "duty": "recurring duty",
    "contractimport": "contract register",
    "decision": "decision",
    "evidence": "evidence",
    "handover": "hand-over",
    "highlightreport": "highlight report",
    "ladder": "reminder ladder",
    "meeting": "meeting",
    "meetingseries": "series of meetings",
    "obligation": "deadline",
    "membership": "person",
    "milestone": "step",
    "plan": "plan",
    "pathway": "pathway",
    "publishedpathway": "published pathway",
    "coalition": "group that may put its figures together",
    "outsidefact": "figure known from elsewhere",
    "release": "release of London’s figures",
    "publishedstandard": "published counting standard",
    "reconciliation": "comparison",
    "standardedition": "edition of the counting standard",
    "pledge": "charter",
    "pledgeevidence": "evidence of a commitment",
    "pledgeprogress": "commitment of a charter",
    "pledgereport": "report on a charter",
    "publishedservice": "survivor service in the directory",
    "publishedstatement": "published statement",
    "questionset": "questions of a check",
    "reception": "reception plan",
    "receptionpartner": "partner of a reception plan",
    "post": "post",
    "questionnaireinvitation": "questionnaire",
    "referral": "referral",
    "referralimport": "spreadsheet of referrals",
    "referralsettings": "settings of the referral log",
    "purge": "purge",
    "retentionchoice": "period of retention",
    "review": "review",
    "registryentry": "statement in the registry",
    "registryreading": "download of the statement registry",
    "resource": "post or money",
    "rung": "reminder on the ladder",
    "snooze": "pause of reminders",
    "followup": "follow-up",
    "sharedyear": "shared figures of a year",
    "sectorview": "view of a sector’s risk",
    "staffgroup": "staff group",
    "supplylink": "step of a supply chain",
    "survivorservice": "survivor service",
    "statementpromise": "promise of the statement",
    "statementsection": "section of the statement",
    "storedfile": "file",
    "suppliercheck": "supplier check",
    "surveyinvitation": "invitation to a survey",
    "traininglevel": "training level",
    "trainingsession": "training session",
    "trainingsettings": "training settings",
    "term": "abbreviation",
}
#: What happened, where the event's own words would not read well.
EVENTS = {
    "approved-domain:approved": "mail domain of a partner approved",
    "approved-domain:ended": "mail domain of a partner ended",
    "contact:mail-came-back": "mail to an entry of the directory came back",
    "action:rehomed": "action given to another board",
    "agreement:reviewed": "agreement looked at again",
    "hand-over:handed-over": "post handed over",
    "hand-over:taken-back": "hand-over taken back to write on",
    "hand-over:taken-over": "post taken over",
    "resource:decided": "said what comes after a post or money",
    "term:added": "abbreviation explained",
    "term:removed": "abbreviation taken off the list",
    "board:actions-rehomed": "actions of the board given to another",
    "board:declined": "offer of a shared board declined",
    "board:followed": "board changed by the council that looks after it",
    "board:joined": "took part in a shared board",
    "board:offered": "board offered to another council",
    "board:withdrawn": "board shared no more with another council",
    "board:member-left": "membership of the board ended",
    "board:rules-changed": "board meets in another way",
    "board:terms-added": "terms of reference added",
    "board:terms-reviewed": "terms of reference looked at, no change",
    "plan:rehomed": "plan given to another board",
    "chasing:resumed": "reminders started again",
    "chasing:stopped": "reminders stopped",
    "check:enquiry-answered": "question about a published check answered",
    "check:enquiry-declined": "question about a published check declined",
    "check:published": "check published to other authorities",
    "check:taken-back": "published check taken back",
    "contribution:counted-again": "figures for London counted again",
    "contribution:given": "figures given to London",
    "contribution:kept-back": "figures for London left out for a quarter",
    "contribution:prepared": "figures for London prepared",
    "measure:left-out": "measure of London’s figures left out",
    "measure:taken-up": "measure of London’s figures taken up again",
    "contact:asked": "asked by e-mail whether a directory entry is right",
    "contact:confirmed": "directory entry confirmed",
    "contact:filled": "post in the directory filled",
    "contact:left-vacant": "post in the directory vacant",
    "contact:published": "entry put into the directory",
    "contact:went-stale": "directory entry marked as perhaps out of date",
    "contact:withdrawn": "entry taken out of the directory",
    "contact-report:settled": "report of a wrong directory entry answered",
    "contact-report:taken": "directory entry reported as wrong",
    "contract-register:begun": "contract register chosen to be read in",
    "contract-register:columns-chosen": "columns of a contract register chosen",
    "contract-register:given-up": "contract register given up, nothing recorded",
    "contract-register:names-decided": "names in a contract register decided on",
    "contract-register:recorded": "contract register recorded",
    "document:approved": "document approved and adopted",
    "document:new-version-stopped": "new version given up",
    "document:review-asked-for": "review asked for",
    "document:reviewed": "document reviewed: no change needed",
    "document:version-added": "version of a document added",
    "document:version-kept": "version in force added",
    "agenda-item:carried-over": "agenda item carried over from an earlier meeting",
    "attendance:recorded": "attendance of the meeting recorded",
    "clause:threshold-ended": "threshold of a clause given an end",
    "clause:threshold-set": "threshold of a clause set",
    "contract:clause-put-in-force": "clause put in force in a contract",
    "contract:clause-taken-out": "clause taken out of a contract",
    "list:taken-out": "list taken out as an Excel file",
    "decision:replaced": "decision replaced by a later one",
    "decision:restored": "decision stands again",
    "meeting:agenda-published": "agenda of the meeting published",
    "meeting:edited": "link of the meeting to the committee system changed",
    "meeting:minutes-approved": "minutes of the meeting approved",
    "meeting:minutes-circulated": "minutes of the meeting circulated",
    "meeting:moved": "when or where the meeting is changed",
    "membership:began": "joined",
    "membership:ended": "left",
    "membership:role-changed": "role changed",
    "agency:ended": "agency takes part in operations no more",
    "agency:used-again": "agency takes part in operations again",
    "operation:removed": "operation deleted",
    "reception:called-off": "reception plan called off, or template no longer used",
    "reception:checked": "checklist of the reception plan ticked",
    "reception:corrected": "what came of the reception plan corrected",
    "reception:planned": "reception plan started",
    "reception:template-made": "template of a reception plan made",
    "reception-partner:open": "partner of a reception plan has not confirmed any more",
    "obligation:began": "deadline set",
    "obligation:handed-over": "deadline given to somebody else",
    "obligation:moved": "deadline changed",
    "obligation:settled": "deadline met or no longer needed",
    "pathway:local-fact-said": "pathway: what differs locally said",
    "pathway:sent-for-approval": "pathway sent for approval",
    "pathway:start-chosen": "pathway begins with another step",
    "pathway:step-added": "step of the pathway added",
    "pathway:step-edited": "step of the pathway changed",
    "pathway:step-removed": "step of the pathway removed",
    "coalition:ended": "group that may put its figures together ended",
    "coalition:named": "group that may put its figures together named",
    "outside-fact:added": "figure known from elsewhere added",
    "outside-fact:removed": "figure known from elsewhere taken off the list",
    "release:asked-again": "authorities asked for what has changed since a release",
    "release:discarded": "draft of London’s figures discarded",
    "release:drafted": "London’s figures drafted",
    "release:published": "London’s figures published",
    "release:superseded": "London’s figures replaced by a later vintage",
    "release:withdrawn": "London’s figures withdrawn",
    "published-standard:published": "edition of the counting standard published for every council",
    "published-standard:withdrawn": "edition of the counting standard taken back before its first day",
    "reconciliation:closed": "comparison with the figures of others closed",
    "reconciliation:counted-again": "our side of a comparison counted again",
    "reconciliation:edited": "comparison with the figures of others edited",
    "reconciliation:explained": "difference between figures explained",
    "reconciliation:figures-taken-in": "figures of others entered",
    "reconciliation:reason-taken-away": "reason for a difference taken away",
    "reconciliation:started": "comparison with the figures of others started",
    "shared-year:shared": "figures of a year shared with viewers",
    "shared-year:withdrawn": "shared figures of a year taken back",
    "standard:agreed": "edition of the counting standard agreed",
    "standard:edited": "edition of the counting standard edited",
    "standard:field-edited": "field of the counting standard changed",
    "standard:fields-ordered": "field of the counting standard moved",
    "standard:option-added": "option of the counting standard added",
    "standard:option-edited": "option of the counting standard in other words",
    "standard:option-ended": "option of the counting standard ended",
    "standard:option-offered-again": "option of the counting standard offered again",
    "standard:options-ordered": "option of the counting standard moved",
    "standard:sent-back": "edition of the counting standard sent back",
    "standard:sent-for-agreement": "edition of the counting standard sent for agreement",
    "standard:started": "edition of the counting standard started",
    "standard:withdrawn": "edition of the counting standard withdrawn",
    "published-pathway:published": "pathway published for everybody",
    "published-pathway:renewed": "published pathway renewed",
    "published-pathway:withdrawn": "published pathway withdrawn",
    "pledge:taken-on": "charter taken on",
    "pledge:taken-up-again": "charter taken up again",
    "pledge-progress:handed-over": "commitment given to somebody else",
    "pledge-progress:reported": "progress of a commitment reported",
    "post:created": "post added",
    "published-service:published": "survivor service published for everybody",
    "published-service:renewed": "published survivor service renewed",
    "published-service:taken-down": "survivor service taken out of the directory",
    "survivor-service:declined": "suggested survivor service not taken up",
    "survivor-service:verified": "survivor service confirmed with the service itself",
    "published-statement:published": "statement published for everybody",
    "published-statement:withdrawn": "published statement withdrawn",
    "staff-group:counted": "headcount of a staff group entered",
    "staff-group:level-ended": "level no longer required of a staff group",
    "staff-group:level-required": "level required of a staff group",
    "staff-group:refresher-settled": "refresher of a staff group settled by hand",
    "supplier:question-asked": "another authority asked about its check of a supplier",
    "supplier:contact-added": "contact at a supplier added",
    "supplier:contact-edited": "contact at a supplier changed",
    "supplier:contact-ended": "contact at a supplier ended",
    "supplier:link-added": "step of a supply chain added",
    "supplier:link-removed": "step of a supply chain taken out",
    "supplier:contract-terminated": "contract of the supplier terminated",
    "supplier:risk-assessed": "risk of the supplier judged",
    "sector:own-view-taken": "council’s own view of a sector’s risk taken",
    "exclusion:considered": "exclusion of a supplier considered",
    "exclusion:decided": "decision about an exclusion noted",
    "exclusion:notified": "notice of an exclusion recorded",
    "supplier:merged": "another supplier joined to this one",
    "statement:approved": "approval of the statement by its board recorded",
    "statement:corrected": "statement opened again to be corrected",
    "statement:introduced": "introduction of the statement written",
    "statement:reopened": "statement opened again",
    "statement:sent": "statement sent for review",
    "statement:sent-back": "statement sent back",
    "statement:signed": "signature of the statement recorded",
    "statement-section:filled-in": "section of the statement filled in from the records",
    "statement-promise:answered": "said what became of a promise of last year",
    "statement-promise:put-in-plan": "promise of the statement made an action",
    "question-set:edition-begun": "new edition of the questions begun",
    "question-set:given-up": "new edition of the questions given up",
    "question-set:out-of-use": "edition of the questions out of use",
    "question-set:put-in-use": "edition of the questions put in use",
    "question-set:question-added": "question added",
    "question-set:question-edited": "question changed",
    "question-set:question-moved": "question moved",
    "question-set:question-removed": "question taken out",
    "question-set:taken-over": "published questions taken over",
    "supplier-check:answered": "questions of a check answered",
    "supplier-check:answers-corrected": "answers of a check changed",
    "supplier-check:called-off": "check called off",
    "supplier-check:corrected": "check corrected",
    "supplier-check:done": "check done",
    "supplier-check:evidence-added": "evidence of a check added",
    "supplier-check:evidence-removed": "evidence of a check taken away",
    "questionnaire:answered": "questionnaire answered by the supplier",
    "questionnaire:link-renewed": "new link to a questionnaire sent",
    "questionnaire:reminded": "supplier reminded of a questionnaire",
    "questionnaire:saved": "answers saved by the supplier, not sent yet",
    "questionnaire:sent": "questionnaire sent to a supplier",
    "questionnaire:withdrawn": "questionnaire taken back from a supplier",
    "referral:removed": "referral deleted from the log",
    "referrals:read-in": "referrals read in from a spreadsheet",
    "referral-settings:set": "settings of the referral log chosen",
    "retention:chosen": "period of retention chosen",
    "retention:ended": "period of retention given an end",
    "retention:purged": "old records purged",
    "retention:withdrawn": "period of retention taken back",
    "review:finding-added": "finding of a review added",
    "review:finding-edited": "finding of a review changed",
    "review:finding-removed": "finding of a review taken away",
    "review:lesson-added": "lesson of a review added",
    "review:lesson-edited": "lesson of a review changed",
    "review:lesson-learned": "lesson of a review learned",
    "review:lesson-made-action": "lesson of a review made an action",
    "review:lesson-not-taken": "lesson of a review not taken",
    "review:lesson-opened": "lesson of a review open again",
    "review:lesson-removed": "lesson of a review taken away",
    "registry:entry-removed": "statement of another organisation taken away",
    "registry:read-in": "suppliers compared with the statement registry",
    "supplier-check:back-from-supplier": "questions back from the supplier",
    "supplier-check:planned": "check planned",
    "supplier-check:sent-to-supplier": "questions of a check sent to the supplier",
    "supplier-check:statement-corrected": "reading of a statement corrected",
    "survey:closed": "survey closed",
    "survey:copied": "survey copied",
    "survey:discarded": "draft of a survey deleted",
    "survey:invitations-added": "organisations added to a survey",
    "survey:last-day-changed": "last day of a survey changed",
    "survey:question-added": "question of a survey added",
    "survey:question-changed": "question of a survey changed",
    "survey:question-moved": "question of a survey moved",
    "survey:question-removed": "question of a survey removed",
    "survey:reminded": "organisations reminded of a survey",
    "survey-invitation:answered": "survey answered",
    "survey-invitation:corrected": "organisation of a survey corrected",
    "survey-invitation:link-renewed": "new link to a survey sent",
    "survey-invitation:removed": "organisation taken out of a survey",
    "training-session:attendance-recorded": "attendance of a training session recorded",
    "training-session:evaluated": "evaluation of a training session recorded",
    "training-session:evaluation-removed": "evaluation of a training session removed",
    "training-session:names-kept": "names kept with a training session",
    "training-settings:names-off": "names of those who came turned off and deleted",
    "training-settings:names-on": "names of those who came turned on",
    "training-settings:owner-set": "post reminded of training set",
}
LABELS = {
    "because": "Why",
    "from": "Handed over by",
    "leaves": "Leaves",
    "percent_of_full_time": "Per cent of full time",
    "pounds_a_year": "Pounds a year",
    "signs_as": "Signs as",
    "to": "Taken over by",
    "vacant_since": "Vacant since",
    "asked": "E-mail to",
    "asked_place": "E-mail to the entry’s own address",
    "answer_words": "How the bidder explained the price",
    "next_months": "Next one planned after (months)",
    "in_use_since": "In use since",
    "value": "Value in pounds",
    "valid_from": "Holds from",
    "sector_key": "Sector",
    "relet": "Re-let date",
    "decided_because": "Why",
    "has_interpreters": "Has interpreters",
    "looked_at": "How many were looked at",
    "looked_at_words": "Of what",
    "period_words": "From which time",
    "is_refuge": "Where it is must stay secret",
    "maximum_age": "Oldest age",
    "minimum_age": "Youngest age",
    "nrm": "National Referral Mechanism",
    "suggested_by_words": "Suggested by",
    "min_value": "From a value of",
    "manager_words": "Manager’s name",
    "extends_to": "Last day if extended",
    "category_words": "Category",
    "annual_value": "Value a year",
    "aliases": "Other names",
    "company_number": "Companies House number",
    "ended_because": "Why",
    "is_charity": "Charity or community organisation",
    "is_direct": "Supplier of the council",
    "is_small": "Small or medium-sized",
    "joined": "The other one",
    "parent": "Parent company",
    "parent_words": "Parent company",
    "tier": "Risk tier",
    "is_about_modern_slavery": "About modern slavery in particular",
    "life_reason": "Why",
    "was_held_by": "Held before by",
    "closing_words": "In the words of whoever closed it",
    "cover": "Covered by",
    "decided_by_words": "Decided by",
    "decision_reason": "Why",
    "imposed_on": "Stands since",
    "notified_on": "Told on",
    "self_cleaning": "What the supplier has put right",
    "tiered_on": "Tier judged on",
    "why_other": "Why another tier",
    "claimed": "Status",
    "closed_on": "Closed",
    "digest_on": "E-mail of",
    "done_on": "Said to be done",
    "due_event": "Due on the occasion of",
    "due_on": "Due",
    "due_precision": "Date given as",
    "figures_on": "Figures as at",
    "filled_in": "What the portal offers",
    "filled_on": "Filled in",
    "holder": "Held by",
    "is_in_force": "In force",
    "is_to_carry": "On the next agenda as well",
    "occurrence_on": "Comes round on",
    "owner_person": "Owner",
    "owner_post": "Owner (post)",
    "percent": "Per cent done",
    "priority_code": "Network priority",
    "ref": "Reference",
    "refresh_months": "Done again after (months)",
    "review_months": "Months between reviews",
    "review_rule": "Reviewed",
    "default_on": "Goes by itself on",
    "digest": "Seal",
    "is_by_default": "By itself",
    "status_reason": "Reason",
    "theme_key": "Theme",
    "service_key": "Service",
    "stale_because": "Why it may be out of date",
    "stale_since": "May be out of date since",
    "url": "Web address",
    "verified_by": "Confirmed by",
    "verified_on": "Confirmed on",
    "verified_words": "Confirmed by",
    "version_label": "Version",
}
_RULES_IN_WORDS = {
    ReviewRule.EVERY: "every so many months",
    ReviewRule.ON_CHANGE: "when something changes",
    ReviewRule.NEVER: "never",
}
#: The columns that hold one of a few values, and how each value is called.
_IN_WORDS: dict[str, Mapping[Any, str]] = {
    "area": AREA_WORDS,
    "availability": AVAILABILITY_WORDS,
    "training": TRAINING_WORDS,
    "grade": GRADE_WORDS,
    "kept": {**KEPT_WORDS, **RETENTION_WORDS},
    "level": LEVEL_WORDS,
    "claimed": CLAIMED_WORDS,
    "presence": PRESENCE_WORDS,
    "kind": {
        **REVIEW_WORDS,
        **AGREEMENT_WORDS,
        **RESOURCE_WORDS,
        **AGENCY_WORDS,
        **OPERATION_WORDS,
        **RECEPTION_WORDS,
        **CHECK_WORDS,
        **FOLLOW_UP_WORDS,
        **DOCUMENT_WORDS,
        **OBLIGATION_WORDS,
        **KIND_WORDS,
    },
    "life": LIFE_WORDS,
    "progress": PROGRESS_WORDS,
    "review_rule": _RULES_IN_WORDS,
    "role": ROLE_WORDS,
    "stage": {**STAGE_WORDS, **ASKING_STAGE_WORDS},
    "state": {**CONTACT_STATE_WORDS},
    "decision": DECISION_WORDS,
    "outcome": OUTCOME_WORDS,
    "sanction": SANCTION_WORDS,
    "tier": TIER_WORDS,
    "reach": REACH_WORDS,
    "basis": BASIS_WORDS,
    "reason": REASON_WORDS,
    "source": SOURCE_WORDS,
    "status": {
        **REVIEW_STATUS_WORDS,
        **AGREEMENT_STATUS_WORDS,
        **RESOURCE_STATUS_WORDS,
        **HAND_OVER_STATUS_WORDS,
        **RECEPTION_STATUS_WORDS,
        **RECONCILIATION_STATUS_WORDS,
        **STANDARD_STATUS_WORDS,
        **SURVEY_STATUS_WORDS,
        **PATHWAY_STATUS_WORDS,
        **SERVICE_STATUS_WORDS,
        **CHECK_STATUS_WORDS,
        **FOLLOW_UP_STATUS_WORDS,
        **STATEMENT_STATUS_WORDS,
        **STATUS_WORDS,
    },
}
#: Columns that say nothing to a reader, or only what the line's title says.
_QUIET = {
    "source_code",
    *("chain_days", "chain_months", "created_at", "due_version", "first_due_on", "invented", "path"),
    *("edited_at", "edited_by_id", "visibility"),
    *("name_key", "search_words", "square_key", "ground_key", "measure_key"),
    "address",  # of a survivor service, which may be a refuge: not for everybody who reads what happened
    *("is_demonstration", "position", "since_on", "subject_kind", "theme_set_code", "tier_key"),
}
_SHOWN_LENGTH = 300
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """What changed in one column: its label, and the values in words, empty where there was none."""

    label: str
    before: str
    after: str


def what_happened(change: Change) -> str:
    """The event in words, such as “Action re-dated” or “Plan created”."""
    if change.event in EVENTS:
        words = EVENTS[change.event]
    else:
        resource, _, happened = change.event.partition(":")
        words = f"{kind_words(resource)} {happened.replace('-', ' ')}"
    return words[:1].upper() + words[1:]


def kind_words(kind: str) -> str:
    """How a kind of record is called."""
    return KINDS.get(kind.replace("-", ""), kind.replace("-", " ").replace("_", " "))


def lines_of(change: Change, names: Mapping[str, str]) -> list[Line]:
    """What changed, in order; `names` gives the words for ids. Ids without words are left out."""
    keys = [key for key in dict.fromkeys([*change.before, *change.after]) if not _is_quiet(key, change)]
    lines = (
        Line(label_of(key), _shown(key, change.before, names), _shown(key, change.after, names))
        for key in keys
    )
    return list(dict.fromkeys(line for line in lines if line.before or line.after))


def _is_quiet(key: str, change: Change) -> bool:
    is_title_again = key == "title" and not change.before and change.after.get(key) == change.subject_title
    is_unset = key not in change.before and change.after.get(key) in (0, False, "", [])
    return key in _QUIET or is_title_again or is_unset


def ids_in(changes: list[Change]) -> set[UUID]:
    """Every id among the values, so that its words can be looked up at once."""
    values = (value for change in changes for value in (*change.before.values(), *change.after.values()))
    return {found for value in values if (found := _as_id(value)) is not None}


def label_of(column: str) -> str:
    """How a column is called on the page."""
    name = column.removesuffix("_id")
    bare = name.removesuffix("_on").removesuffix("_at").replace("_", " ")
    return LABELS.get(name) or bare[:1].upper() + bare[1:]


def _shown(key: str, values: Mapping[str, Any], names: Mapping[str, str]) -> str:
    value = values.get(key)
    words = _IN_WORDS.get(key, {})
    if isinstance(value, str) and value in words:
        return words[value]
    return _value(value, names)


def _value(value: Any, names: Mapping[str, str]) -> str:
    """A value in words; nothing for None, an empty text, and an id that has no words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(filter(None, (_value(each, names) for each in value)))
    if value is None or isinstance(value, dict):
        return ""
    if _as_id(value) is not None:
        return names.get(str(value), "")
    return _text(str(value))


def _text(text: str) -> str:
    when = _as_day(text)
    if when:
        return when
    return text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH].rstrip() + "…"


def _as_day(text: str) -> str:
    """A day or a moment in words; nothing for any other text, however much it looks like a number."""
    try:
        if _DAY.fullmatch(text):
            return day(date.fromisoformat(text))
        return moment(datetime.fromisoformat(text)) if _MOMENT.fullmatch(text) else ""
    except ValueError:
        return ""


def _as_id(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        return None
