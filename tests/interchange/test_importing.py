"""A review log becomes answers: once, in order, with a deck for cards without one, and undone in one press."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

from quiz_app.decks.files import load
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.interchange.importing import Imported, Importer
from quiz_app.interchange.review_events import Where, events_of, ids_of
from quiz_app.interchange.review_log import Review
from quiz_app.journal.event import Event
from quiz_app.memory.model import Grade
from quiz_app.paths import Places, find_places
from quiz_app.questions.problem import Severity
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import library
from quiz_app.storage.arriving import arrive
from quiz_app.storage.queries import state
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.support.life import DECK, StillClock

DAY = 86_400_000
START = 1_711_744_352_250
RANDOM = random.Random(7)
UTC_4 = Where(zone=UTC, rollover=240)


def review(card: str, day: float, grade: Grade = Grade.GOOD) -> Review:
    return Review(card=card, grade=grade, utc_ms=START + round(day * DAY), taken_ms=4000)


THREE = (review("Uruk", 0), review("Ur", 0.01, Grade.AGAIN), review("Uruk", 4))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places({}, tmp_path / "home")


@pytest.fixture
def desk(places: Places, tmp_path: Path) -> Iterator[Desk]:
    shipped = tmp_path / "decks"
    shipped.mkdir()
    (shipped / "rivers.yaml").write_text(DECK, encoding="utf-8")
    opened = Desk.open(places, StillClock(), user="Ada", shipped=shipped)
    opened.sync()
    yield opened
    opened.close()


def take(
    desk: Desk, places: Places, *reviews: Review, deck: str = "imported-reviews", dry: bool = False
) -> Imported:
    importer = Importer(
        database=desk.ledger.database,
        author=desk.ledger.author,
        decks=places.own_decks,
        now=StillClock().now(),
        entropy=RANDOM.randbytes,
    )
    done = importer.take(reviews, UTC_4, name="log.csv", deck=deck, dry=dry)
    desk.sync()
    return done


def answers(desk: Desk) -> int:
    return sum(each.answers for each in desk.totals(1))


def test_reviews_become_answers_that_count(desk: Desk, places: Places) -> None:
    done = take(desk, places, *THREE)
    assert (done.reviews, done.fresh, done.cards, done.fresh_cards) == (3, 3, 2, 2)
    assert date.fromordinal(done.first_day) == date(2024, 3, 29)
    assert date.fromordinal(done.last_day) == date(2024, 4, 2)
    assert answers(desk) == 3
    assert compare_rebuild(desk.ledger.database) == ()


def test_memory_after_an_import_is_that_of_the_reference_library(desk: Desk, places: Places) -> None:
    grades = [Grade.GOOD, Grade.HARD, Grade.AGAIN, Grade.EASY]
    reviews = [review("Uruk", 3 * place, grade) for place, grade in enumerate(grades)]
    take(desk, places, *reviews)
    memory = state(desk.ledger.database, desk.ledger.author.learner, _uid(places)).memory
    scheduler, card = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False), Card(card_id=1)
    for each in reviews:
        card, _ = scheduler.review_card(card, Rating(int(each.grade)), _when(each))
    assert memory is not None
    assert memory.stability == pytest.approx(card.stability, rel=1e-6)
    assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-6)


def test_the_same_log_comes_in_once_and_a_longer_one_only_with_what_is_new(
    desk: Desk, places: Places
) -> None:
    take(desk, places, *THREE)
    assert take(desk, places, *THREE).fresh == 0
    assert take(desk, places, *THREE, review("Ur", 9), review("Kish", 9.5)).fresh == 2
    assert answers(desk) == 5
    assert compare_rebuild(desk.ledger.database) == ()


def test_two_reviews_that_are_alike_are_two(desk: Desk, places: Places) -> None:
    assert take(desk, places, THREE[0], THREE[0]).fresh == 2
    assert answers(desk) == 2


def test_one_undo_takes_the_whole_import_back_and_it_can_come_in_again(desk: Desk, places: Places) -> None:
    take(desk, places, *THREE)
    assert "the import of 3 reviews" in (desk.undo() or "")
    assert answers(desk) == 0
    assert desk.overview().due == 0
    assert "the import of 3 reviews" in (desk.redo() or "")
    assert answers(desk) == 3
    desk.undo()
    assert take(desk, places, *THREE).fresh == 3
    assert answers(desk) == 3
    assert compare_rebuild(desk.ledger.database) == ()


def test_a_sitting_goes_on_with_its_card_when_an_import_of_one_card_is_taken_back(
    desk: Desk, places: Places
) -> None:
    sitting = desk.start(Selection())
    before = sitting.showing
    take(desk, places, THREE[0], THREE[2])
    assert before is not None
    assert "the import of 2 reviews" in (sitting.undo() or "")
    assert sitting.showing is not None
    assert sitting.showing.card == before.card


def test_after_an_undo_only_what_was_taken_back_comes_in_again(desk: Desk, places: Places) -> None:
    take(desk, places, *THREE)
    longer = (review("Kish", -1), *THREE, review("Ur", 9))
    assert take(desk, places, *longer).fresh == 2
    assert "the import of 2 reviews" in (desk.undo() or "")
    assert answers(desk) == 3
    assert take(desk, places, *longer, dry=True).fresh == 2
    assert take(desk, places, *longer).fresh == 2
    assert answers(desk) == 5
    assert take(desk, places, *longer).fresh == 0
    assert compare_rebuild(desk.ledger.database) == ()


def test_cards_without_a_deck_get_one_and_what_stands_in_it_stays(desk: Desk, places: Places) -> None:
    take(desk, places, *THREE)
    file = places.own_decks / "imported-reviews.yaml"
    written = file.read_text("utf-8").replace('"Card Uruk"', "Which city had two temples?")
    file.write_text(written, "utf-8")
    take(desk, places, review("Ki: sh #3", 11), review("Uruk", 12))
    after = file.read_text("utf-8")
    assert after.startswith(written)
    read = load(file)
    assert read.problems == ()
    assert read.deck is not None
    assert len(read.deck.questions) == 3
    assert any(row.deck == "imported-reviews" and row.due == 3 for row in desk.overview().decks)


def test_a_card_that_is_here_is_that_card(desk: Desk, places: Places) -> None:
    uid = "rivers/" + next(iter(_questions(desk)))
    done = take(desk, places, review(uid, 1))
    assert done.fresh_cards == 0
    assert state(desk.ledger.database, desk.ledger.author.learner, uid).answers == 1


def test_a_dry_run_writes_nothing_and_tells_what_would_come_in(desk: Desk, places: Places) -> None:
    done = take(desk, places, *THREE, dry=True)
    assert (done.fresh, done.fresh_cards) == (3, 2)
    assert answers(desk) == 0
    assert not places.own_decks.exists()


def own_deck(places: Places, text: str) -> Path:
    places.own_decks.mkdir(parents=True, exist_ok=True)
    file = places.own_decks / "imported-reviews.yaml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    "listed",
    [
        "questions:\n- id: city\n  question: Which city?\n  answer: Uruk\n",
        "questions:\n    - id: city\n      question: Which city?\n      answer: Uruk",
        "questions:\r\n  - {id: city, question: Which city?, answer: Uruk}\r\n",
        "questions:\n",
        "questions: []\n",
        "questions:\n  - {id: city, question: Which city?, answer: Uruk}\nlicense: CC0\n",
        "questions: [{id: city, question: Which city?, answer: Uruk}]\n",
        "language: en\n",
    ],
)
def test_a_deck_of_any_layout_stays_readable_or_is_left_alone(
    desk: Desk, places: Places, listed: str
) -> None:
    before = f"deck: imported-reviews\ntitle: Cities\n{listed}"
    file = own_deck(places, before)
    desk.sync()
    try:
        take(desk, places, *THREE)
    except WrongUse as refused:
        told = refused.message
    else:
        told = ""
    read = load(file)
    assert read.deck is not None
    if told:
        assert str(file) in told
        assert file.read_bytes().decode() == before
        assert answers(desk) == 0
    else:
        assert len(read.deck.questions) == 2 + listed.count("Which city?")
        assert not [each for each in read.problems if each.problem.severity is Severity.ERROR]


def test_a_log_of_more_cards_than_a_deck_can_hold_is_refused_and_nothing_comes_in(
    desk: Desk, places: Places
) -> None:
    long = "x" * 190
    with pytest.raises(WrongUse, match="too big"):
        take(desk, places, *(review(f"{long}{place}", 0) for place in range(18_000)))
    assert answers(desk) == 0
    assert not (places.own_decks / "imported-reviews.yaml").exists()


def test_a_new_deck_can_be_read_by_others_as_any_file_and_an_old_one_as_before(
    desk: Desk, places: Places
) -> None:
    plain = places.home / "plain"
    plain.touch()
    take(desk, places, *THREE)
    file = places.own_decks / "imported-reviews.yaml"
    assert file.stat().st_mode == plain.stat().st_mode
    file.chmod(0o640)
    take(desk, places, review("Kish", 0))
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_deck_that_is_a_link_stays_one(desk: Desk, places: Places, tmp_path: Path) -> None:
    take(desk, places, *THREE)
    file = places.own_decks / "imported-reviews.yaml"
    elsewhere = tmp_path / "elsewhere.yaml"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    take(desk, places, review("Kish", 0))
    assert file.is_symlink()
    assert "Card Kish" in elsewhere.read_text("utf-8")


def test_what_is_written_into_the_deck_during_an_import_stays(
    desk: Desk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, places, *THREE)
    file = places.own_decks / "imported-reviews.yaml"

    def arrive_slowly(*arguments: Any) -> int:
        file.write_text(
            file.read_text("utf-8").replace('"Card Uruk"', "Which city had two temples?"), "utf-8"
        )
        return arrive(*arguments)

    monkeypatch.setattr("quiz_app.interchange.importing.arrive", arrive_slowly)
    take(desk, places, review("Kish", 0))
    assert "Which city had two temples?" in file.read_text("utf-8")
    assert "Card Kish" in file.read_text("utf-8")


@pytest.mark.parametrize("deck", ["rivers", "Two Words", ""])
def test_a_deck_that_is_anothers_or_no_id_is_refused_and_nothing_comes_in(
    desk: Desk, places: Places, deck: str
) -> None:
    with pytest.raises(WrongUse):
        take(desk, places, *THREE, deck=deck)
    assert answers(desk) == 0


def test_a_deck_file_that_cannot_be_read_is_left_alone(desk: Desk, places: Places) -> None:
    places.own_decks.mkdir(parents=True)
    file = places.own_decks / "imported-reviews.yaml"
    file.write_text("deck: another\n", "utf-8")
    with pytest.raises(WrongUse, match="cannot be read as their deck"):
        take(desk, places, *THREE)
    assert file.read_text("utf-8") == "deck: another\n"
    assert answers(desk) == 0


def test_where_the_deck_cannot_be_written_nothing_comes_in(desk: Desk, places: Places) -> None:
    places.own_decks.parent.mkdir(parents=True, exist_ok=True)
    places.own_decks.write_text("a file where a folder should be", "utf-8")
    with pytest.raises(EnvironmentFailed):
        take(desk, places, *THREE)
    assert answers(desk) == 0


def test_the_study_day_is_that_of_the_learners_zone_and_rollover() -> None:
    west = Where(zone=timezone(timedelta(hours=-5)), rollover=16 * 60)
    late = 1_711_744_352_000  # 20:32 UTC, and 15:32 there, before the day begins at 16:00
    assert UTC_4.study_day(late) - west.study_day(late) == 1
    assert made((review("Ur", 0),), where=west)[0].study_day == west.study_day(START)


def made(reviews: tuple[Review, ...], learner: str = "ab" * 16, where: Where = UTC_4) -> tuple[Event, ...]:
    cards = {"Uruk": "d/uruk", "Ur": "d/ur"}
    ids = ids_of(reviews, cards, learner, [0] * len(reviews))
    return events_of(reviews, ids, cards, learner, where, ScheduleSettings())


def test_the_same_log_gives_the_same_events_anywhere() -> None:
    once = made(THREE)
    assert made(THREE) == once
    assert [each.event_id for each in made((*THREE, review("Ur", 9)))[:3]] == [each.event_id for each in once]
    assert not {each.event_id for each in made(THREE, "cd" * 16)} & {each.event_id for each in once}


def _uid(places: Places) -> str:
    deck = load(places.own_decks / "imported-reviews.yaml").deck
    assert deck is not None
    return f"{deck.id}/{deck.questions[0].question.about.id}"


def _questions(desk: Desk) -> list[str]:
    return list(library.questions_of(desk.ledger.database, "rivers"))


def _when(each: Review) -> datetime:
    return datetime.fromtimestamp(each.utc_ms / 1000, UTC)
