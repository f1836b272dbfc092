"""Reading what law and guidance ask, as it stands on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import (
    Abbreviation,
    Charter,
    Clock,
    ContactService,
    CountingStandard,
    DisclosureRule,
    ExclusionGround,
    FirstResponder,
    HighRiskSector,
    PathwayGuidance,
    PublishedFigure,
    PublishedSource,
    ReferralAdvice,
    RetentionRule,
    RiskFramework,
    Sector,
    StandardQuestions,
    StatementGuidance,
    SurvivorNeed,
)
from tenants.pathways.steps import Advice


def _in_force(statement: Select[Any], model: Any, on: date) -> Select[Any]:
    began = or_(model.valid_from.is_(None), model.valid_from <= on)
    return statement.where(began, or_(model.valid_to.is_(None), model.valid_to >= on))


def find_clock(code: str, on: date) -> Clock | None:
    """The rule in force on a day, the newest if there are several."""
    statement = select(Clock).where(Clock.code == code).order_by(Clock.valid_from.desc().nulls_last())
    found: Clock | None = db.session.scalar(_in_force(statement, Clock, on).limit(1))
    return found


def clocks_in_force(on: date) -> dict[str, Clock]:
    """The rules in force on a day by code, the newest of each."""
    oldest_first = select(Clock).order_by(Clock.valid_from.asc().nulls_first())
    return {clock.code: clock for clock in db.session.scalars(_in_force(oldest_first, Clock, on))}


def sectors() -> list[Sector]:
    """Every sector, in order."""
    return list(db.session.scalars(select(Sector).order_by(Sector.position)))


_SECTOR_TITLES = select(Sector.key, Sector.title).order_by(Sector.position)


def sector_titles() -> Mapping[str, str]:
    """Every sector's title by its key, in order."""
    found = db.session.execute(_SECTOR_TITLES)
    return {key: title for key, title in found}


def high_risk_sectors(on: date) -> dict[str, HighRiskSector]:
    """The sectors of high risk on a day, by their key."""
    found = db.session.scalars(_in_force(select(HighRiskSector), HighRiskSector, on))
    return {each.sector_key: each for each in found}


def risk_frameworks(on: date) -> list[RiskFramework]:
    """The ways of judging risk in force on a day, the newest first, with their characteristics in order."""
    statement = select(RiskFramework).options(selectinload(RiskFramework.characteristics))
    newest_first = statement.order_by(RiskFramework.valid_from.desc().nulls_last())
    return list(db.session.scalars(_in_force(newest_first, RiskFramework, on)))


def statement_guidance(on: date) -> StatementGuidance:
    """The edition in force on a day, the newest if there are several; NotFound when none is loaded."""
    statement = select(StatementGuidance).options(selectinload(StatementGuidance.criteria))
    newest = statement.order_by(StatementGuidance.valid_from.desc().nulls_last()).limit(1)
    found: StatementGuidance | None = db.session.scalar(_in_force(newest, StatementGuidance, on))
    if found is None:
        raise NotFound("No guidance on statements is loaded. Ask whoever runs the portal to load it.")
    return found


def get_statement_guidance(code: str) -> StatementGuidance:
    """The edition with this code; NotFound otherwise."""
    found = db.session.get(StatementGuidance, code)
    if found is None:
        raise NotFound("We could not find that edition of the guidance.")
    return found


def exclusion_grounds(on: date) -> list[ExclusionGround]:
    """The grounds in force on a day, mandatory ones first."""
    statement = select(ExclusionGround).order_by(ExclusionGround.is_mandatory.desc(), ExclusionGround.key)
    return list(db.session.scalars(_in_force(statement, ExclusionGround, on)))


def charters(on: date) -> list[Charter]:
    """The charters in force on a day, by title, with their commitments in order."""
    statement = select(Charter).options(selectinload(Charter.commitments)).order_by(Charter.title)
    return list(db.session.scalars(_in_force(statement, Charter, on)))


def get_charter(code: str) -> Charter:
    """The charter with this code; NotFound otherwise."""
    found = db.session.get(Charter, code)
    if found is None:
        raise NotFound("We could not find that charter.")
    return found


