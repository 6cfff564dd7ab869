"""Each figure of the picture is what a slow reckoning from events and decks says, whatever was done between looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.journal.event import Event
from quiz_app.progress.known import by_section
from quiz_app.storage.deck_figures import DeckFigures
from tests.journal.logs import logs
from tests.journal.story import DAY
from tests.progress.oracle import expected, said
from tests.progress.studied import ACTS, Studied, a_learner, act, timely
from tests.storage.room import enter
from tests.support.examples import examples


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    enter(path).database.close()
    return path


@pytest.fixture
def one(template: Path) -> Iterator[Studied]:
    with a_learner(template) as made:
        yield made


def agrees(one: Studied, scope: tuple[str, ...] = ()) -> None:
    """A look says what the oracle says, and so does one for which nothing was kept."""
    picture = one.look(scope)
    decks = [one.decks[name] for name in sorted(one.decks)]
    wanted = expected(picture, one.room.log(), one.room.learner.id, decks, one.settings())
    assert said(picture) == wanted
    kept = one.course_rows()
    assert one.look_anew(scope) == picture
    assert one.course_rows() == kept


@settings(max_examples=examples(60))
@given(
    acts=st.lists(ACTS, max_size=25),
    strange=logs(12),
    scope=st.sampled_from([(), ("d",), ("d", "e"), ("no",)]),
)
def test_after_any_acts_and_looks_each_figure_is_what_the_oracle_says(
    template: Path, acts: list[tuple[object, ...]], strange: list[Event], scope: tuple[str, ...]
) -> None:
    with a_learner(template) as one:
        foreign = timely(strange, one.room.learner.id)
        for each in acts:
            act(one, each, foreign)
        agrees(one, scope)


def test_nothing_is_known_of_decks_without_an_answer(one: Studied) -> None:
    agrees(one)
    assert (one.look().whole.cards, one.look().course) == (8, ())


def test_a_new_day_and_each_answer_show_at_the_next_look(one: Studied) -> None:
    one.room.answer("d/a", grade=3)
    agrees(one)
    one.room.answer("d/b#c1", grade=1, due=DAY)
    agrees(one)
    one.room.day += 40
    agrees(one)
    one.room.answer("e/a", grade=4)
    agrees(one)
    assert [each.study_day for each in one.look().course] == list(range(DAY, DAY + 41))


def test_the_text_before_the_first_heading_is_called_opening() -> None:
    figures = DeckFigures(deck="d", sections={"(lead)": (1, 1, 0, 900_000), "Second": (1, 0, 0, 0)})
    assert [(each.name, each.title) for each in by_section([figures])] == [
        ("(lead)", "opening"),
        ("Second", ""),
    ]
