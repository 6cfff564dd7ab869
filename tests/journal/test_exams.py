"""The fold of exams: whatever comes in whatever order, an attempt is what its events say, and nothing upsets it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal import codec
from quiz_app.journal.event import EXAM_KINDS, Event, Kind
from quiz_app.journal.exam_presets import PRESETS, preset_payload, presets_of
from quiz_app.journal.exam_records import paper_payload, response_payload, results_payload
from quiz_app.journal.exams import (
    Attempt,
    ExamState,
    Paper,
    PaperItem,
    Result,
    attempts_of,
    given_results,
)
from quiz_app.journal.ids import is_id
from quiz_app.journal.undo import next_redo, next_undo, standing
from quiz_app.questions.model import DONT_KNOW, Outcome, Response
from tests.journal.story import ANNA, Story

EXAM = "e" * 32
PAPER = Paper(
    name="midterm", seed="abc", limit_ms=600_000, limit_each_ms=30_000, at_once=True, penalty=True, passing=0.6,
    reviews=False, decks=("d",), tags=("t",), levels=(1, 3), types=("choice",),
    items=tuple(
        PaperItem(card=f"d/q{n}", fingerprint=f"{n:032x}", order=(1, 0), predicted=0.5, recall=0.25, luck=0.125,
                  seen=n == 0)
        for n in range(3)
    ),
)  # fmt: skip


class Exam(Story):
    """A story in which an exam is taken."""

    def say(self, kind: Kind, **payload: object) -> Event:
        event = self.add(kind)
        return self._say(event, {"target": EXAM, **payload})

    def start(self, paper: Paper = PAPER) -> Event:
        return self._say(self.add(Kind.EXAM_STARTED), codec.read(codec.written(paper_payload(EXAM, paper))))

    def give(self, place: int, response: Response, outcome: Outcome = Outcome.RIGHT, **more: object) -> Event:
        return self.say(
            Kind.EXAM_ANSWERED, place=place, response=response_payload(response), outcome=outcome.value,
            share=1.0 if outcome is Outcome.RIGHT else 0.0, words="said", **more,
        )  # fmt: skip

    def hand_in(self, **more: object) -> Event:
        (attempt,) = attempts_of(standing(self.events))
        return self.say(Kind.EXAM_HANDED_IN, results=results_payload(given_results(attempt)), **more)

    @property
    def attempt(self) -> Attempt:
        (attempt,) = attempts_of(standing(self.events))
        return attempt


@pytest.fixture
def exam() -> Exam:
    made = Exam()
    made.start()
    return made


def test_a_paper_comes_back_from_the_log_as_it_was_fixed(exam: Exam) -> None:
    assert exam.attempt.paper == PAPER
    assert exam.attempt.state is ExamState.OPEN
    assert [place.item for place in exam.attempt.places] == list(PAPER.items)


def test_of_each_place_the_last_answer_counts_and_a_blank_one_empties_it(exam: Exam) -> None:
    exam.give(0, Response.pick(1), Outcome.WRONG, took_ms=1000, spent_ms=1000)
    exam.give(0, Response.pick(0), took_ms=500, spent_ms=1500)
    exam.give(1, Response.typed("x"), took_ms=100, spent_ms=1600)
    exam.give(1, DONT_KNOW, Outcome.DONT_KNOW, took_ms=50, spent_ms=1650, to=2)
    first, second, _ = exam.attempt.places
    assert first.given is not None
    assert (first.given.response, first.given.outcome) == (Response.pick(0), Outcome.RIGHT)
    assert (first.taken_ms, second.given, second.taken_ms) == (1500, None, 150)
    assert (exam.attempt.spent_ms, exam.attempt.at) == (1650, 2)


def test_marks_looks_and_leaving_keep_the_clock_and_the_place(exam: Exam) -> None:
    exam.say(Kind.EXAM_MARKED, place=1, on=True, spent_ms=10, took_ms=10)
    exam.say(Kind.EXAM_LOOKED, place=1, to=2, spent_ms=30, took_ms=20)
    exam.say(Kind.EXAM_LEFT, spent_ms=40)
    assert exam.attempt.places[1].marked
    assert exam.attempt.places[1].taken_ms == 30
    assert (exam.attempt.spent_ms, exam.attempt.at) == (40, 2)


def test_what_comes_after_the_hand_in_comes_too_late(exam: Exam) -> None:
    exam.give(0, Response.pick(0), spent_ms=5)
    exam.hand_in(spent_ms=9)
    before = exam.attempt
    exam.give(1, Response.pick(0), spent_ms=99)
    exam.say(Kind.EXAM_MARKED, place=1, on=True)
    exam.say(Kind.EXAM_HANDED_IN, results=[{"outcome": "right", "share": 1}] * 3)
    assert exam.attempt == before
    assert before.state is ExamState.HANDED_IN
    assert [each.outcome for each in before.standing] == [Outcome.RIGHT, None, None]


def test_undo_of_the_hand_in_opens_the_exam_again_and_of_the_start_withdraws_it(exam: Exam) -> None:
    exam.give(0, Response.pick(0))
    exam.undo(exam.hand_in())
    assert exam.attempt.state is ExamState.OPEN
    assert exam.attempt.places[0].given is not None
    exam.undo(exam.events[0])
    assert attempts_of(standing(exam.events)) == ()


def test_a_regrading_stands_in_place_of_the_hand_in_and_a_void_exam_says_why(exam: Exam) -> None:
    exam.hand_in()
    results = [
        Result(outcome=Outcome.RIGHT, share=1.0, fingerprint="f" * 32),
        *exam.attempt.results[1:],
    ]
    exam.say(Kind.EXAM_REGRADED, results=results_payload(results))
    assert exam.attempt.standing == tuple(results)
    assert exam.attempt.results[0].outcome is None
    void = exam.say(Kind.EXAM_VOIDED, reason="the fire alarm")
    assert (exam.attempt.state, exam.attempt.why_void) == (ExamState.VOIDED, "the fire alarm")
    exam.undo(void)
    assert exam.attempt.state is ExamState.HANDED_IN


def test_results_that_do_not_fit_the_paper_hand_nothing_in(exam: Exam) -> None:
    exam.say(Kind.EXAM_HANDED_IN, results=[{"outcome": "right", "share": 1}])
    assert exam.attempt.state is ExamState.OPEN


@pytest.mark.parametrize(
    "items", [[], "none", [{"card": ""}], [{"card": "d/q"}, 7], [{"card": "d/q"}] * 1001]
)
def test_a_paper_that_is_not_whole_is_no_exam(items: object) -> None:
    story = Exam()
    story.say(Kind.EXAM_STARTED, items=items)
    assert attempts_of(standing(story.events)) == ()


def test_what_another_program_wrote_cannot_command_a_terminal(exam: Exam) -> None:
    exam.give(0, Response.typed("x"))
    exam.say(
        Kind.EXAM_ANSWERED, place=1, response=response_payload(Response.typed("x")), outcome="right", share=1,
        words="a\x1b]0;title\x07b\nc",
    )  # fmt: skip
    exam.say(Kind.EXAM_VOIDED, reason="\x1b[31mred")
    given_ = exam.attempt.places[1].given
    assert given_ is not None
    assert (given_.words, exam.attempt.why_void) == ("ab c", "red")
    other = Exam()
    other.start(replace(PAPER, name="\x1b[2Jn", decks=("d\x9b",)))
    assert (other.attempt.paper.name, other.attempt.paper.decks) == ("n", ("d",))


PAYLOADS = st.dictionaries(
    st.sampled_from(["place", "to", "on", "spent_ms", "took_ms", "response", "outcome", "share", "results", "items"]),
    st.one_of(
        st.integers(-2, 4), st.none(), st.booleans(), st.floats(allow_nan=False), st.text(max_size=3),
        st.sampled_from(["right", "wrong", "don't know"]),
        st.just({"kind": "picked", "picked": [0]}), st.just({"kind": "text", "text": "x", "picked": ["no"]}),
        st.lists(st.one_of(st.none(), st.just({"outcome": "right", "share": 1}), st.just({"card": "d/q"})), max_size=4),
    ),
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from([*EXAM_KINDS, Kind.UNDONE]), PAYLOADS, st.integers(0, 12)), max_size=14
)


def story_of(steps: list[tuple[Kind, dict[str, object], int]]) -> list[Event]:
    story = Exam()
    story.start()
    for kind, payload, number in steps:
        if kind is Kind.UNDONE:
            story.undo(story.events[number % len(story.events)])
        elif kind is Kind.EXAM_HANDED_IN and number % 2 and attempts_of(standing(story.events)):
            story.hand_in()
        else:
            story.say(kind, **payload)
    return story.events


@given(steps=STEPS, data=st.data())
def test_no_payload_upsets_the_fold_and_no_order_changes_it(
    steps: list[tuple[Kind, dict[str, object], int]], data: st.DataObject
) -> None:
    events = story_of(steps)
    folded = attempts_of(standing(events))
    shuffled = data.draw(st.permutations(events))
    assert attempts_of(standing([*shuffled, *shuffled[:3]])) == folded
    for attempt in folded:
        assert 0 <= attempt.at < len(attempt.places)
        assert len(attempt.standing) in (0, len(attempt.places))
        assert (attempt.state is ExamState.HANDED_IN) <= bool(attempt.results)


def test_undo_passes_over_what_only_the_clock_takes_note_of(exam: Exam) -> None:
    given_ = exam.give(0, Response.pick(0))
    exam.say(Kind.EXAM_LOOKED, place=0, spent_ms=5)
    exam.say(Kind.EXAM_LEFT, spent_ms=6)
    assert next_undo(exam.events, ANNA) == given_.action
    undone = exam.undo(given_)
    exam.say(Kind.EXAM_LOOKED, place=0, spent_ms=7)
    assert next_redo(exam.events, ANNA) == (undone.action,)


def test_the_last_preset_of_a_name_is_kept_and_one_that_is_gone_is_not() -> None:
    assert is_id(PRESETS)
    story = Story()
    for name, request in (("One", {"questions": 5}), ("two", {}), ("one", {"questions": 9}), ("TWO", None)):
        event = story.add(Kind.EXAM_PRESET)
        story.events[-1] = replace(event, payload=preset_payload(name, request))
    assert presets_of(story.events) == {"one": {"questions": 9}}
