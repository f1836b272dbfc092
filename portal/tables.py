"""Imports every table, so that the metadata is whole before anything asks it."""

from tenants.audit import models as audit
from tenants.authorities import models as authorities
from tenants.frameworks import models as frameworks
from tenants.people import models as people
from tenants.records.files import models as files
from tenants.records.plans import models as plans
from tenants.records.posts import models as posts
from workflows.chasing import models as chasing
from workflows.notices import models as notices
from workflows.runs import models as runs

ALL = (audit, authorities, frameworks, people, files, plans, posts, chasing, notices, runs)
