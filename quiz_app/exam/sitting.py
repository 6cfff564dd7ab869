"""One exam, step by step and without a screen: answer, mark, go about in the paper, hand it in or leave it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quiz_app.clock import Clock
from quiz_app.exam.reviewing import reviews
from quiz_app.exam.timing import ExamClock, Warner, question_thresholds, thresholds
from quiz_app.exam.view import ExamView, PlaceMark
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.exam_records import response_payload, results_payload
from quiz_app.journal.exams import Attempt, ExamState, given_results, step
from quiz_app.journal.reading import LONGEST_ANSWER_MS
from quiz_app.questions.contents import to_content
from quiz_app.questions.model import DONT_KNOW, Known, Response, ResponseKind
from quiz_app.storage import exams
from quiz_app.storage.exam_drafts import drafts_of, put_drafts
from quiz_app.study.asked_then import AskedThen
from quiz_app.study.asking import taken_in
from quiz_app.study.ledger import Ledger
from quiz_app.text import one_line

# So often the clock of an exam is kept while nothing else is.
PULSE_MS = 5_000
_LONGEST_WORDS = 500
_ELSEWHERE = "This exam was ended elsewhere."
_SHOWN = "The right answer was shown, so this answer stands."
_TIME_OVER = "The time for this question is over, so its answer stands."
_NOT_SHOWN = "This question cannot be shown: its wording is not in the database."


class ExamSitting:
    """The stepper behind the exam's screen and the plain session.

    Whatever is done is on disk when its method returns. `tick` is to be called at least every few seconds: it keeps
    the clock, hands in when time is over, and gives the warning that is due. Once `is_over`, nothing changes any more.
    `standing` gives, by place, what is entered and not given yet: where the time is over for a place, or the exam is
    handed in, that is given as it stands.
    """

    def __init__(
        self, ledger: Ledger, clock: Clock, attempt: Attempt, questions: Sequence[AskedThen | None]
    ) -> None:
        self._ledger = ledger
        self._attempt = attempt
        self._questions = tuple(questions)
        self._place = attempt.at
        self._clock = ExamClock(clock, attempt.spent_ms)
        # Up to when the time is noted of the place in hand, and up to when that of the exam is kept.
        self._since = self._kept = attempt.spent_ms
        self._warner = Warner(thresholds(attempt.paper.limit_ms), attempt.spent_ms)
        self._warner_here = self._new_warner()
        self.ended_elsewhere = ""
        self._drafts = drafts_of(ledger.database, attempt.exam)
        self.standing: Callable[[], Mapping[int, Response]] = dict

    @property
    def attempt(self) -> Attempt:
        """The exam as its events tell it by now."""
        return self._attempt

    @property
    def questions(self) -> tuple[AskedThen | None, ...]:
        """The question of each place, None for one that cannot be shown."""
        return self._questions

    @property
    def is_over(self) -> bool:
        """Whether the exam can go on no more."""
        return self._attempt.state is not ExamState.OPEN or bool(self.ended_elsewhere)

    @property
    def view(self) -> ExamView:
        """The exam as it is to be drawn now."""
        place, paper, spent = self._attempt.places[self._place], self._attempt.paper, self._spent()
        asked, given = self._questions[self._place], place.given
        shown = paper.at_once and asked is not None and given is not None
        return ExamView(
            place=self._place,
            asked=asked,
            given=given.response if given else None,
            words=given.words if given else "",
            verdict=asked.judge(given.response, self._known(asked)) if shown and asked and given else None,
            marked=place.marked,
            why_closed=self._why_closed(self._place),
            places=tuple(self._mark_of(number) for number in range(len(self._questions))),
            spent_ms=spent,
            left_ms=max(0, paper.limit_ms - spent) if paper.limit_ms else None,
            left_here_ms=max(0, paper.limit_each_ms - self._taken_ms(self._place))
            if paper.limit_each_ms
            else None,
        )

    def answer(self, response: Response) -> str:
        """Give an answer to the question in hand, or another one; "" where it is kept, else why not.

        "Don't know" and an empty answer empty the place.
        """
        why = self._noticed() or self._why_closed(self._place)
        asked = self._questions[self._place]
        if why or asked is None:
            return why
        self._note(Kind.EXAM_ANSWERED, self._answer_payload(asked, response))
        return self.ended_elsewhere

    @property
    def drafts(self) -> dict[int, Response]:
        """What was kept of what is entered and not given yet, by place, of the places that still take an answer."""
        places = self._attempt.places
        return {
            number: each
            for number, each in self._drafts.items()
            if number < len(places) and places[number].given is None and self._questions[number] is not None
        }

    def keep_drafts(self, drafts: Mapping[int, Response]) -> None:
        """Keep what is entered and not given yet, so that a machine that dies does not take it along."""
        if drafts != self._drafts and not self.is_over:
            put_drafts(self._ledger.database, self._attempt.exam, drafts)
            self._drafts = dict(drafts)

    def clear(self) -> str:
        """Empty the place in hand; "" or why not."""
        return self.answer(DONT_KNOW)

    def mark(self) -> bool:
        """Mark the question to come back to it, or take the mark off; gives whether it is marked now."""
        if not self._noticed() and not self.is_over:
            self._note(Kind.EXAM_MARKED, {"on": not self._attempt.places[self._place].marked})
        return self._attempt.places[self._place].marked

    def go(self, place: int) -> None:
        """Go to a place, counted from 0; a number outside the paper means its nearest end."""
        if not self._noticed():
            self._move(min(max(0, place), len(self._questions) - 1))

    def next(self) -> None:
        """Go to the next question; at the last one stay."""
        self.go(self._place + 1)

    def previous(self) -> None:
        """Go to the question before; at the first one stay."""
        self.go(self._place - 1)

    def skip(self) -> bool:
        """Go on to the next question that can be answered and is not, from the last on to the first; False for none."""
        return bool(self._noticed()) or self._skip()

    def tick(self) -> str:
        """Take note of the time: hand in where it is over, keep the clock; gives the warning that is due, or ""."""
        if self.is_over:
            return ""
        spent, paper = self._spent(), self._attempt.paper
        if paper.limit_ms and spent >= paper.limit_ms:
            self._end("time over")
            return "" if self.ended_elsewhere else "Time is over: the exam was handed in."
        if spent - self._kept >= PULSE_MS:
            exams.put_pulse(self._ledger.database, self._attempt.exam, spent)
            self._kept = spent
        if paper.limit_each_ms and self._taken_ms(self._place) >= paper.limit_each_ms and not self._idle():
            return self._time_here_over()
        return self._warner.due(spent) or self._warner_here.due(self._taken_ms(self._place))

    def hand_in(self) -> None:
        """Hand the exam in as it is; see `view.unanswered` for what is still without an answer."""
        self.tick()
        if not self.is_over:
            self._end("handed in")

    def leave(self) -> None:
        """Leave the exam open, with its clock stopped."""
        if not self.is_over and self._is_open():
            self._note(Kind.EXAM_LOOKED, {})
            self._record(Draft(kind=Kind.EXAM_LEFT, payload=self._payload({})))
            exams.drop_pulse(self._ledger.database, self._attempt.exam)

    def _answer_payload(self, asked: AskedThen, response: Response) -> dict[str, object]:
        response = taken_in(response)
        if response.kind not in (ResponseKind.TEXT, ResponseKind.PICKED):
            response = DONT_KNOW
        verdict = asked.question.judge(asked.part, response, self._known(asked))
        return {
            "response": response_payload(response),
            "outcome": verdict.outcome.value,
            "share": round(verdict.share, 6),
            "words": one_line(verdict.given, _LONGEST_WORDS),
        }

    def _give_standing(self, places: Sequence[int], *, cut_off: bool) -> None:
        """Give what stands at these places and was not given; `cut_off` says that the clock did it, not the learner."""
        standing = self.standing()
        for number in places:
            response, asked = standing.get(number), self._questions[number]
            was_shown = self._attempt.paper.at_once and self._attempt.places[number].given is not None
            if response is not None and asked is not None and not was_shown:
                said = {**self._answer_payload(asked, response), **({"cut_off": True} if cut_off else {})}
                self._note(Kind.EXAM_ANSWERED, said, number)

    def _noticed(self) -> str:
        """Take note of the time before something is done; says why nothing is to be done at the place it was meant for.

        Where the time for a question is over, the place in hand is another one: what was meant for it must not be
        done there.
        """
        place = self._place
        self.tick()
        return _TIME_OVER if self._place != place else ""

    def _skip(self) -> bool:
        order = [*range(self._place + 1, len(self._questions)), *range(self._place)]
        for number in order:
            if not self._attempt.places[number].given and not self._why_closed(number):
                self._move(number)
                return True
        return False

    def _move(self, place: int) -> None:
        if self.is_over or place == self._place:
            return
        self._note(Kind.EXAM_LOOKED, {"to": place})
        self._place = place
        self._warner_here = self._new_warner()

    def _end(self, why: str) -> None:
        if not self._is_open():
            return
        self._give_standing(range(len(self._questions)), cut_off=why == "time over")
        # What was spent on the last question is noted apart: where the hand-in is taken back, the clock stays right.
        self._note(Kind.EXAM_LOOKED, {})
        learner = self._ledger.author.learner
        # As the log has it: another session may have given, or taken back, an answer.
        self._attempt = exams.attempt(self._ledger.database, learner, self._attempt.exam) or self._attempt
        results = results_payload(given_results(self._attempt))
        payload = self._payload({"why": why, "results": results})
        drafts = [Draft(kind=Kind.EXAM_HANDED_IN, payload=payload)]
        if self._attempt.paper.reviews:
            drafts += reviews(self._ledger, self._attempt, self._questions)
        self._record(*drafts)
        exams.drop_pulse(self._ledger.database, self._attempt.exam)
        put_drafts(self._ledger.database, self._attempt.exam, {})

    def _time_here_over(self) -> str:
        """Go on from a question whose time is over; hand in where there is none left to go to."""
        over = self._place
        self._give_standing((over,), cut_off=True)
        if self._skip():
            return f"The time for question {over + 1} is over."
        if all(self._is_used_up(number) for number in range(len(self._questions))):
            self._end("time over")
            return "Time is over for all questions: the exam was handed in."
        self._note(Kind.EXAM_LOOKED, {})
        return f"The time for question {over + 1} is over."

    def _idle(self) -> bool:
        """Whether it is known already that the time of the place in hand is over, and one looks at it nevertheless."""
        return self._attempt.places[self._place].taken_ms >= self._attempt.paper.limit_each_ms

    def _is_used_up(self, number: int) -> bool:
        limit = self._attempt.paper.limit_each_ms
        return bool(limit) and self._taken_ms(number) >= limit

    def _why_closed(self, number: int) -> str:
        if self.is_over:
            return self.ended_elsewhere or "The exam is over."
        if self._questions[number] is None:
            return _NOT_SHOWN
        if self._attempt.paper.at_once and self._attempt.places[number].given is not None:
            return _SHOWN
        return _TIME_OVER if self._is_used_up(number) else ""

    def _mark_of(self, number: int) -> PlaceMark:
        place = self._attempt.places[number]
        return PlaceMark(
            answered=place.given is not None, marked=place.marked, closed=bool(self._why_closed(number))
        )

    def _known(self, asked: AskedThen) -> Known:
        return self._ledger.known_of(asked.card)

    def _spent(self) -> int:
        """The time used, never more than there is."""
        limit, spent = self._attempt.paper.limit_ms, self._clock.spent_ms
        return min(spent, limit) if limit else spent

    def _taken_ms(self, number: int) -> int:
        """The time used on a place, that since the last note included."""
        running = self._spent() - self._since if number == self._place else 0
        return self._attempt.places[number].taken_ms + running

    def _new_warner(self) -> Warner:
        limit = self._attempt.paper.limit_each_ms
        return Warner(question_thresholds(limit), self._attempt.places[self._place].taken_ms)

    def _note(self, kind: Kind, said: dict[str, object], number: int | None = None) -> None:
        """Record something of a place, by default that in hand, where the time since the last note was spent."""
        place = self._place if number is None else number
        item = self._attempt.places[place].item
        taken = min(max(0, self._spent() - self._since), LONGEST_ANSWER_MS) if place == self._place else 0
        payload = self._payload({"place": place, "took_ms": taken, **said})
        if self._is_open():
            self._record(Draft(kind=kind, card=item.card, fingerprint=item.fingerprint, payload=payload))

    def _payload(self, said: dict[str, object]) -> dict[str, object]:
        return {"target": self._attempt.exam, "spent_ms": self._spent(), **said}

    def _record(self, *drafts: Draft) -> None:
        asked = {each.fingerprint: each.question for each in self._questions if each is not None}
        named = {draft.fingerprint for draft in drafts}
        versions = {name: to_content(question) for name, question in asked.items() if name in named}
        _, events = self._ledger.record_marks(drafts, versions)
        self._since = self._kept = self._spent()
        self._attempt = step(self._attempt, events[0])

    def _is_open(self) -> bool:
        """Whether the log agrees that the exam is open; another session may have ended it."""
        if not exams.is_open(self._ledger.database, self._ledger.author.learner, self._attempt.exam):
            self.ended_elsewhere = _ELSEWHERE
        return not self.ended_elsewhere
