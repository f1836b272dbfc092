"""Checks that every document of the report is there as far as it has come, and the rest is owed."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.records.documents.models import Approval, Document
from tenants.records.documents.rules import Answer, DocumentKind, DocumentStatus
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.demonstration.labels import in_words
from workflows.demonstration.sources import read


def test_each_document_of_the_report_is_there_when_london_is_loaded(london: Flask) -> None:
    slugs = {tenant.id: tenant.slug for tenant in db.session.scalars(select(Tenant))}
    wanted = {
        (entry["tenant"], entry["title"], entry["kind"], entry["status"], in_words(entry["invented"]))
        for entry in read("documents")["documents"]
    }
    found = {
        (slugs[each.tenant_id], each.title, each.kind, each.status, each.invented)
        for each in of_all(Document)
    }
    assert found == wanted
    assert len({slug for slug, *_ in found}) == 32  # Sutton's page names none
    assert all(each.is_demonstration and each.source for each in of_all(Document))


def test_it_is_owed_when_a_document_is_planned_or_in_draft(london: Flask) -> None:
    unfinished = (DocumentStatus.PLANNED, DocumentStatus.DRAFT)
    owed = {each.record_id: each for each in of_all(Obligation) if each.kind == Kind.DOCUMENT_DRAFT}
    documents = [each for each in of_all(Document) if each.status in unfinished]
    assert len(documents) > 20
    for document in documents:
        assert owed[document.id].done_on is None
        assert owed[document.id].due_on > TODAY
        assert (owed[document.id].owner_post_id, "date" in document.invented) == (
            document.owner_post_id,
            True,
        )


def test_a_second_person_is_asked_when_a_document_is_ready(london: Flask) -> None:
    ready = {each.id for each in of_all(Document) if each.status == DocumentStatus.FOR_APPROVAL}
    asked = {each.document_id for each in of_all(Approval) if each.answer == Answer.WAITING}
    owed = {each.record_id for each in of_all(Obligation) if each.kind == Kind.DOCUMENT_APPROVAL}
    assert len(ready) == 4
    assert ready == asked == owed


def test_the_review_is_late_when_the_page_says_it_is_due(london: Flask) -> None:
    with tenant_scope(house("islington")):
        found = {each.title: each for each in db.session.scalars(select(Document))}
        late = ("Modern slavery strategy", "Referral pathway", "Multi-agency working protocol")
        for title in late:
            review = find_obligation(Kind.DOCUMENT_REVIEW, found[title].id)
            assert review is not None and review.due_on < TODAY
        terms = found["Terms of reference of the Modern Slavery Board"]
        assert terms.kind == DocumentKind.TERMS


def test_the_edition_in_force_stays_in_force_when_the_next_is_written(london: Flask) -> None:
    with tenant_scope(house("bexley")):
        found = {each.title: each for each in db.session.scalars(select(Document))}
    assert found["Modern slavery statement"].is_in_force
    assert not found["Transparency in Supply Chains Statement"].is_in_force
    assert "Policy" not in {each.kind for each in found.values()}


def test_the_pathway_is_in_draft_when_it_is_the_city(london: Flask) -> None:
    with tenant_scope(house("city-of-london")):
        documents = list(db.session.scalars(select(Document)))
    assert [(each.kind, each.status) for each in documents] == [(DocumentKind.PATHWAY, DocumentStatus.DRAFT)]


@pytest.mark.parametrize("slug", ["kensington-and-chelsea", "westminster"])
def test_both_have_it_when_two_councils_published_a_strategy_together(london: Flask, slug: str) -> None:
    with tenant_scope(house(slug)):
        titled = select(Document).where(Document.title == "Ending Modern Slavery (bi-borough strategy)")
        strategy = db.session.scalars(titled).one()
        assert strategy.status == DocumentStatus.PUBLISHED
        assert strategy.board_id is not None


def test_the_owner_is_labelled_when_a_document_is_loaded(london: Flask) -> None:
    posts = {post.id for post in of_all(Post)}
    for document in of_all(Document):
        assert document.owner_post_id in posts
        assert "owner" in document.invented
