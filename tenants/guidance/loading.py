"""Brings the database up to date with the guidance that comes with the portal, however often it is called."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib import resources
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import inspect, select

from tenants.counting.standard import Standard
from tenants.database import Base, db
from tenants.guidance.models import (
    Abbreviation,
    Charter,
    Clock,
    Commitment,
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
    RiskCharacteristic,
    RiskFramework,
    Sector,
    StandardQuestions,
    StatementCriterion,
    StatementGuidance,
    SurvivorNeed,
)

Entry = dict[str, Any]
_DATES = ("valid_from", "valid_to", "issued_on")


def load_guidance() -> int:
    """Adds what is missing and renews what changed, by key; says how many rows there are. Removes nothing.

    Whoever needs a rule of former years still finds it: a file keeps it, with the day on which it ended.
    """
    buying = (_clocks, _sectors, _risk, _statements, _grounds, _charters, _questions)
    counting = (_standards, _published, _abbreviations, _retention, _disclosure)
    parts = (*buying, _services, _needs, _responders, _advice, _pathways, *counting)
    return sum(_put(list(part())) for part in parts)


def _put(rows: list[Base]) -> int:
    """Rows of one file, those that others refer to first."""
    for model in dict.fromkeys(type(row) for row in rows):
        known = {_key(row): row for row in db.session.scalars(select(model))}
        for row in rows:
            if type(row) is model:
                _renew(known[_key(row)], row) if _key(row) in known else db.session.add(row)
        db.session.flush()
    return len(rows)


def _key(row: Base) -> tuple[Any, ...]:
    return inspect(type(row)).primary_key_from_instance(row)


def _renew(known: Base, row: Base) -> None:
    """Copies every column, so that one without a value in the file takes its default again."""
    for column in inspect(type(row)).columns:
        value = getattr(row, column.key)
        setattr(known, column.key, getattr(column.default, "arg", None) if value is None else value)


def _read(name: str) -> Entry:
    text = (resources.files("tenants.guidance") / "data" / f"{name}.json").read_text(encoding="utf-8")
    found: Entry = json.loads(text)
    return found


def _plain(entry: Entry, *without: str) -> Entry:
    """The entry as columns: days as days, and without what other tables hold."""
    kept = {key: value for key, value in entry.items() if key not in without}
    days = {key: _day(kept[key]) for key in _DATES if key in kept}
    return {**kept, **days}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _clocks() -> Iterator[Base]:
    for entry in _read("clocks")["clocks"]:
        yield Clock(**_plain(entry))


def _sectors() -> Iterator[Base]:
    found = _read("sectors")
    for position, entry in enumerate(found["sectors"], start=1):
        yield Sector(**_plain(entry, "high_risk", "labour"), position=position)
    for entry in found["sectors"]:
        if entry["high_risk"]:
            yield _high_risk(entry, found["high_risk"])


def _high_risk(entry: Entry, about: Entry) -> HighRiskSector:
    since = about["valid_from"]
    return HighRiskSector(
        key=f"{entry['key']}/{since[:4]}",
        sector_key=entry["key"],
        why=entry["high_risk"],
        source=about["labour_source" if entry.get("labour") else "source"],
        valid_from=_day(since),
        valid_to=None,
    )


def _risk() -> Iterator[Base]:
    found = _read("risk_frameworks")
    for entry in found["frameworks"]:
        yield RiskFramework(**_plain(entry))
        for position, each in enumerate(found["characteristics"], start=1):
            yield RiskCharacteristic(
                key=f"{entry['code']}/{each['code']}",
                framework_code=entry["code"],
                position=position,
                **each,
            )


def _statements() -> Iterator[Base]:
    for entry in _read("statement_guidance")["guidance"]:
        yield StatementGuidance(**_plain(entry, "criteria"))
        for area, levels in entry["criteria"].items():
            yield from _criteria(entry["code"], area, levels)


def _criteria(guidance_code: str, area: str, levels: dict[str, list[str]]) -> Iterator[Base]:
    said = [(int(level), words) for level, asked in levels.items() for words in asked]
    for position, (level, words) in enumerate(said, start=1):
        yield StatementCriterion(
            key=f"{guidance_code}/{area}/{position}",
            guidance_code=guidance_code,
            area=area,
            level=level,
            words=words,
            position=position,
        )


def _grounds() -> Iterator[Base]:
    for entry in _read("exclusion_grounds")["grounds"]:
        yield ExclusionGround(**_plain(entry))


def _charters() -> Iterator[Base]:
    for entry in _read("charters")["charters"]:
        yield Charter(**_plain(entry, "commitments"))
        for number, words in enumerate(entry["commitments"], start=1):
            yield Commitment(
                key=f"{entry['code']}/{number}", charter_code=entry["code"], number=number, words=words
            )


def _questions() -> Iterator[Base]:
    for entry in _read("questions")["sets"]:
        asked = list(_asked(entry["questions"]))
        yield StandardQuestions(**_plain(entry, "questions"), questions=asked)


def _asked(questions: Iterable[list[Any]]) -> Iterator[Entry]:
    names = ("part", "words", "help", "answer", "choices", "is_required")
    for question in questions:
        yield dict(zip(names, question, strict=True))


def _services() -> Iterator[Base]:
    for position, entry in enumerate(_read("contact_services")["services"], start=1):
        yield ContactService(**entry, position=position)


def _needs() -> Iterator[Base]:
    for position, entry in enumerate(_read("survivor_needs")["needs"], start=1):
        yield SurvivorNeed(**entry, position=position)


def _responders() -> Iterator[Base]:
    for position, entry in enumerate(_read("first_responders")["responders"], start=1):
        yield FirstResponder(**_plain(entry), position=position)


def _advice() -> Iterator[Base]:
    for position, entry in enumerate(_read("referral_advice")["advice"], start=1):
        yield ReferralAdvice(**_plain(entry), position=position)


def _pathways() -> Iterator[Base]:
    steps: dict[str, list[Entry]] = {}
    for entry in _read("pathways")["pathways"]:
        steps[entry["key"]] = list(_steps(entry, steps))
        content = {"start": entry["start"], "steps": steps[entry["key"]], "local": {}}
        yield PathwayGuidance(**_plain(entry, "start", "steps", "like"), content=content)


def _steps(entry: Entry, known: dict[str, list[Entry]]) -> Iterator[Entry]:
    """The edition's own steps, each in its place among those of the edition that it is like."""
    own = {step["key"]: step for step in entry["steps"]}
    for step in known[entry["like"]] if "like" in entry else ():
        yield own.pop(step["key"], step)
    yield from own.values()


