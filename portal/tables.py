"""Imports every table, so that the metadata is whole before anything asks it."""

from tenants.audit import models as audit
from tenants.authorities import models as authorities
from tenants.frameworks import models as frameworks
from tenants.guidance import models as guidance
from tenants.people import models as people
from tenants.records.agreements import models as agreements
from tenants.records.boards import models as boards
from tenants.records.checks import models as checks
from tenants.records.contacts import models as contacts
from tenants.records.contracts import models as contracts
from tenants.records.contributions import models as contributions
from tenants.records.documents import models as documents
from tenants.records.files import models as files
from tenants.records.glossary import models as glossary
from tenants.records.highlights import models as highlights
from tenants.records.learning import models as learning
from tenants.records.meetings import models as meetings
from tenants.records.obligations import models as obligations
from tenants.records.operations import models as operations
from tenants.records.pathways import models as pathways
from tenants.records.plans import models as plans
from tenants.records.pledges import models as pledges
from tenants.records.posts import models as posts
from tenants.records.receptions import models as receptions
from tenants.records.reconciliations import models as reconciliations
from tenants.records.referrals import models as referrals
from tenants.records.resources import models as resources
from tenants.records.retention import models as retention
from tenants.records.shared_figures import models as shared_figures
from tenants.records.standards import models as standards
from tenants.records.statements import models as statements
from tenants.records.suppliers import models as suppliers
from tenants.records.surveys import models as surveys
from tenants.records.survivor_services import models as survivor_services
from tenants.records.training import models as training
from workflows.calendar import models as calendar
from workflows.chasing import models as chasing
from workflows.directory import models as directory
from workflows.invites import models as invites
from workflows.notices import models as notices
from workflows.partner_sign_in import models as partner_sign_in
from workflows.published_checks import models as published_checks
from workflows.published_pathways import models as published_pathways
from workflows.published_services import models as published_services
from workflows.published_standards import models as published_standards
from workflows.published_statements import models as published_statements
from workflows.register import models as register
from workflows.runs import models as runs
from workflows.sharing import models as sharing

ALL = (
    audit,
    authorities,
    frameworks,
    guidance,
    people,
    boards,
    checks,
    contacts,
    contracts,
    documents,
    files,
    highlights,
    meetings,
    obligations,
    pathways,
    plans,
    pledges,
    posts,
    statements,
    suppliers,
    survivor_services,
    training,
    agreements,
    contributions,
    glossary,
    learning,
    operations,
    receptions,
    reconciliations,
    referrals,
    resources,
    retention,
    shared_figures,
    standards,
    surveys,
    calendar,
    chasing,
    directory,
    invites,
    notices,
    partner_sign_in,
    published_checks,
    published_pathways,
    published_services,
    published_standards,
    published_statements,
    register,
    runs,
    sharing,
)
