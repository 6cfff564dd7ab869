"""Offers to keep a question's progress under another name: what is offered, what yes and no do, and undo of both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.decks import similar
from quiz_app.errors import WrongUse
from quiz_app.journal.event import Draft, Kind
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Response
from quiz_app.storage import learners, leavers
from quiz_app.study import offers as offers_module
from quiz_app.study.desk import Desk
from quiz_app.study.offers import kept_words
from quiz_app.study.selection import Selection
from quiz_app.study.wording import info_lines
from tests.support.life import StillClock

Open = Callable[[], Desk]

LENA = "{id: lena, question: Into which sea does the Lena flow?, answer: the Laptev Sea, typed: true}"
MOUTH = "{id: lena-mouth, question: Into which sea does the river Lena flow?, answer: the Laptev Sea, typed: true}"
OTHER = "{id: tsar, question: Who was called the Great and died in 1725?, answer: Peter, typed: true}"


def deck(*questions: str, name: str = "seas") -> str:
    lines = "".join(f"  - {question}\n" for question in questions)
    return f"deck: {name}\ntitle: {name.title()}\nquestions:\n{lines}"


@pytest.fixture
def write(deck_file: Path) -> Callable[..., None]:
    deck_file.unlink()

    def put(*questions: str, name: str = "seas") -> None:
        (deck_file.parent / f"{name}.yaml").write_text(deck(*questions, name=name), encoding="utf-8")

    return put


def answer_all(desk: Desk, text: str = "the Laptev Sea") -> None:
    sitting = desk.start(Selection())
    while sitting.showing is not None:
        sitting.respond(Response.typed(text), 900)
        if sitting.showing.verdict is not None and not sitting.showing.verdict.passed:
            sitting.override(Grade.GOOD)
        sitting.advance()


def pairs(desk: Desk) -> list[tuple[str, str]]:
    return [(offer.old, offer.new) for offer in desk.offers.current()]


@pytest.fixture
def reworded(open_desk: Open, write: Callable[..., None]) -> Desk:
    """A desk whose one question was answered, then reworded under another id."""
    write(LENA, OTHER)
    answer_all(open_desk())
    write(MOUTH, OTHER)
    return open_desk()


def test_an_offer_tells_both_wordings_and_what_would_be_kept(reworded: Desk) -> None:
    (offer,) = reworded.offers.current()
    assert (offer.old, offer.new) == ("seas/lena", "seas/lena-mouth")
    assert offer.old_text == "Into which sea does the Lena flow?"
    assert offer.new_text == "Into which sea does the river Lena flow?"
    assert offer.old_answer == offer.new_answer == "the Laptev Sea"
    assert 0.75 <= offer.score < 1
    assert offer.answers == 1
    assert offer.known is not None
    assert 0.5 < offer.known < 1
    assert kept_words(offer) == f"1 answer, known {offer.known * 100:.0f} %"
    assert reworded.overview().offers == 1


def test_nothing_is_offered_and_nothing_compared_where_nothing_left(
    open_desk: Open, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(LENA, OTHER)
    desk = open_desk()
    answer_all(desk)

    def never(*_: object) -> object:
        raise AssertionError("questions were compared")

    monkeypatch.setattr(similar, "carry_over", never)
    monkeypatch.setattr(leavers, "present_questions", never)
    assert desk.offers.current() == ()


def test_texts_are_compared_once_until_something_changes(
    reworded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reworded.offers.current()

    def never(*_: object) -> object:
        raise AssertionError("questions were compared")

    monkeypatch.setattr(similar, "carry_over", never)
    answer_all(reworded)
    assert len(reworded.offers.current()) == 1
    reworded.offers.keep_apart("seas/lena", "seas/lena-mouth")
    with pytest.raises(AssertionError, match="compared"):
        reworded.offers.current()


def test_yes_carries_all_that_is_known_of_the_question(open_desk: Open, write: Callable[..., None]) -> None:
    write(LENA, OTHER)
    desk = open_desk()
    answer_all(desk)
    for kind, payload in (
        (Kind.FLAGGED, {"note": "odd"}),
        (Kind.NOTED, {"text": "Think of ice."}),
        (Kind.SUSPENDED, {}),
        (Kind.ACCEPTED, {"text": "Laptev's", "stands_for": ""}),
    ):
        desk.ledger.record(Draft(kind=kind, card="seas/lena", payload=payload))
    before = desk.ledger.state("seas/lena")
    write(MOUTH, OTHER)
    desk = open_desk()
    (offer,) = desk.offers.current()
    assert kept_words(offer).endswith("flagged, suspended, a note, 1 accepted answer")
    assert desk.offers.carry_over(offer.old, offer.new)
    after = desk.ledger.state("seas/lena-mouth")
    assert (after.memory, after.answers, after.due_day) == (before.memory, 1, before.due_day)
    assert (after.flagged, after.flag_note, after.note, after.suspended) == (
        True,
        "odd",
        "Think of ice.",
        True,
    )
    assert [each.text for each in after.accepted] == ["Laptev's"]
    assert desk.offers.current() == ()
    assert "progress carried over" in "\n".join(info_lines(desk.card_info("seas/lena-mouth")))
    assert desk.undo() == "Took back: carrying progress over from seas/lena."
    assert pairs(desk) == [("seas/lena", "seas/lena-mouth")]


def test_a_question_that_was_only_marked_is_offered_too(open_desk: Open, write: Callable[..., None]) -> None:
    write(LENA, OTHER)
    desk = open_desk()
    desk.ledger.record(Draft(kind=Kind.NOTED, card="seas/lena", payload={"text": "Think of ice."}))
    write(MOUTH, OTHER)
    desk = open_desk()
    (offer,) = desk.offers.current()
    assert (offer.answers, offer.known, kept_words(offer)) == (0, None, "a note")


def test_a_question_that_was_never_touched_leaves_without_a_word(
    open_desk: Open, write: Callable[..., None]
) -> None:
    write(LENA, OTHER)
    open_desk()
    write(MOUTH, OTHER)
    assert open_desk().offers.current() == ()


def test_no_is_remembered_over_restarts_and_can_be_taken_back(reworded: Desk, open_desk: Open) -> None:
    assert reworded.offers.keep_apart("seas/lena", "seas/lena-mouth") == (
        "seas/lena and seas/lena-mouth are two questions."
    )
    assert reworded.offers.current() == ()
    desk = open_desk()
    assert desk.offers.current() == ()
    assert desk.overview().offers == 0
    assert desk.undo() == "Took back: keeping seas/lena apart from seas/lena-mouth."
    assert len(desk.offers.current()) == 1
    assert desk.redo() is not None
    assert desk.offers.current() == ()


def test_a_no_leaves_memory_and_figures_as_they_were(reworded: Desk) -> None:
    before = reworded.ledger.state("seas/lena"), reworded.totals(0)
    reworded.offers.keep_apart("seas/lena", "seas/lena-mouth")
    assert (reworded.ledger.state("seas/lena"), reworded.totals(0)) == before


def test_after_a_no_the_next_best_is_offered(open_desk: Open, write: Callable[..., None]) -> None:
    write(LENA)
    answer_all(open_desk())
    write(MOUTH, MOUTH.replace("lena-mouth", "lena-end").replace("river", "great"))
    desk = open_desk()
    (first,) = desk.offers.current()
    desk.offers.keep_apart(first.old, first.new)
    (second,) = desk.offers.current()
    assert {first.new, second.new} == {"seas/lena-mouth", "seas/lena-end"}


def test_a_question_that_took_over_one_history_is_not_offered_another(
    open_desk: Open, write: Callable[..., None]
) -> None:
    end = LENA.replace("id: lena", "id: ob").replace("Lena flow", "Ob flow")
    write(LENA, end)
    answer_all(open_desk())
    write(MOUTH)
    desk = open_desk()
    (offer,) = desk.offers.current()
    assert offer.old == "seas/lena"
    desk.offers.carry_over(offer.old, offer.new)
    assert desk.offers.current() == ()
    assert open_desk().offers.current() == ()


def test_a_question_that_was_studied_anew_before_the_offer_was_seen_is_still_offered(
    reworded: Desk, clock: StillClock
) -> None:
    old = reworded.ledger.state("seas/lena")
    clock.pass_days(1)
    answer_all(reworded)
    assert reworded.ledger.state("seas/lena-mouth").answers == 1
    assert pairs(reworded) == [("seas/lena", "seas/lena-mouth")]
    reworded.offers.carry_over("seas/lena", "seas/lena-mouth")
    both = reworded.ledger.state("seas/lena-mouth")
    assert (both.answers, both.first_day) == (2, old.first_day)


def test_two_that_stood_side_by_side_are_two(open_desk: Open, write: Callable[..., None]) -> None:
    write(LENA, MOUTH)
    answer_all(open_desk())
    write(MOUTH)
    assert open_desk().offers.current() == ()


def test_a_question_that_came_back_under_its_former_name_is_offered_its_history(
    open_desk: Open, write: Callable[..., None], reworded: Desk, clock: StillClock
) -> None:
    reworded.offers.carry_over("seas/lena", "seas/lena-mouth")
    clock.pass_days(30)
    answer_all(reworded)
    write(LENA, OTHER)
    desk = open_desk()
    assert pairs(desk) == [("seas/lena-mouth", "seas/lena")]
    desk.offers.carry_over("seas/lena-mouth", "seas/lena")
    assert desk.ledger.state("seas/lena").answers == 2
    assert pairs(desk) == []


def test_a_question_with_other_cards_is_not_offered(open_desk: Open, write: Callable[..., None]) -> None:
    both = LENA.replace(", typed: true", ", reverse: {question: Which river flows there?, answer: the Lena}")
    write(both)
    desk = open_desk()
    sitting = desk.start(Selection())
    sitting.flag()
    write(MOUTH)
    assert open_desk().offers.current() == ()


def test_a_question_that_moved_into_another_deck_is_offered(
    open_desk: Open, write: Callable[..., None]
) -> None:
    write(LENA, OTHER)
    answer_all(open_desk())
    write(OTHER)
    write(LENA, name="rivers")
    desk = open_desk()
    (offer,) = desk.offers.current()
    assert (offer.old, offer.new, offer.score) == ("seas/lena", "rivers/lena", 1.0)
    before = desk.ledger.state("seas/lena").memory
    desk.offers.carry_over(offer.old, offer.new)
    assert desk.ledger.state("rivers/lena").memory == before


def test_a_deck_under_another_id_is_offered_and_taken_over_at_once(
    open_desk: Open, write: Callable[..., None], deck_file: Path
) -> None:
    write(LENA, OTHER)
    answer_all(open_desk())
    (deck_file.parent / "seas.yaml").write_text(deck(LENA, OTHER, name="waters"), encoding="utf-8")
    desk = open_desk()
    assert pairs(desk) == [("seas/lena", "waters/lena"), ("seas/tsar", "waters/tsar")]
    assert desk.offers.carry_equal() == "The progress of 2 questions is kept."
    assert desk.offers.current() == ()
    assert desk.ledger.state("waters/tsar").answers == 1
    assert desk.undo() is not None
    assert len(desk.offers.current()) == 2


def test_what_is_only_alike_is_not_taken_over_unasked(reworded: Desk) -> None:
    assert reworded.offers.carry_equal() == "No question that is offered is word for word the same."
    assert len(reworded.offers.current()) == 1


def test_a_deck_that_was_taken_off_the_list_is_no_loss(open_desk: Open, write: Callable[..., None]) -> None:
    write(LENA, OTHER)
    desk = open_desk()
    answer_all(desk)
    desk.remove_decks("seas")
    write(LENA, name="rivers")
    assert open_desk().offers.current() == ()


def test_offers_of_one_learner_are_not_those_of_another(reworded: Desk) -> None:
    reworded.add_learner("Bo")
    other = learners.find_learner(reworded.ledger.database, "Bo")
    assert other is not None
    assert leavers.left_behind(reworded.ledger.database, other.id) == ()
    assert leavers.kept_apart(reworded.ledger.database, other.id, ["seas/lena"]) == frozenset()


def test_in_a_large_library_only_decks_that_lost_a_question_are_looked_through(
    open_desk: Open, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(LENA, OTHER)
    answer_all(open_desk())
    write(OTHER)
    write(LENA, name="rivers")
    monkeypatch.setattr(offers_module, "MOST_LOOKED_THROUGH", 1)
    assert open_desk().offers.current() == ()


@pytest.mark.parametrize("name", ["nowhere", "seas/nowhere", "", "seas/\udcff", "/", "seas/"])
def test_names_that_are_no_question_are_refused_with_a_sentence(reworded: Desk, name: str) -> None:
    for act in (reworded.offers.carry_over, reworded.offers.keep_apart):
        with pytest.raises(WrongUse, match="There is no question"):
            act(name, "seas/tsar")
        with pytest.raises(WrongUse, match="There is no question"):
            act("seas/lena", name)


def test_one_question_is_not_kept_apart_from_itself(reworded: Desk) -> None:
    with pytest.raises(WrongUse, match="is one question"):
        reworded.offers.keep_apart("seas/lena", "seas/lena")
