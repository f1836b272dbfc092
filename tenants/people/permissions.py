"""Who may do what: the one table that the guard, the menus, the pages and the tests all read."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in one tenant."""

    LEAD = "lead"
    OWNER = "owner"
    PROCUREMENT = "procurement"
    TRAINING = "training"
    VIEWER = "viewer"
    CHAIR = "chair"
    EXECUTIVE = "executive"
    SECRETARIAT = "secretariat"
    ANALYST = "analyst"
    MEMBER = "member"


class Permission(StrEnum):
    """Something a person may be allowed to do, as `resource:action`."""

    HOUSE_VISIT = "house:visit"
    PLAN_READ = "plan:read"
    PLAN_WRITE = "plan:write"
    ACTION_UPDATE = "action:update"  # one's own actions
    ACTION_UPDATE_ANY = "action:update-any"
    ACTION_ACCEPT = "action:accept"
    BOARD_READ = "board:read"  # with its meetings and decisions
    BOARD_WRITE = "board:write"
    MEETING_WRITE = "meeting:write"  # agendas, attendance, minutes, invitations
    DOCUMENT_READ = "document:read"
    DOCUMENT_WRITE = "document:write"
    DOCUMENT_APPROVE = "document:approve"
    TRAINING_READ = "training:read"
    TRAINING_WRITE = "training:write"
    HIGHLIGHT_READ = "highlight:read"
    HIGHLIGHT_WRITE = "highlight:write"
    SUPPLIER_READ = "supplier:read"  # with contracts, checks and what follows from them
    SUPPLIER_WRITE = "supplier:write"
    STATEMENT_READ = "statement:read"  # the tenant's own, with its pledges
    STATEMENT_WRITE = "statement:write"
    STATEMENT_APPROVE = "statement:approve"
    CONTACT_READ = "contact:read"  # the tenant's entries in the directory
    CONTACT_WRITE = "contact:write"
    PATHWAY_READ = "pathway:read"  # the tenant's own, with its drafts
    PATHWAY_WRITE = "pathway:write"
    PATHWAY_APPROVE = "pathway:approve"
    REFERRAL_READ = "referral:read"  # entry by entry, with small counts
    REFERRAL_WRITE = "referral:write"
    FIGURES_READ = "figures:read"  # of closed years, with small counts hidden
    OPERATION_READ = "operation:read"  # with reception plans
    OPERATION_WRITE = "operation:write"
    LEARNING_READ = "learning:read"
    LEARNING_WRITE = "learning:write"
    SURVEY_READ = "survey:read"
    SURVEY_WRITE = "survey:write"
    AGREEMENT_READ = "agreement:read"
    AGREEMENT_WRITE = "agreement:write"
    RESOURCE_READ = "resource:read"  # posts and money that carry the work, and hand-overs
    RESOURCE_WRITE = "resource:write"
    GLOSSARY_WRITE = "glossary:write"
    RETENTION_READ = "retention:read"
    RETENTION_PURGE = "retention:purge"
    STANDARD_READ = "standard:read"  # the counting standard with its drafts, in the network's house
    STANDARD_WRITE = "standard:write"
    STANDARD_AGREE = "standard:agree"
    CONTRIBUTION_READ = "contribution:read"  # what the tenant gives for London's figures
    CONTRIBUTION_GIVE = "contribution:give"  # or leave out
    RELEASE_READ = "release:read"  # drafts and proofs of the network's figures, in its own house
    RELEASE_WRITE = "release:write"
    RELEASE_APPROVE = "release:approve"
    SERVICE_READ = "service:read"
    SERVICE_WRITE = "service:write"  # the network's register of survivor services
    PARTNER_WRITE = "partner:write"  # which partners' staff may sign in, and who looked what up
    CHASE_READ = "chase:read"
    CHASE_SET = "chase:set"
    PEOPLE_READ = "people:read"
    PEOPLE_WRITE = "people:write"
    ACTIVITY_READ = "activity:read"


