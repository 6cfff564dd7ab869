"""What an exam would be drawn from, and over what its paper would spread, before it begins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.exam.exams import Exams
from quiz_app.exam.outlook import choices, outlook
from quiz_app.exam.request import JUDGED_TYPES, LONGEST_TEXT, Request, checked
from quiz_app.exam.waiting import waiting
from quiz_app.journal.event import Draft, Kind
from quiz_app.study.desk import Desk
from tests.exam.answering import answer_right
from tests.support.life import StillClock


def test_it_says_from_how_many_it_is_drawn_and_where_it_falls_short(exams: Exams) -> None:
    found = outlook(exams, Request(questions=3))
    assert found.words == (
        f"{len(found.supply.cards)} questions to draw from. "
        "1 flashcard is left out: in an exam nobody grades themselves."
    )
    assert found.drawn == 3
    more = outlook(exams, Request(questions=20))
    assert more.short_words == "The exam has 10 questions, not 20: what is left would give answers away."
    few = outlook(exams, Request(types=("date",), questions=1000))
    assert few.short_words == "The exam has 1 question, not 1,000: there are no more."


@pytest.mark.parametrize(
    "wanted", [{}, {"questions": 4}, {"types": ("choice", "date")}, {"decks": ("treaties",)}]
)
def test_the_spread_adds_up_to_the_paper_and_to_what_there_is(
    exams: Exams, wanted: dict[str, object]
) -> None:
    found = outlook(exams, Request(seed="s", **wanted))  # type: ignore[arg-type]
    for shares in (found.decks, found.sections, found.levels, found.types):
        assert sum(share.drawn for share in shares) == found.drawn
        assert sum(share.there for share in shares) == len(found.supply.cards)
    begun = exams.start(found.request)
    assert len(begun.attempt.places) == found.drawn, "with a seed it is the very paper"


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"decks": ("nowhere",)}, "There is no deck 'nowhere'"),
        ({"tags": ("nothing",)}, "No card has the tag 'nothing'"),
        ({"levels": (4,)}, "There is no level 4"),
        ({"types": ("flashcard",)}, "graded by the learner"),
        ({"cards": ("gone/gone",)}, "There is no question to draw an exam from. Choose other decks"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_sentence(
    exams: Exams, wanted: dict[str, object], says: str
) -> None:
    found = outlook(exams, Request(**wanted))  # type: ignore[arg-type]
    assert says in found.trouble == found.words
    assert (found.drawn, found.decks) == (0, ())


def test_the_cards_are_read_again_only_where_the_exam_is_drawn_from_others(exams: Exams, desk: Desk) -> None:
    before = outlook(exams, Request())
    card = before.supply.cards[0].card
    desk.ledger.record(Draft(kind=Kind.SUSPENDED, card=card))
    assert outlook(exams, Request(questions=5), before).supply is before.supply
    other = outlook(exams, Request(types=JUDGED_TYPES), before)
    assert card not in {each.card for each in other.supply.cards}


def test_the_choices_of_a_field_are_counted_by_how_the_others_stand(exams: Exams) -> None:
    wanted = Request(types=("choice",), levels=(2,), tags=("no such tag",))
    kinds = {each.value: each.questions for each in choices(exams, Request(), "types")}
    assert tuple(kinds) == JUDGED_TYPES
    assert kinds["date"] == 1
    assert sum(kinds.values()) == len(outlook(exams, Request()).supply.cards)
    decks = choices(exams, Request(types=("date",)), "decks")
    assert [(each.value, each.title, each.questions) for each in decks] == [("treaties", "Treaties", 1)]
    assert [each.title for each in choices(exams, Request(), "levels")] == ["level 1", "level 2", "level 3"]
    assert {each.questions for each in choices(exams, wanted, "levels")} == {0}, (
        "a tag that is not there has none"
    )
    assert "no such tag" in {each.value for each in choices(exams, wanted, "tags")}, (
        "so that it can be let go"
    )


def test_tags_are_chosen_as_they_are_compared_and_told_as_they_are_written(
    exams: Exams, desk: Desk, deck_file: Path
) -> None:
    text = deck_file.read_text("utf-8")
    assert "{id: town," in text
    deck_file.write_text(text.replace("{id: town,", "{id: town, tags: [Qing Empire],", 1), encoding="utf-8")
    desk.sync()
    (found,) = (each for each in choices(exams, Request(), "tags") if each.value == "qing empire")
    assert (found.title, found.questions) == ("Qing Empire", 1)
    assert len(outlook(exams, Request(tags=(found.value,))).supply.cards) == 1


def test_an_open_exam_says_how_far_it_is(exams: Exams, desk: Desk, clock: StillClock) -> None:
    older = exams.start(Request(seed="s", decks=("treaties",), minutes=10))
    answer_right(older)
    older.mark()
    clock.pass_ms(61_000)
    older.leave()
    clock.pass_days(1)
    newer = exams.start(Request(seed="s"))
    first, second = waiting(desk.ledger, exams)
    assert (first.exam, first.decks, first.left_ms) == (newer.attempt.exam, (), None)
    assert (second.exam, second.decks) == (older.attempt.exam, ("Treaties",))
    assert (second.answered, second.marked, second.questions) == (1, 1, len(older.attempt.places))
    assert (second.spent_ms, second.left_ms) == (61_000, 600_000 - 61_000)
    newer.hand_in()
    assert [each.exam for each in waiting(desk.ledger, exams)] == [older.attempt.exam]


@pytest.mark.parametrize("field", ["seed", "name"])
def test_a_seed_or_a_name_that_is_too_long_is_refused_and_not_cut(field: str) -> None:
    fits = replace(Request(), **{field: "x" * LONGEST_TEXT})  # type: ignore[arg-type]
    assert checked(fits) == fits
    with pytest.raises(WrongUse, match=f"up to {LONGEST_TEXT} characters, not {LONGEST_TEXT + 1}"):
        checked(replace(Request(), **{field: "x" * (LONGEST_TEXT + 1)}))  # type: ignore[arg-type]
