"""Settings that shape the schedule are read as people write them, within bounds, and written so that they read back."""

from datetime import date

import pytest

from quiz_app.errors import WrongUse
from quiz_app.settings import (
    DEFAULT_PARAMETERS,
    LONGEST_CATCH_UP,
    SPECS,
    ScheduleSettings,
    Spec,
    Value,
    changed,
    days_of,
    from_values,
    parse,
    show,
    spec_of,
    told,
    written_days,
)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_default_reads_back_as_shown(spec: Spec) -> None:
    default = getattr(ScheduleSettings(), spec.name)
    assert parse(spec, show(spec, default)) == default


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("retention", "85%", 0.85),
        ("retention", "85", 0.85),
        ("retention", "0.85", 0.85),
        ("new_per_day", "1,000", 1000),
        ("rollover", "4", 240),
        ("rollover", "0:30", 30),
        ("fuzz", "off", False),
        ("parameters", "default", DEFAULT_PARAMETERS),
        ("catch_up", "2026-11-22/2026-11-28", "2026-11-22/2026-11-28"),
        ("catch_up", " 2026-11-22 to 2026-11-28", "2026-11-22/2026-11-28"),
        ("catch_up", "Off", ""),
        ("catch_up", "0", ""),
    ],
)
def test_a_value_may_be_written_in_several_ways(name: str, text: str, value: object) -> None:
    assert parse(spec_of(name), text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("retention", "1"),
        ("retention", "20%"),
        ("retention", "often"),
        ("retention", "nan"),
        ("new_per_day", "-1"),
        ("new_per_day", ""),
        ("rollover", "24:00"),
        ("rollover", "3:75"),
        ("fuzz", "maybe"),
        ("catch_up", "2026-11-28/2026-11-22"),
        ("catch_up", "2026-11-22/2027-11-22"),
        ("catch_up", "2026-11-22"),
        ("catch_up", "2026-02-30/2026-03-02"),
        ("catch_up", "soon"),
        ("parameters", "1, 2, 3"),
        ("parameters", ", ".join(["nan"] * 21)),
        ("parameters", ", ".join(["inf"] * 21)),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_what_is_allowed(name: str, text: str) -> None:
    with pytest.raises(WrongUse) as refused:
        parse(spec_of(name), text)
    assert refused.value.hint.startswith("Write ")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("retention", 0.9, "90 %"),
        ("retention", 0.875, "87.5 %"),
        ("new_per_day", 1, "1 card"),
        ("reviews_per_day", 0, "all"),
        ("pause_new_at", 0, "never"),
        ("longest_interval", 36500, "36,500 days"),
        ("rollover", 0, "00:00"),
        ("fuzz", False, "off"),
        ("catch_up", "", "off"),
        ("catch_up", "2026-11-22/2026-11-28", "2026-11-22 to 2026-11-28"),
    ],
)
def test_a_value_is_told_with_its_unit(name: str, value: Value, said: str) -> None:
    assert told(spec_of(name), value) == said


def test_an_unknown_setting_is_refused_by_name_and_ignored_from_newer_events() -> None:
    with pytest.raises(WrongUse, match="retension"):
        spec_of("retension")
    assert changed(ScheduleSettings(), "from the future", 1) == ScheduleSettings()


def test_the_days_of_a_catch_up_are_read_as_they_are_written() -> None:
    first = date(2026, 11, 22).toordinal()
    assert days_of(written_days(first, first + 6)) == (first, first + 6)
    assert days_of(written_days(first, first + LONGEST_CATCH_UP - 1)) == (first, first + LONGEST_CATCH_UP - 1)
    assert days_of("") is None


def test_lists_from_stored_events_become_parameters() -> None:
    assert from_values({"parameters": list(DEFAULT_PARAMETERS)}) == ScheduleSettings()
