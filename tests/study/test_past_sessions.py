"""A session that is past, to the single answer as it was asked then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, REVEALED, Outcome, Response
from quiz_app.storage.sessions import newest_sessions
from quiz_app.study.desk import Desk
from quiz_app.study.past_sessions import PastSession, past_session, session_at, sessions_named
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.study.sitting import Sitting
from tests.support.life import StillClock


def ask(desk: Desk, *cards: str) -> Sitting:
    return desk.start(Selection(cards=cards))


def newest(desk: Desk, **scope: tuple[str, ...]) -> PastSession:
    database, learner = desk.ledger.database, desk.ledger.author.learner
    (found, *_) = newest_sessions(database, learner, (), 1, desk.today(), 1)
    return past_session(database, learner, found, **scope)


def test_each_answer_stands_as_it_was_asked_given_and_judged(desk: Desk, clock: StillClock) -> None:
    sitting = ask(desk, "rivers/amur")
    clock.pass_ms(5000)
    sitting.respond(Response.typed("amur"), 4200)
    (each,) = newest(desk).answers
    assert each.asked is not None
    assert (each.place, each.card, each.asked.question.about.id) == (0, "rivers/amur", "amur")
    assert (each.words, each.wanted, each.passed, each.grade) == ("amur", "the Amur", True, Grade.GOOD)
    assert each.verdict is not None
    assert each.verdict.outcome is Outcome.RIGHT
    assert (each.taken_ms, each.introduced, each.overruled, each.counts) == (4200, True, False, True)
    assert (each.utc_ms, each.offset_s) == (clock.moment.utc_ms, 0)
    assert each.wait > 0


def test_options_stand_in_the_order_in_which_they_were_shown(desk: Desk) -> None:
    sitting = ask(desk, "rivers/ussuri")
    assert sitting.showing is not None
    order = sitting.showing.order
    sitting.respond(Response.pick(1), 900)
    (each,) = newest(desk).answers
    assert each.asked is not None
    assert (each.asked.order, each.words, each.passed) == (order, "Sungari", False)
    assert each.verdict is not None
    assert each.verdict.note == "it joins farther up"


def test_a_wording_that_changed_since_is_shown_as_it_was(
    open_desk: Callable[[], Desk], deck_file: Path
) -> None:
    desk = open_desk()
    ask(desk, "rivers/amur").respond(Response.typed("Argun"), 900)
    deck_file.write_text(
        deck_file.read_text("utf-8").replace("parts Russia and China", "is the Heilong"), "utf-8"
    )
    desk.sync()
    (each,) = newest(desk).answers
    assert each.asked is not None
    assert each.asked.prompt.text == "Which river parts Russia and China in the east?"


def test_what_was_overruled_says_what_counts_now_and_what_it_was(desk: Desk) -> None:
    sitting = ask(desk, "rivers/amur")
    sitting.respond(Response.typed("Argun"), 900)
    sitting.override(Grade.HARD)
    (each,) = newest(desk).answers
    assert (each.grade, each.first_grade, each.overruled, each.passed) == (
        Grade.HARD,
        Grade.AGAIN,
        True,
        True,
    )
    assert each.verdict is not None
    assert each.verdict.outcome is Outcome.WRONG, "the verdict of then stays on record"


def test_a_graded_card_has_no_verdict_and_an_unknown_answer_says_so(desk: Desk) -> None:
    sitting = ask(desk, "rivers/lena", "rivers/ob")
    for _ in range(2):
        assert sitting.showing is not None
        if sitting.showing.card == "rivers/lena":
            sitting.respond(REVEALED, 900)
            assert sitting.showing.phase is Phase.REVEALED
            sitting.grade(Grade.AGAIN, 900)
        else:
            sitting.respond(DONT_KNOW, 900)
            sitting.advance()
    lena, ob = sorted(newest(desk).answers, key=lambda each: each.card)
    assert (lena.verdict, lena.words, lena.passed, lena.is_blank) == (None, "", False, False)
    assert (ob.words, ob.is_blank, ob.passed) == ("don't know", True, False)


def test_the_missed_the_time_and_what_was_expected_add_up(desk: Desk) -> None:
    sitting = ask(desk, "rivers/amur", "rivers/ob")
    for _ in range(2):
        assert sitting.showing is not None
        right = sitting.showing.card == "rivers/amur"
        sitting.respond(Response.typed("the Amur" if right else "Lena"), 1500)
        sitting.advance()
    found = newest(desk)
    assert [each.card for each in found.missed] == ["rivers/ob"]
    assert (found.taken_ms, found.decks) == (3000, ("rivers",))
    assert (found.earlier, found.recalled, found.expected) == ((), 0, 0), "what is new says nothing of memory"
    assert newest(desk, decks=("other",)).answers == newest(desk, tags=("none",)).answers == ()


def test_practice_is_a_session_too_and_says_so(desk: Desk, clock: StillClock) -> None:
    ask(desk, "rivers/amur").respond(Response.typed("the Amur"), 900)
    clock.pass_ms(60_000)
    sitting = desk.start(Selection(cards=("rivers/amur",), cram=True))
    sitting.respond(Response.typed("the Amur"), 900)
    (each,) = newest(desk).answers
    assert (each.counts, each.introduced) == (False, False)


def test_a_session_is_found_by_the_end_of_its_id_until_all_of_it_is_taken_back(desk: Desk) -> None:
    ask(desk, "rivers/amur").respond(Response.typed("the Amur"), 900)
    database, learner = desk.ledger.database, desk.ledger.author.learner
    name = newest(desk).session
    (found,) = sessions_named(database, learner, name[-6:].upper())
    assert found == session_at(database, learner, name, 0)
    assert sessions_named(database, learner, "") == sessions_named(database, learner, "%") == ()
    desk.undo()
    assert sessions_named(database, learner, name) == ()
    with pytest.raises(WrongUse, match="taken back"):
        session_at(database, learner, name, 0)
