"""Exams of one learner: drawing a paper and starting it, going on with one that is open, and presets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from quiz_app.clock import Clock
from quiz_app.errors import WrongUse
from quiz_app.exam.luck import luck
from quiz_app.exam.paper import by_deck, draw
from quiz_app.exam.request import SELF_GRADED, Request, checked, from_kept, kept
from quiz_app.exam.sitting import ExamSitting
from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.exam_presets import preset_payload
from quiz_app.journal.exam_records import paper_payload
from quiz_app.journal.exams import ExamState, Paper, PaperItem
from quiz_app.memory.evidence import predicted
from quiz_app.questions.contents import to_content
from quiz_app.storage import exams, library
from quiz_app.storage.examinable import Examinable, examinable
from quiz_app.study.asked_then import questions_of
from quiz_app.study.asking import shuffled
from quiz_app.study.ledger import Ledger
from quiz_app.study.scoping import scope_of
from quiz_app.study.selection import Selection
from quiz_app.text import fold, one_line, plural

_SEED_DIGITS = 8
OF_THE_MISSED = "what was missed"  # the name of an exam that is drawn from cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """From what a paper can be drawn: the cards that can be judged, and how many are left out.

    These are flashcards, and `gaps` of them gaps that are left to the learner's own judgement.
    """

    cards: tuple[Examinable, ...]
    self_graded: int
    gaps: int = 0

    @property
    def left_out_words(self) -> str:
        """A sentence on the cards that are left out, "" where there are none."""
        if not self.self_graded:
            return ""
        are = "is" if self.self_graded == 1 else "are"
        left = plural(self.self_graded, "self-graded card" if self.gaps else "flashcard")
        return f"{left} {are} left out: in an exam nobody grades themselves."


class Exams:
    """What the learner can begin and resume; what is past stands in `exam.past`."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def supply(self, request: Request) -> Supply:
        """The cards that a request may draw from; WrongUse for a deck or tag that is not there."""
        ledger = self._ledger
        chosen = Selection(decks=request.decks, tags=request.tags, cards=request.cards)
        scope = scope_of(ledger.database, ledger.author.learner, chosen)
        if request.cards and not scope.cards:
            return Supply(cards=(), self_graded=0)
        found = examinable(ledger.database, ledger.author.learner, scope, request.levels, request.types)
        judged = tuple(each for each in found if each.type_name not in SELF_GRADED and not each.left_open)
        gaps = sum(each.left_open for each in found)
        return Supply(cards=judged, self_graded=len(found) - len(judged), gaps=gaps)

    def titles(self) -> dict[str, str]:
        """The titles of the decks there are, by id."""
        return {each.deck: each.title for each in library.decks(self._ledger.database) if each.present}

    def start(self, request: Request, supply: Supply | None = None) -> ExamSitting:
        """Draw a paper, record it, and begin; the clock runs from now on.

        Raises WrongUse for what cannot be meant, and where there is no card to draw.
        """
        request = checked(request)
        self._ledger.refresh()
        supply = supply or self.supply(request)
        if not supply.cards:
            raise WrongUse(
                f"There is no question to draw an exam from. {supply.left_out_words}".strip(),
                hint="Choose other decks, tags, levels or types; `quiz decks counts` says what there is.",
            )
        seed = request.seed or self._ledger.new_id()[-_SEED_DIGITS:]
        drawn = draw(supply.cards, request.questions, seed)
        paper, versions = self._paper(request, seed, by_deck(drawn) if request.in_order else drawn)
        if not paper.items:  # all of it was taken out of its deck this moment
            raise WrongUse("The questions have just left their decks.", hint="Begin again.")
        exam = self._ledger.new_id()
        draft = Draft(kind=Kind.EXAM_STARTED, payload=paper_payload(exam, paper))
        self._ledger.record_marks((draft,), versions)
        return self.resume(exam)

    def resume(self, exam: str) -> ExamSitting:
        """Go on with an exam that is open; raises WrongUse for one that is not."""
        attempt = exams.attempt(self._ledger.database, self._ledger.author.learner, exam)
        if attempt is None:
            raise WrongUse("There is no such exam to resume.", hint="`quiz history` lists the exams.")
        if attempt.state is not ExamState.OPEN:
            ended = "was declared void" if attempt.state is ExamState.VOIDED else "was handed in"
            raise WrongUse(f"This exam {ended}, so it cannot go on.", hint="`quiz history` lists the exams.")
        items = [place.item for place in attempt.places]
        self._ledger.refresh()
        return ExamSitting(self._ledger, self._clock, attempt, questions_of(self._ledger.database, items))

    def open(self) -> tuple[exams.Kept, ...]:
        """The exams that can be resumed, oldest first."""
        return exams.exams(self._ledger.database, self._ledger.author.learner, ExamState.OPEN)

    def presets(self) -> dict[str, Mapping[str, object]]:
        """The requests that are kept, by name."""
        return exams.presets(self._ledger.database, self._ledger.author.learner)

    def preset(self, name: str) -> Request:
        """The request kept under a name, in which case makes no difference; WrongUse where there is none."""
        known = self.presets()
        for each, values in known.items():
            if fold(each) == fold(one_line(name)):
                return from_kept(each, values)
        listed = ", ".join(known) if known else "none yet; --save NAME keeps one"
        raise WrongUse(f"There is no preset {one_line(name, 60)!r}.", hint=f"Presets: {listed}.")

    def keep_preset(self, name: str, request: Request) -> str:
        """Keep a request under a name, in place of one that has it; says so."""
        request = checked(replace(request, name=name))
        name = request.name
        if not name:
            raise WrongUse("A preset needs a name.", hint="As in --save midterm.")
        payload = preset_payload(name, kept(request))
        self._ledger.record(Draft(kind=Kind.EXAM_PRESET, payload=payload))
        return f"Kept as {name}: `quiz exam --preset {name!r}` draws such an exam."

    def drop_preset(self, name: str) -> str:
        """Keep no request under this name any more; says so. WrongUse where there is none."""
        known = self.preset(name).name
        self._ledger.record(Draft(kind=Kind.EXAM_PRESET, payload=preset_payload(known, None)))
        return f"The preset {known} is gone."

    def _paper(
        self, request: Request, seed: str, drawn: Sequence[Examinable]
    ) -> tuple[Paper, dict[str, Mapping[str, object]]]:
        """The paper with the wording of each question."""
        items: list[PaperItem] = []
        versions: dict[str, Mapping[str, object]] = {}
        settings = self._ledger.settings()
        with self._ledger.database.read():
            for each in drawn:
                asked = self._ledger.find(each.card)
                if asked is None:  # its author took it out of the deck this moment
                    continue
                items.append(
                    PaperItem(
                        card=each.card,
                        fingerprint=asked.fingerprint,
                        order=shuffled(asked.prompt, f"{seed} {each.card}", 0, 0),
                        predicted=predicted(asked.known, asked.prompt.chance),
                        recall=asked.known,
                        luck=luck(asked.question, asked.part, Random(f"{seed} {each.card}")),
                        seen=each.seen,
                    )
                )
                versions.setdefault(asked.fingerprint, to_content(asked.question))
        paper = Paper(
            name=request.name or (OF_THE_MISSED if request.cards else ""),
            seed=seed,
            limit_ms=request.minutes * 60_000,
            limit_each_ms=request.seconds_each * 1000,
            at_once=request.at_once,
            penalty=request.penalty,
            passing=request.passing,
            reviews=settings.exam_reviews if request.reviews is None else request.reviews,
            decks=request.decks or (_decks_of(items) if request.cards else ()),
            tags=request.tags,
            levels=request.levels,
            types=request.types,
            items=tuple(items),
        )
        return paper, versions


def _decks_of(items: Sequence[PaperItem]) -> tuple[str, ...]:
    """The decks of a paper's questions, each once, in order."""
    return tuple(sorted({deck_of(item.card) for item in items}))