P = Permission
_READS = frozenset(
    {
        P.HOUSE_VISIT,
        P.PLAN_READ,
        P.BOARD_READ,
        P.DOCUMENT_READ,
        P.TRAINING_READ,
        P.HIGHLIGHT_READ,
        P.STATEMENT_READ,
        P.CONTACT_READ,
        P.PATHWAY_READ,
        P.FIGURES_READ,
        P.LEARNING_READ,
        P.AGREEMENT_READ,
    }
)
#: Suppliers are not for viewers: checks and sanctions are confidential between a council and a company.
_WORKS = _READS | {P.ACTION_UPDATE, P.PEOPLE_READ, P.SUPPLIER_READ, P.SURVEY_READ, P.RESOURCE_READ}
#: What is done for the whole network, in its own house only.
_STANDARDS = frozenset({P.STANDARD_READ, P.STANDARD_WRITE})
_DRAFTS = frozenset({P.RELEASE_READ, P.RELEASE_WRITE})
_FOR_ALL = (
    _STANDARDS
    | _DRAFTS
    | {P.SERVICE_READ, P.SERVICE_WRITE, P.PARTNER_WRITE, P.STANDARD_AGREE, P.RELEASE_APPROVE}
)
#: What only those have who may refer somebody: the network itself refers nobody.
_OF_A_PLACE = frozenset(
    {P.REFERRAL_READ, P.REFERRAL_WRITE, P.FIGURES_READ, P.CONTRIBUTION_READ, P.CONTRIBUTION_GIVE}
)
_LEADS = frozenset(P) - _FOR_ALL
_LEADS_ALL = (_LEADS | _FOR_ALL) - _OF_A_PLACE

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    # in a borough
    Role.LEAD: _LEADS,
    Role.OWNER: _WORKS | {P.PATHWAY_APPROVE, P.OPERATION_READ, P.OPERATION_WRITE, P.LEARNING_WRITE},
    Role.PROCUREMENT: _WORKS | {P.SUPPLIER_WRITE, P.STATEMENT_WRITE, P.SURVEY_WRITE},
    Role.TRAINING: _WORKS | {P.TRAINING_WRITE},
    Role.VIEWER: _READS,
    # in LMSL
    Role.CHAIR: _LEADS_ALL,
    Role.SECRETARIAT: _LEADS_ALL - {P.RELEASE_APPROVE},
    Role.EXECUTIVE: (_WORKS - _OF_A_PLACE)
    | {P.CHASE_READ, P.ACTIVITY_READ, P.SERVICE_READ, P.STANDARD_READ, P.RELEASE_READ, P.RELEASE_APPROVE},
    Role.ANALYST: (_WORKS - _OF_A_PLACE) | _STANDARDS | _DRAFTS | {P.SERVICE_READ},
    # in a partner organisation
    Role.MEMBER: frozenset({P.HOUSE_VISIT}),
}

#: Roles whose holders lead a tenant: they are told when nobody else can be.
LEADING_ROLES = (Role.LEAD, Role.CHAIR, Role.SECRETARIAT)

ROLE_WORDS: dict[Role, str] = {
    Role.LEAD: "Modern slavery lead",
    Role.OWNER: "Action owner",
    Role.PROCUREMENT: "Procurement",
    Role.TRAINING: "Training",
    Role.VIEWER: "Viewer (councillor or scrutiny)",
    Role.CHAIR: "Network chair",
    Role.EXECUTIVE: "Executive Committee",
    Role.SECRETARIAT: "Secretariat",
    Role.ANALYST: "Analyst",
    Role.MEMBER: "Partner member",
}


#: Which roles can be given in which kind of tenant.
ROLES_IN: dict[str, tuple[Role, ...]] = {
    "authority": (Role.LEAD, Role.OWNER, Role.PROCUREMENT, Role.TRAINING, Role.VIEWER),
    "network": (Role.CHAIR, Role.EXECUTIVE, Role.SECRETARIAT, Role.ANALYST),
    "partner": (Role.LEAD, Role.MEMBER),
}


def permissions_of(role: str) -> frozenset[Permission]:
    """What a role may do; an unknown role may do nothing."""
    return ROLE_PERMISSIONS[Role(role)] if role in set(Role) else frozenset()
