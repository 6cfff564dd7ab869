"""Learners, decks, clocks, undo, restarts and copies at random: whatever happens, all is as a simple model says."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from quiz_app.storage.database import open_database
from quiz_app.storage.learners import first_learner
from tests.stateful.computer import FIRST_LEARNER
from tests.stateful.lives import Lives
from tests.storage.room import chance
from tests.support.life import NOON

# How many lives `make soak` tells, of so many steps each.
EXAMPLES, STEPS = int(os.environ.get("QUIZ_STATEFUL_EXAMPLES", "300")), 60
# What is left out says which lines only failing lives run; it takes longer than all the rest.
PHASES = tuple(phase for phase in Phase if phase is not Phase.explain)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> type[Lives]:
    """The rules, with an empty database that knows one learner to begin from."""
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    database = open_database(path)
    first_learner(database, FIRST_LEARNER, NOON, chance())
    database.close()
    return type("Story", (Lives,), {"template": path})


@pytest.mark.parametrize("part", range(2))
def test_whatever_happens_all_is_as_the_simple_model_says(story: type[Lives], part: int) -> None:
    # The parts may run side by side. Where the examples are the same each time, each part has its own.
    told = seed(part)(story) if settings().derandomize else story
    run_state_machine_as_test(told, settings=settings(max_examples=3, stateful_step_count=30, phases=PHASES))


@pytest.mark.soak
def test_in_many_long_lives_all_is_as_the_simple_model_says(
    story: type[Lives], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        run_state_machine_as_test(
            story,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                phases=PHASES,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        with capsys.disabled():
            sys.stdout.write(f"\n{story.runs} lives of {story.steps} steps were told\n")
