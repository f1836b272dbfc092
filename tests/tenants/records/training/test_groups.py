"""Groups, their headcounts, the levels they need, and what coverage makes of them."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.frameworks.queries import get_training_framework, training_frameworks
from tenants.records.training.courses import add_course
from tenants.records.training.coverage import coverage
from tenants.records.training.details import Came, CourseDetails
from tenants.records.training.groups import (
    add_group,
    count_heads,
    edit_group,
    end_group,
    end_requirement,
    require_level,
)
from tenants.records.training.levels import add_level, adopt_framework, end_level
from tenants.records.training.queries import get_group, get_level, get_trainer, groups, levels, trainers
from tenants.records.training.rules import Mode
from tenants.records.training.sessions import log_session
from tenants.records.training.staffing import (
    furnishing,
    get_requirement,
    headcounts_of,
    headcounts_on,
    requirements,
)
from tenants.records.training.trainers import add_trainer, edit_trainer, end_trainer
from tenants.scope import tenant_scope
from tests.factories.training import Trained, make_training, make_training_framework
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def test_coverage_is_what_attendance_and_headcount_say(log: Trained, by: UUID) -> None:
    line = coverage(TODAY)[0]
    assert (line.group, line.department, line.level) == ("Housing officers", "Housing", "Barnet level 2")
    assert (line.headcount, line.trained, line.percent, line.gap) == (40, 24, 60, 16)
    assert line.runs_out_next == date(2026, 12, 22)
    assert not line.is_councillors


def test_only_its_own_level_counts_when_people_are_trained_at_another(log: Trained, by: UUID) -> None:
    higher = add_level("Level 3", refresh_months=None, valid_from=None, by=by)
    course = add_course(CourseDetails("Two days", Mode.CLASSROOM, higher.id), by=by)
    log_session(course, TODAY, [Came(log.housing, "", 16)], by=by)
    assert [line.trained for line in coverage(TODAY)] == [24]


def test_councillors_come_after_the_staff_however_large_their_gap(log: Trained, by: UUID) -> None:
    level, councillors = get_level(log.level), get_group(log.councillors)
    require_level(councillors, level, valid_from=None, by=by)
    count_heads(councillors, 60, counted_on=TODAY, by=by)
    unknown = add_group("Wardens", by=by)
    require_level(unknown, level, valid_from=None, by=by)
    lines = coverage(TODAY)
    assert [line.group for line in lines] == ["Housing officers", "Wardens", "All councillors"]
    assert [line.percent for line in lines] == [60, None, 0]


def test_the_headcount_of_that_day_counts_when_an_earlier_day_is_asked_for(log: Trained, by: UUID) -> None:
    housing = get_group(log.housing)
    count_heads(housing, 30, counted_on=date(2025, 1, 1), by=by)
    count_heads(housing, 50, counted_on=TODAY, by=by)
    assert coverage(TODAY)[0].headcount == 50
    assert coverage(date(2026, 1, 1))[0].headcount == 30
    assert coverage(date(2024, 12, 25))[0].headcount is None
    assert [each.people for each in headcounts_of(log.housing)] == [50, 30]
    assert headcounts_on(TODAY)[log.housing].people == 50


def test_a_requirement_counts_from_its_first_day_to_its_last(log: Trained, by: UUID) -> None:
    wardens = add_group("Wardens", people=4, by=by)
    required = require_level(wardens, get_level(log.level), valid_from=date(2026, 11, 1), by=by)
    assert len(coverage(date(2026, 10, 31))) == 1
    assert len(coverage(date(2026, 11, 1))) == 2
    end_requirement(required, by=by, today=TODAY)
    assert len(coverage(TODAY)) == 1
    assert len(coverage(date(2026, 11, 21))) == 2


def test_a_group_appears_once_when_it_needed_the_level_before(log: Trained, by: UUID) -> None:
    housing, level = get_group(log.housing), get_level(log.level)
    assert require_level(housing, level, valid_from=TODAY, by=by).id == log.requirement
    end_requirement(get_requirement(log.requirement), by=by, today=TODAY)
    assert require_level(housing, level, valid_from=TODAY, by=by).id != log.requirement
    assert len(coverage(TODAY)) == 1


def test_nothing_is_needed_when_the_group_or_the_level_has_ended(log: Trained, by: UUID) -> None:
    end_group(get_group(log.housing), by=by, today=TODAY)
    assert coverage(TODAY) == []
    assert coverage(date(2026, 11, 21)) != []
    assert requirements() == []
    assert log.housing not in {group.id for group in groups()}
    with pytest.raises(FieldError):
        require_level(get_group(log.housing), get_level(log.level), valid_from=None, by=by)


def test_a_level_is_needed_by_nobody_when_it_ends(log: Trained, by: UUID) -> None:
    end_level(get_level(log.level), by=by, today=TODAY)
    assert (coverage(TODAY), requirements()) == ([], [])
    assert [level.title for level in levels()] == ["Barnet level 1"]


def test_people_outside_are_neither_counted_nor_required(log: Trained, by: UUID) -> None:
    landlords = get_group(log.landlords)
    with pytest.raises(FieldError):
        count_heads(landlords, 4, counted_on=TODAY, by=by)
    with pytest.raises(FieldError):
        require_level(landlords, get_level(log.level), valid_from=None, by=by)
    with pytest.raises(FieldError) as refused:
        edit_group(get_group(log.housing), "Housing", "", is_councillors=False, is_outside=True, by=by)
    assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("title", "department", "field"),
    [
        ("", "", "title"),
        ("x" * 121, "", "title"),
        ("A", "x" * 121, "department"),
        ("HOUSING officers", "housing", "title"),
    ],
)
def test_a_group_is_refused_when_its_words_cannot_be_kept(
    log: Trained, by: UUID, title: str, department: str, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        add_group(title, department, by=by)
    assert refused.value.field == field


def test_levels_are_taken_over_once_when_a_framework_is_adopted_twice(log: Trained, by: UUID) -> None:
    make_training_framework()
    framework = get_training_framework("two-steps")
    assert [each.code for each in training_frameworks(TODAY)] == ["two-steps"]
    made = adopt_framework(framework, by=by, today=TODAY)
    assert [(level.title, level.refresh_months, level.tier_key) for level in made] == [
        ("Step one", 12, "two-steps/1"),
        ("Step two", 24, "two-steps/2"),
    ]
    assert adopt_framework(framework, by=by, today=TODAY) == []
    end_level(made[0], by=by, today=TODAY)
    assert [level.title for level in adopt_framework(framework, by=by, today=TODAY)] == ["Step one"]


def test_an_unknown_framework_is_not_found(by: UUID) -> None:
    with pytest.raises(NotFound):
        get_training_framework("nowhere")


@pytest.mark.parametrize("months", [0, -3, 121])
def test_a_level_is_refused_when_its_months_make_no_sense(by: UUID, months: int) -> None:
    with pytest.raises(FieldError) as refused:
        add_level("Level", refresh_months=months, valid_from=None, by=by)
    assert refused.value.field == "refresh_months"


def test_a_trainer_leaves_the_pool_with_sessions_kept(log: Trained, by: UUID) -> None:
    trainer = get_trainer(log.trainer)
    edit_trainer(
        trainer, "Safety team", "", trained_on=None, trained_by="", pledged=None, pledged_until_on=None, by=by
    )
    end_trainer(trainer, by=by, today=TODAY)
    assert trainers() == []
    assert [(each.title, used) for each, used in trainers(with_ended=True)] == [("Safety team", 1)]
    with pytest.raises(FieldError):
        add_trainer("Somebody", pledged=1000, by=by)


def test_nothing_of_the_neighbour_is_seen_when_both_keep_a_log(world: World, log: Trained, by: UUID) -> None:
    assert (furnishing().levels, furnishing().groups) == (2, 2)
    assert {line.group_id for line in coverage(TODAY)} == {log.housing}


def test_the_neighbours_records_are_not_found(world: World) -> None:
    with tenant_scope(world.bexley.id):
        theirs = make_training("Bexley", by=None)
        db.session.commit()
    with tenant_scope(world.barnet.id):
        assert coverage(TODAY) == []
        for get, record_id in [
            (get_group, theirs.housing),
            (get_level, theirs.level),
            (get_trainer, theirs.trainer),
            (get_requirement, theirs.requirement),
        ]:
            with pytest.raises(NotFound):
                get(record_id)


def test_what_has_ended_keeps_its_day_when_it_is_ended_again(log: Trained, by: UUID) -> None:
    level, group, later = get_level(log.level), get_group(log.housing), TODAY + timedelta(days=30)
    trainer = add_trainer("Lead nurse", by=by)
    [(required, _)] = requirements(group.id)
    end_requirement(required, by=by, today=TODAY)
    end_level(level, by=by, today=TODAY)
    end_group(group, by=by, today=TODAY)
    end_trainer(trainer, by=by, today=TODAY)
    with pytest.raises(WrongState):
        end_requirement(required, by=by, today=later)
    with pytest.raises(WrongState):
        end_level(level, by=by, today=later)
    with pytest.raises(WrongState):
        end_group(group, by=by, today=later)
    with pytest.raises(WrongState):
        end_trainer(trainer, by=by, today=later)
    yesterday = TODAY - timedelta(days=1)
    assert (required.valid_to, level.valid_to) == (yesterday, yesterday)
    assert (group.ended_on, trainer.ended_on) == (TODAY, TODAY)
