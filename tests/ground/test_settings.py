"""Settings that shape the schedule are read as people write them, within bounds, and written so that they read back."""

import pytest

from quiz_app.errors import WrongUse
from quiz_app.settings import (
    DEFAULT_PARAMETERS,
    SPECS,
    ScheduleSettings,
    Spec,
    Value,
    changed,
    from_values,
    parse,
    show,
    spec_of,
    told,
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
    ],
)
def test_a_value_is_told_with_its_unit(name: str, value: Value, said: str) -> None:
    assert told(spec_of(name), value) == said


def test_an_unknown_setting_is_refused_by_name_and_ignored_from_newer_events() -> None:
    with pytest.raises(WrongUse, match="retension"):
        spec_of("retension")
    assert changed(ScheduleSettings(), "from the future", 1) == ScheduleSettings()


def test_lists_from_stored_events_become_parameters() -> None:
    assert from_values({"parameters": list(DEFAULT_PARAMETERS)}) == ScheduleSettings()
