"""A desk without a database: fixed figures and a scripted sitting, for pictures and for tests of the screens alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from quiz_app.memory.model import Grade, Memory
from quiz_app.questions.model import ALONE, Accepted, Question, Response, ResponseKind
from quiz_app.questions.registry import from_content
from quiz_app.settings import ScheduleSettings, changed, parse, show, spec_of
from quiz_app.study.nothing_due import NOTHING
from quiz_app.study.overview import DeckRow, Overview
from quiz_app.study.selection import Selection
from quiz_app.study.showing import (
    CardEvent,
    CardInfo,
    GradeChoice,
    Missed,
    Phase,
    Showing,
    Standing,
    Summary,
)

TODAY = 739_211  # Thursday 21 November 2024
TITLES = (("sino-russian-history", "History of Sino-Russian relations"),)
INTERVALS = {Grade.AGAIN: 0, Grade.HARD: 3, Grade.GOOD: 9, Grade.EASY: 21}

CONTENTS: tuple[dict[str, object], ...] = (
    {
        "type": "flashcard",
        "id": "albazin",
        "question": "What was Albazin, and why did the Qing lay siege to it twice?",
        "answer": "A Cossack fort on the Amur; it stood in what the Qing held to be the Manchu homeland.",
        "explain": "It fell in 1685, was built again within months, and was given up by treaty in 1689.",
        "citations": [{"document": "sino-russian-history", "section": "Early contacts"}],
        "tags": ["conflict"],
    },
    {
        "type": "typed",
        "id": "amur",
        "question": "Which river valley did Russia give up at Nerchinsk in 1689?",
        "answer": "the Amur valley",
        "explain": "It held on to Transbaikalia, and caravans began to run to Peking.",
        "citations": [{"document": "sino-russian-history", "section": "Treaty of Nerchinsk (1689)"}],
        "tags": ["treaties", "qing"],
        "hint": "It is named after a river that the Chinese call Heilong Jiang.",
    },
    {
        "type": "choice",
        "id": "liaodong",
        "question": "Which power, besides Russia and France, made Japan return Liaodong in 1895?",
        "answer": "Germany",
        "wrong": [
            {"text": "Britain", "reason": "one article names it, but it stood aside"},
            {"text": "Austria-Hungary"},
            {"text": "The United States"},
        ],
        "explain": "The three powers called it friendly advice; Japan gave the peninsula back for money.",
        "citations": [{"document": "sino-russian-history", "section": "1890s alliance"}],
        "tags": ["alliances"],
    },
    {
        "type": "cloze",
        "id": "zunghar",
        "cloze": "In the 1690s the Qing fought the {{c1::Zunghar Khanate::who held it?}} for the steppe.",
        "explain": "Peace with Russia kept the Zunghars without an ally.",
        "citations": [{"document": "sino-russian-history", "section": "Imperial period", "passage": 3}],
    },
)


def questions() -> tuple[Question, ...]:
    """One question of each type."""
    return tuple(from_content(content) for content in CONTENTS)


def showing_of(question: Question, position: int, total: int, **more: Any) -> Showing:
    """A question as it is first asked."""
    part = question.parts()[0]
    prompt = question.prompt(part)
    values: dict[str, Any] = {
        "card": f"history/{question.about.id}", "deck": "history", "deck_title": "Sino-Russian history",
        "question": question, "part": part, "prompt": prompt, "order": tuple(range(len(prompt.options)))[::-1],
        "phase": Phase.ASKED, "position": position, "total": total, "standing": Standing.FADING,
        "retrievability": 0.74, "predicted": 0.74, "more_hints": True, "document_titles": TITLES,
    }  # fmt: skip
    return Showing(**{**values, **more})


class StandInSitting:
    """Steps through questions and keeps in `calls` what it was asked to do."""

    def __init__(self, cards: tuple[Question, ...], **more: object) -> None:
        self._cards = cards
        self._more = more
        self._before: list[Showing | None] = []
        self.calls: list[tuple[object, ...]] = []
        self.flagged = False
        self.showing: Showing | None = self._ask(0)

    def _ask(self, place: int) -> Showing | None:
        if place >= len(self._cards):
            return None
        return showing_of(self._cards[place], place + 1, len(self._cards), **self._more)

    def _step(self, showing: Showing | None) -> None:
        self._before.append(self.showing)
        self.showing = showing

    def respond(self, response: Response, taken_ms: int) -> None:
        now = self.showing
        if now is None or now.phase is not Phase.ASKED:
            return
        self.calls.append(("respond", response.kind.value, response.text, response.picked))
        if response.kind is ResponseKind.REVEALED:
            choices = tuple(GradeChoice(grade=g, interval=i, due_day=TODAY + i) for g, i in INTERVALS.items())
            self._step(replace(now, phase=Phase.REVEALED, response=response, choices=choices))
            return
        verdict = now.question.judge(now.part, response, ALONE)
        grade = Grade.GOOD if verdict.passed else Grade.AGAIN
        self._step(
            replace(
                now,
                phase=Phase.JUDGED,
                response=response,
                verdict=verdict,
                grade=grade,
                choices=self._given(grade),
            )
        )

    def _given(self, grade: Grade) -> tuple[GradeChoice, ...]:
        return (GradeChoice(grade=grade, interval=INTERVALS[grade], due_day=TODAY + INTERVALS[grade]),)

    def grade(self, grade: Grade, taken_ms: int = 0) -> None:
        if self.showing is not None and self.showing.phase is Phase.REVEALED:
            self.calls.append(("grade", int(grade)))
            self._step(self._ask(self.showing.position))

    def override(self, grade: Grade) -> None:
        if self.showing is not None and self.showing.phase is Phase.JUDGED:
            self.calls.append(("override", int(grade)))
            self._step(replace(self.showing, grade=grade, overridden=True, choices=self._given(grade)))

    def override_answer(self, event: str, grade: Grade) -> str:
        self.calls.append(("override_answer", event, int(grade)))
        return f"Overridden: {grade.name.lower()}."

    def accept(self) -> str:
        self.calls.append(("accept",))
        return "It is accepted from now on; u takes it back."

    def withdraw(self, card: str, accepted: Accepted) -> str:
        self.calls.append(("withdraw", card, accepted.text))
        return "It is accepted no more; u takes it back."

    def advance(self) -> None:
        if self.showing is not None and self.showing.phase is Phase.JUDGED:
            self.calls.append(("advance",))
            self._step(self._ask(self.showing.position))

    def hint(self) -> None:
        if self.showing is not None:
            self.calls.append(("hint",))
            self.showing = replace(self.showing, hint="It is named after a river. t…", more_hints=False)

    def flag(self) -> str:
        self.calls.append(("flag",))
        if self.showing is not None:
            self.showing = replace(self.showing, flagged=not self.showing.flagged)
        return "Flagged for a second look."

    def bury(self) -> str:
        self.calls.append(("bury",))
        self._step(self._ask(self.showing.position if self.showing else 0))
        return "Buried until tomorrow."

    def suspend(self) -> str:
        self.calls.append(("suspend",))
        self._step(self._ask(self.showing.position if self.showing else 0))
        return "Suspended; u brings it back."

    def undo(self) -> str | None:
        self.calls.append(("undo",))
        if not self._before:
            return None
        before = self._before.pop()
        assert before is not None
        if before.phase is Phase.REVEALED:
            before = replace(before, phase=Phase.ASKED, response=None)
        self.showing = before
        return "Took back: an answer."

    def redo(self) -> str | None:
        self.calls.append(("redo",))
        return None

    def info(self, card: str = "") -> CardInfo | None:
        now = self.showing
        return None if now is None else card_info(now.question, now.part)

    def summary(self) -> Summary:
        return Summary(
            answered=5, cards=4, first_answers=4, right=3, foretold=3, recalled=2, expected=2.6,
            introduced=1, taken_ms=251_000,
            missed=(Missed(card="a/b", text="Which river valley did Russia give up at Nerchinsk in 1689?",
                           given="the Ussuri valley", wanted="the Amur valley"),),
            due_tomorrow=21, still_due=30,
        )  # fmt: skip


def card_info(question: Question, part: str) -> CardInfo:
    """A card with some history."""
    return CardInfo(
        today=TODAY, card=f"history/{question.about.id}", deck_title="Sino-Russian history", question=question,
        part=part, standing=Standing.FADING, memory=Memory(11.3, 6.2), known=0.74, due_day=TODAY,
        first_day=TODAY - 30, last_day=TODAY - 9, answers=4, lapse_days=(TODAY - 20,), leech=False,
        suspended=False, buried_until=None, flagged=True,
        next_dates=tuple(GradeChoice(grade=g, interval=i, due_day=TODAY + i) for g, i in INTERVALS.items()),
        history=(
            CardEvent(event_id="1", study_day=TODAY - 30, utc_ms=0, offset_s=0, kind="answered", grade=3,
                      given="the Amur valley", predicted=0.0, interval=4, taken_ms=8000),
            CardEvent(event_id="2", study_day=TODAY - 20, utc_ms=0, offset_s=0, kind="answered", grade=1,
                      given="the Ussuri valley", predicted=0.81, interval=0, taken_ms=21000),
            CardEvent(study_day=TODAY - 20, utc_ms=0, offset_s=0, kind="flagged"),
            CardEvent(event_id="3", study_day=TODAY - 9, utc_ms=0, offset_s=0, kind="answered", grade=3,
                      given="the amur valey", predicted=0.77, interval=9, taken_ms=6400),
        ),
    )  # fmt: skip


def deck_row(deck: str, title: str, **figures: Any) -> DeckRow:
    """A deck on Home."""
    values: dict[str, Any] = {
        "path": f"{deck}.yaml", "cards": 64, "due": 0, "new": 0, "known": 0.0, "kept": 0, "fading": 0, "unseen": 0,
    }  # fmt: skip
    return DeckRow(deck=deck, title=title, **{**values, **figures})


DECKS = (
    deck_row("history", "Sino-Russian history", due=18, new=6, known=0.57, kept=31, fading=18, unseen=15),
    deck_row("border", "Border treaties", due=9, new=4, known=0.31, kept=9, fading=12, unseen=43),
    deck_row("soviet", "Sino-Soviet relations", due=7, known=0.74, kept=44, fading=16, unseen=4),
    deck_row("disagree", "Where the documents disagree", known=0.97, kept=64),
)
OVERVIEW = Overview(
    today=TODAY, due=34, repeat=12, new=10, minutes=9, past=(3, 12, 41, 22, 50, 64, 31),
    coming=(34, 21, 18, 40, 12, 9, 15), streak=12, leeches=2, flagged=1, decks=DECKS, learner="learner",
    first_time=False,
)  # fmt: skip


class StandInDesk:
    """Gives fixed figures; its sittings are `StandInSitting`s, the last one kept in `sitting`."""

    learner = "learner"

    def __init__(self, overview: Overview = OVERVIEW, cards: tuple[Question, ...] | None = None) -> None:
        self._overview = overview
        self._cards = questions() if cards is None else cards
        self._settings = ScheduleSettings()
        self.sitting: StandInSitting | None = None
        self.selections: list[Selection] = []
        self.undone: list[str] = []
        self.closed = False

    def read_decks(self, told: object = None) -> None:
        self.sync(told)

    def sync(self, told: object = None) -> tuple[str, ...]:
        return ()

    def overview(self) -> Overview:
        return self._overview

    def back_up_beside(self, is_over: Callable[[], bool]) -> str:
        return ""

    def start(self, selection: Selection) -> StandInSitting:
        self.selections.append(selection)
        self.sitting = StandInSitting(self._cards)
        return self.sitting

    def why_nothing(self, selection: Selection) -> str:
        return NOTHING

    def undo(self) -> str | None:
        self.undone.append("undo")
        return "Took back: an answer."

    def redo(self) -> str | None:
        self.undone.append("redo")
        return None

    def settings(self) -> ScheduleSettings:
        return self._settings

    def change_setting(self, name: str, text: str) -> str:
        spec = spec_of(name)
        self._settings = changed(self._settings, name, parse(spec, text))
        return f"{spec.title} is now {show(spec, getattr(self._settings, name))}."

    def learners(self) -> tuple[str, ...]:
        return (self.learner,)

    def close(self) -> None:
        self.closed = True
