"""Tests of the commands of the timetable."""

from flask import Flask

from workflows.timetable import TIMETABLE


def test_every_job_is_listed_with_its_times_when_none_has_run(sqlite_portal: Flask) -> None:
    result = sqlite_portal.test_cli_runner().invoke(args=["jobs", "list"])
    assert result.exit_code == 0, result.output
    assert [job.name for job in TIMETABLE if job.name not in result.output] == []
    assert "every working day at 06:30" in result.output
    assert result.output.count("has not run yet") == len(TIMETABLE)


def test_a_job_runs_for_the_day_given_when_asked(portal: Flask) -> None:
    runner = portal.test_cli_runner()
    ran = runner.invoke(args=["jobs", "run", "tidy-sign-ins", "--on", "2026-11-30"])
    listed = runner.invoke(args=["jobs", "list"])
    assert (ran.exit_code, ran.output) == (0, "Removed 0 old sign-ins and 0 counters of failed ones.\n")
    assert "for 30 November 2026, went well. Removed 0 old sign-ins" in listed.output


def test_a_job_runs_each_time_when_run_by_hand(sqlite_portal: Flask) -> None:
    runner = sqlite_portal.test_cli_runner()
    arguments = ["jobs", "run", "open-occurrences", "--on", "2026-11-30"]
    assert [runner.invoke(args=arguments).exit_code for _ in range(2)] == [0, 0]


def test_the_names_are_told_when_a_job_is_not_known(sqlite_portal: Flask) -> None:
    result = sqlite_portal.test_cli_runner().invoke(args=["jobs", "run", "chaise"])
    assert result.exit_code == 2
    assert "there is no job “chaise”" in result.output
    assert "open-occurrences" in result.output


def test_a_wrong_day_is_refused_when_it_does_not_exist(sqlite_portal: Flask) -> None:
    result = sqlite_portal.test_cli_runner().invoke(args=["jobs", "run", "chase", "--on", "2026-02-30"])
    assert result.exit_code == 2
    assert "2026-02-30" in result.output
