"""The raw answer is kept in the event, whatever its type, and read back from the log as it was given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal import codec
from quiz_app.journal.event import Kind
from quiz_app.journal.state import CardState
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.model import Outcome, Response, ResponseKind, Verdict
from quiz_app.questions.registry import from_content
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import log
from quiz_app.study.asking import LONGEST_RESPONSE, Asked, answered, response_in, taken_in
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.text import clean
from tests.study.test_sitting import shown

QUESTION = from_content({"type": "typed", "id": "a", "question": "Which river?", "answer": "Amur"})
ASKED = Asked(
    card="d/a", deck="d", deck_title="D", question=QUESTION, fingerprint="f" * 32, part="",
    state=CardState(card="d/a"), prompt=QUESTION.prompt(""), order=(), today=739_000, settings=ScheduleSettings(),
)  # fmt: skip
RESPONSES = st.builds(
    Response,
    kind=st.sampled_from(ResponseKind),
    text=st.text(max_size=200),
    picked=st.lists(st.integers(-1, 40), max_size=25).map(tuple),
)


def kept(response: Response) -> Response | None:
    """A response as the log gives it back."""
    verdict = Verdict(outcome=Outcome.WRONG, share=0.0, wanted="Amur")
    draft = answered(
        ASKED, response, verdict, Evidence(Grade.AGAIN), taken_ms=1, hint_letters=0, hinted=False, session="s"
    )
    return response_in(codec.read(codec.written(draft.payload)))


@given(RESPONSES)
def test_any_response_is_read_back_as_it_was_given(response: Response) -> None:
    assert kept(response) == response


@pytest.mark.parametrize(
    "response",
    [
        Response.named("Russia", "the German Empire", "法国"),
        Response.pick(0, 2, 5),
        Response.pick(2, -1, 0, -1),
        Response.pick(*reversed(range(20))),
        Response(kind=ResponseKind.TIMED_OUT),
        Response.named(*("n" * 1000 for _ in range(20))),
    ],
    ids=[
        "a list",
        "several options",
        "pairs with some unpaired",
        "an order of twenty",
        "time out",
        "twenty long names",
    ],
)
def test_what_each_type_gives_is_kept_whole(response: Response) -> None:
    assert kept(taken_in(response)) == response


@given(RESPONSES)
def test_what_is_taken_in_is_clean_and_taking_it_in_twice_changes_nothing(response: Response) -> None:
    once = taken_in(response)
    assert once.text == clean(once.text)
    assert taken_in(once) == once
    assert once.picked == (response.picked if once.kind is response.kind else ())


def test_an_answer_of_nothing_that_can_be_seen_says_dont_know() -> None:
    assert taken_in(Response(kind=ResponseKind.TEXT, text="\x1b[31m\u200b")).kind is ResponseKind.DONT_KNOW


def test_a_paste_is_cut_and_an_honest_answer_is_not() -> None:
    assert len(taken_in(Response.typed("x" * 1_000_000)).text) == LONGEST_RESPONSE


@pytest.mark.parametrize("payload", ["{}", '{"response": 3}', '{"response": {"kind": "sung"}}'])
def test_what_cannot_be_read_is_no_response(payload: str) -> None:
    assert response_in(json.loads(payload)) is None


def test_true_and_fractions_are_no_places_of_options() -> None:
    strange = {"response": {"kind": "picked", "picked": [True, 1.5, "2", None, 3]}}
    assert response_in(strange) == Response.pick(3)


EVERY = """\
deck: every
title: Every type
questions:
  - {id: t, question: Which river?, answer: the Amur, typed: true}
  - {id: n, question: How long?, number: 4444, unit: km}
  - {id: d, question: When was it?, date: 1689}
  - {id: c, question: Which town?, answer: Omsk, wrong: [Tomsk, Perm, Tver]}
  - {id: m, question: Which towns?, answers: [Omsk, Perm], wrong: [Oslo, Bergen]}
  - {id: l, question: Which powers?, answers: [Russia, France, Germany]}
  - {id: f, statement: It flows north., answer: false, correction: It flows east.}
  - {id: g, cloze: "The {{c1::Ili}} ends in a lake."}
  - {id: o, question: In which order?, order: [Nerchinsk, Kyakhta, Aigun]}
  - {id: p, question: Which belong together?, match: {Omsk: Irtysh, Perm: Kama, Tver: Volga}}
"""


@pytest.mark.parametrize(
    ("card", "response", "said"),
    [
        ("t", Response.typed("Ussuri"), "Ussuri"),
        ("n", Response.typed("12 km"), "12 km"),
        ("d", Response.typed("May 1700"), "May 1700"),
        ("c", Response.pick(2), "Perm"),
        ("m", Response.pick(0, 3), "Omsk; Bergen"),
        ("l", Response.named("Russia", "Spain"), "Russia; Spain"),
        ("f", Response.pick(0), "true"),
        ("g#c1", Response.typed("Chu"), "Chu"),
        ("o", Response.pick(2, 0, 1), "Aigun → Nerchinsk → Kyakhta"),
        ("p", Response.pick(1, -1, 2), "Kama"),
    ],
)
def test_the_history_says_what_was_answered_for_every_type(
    desk: Desk, deck_file: Path, card: str, response: Response, said: str
) -> None:
    deck_file.with_name("every.yaml").write_text(EVERY, encoding="utf-8")
    desk.sync()
    sitting = desk.start(Selection(decks=("every",)))
    while shown(sitting).card != f"every/{card}":
        sitting.bury()
    sitting.respond(response, 1000)
    (answer,) = desk.card_info(f"every/{card}").history
    assert said in answer.given
    (event,) = log.events_of(desk.ledger.database, desk.ledger.author.learner, f"every/{card}")
    assert (event.kind, response_in(event.payload)) == (Kind.ANSWERED, response)
