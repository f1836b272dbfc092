"""Which obligations there are, and their words."""

from enum import StrEnum


class Kind(StrEnum):
    """What is to be done; with the record's id it says which obligation this is."""

    TERMS_REVIEW = "terms-review"  # of a board
    NEXT_MEETING = "next-meeting"  # of a board: a date is to be found
    AGENDA = "agenda"  # of a meeting
    MINUTES = "minutes"  # of a meeting
    DOCUMENT_DRAFT = "document-draft"  # of a document that is planned or being written
    DOCUMENT_REVIEW = "document-review"  # of a document in force
    DOCUMENT_APPROVAL = "document-approval"  # of a document that somebody sent for approval
    ATTENDANCE = "attendance"  # of a training session that has been held
    REFRESHER = "refresher"  # of the people of a group whose training runs out
    HIGHLIGHT_REPORT = "highlight-report"  # of a board that expects one
    SUPPLIER_CHECK = "supplier-check"  # of a check that is planned or with the supplier
    FOLLOW_UP = "follow-up"  # of what follows from a check
    EXCLUSION_NOTICE = "exclusion-notice"  # of a decision to exclude a supplier
    CHECK_ENQUIRY = "check-enquiry"  # of another authority's question about a published check
    STATEMENT = "statement"  # of the tenant's own statement: published in time
    PLEDGE = "pledge"  # of one commitment of a charter
    PLEDGE_REPORT = "pledge-report"  # of a charter: the yearly report
    CONTACT_CONFIRMATION = "contact-confirmation"  # of a directory entry: somebody says that it is right
    CONTACT_REPORT = "contact-report"  # of somebody's word that a directory entry is wrong
    SERVICE_SUGGESTION = "service-suggestion"  # of a survivor service that a member suggested
    SERVICE_CHECK = "service-check"  # of a survivor service in the directory
    PATHWAY_APPROVAL = "pathway-approval"  # of an edition that somebody sent for approval
    PATHWAY_REVIEW = "pathway-review"  # of the edition that is followed
    RECONSIDERATION = (
        "reconsideration"  # of a referral with a negative decision: ask for it, or decide not to
    )
    STANDARD_AGREEMENT = "standard-agreement"  # of an edition of the counting standard that was sent
    DEBRIEF = "debrief"  # of a reception centre or emergency accommodation that has closed
    SURVEY_CLOSE = "survey-close"  # of a survey whose last day has come
    AGREEMENT_REVIEW = "agreement-review"  # of an agreement in force
    AGREEMENT_END = "agreement-end"  # of an agreement that runs out
    FUNDING_END = "funding-end"  # of a post, grant or service: decide what comes after it
    HAND_OVER = "hand-over"  # of a post whose holder leaves
    CONTRIBUTION = "contribution"  # of figures that go to the network by themselves on that day


#: Reminded of by a job of its own, with links of its own, and so not by the chase as well.
CHASED_APART = frozenset({Kind.CONTACT_CONFIRMATION})

#: About records that hold nobody: nor may any reason given with their deadlines.
ABOUT_NOBODY = frozenset({Kind.RECONSIDERATION, Kind.DEBRIEF})
#: Their day tells when a referral was decided, so the audit, which outlives a purge, does not keep it.
HUSHED = frozenset({Kind.RECONSIDERATION})

#: What sort of thing is due, for a column of a list.
KIND_WORDS: dict[Kind, str] = {
    Kind.TERMS_REVIEW: "Board",
    Kind.NEXT_MEETING: "Meeting",
    Kind.AGENDA: "Meeting",
    Kind.MINUTES: "Meeting",
    Kind.DOCUMENT_DRAFT: "Document",
    Kind.DOCUMENT_REVIEW: "Document",
    Kind.DOCUMENT_APPROVAL: "Document",
    Kind.ATTENDANCE: "Training",
    Kind.REFRESHER: "Training",
    Kind.HIGHLIGHT_REPORT: "Report",
    Kind.SUPPLIER_CHECK: "Supplier check",
    Kind.FOLLOW_UP: "Corrective action",
    Kind.EXCLUSION_NOTICE: "Exclusion",
    Kind.CHECK_ENQUIRY: "Question",
    Kind.STATEMENT: "Statement",
    Kind.PLEDGE: "Pledge",
    Kind.PLEDGE_REPORT: "Report",
    Kind.CONTACT_CONFIRMATION: "Directory",
    Kind.CONTACT_REPORT: "Directory",
    Kind.SERVICE_SUGGESTION: "Survivor service",
    Kind.SERVICE_CHECK: "Survivor service",
    Kind.PATHWAY_APPROVAL: "Pathway",
    Kind.PATHWAY_REVIEW: "Pathway",
    Kind.RECONSIDERATION: "Referral",
    Kind.STANDARD_AGREEMENT: "Counting standard",
    Kind.DEBRIEF: "Reception plan",
    Kind.SURVEY_CLOSE: "Survey",
    Kind.AGREEMENT_REVIEW: "Agreement",
    Kind.AGREEMENT_END: "Agreement",
    Kind.FUNDING_END: "Funding",
    Kind.HAND_OVER: "Hand-over",
    Kind.CONTRIBUTION: "London figures",
}