def _standards() -> Iterator[Base]:
    for entry in _read("counting_standards")["standards"]:
        content = Standard.of(entry["key"], entry["title"], entry).content()  # with every default written out
        yield CountingStandard(**_plain(entry, "fields"), content=content)


def _abbreviations() -> Iterator[Base]:
    for entry in _read("abbreviations")["abbreviations"]:
        yield Abbreviation(**entry)


def _retention() -> Iterator[Base]:
    for entry in _read("retention")["rules"]:
        yield RetentionRule(**_plain(entry))


def _disclosure() -> Iterator[Base]:
    for entry in _read("disclosure_rules")["rules"]:
        yield DisclosureRule(**_plain(entry))


def _published() -> Iterator[Base]:
    found = _read("published_figures")
    for entry in found["sources"]:
        yield PublishedSource(**_plain(entry))
    for measure, name in (("nrm-referrals", "nrm"), ("offences", "offences")):
        for row in found[name]["rows"]:
            yield _figure(found[name], measure, dict(zip(found[name]["columns"], row, strict=True)))
    for measure, place, starts_on, ends_on, value in found["uk"]["rows"]:
        yield PublishedFigure(
            key=f"{found['uk']['source']}/{measure}/{place}/{starts_on}",
            source_code=found["uk"]["source"],
            measure=measure,
            place=place,
            starts_on=_day(starts_on),
            ends_on=_day(ends_on),
            value=value,
        )


def _figure(about: Entry, measure: str, row: Entry) -> PublishedFigure:
    starts_on = date.fromisoformat(row["starts_on"])
    category = "/".join(row[part] for part in ("type_key", "age_band") if part in row)
    place = f"{about['source']}/{measure}/{row['place']}/{row['starts_on']}"
    return PublishedFigure(
        key=f"{place}/{category}" if category else place,
        source_code=about["source"],
        measure=measure,
        ends_on=starts_on + relativedelta(months=about["months"]) - timedelta(days=1),
        **{**row, "starts_on": starts_on},
    )
