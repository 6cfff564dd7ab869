"""Rules of a sitting: what is asked, how it is answered and graded, and what is written of it."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, REVEALED, Expects, ResponseKind
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from tests.stateful import model
from tests.stateful.computer import Computer, Want, Window
from tests.stateful.decks import reply
from tests.stateful.story import DAY, GRADES, WHERE, Story

QUALITIES = st.sampled_from(["right", "right", "right", "wrong", "partly", "unknown"])
REPLIES = st.tuples(QUALITIES, st.sampled_from([0, 0, 0, 1, 2]), GRADES)
SELECTIONS = st.builds(
    Selection,
    decks=st.sampled_from([(), (), (), ("rivers",), ("lakes",), ("rivers", "lakes")]),
    tags=st.sampled_from([(), (), (), ("north",), ("SUD",)]),
    limit=st.sampled_from([0, 0, 0, 1, 3]),
    minutes=st.sampled_from([0, 0, 30]),
)
# All that an answer keeps (DESIGN, section 6).
KEPT_OF_AN_ANSWER = {
    "response", "options", "verdict", "share", "grade", "chance", "weight", "taken_ms", "hints", "hinted",
    "r", "p", "interval", "due", "counts", "new", "session",
    "type", "waited", "stability", "answers", "lapses",
}  # fmt: skip


class Sittings(Story):
    """A learner sits down, answers, and leaves."""

    @rule(where=WHERE, replies=st.lists(REPLIES, min_size=1, max_size=6))
    def study(self, where: tuple[int, int], replies: list[tuple[str, int, Grade]]) -> None:
        computer, window = self.at(where)
        for quality, hints, grade in replies:
            if window.showing is None:
                break
            self._answer(computer, window, quality, hints, grade)
            self._advance(computer, window)
        self.done(computer, window)

    @rule(
        where=WHERE,
        selection=SELECTIONS,
        days=st.integers(1, 4),
        replies=st.lists(REPLIES, min_size=1, max_size=3),
    )
    def study_for_days(
        self, where: tuple[int, int], selection: Selection, days: int, replies: list[tuple[str, int, Grade]]
    ) -> None:
        """A sitting a day, to its end; the replies come again and again, and what is missed twice is known then."""
        computer, window = self.at(where)
        for _ in range(days):
            if not self._start(computer, window, selection):
                break
            met: dict[str, int] = {}
            while (showing := window.showing) is not None:
                met[showing.card] = met.get(showing.card, 0) + 1
                assert met[showing.card] < 5, f"{showing.card} comes again and again"
                quality, hints, grade = replies[len(met) % len(replies)]
                if met[showing.card] > 2:
                    quality, hints, grade = "right", 0, Grade.GOOD
                self._answer(computer, window, quality, hints, grade)
                self._advance(computer, window)
            self._pass(computer, DAY)
        self.done(computer, window)

    @rule(where=WHERE, reply_=REPLIES)
    def answer(self, where: tuple[int, int], reply_: tuple[str, int, Grade]) -> None:
        """An answer, and the verdict stays in sight."""
        computer, window = self.at(where)
        if window.showing is not None:
            self._answer(computer, window, *reply_)
            self.done(computer, window)

    def _answer(self, computer: Computer, window: Window, quality: str, hints: int, grade: Grade) -> None:
        before = window.showing
        if before is None or before.phase is Phase.JUDGED:
            return
        sitting, told = window.sitting, computer.diary(window).told
        for _ in range(hints):
            sitting.hint()
        hinted = bool(window.showing and window.showing.hint)
        facts, day, settings = told.card(before.card), computer.day(window), window.settings
        known = model.recall(facts, day, settings)
        given = reply(before, quality)
        if before.phase is Phase.ASKED:
            sitting.respond(given, 1500)
        if given.kind is ResponseKind.REVEALED:
            assert window.showing is not None
            assert window.showing.phase is Phase.REVEALED
            sitting.grade(grade, 1500)
            judged, chance, weight = int(grade), 0.0, None
        else:
            now = window.showing
            assert now is not None
            assert now.phase is Phase.JUDGED
            assert now.verdict is not None
            assert now.grade is not None
            judged = int(now.grade)
            chance = now.verdict.chance if judged > 1 else 0.0
            weight = now.verdict.share if now.partly else None
            self._fair(quality, judged, weight, hinted=hinted)
        due = model.promised(before.card, facts, day, settings, judged, chance, weight)
        guess = before.prompt.chance
        says = {
            "grade": judged, "weight": weight, "new": facts.memory is None, "counts": True, "due": due,
            "interval": due - day, "r": known, "p": known + (1 - known) * guess, "taken_ms": 1500,
            "waited": None if facts.last_day is None else max(0, day - facts.last_day),
            "stability": facts.memory and round(facts.memory.stability, 4),
            "answers": facts.answers, "lapses": len(facts.lapse_days),
        }  # fmt: skip
        (entry,) = computer.wrote(window, Want("answered", before.card, says), day=day)
        assert set(entry.says) == KEPT_OF_AN_ANSWER
        assert entry.says["session"]
        assert entry.says["type"]
        self._no_longer_new(computer, window, before.card)
        if given.kind is ResponseKind.REVEALED:
            computer.check_come_up(window, before)

    def _no_longer_new(self, computer: Computer, window: Window, card: str) -> None:
        """What was answered is known of the card itself, unless it is in no deck, or goes by a name to come."""
        told, question = computer.diary(window).told, card.partition("#")[0]
        waits = (
            told.meaning(question) != question and computer.library.question(told.meaning(question)) is None
        )
        if computer.is_in_deck(question) and not waits:
            assert told.card(card).first_day is not None, f"{card} is as new as before"
            assert window.desk.ledger.state(card).first_day is not None

    def _fair(self, quality: str, grade: int, weight: float | None, *, hinted: bool) -> None:
        """What was right is not missed but where letters gave it away, and nothing is right by not being known."""
        if quality == "right":
            assert weight is None
            assert grade in ((1, 2) if hinted else (3,))
        if quality == "unknown":
            assert (grade, weight) == (1, None)
        if quality == "partly" and weight is not None:
            assert grade == 1
            assert 0.5 <= weight < 1
            assert not hinted

    @rule(where=WHERE)
    def advance(self, where: tuple[int, int]) -> None:
        computer, window = self.at(where)
        self._advance(computer, window)
        self.done(computer, window)

    def _advance(self, computer: Computer, window: Window) -> None:
        before = window.showing
        window.sitting.advance()
        computer.wrote_nothing(window)
        computer.check_come_up(window, before)

    @rule(where=WHERE)
    def reveal(self, where: tuple[int, int]) -> None:
        """A card that one judges oneself is turned over, and left so."""
        computer, window = self.at(where)
        before = window.showing
        if before is not None and before.phase is Phase.ASKED and before.prompt.expects is Expects.REVEAL:
            window.sitting.respond(REVEALED, 700)
            assert window.showing is not None
            assert window.showing.phase is Phase.REVEALED
            computer.wrote_nothing(window)
            self.done(computer, window)

    @rule(where=WHERE)
    def press_what_does_not_belong(self, where: tuple[int, int]) -> None:
        """A key of another phase changes nothing."""
        computer, window = self.at(where)
        sitting, before = window.sitting, window.showing
        if before is None or before.phase is not Phase.ASKED:
            sitting.respond(DONT_KNOW, 1)
            sitting.hint()
        if before is None or before.phase is not Phase.REVEALED:
            sitting.grade(Grade.EASY)
        if before is None or before.phase is not Phase.JUDGED:
            sitting.override(Grade.EASY)
            sitting.advance()
        assert window.showing == before
        computer.wrote_nothing(window)
        self.done(computer, window)

    @rule(where=WHERE, selection=SELECTIONS)
    def start(self, where: tuple[int, int], selection: Selection) -> None:
        """Leave the sitting, wherever it stands, and begin another."""
        computer, window = self.at(where)
        self._start(computer, window, selection)
        self.done(computer, window)

    def _start(self, computer: Computer, window: Window, selection: Selection) -> bool:
        told, library = computer.diary(window).told, computer.library
        window.settings = told.settings
        tags = {tag for card in library.asked().values() for tag in card.about.tags}
        try:
            window.sitting = window.desk.start(selection)
        except WrongUse:
            gone = [deck for deck in selection.decks if not library.decks[deck].present]
            assert gone or selection.tags
            return False
        computer.wrote_nothing(window)
        asked, wanted = library.asked(), {fold_tag(tag) for tag in selection.tags}
        assert not wanted or tags

        def in_scope(card: str) -> bool:
            tagged = {fold_tag(tag) for tag in asked[card].about.tags}
            return (not selection.decks or card.partition("/")[0] in selection.decks) and (
                not wanted or bool(wanted & tagged)
            )

        agenda = told.agenda(asked, library.groups, library.places, computer.day(window), in_scope)
        total = agenda.repeats + agenda.reviews
        bound = selection.limit or 99
        new = agenda.new if total <= bound else 0
        showing = window.showing
        assert (0 if showing is None else showing.total) == min(total + new, bound)
        computer.check_come_up(window, None)
        return True


def fold_tag(tag: str) -> str:
    return {"süd": "sud"}.get(tag.casefold(), tag.casefold())