def standard_questions(kind: str, on: date) -> list[StandardQuestions]:
    """The published sets of questions for a kind of check in force on a day, the newest first."""
    statement = select(StandardQuestions).where(StandardQuestions.kind == kind)
    newest_first = statement.order_by(StandardQuestions.valid_from.desc().nulls_last())
    return list(db.session.scalars(_in_force(newest_first, StandardQuestions, on)))


def contact_services() -> list[ContactService]:
    """Every service of the directory, in order."""
    return list(db.session.scalars(select(ContactService).order_by(ContactService.position)))


def survivor_needs() -> list[SurvivorNeed]:
    """Everything that a survivor may need, in order."""
    return list(db.session.scalars(select(SurvivorNeed).order_by(SurvivorNeed.position)))


def first_responders(on: date) -> list[FirstResponder]:
    """Who may refer somebody to the NRM on a day, in order."""
    statement = select(FirstResponder).order_by(FirstResponder.position)
    return list(db.session.scalars(_in_force(statement, FirstResponder, on)))


def advice(kind: Advice, on: date) -> list[ReferralAdvice]:
    """What is advised of one kind on a day, in order."""
    statement = select(ReferralAdvice).where(ReferralAdvice.kind == kind).order_by(ReferralAdvice.position)
    return list(db.session.scalars(_in_force(statement, ReferralAdvice, on)))


def pathway_guidance(on: date) -> PathwayGuidance:
    """The edition of the national pathway in force on a day; NotFound before the first one begins."""
    newest = select(PathwayGuidance).order_by(PathwayGuidance.valid_from.desc().nulls_last()).limit(1)
    found: PathwayGuidance | None = db.session.scalar(_in_force(newest, PathwayGuidance, on))
    if found is None:
        raise NotFound("The portal has no referral pathway for that day.")
    return found


def pathway_guidance_editions() -> list[PathwayGuidance]:
    """Every edition of the national pathway, the newest first."""
    newest_first = select(PathwayGuidance).order_by(PathwayGuidance.valid_from.desc().nulls_last())
    return list(db.session.scalars(newest_first))


def counting_standard(on: date) -> CountingStandard:
    """The edition in force on a day that came with the portal; NotFound when none is loaded."""
    newest = select(CountingStandard).order_by(CountingStandard.valid_from.desc().nulls_last()).limit(1)
    found: CountingStandard | None = db.session.scalar(_in_force(newest, CountingStandard, on))
    if found is None:
        raise NotFound("No counting standard is loaded. Ask whoever runs the portal to load it.")
    return found


def published_sources() -> dict[str, PublishedSource]:
    """Every publication by its code."""
    return {source.code: source for source in db.session.scalars(select(PublishedSource))}


def published_figures(measure: str, place: str) -> list[PublishedFigure]:
    """Everything that is published of one measure about one place, the newest period first."""
    wanted = (PublishedFigure.measure == measure, PublishedFigure.place == place)
    newest_first = (PublishedFigure.starts_on.desc(), PublishedFigure.type_key, PublishedFigure.age_band)
    return list(db.session.scalars(select(PublishedFigure).where(*wanted).order_by(*newest_first)))


def abbreviations() -> list[Abbreviation]:
    """What everybody’s abbreviations stand for, in order of the alphabet."""
    return list(db.session.scalars(select(Abbreviation).order_by(Abbreviation.title)))


def retention_rules(on: date) -> dict[str, RetentionRule]:
    """The usual rule for each kind of record on a day, by the kind."""
    oldest_first = select(RetentionRule).order_by(RetentionRule.valid_from.asc().nulls_first())
    found = db.session.scalars(_in_force(oldest_first, RetentionRule, on))
    return {rule.kept: rule for rule in found}


def disclosure_rule(code: str, on: date) -> DisclosureRule:
    """How small counts are protected in one use on a day; NotFound when no rule is loaded."""
    newest = (
        select(DisclosureRule)
        .where(DisclosureRule.code == code)
        .order_by(DisclosureRule.valid_from.desc().nulls_last())
        .limit(1)
    )
    found: DisclosureRule | None = db.session.scalar(_in_force(newest, DisclosureRule, on))
    if found is None:
        raise NotFound(
            f"No rule about small counts is loaded for “{code}”. Ask whoever runs the portal to load it."
        )
    return found
