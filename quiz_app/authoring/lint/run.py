"""The lint of decks: every rule on every question that is asked, less what its author allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from quiz_app.authoring.lint import rules
from quiz_app.authoring.lint.allowing import not_needed, unknown_rules
from quiz_app.authoring.lint.backing import FOREIGN_YEAR, NO_CITATION, NO_EXPLANATION, judged_by_documents
from quiz_app.authoring.lint.finding import Finding, SectionText
from quiz_app.authoring.lint.sheet import Sheet, sheet_of
from quiz_app.authoring.placing import mark_of
from quiz_app.decks.deck import Located, Reading
from quiz_app.questions.model import Citation
from quiz_app.questions.problem import Problem, Severity
from quiz_app.text import plural

MOST_WARNINGS = 1_000  # of one file
# A deck of so many questions of which none has it is told so once, at its top.
_NONE_HAS = 5
_OF_ALL = {
    NO_CITATION: (
        "None of the {} says where its answer comes from.",
        "Name the deck's document with `document:` and `sources:`, and give each question its `section:`.",
    ),
    NO_EXPLANATION: (
        "None of the {} explains its answer.",
        "Add a line `explain: …` to each, which says why it is so.",
    ),
}


def lint(
    readings: Sequence[Reading],
    section_text: SectionText | None = None,
    of: Reading | None = None,
    between: Callable[[], None] = lambda: None,
) -> tuple[Located, ...]:
    """The warnings on the questions of all decks that were read, drafts left out; only those `of` one of them if given.

    `section_text` gives the text of a cited section, None where its document is not here; without it, no question is
    judged by its documents. `between` is called between two questions, and may raise what the caller then takes.
    """
    found = _Lint(readings, section_text or _no_documents, of, between)
    return tuple(
        located for reading in readings if of is None or reading is of for located in found.located(reading)
    )


class _Lint:
    """What the rules found, by file."""

    def __init__(
        self,
        readings: Sequence[Reading],
        section_text: SectionText,
        of: Reading | None,
        between: Callable[[], None],
    ) -> None:
        self._between = between
        self._section_text = section_text
        self._sheets: list[Sheet] = []
        self._of_file: dict[int, range] = {}
        seen: set[str] = set()
        for reading in readings:
            between()
            begin = len(self._sheets)
            if reading.deck is not None and reading.deck.id not in seen:
                seen.add(reading.deck.id)  # a second file of one deck id is told as such
                self._sheets += [
                    sheet_of(placed, reading.deck, reading.path)
                    for placed in reading.deck.questions
                    if not placed.question.about.draft
                ]
            self._of_file[id(reading)] = range(begin, len(self._sheets))
        self._allowed = [{code for code, _ in sheet.about.allow} for sheet in self._sheets]
        self._needed: list[set[str]] = [set() for _ in self._sheets]
        self._found: dict[int, list[Finding]] = defaultdict(list)
        # The others are only what these are judged beside.
        self._wanted = self._of_file[id(of)] if of is not None else range(len(self._sheets))
        self._judge()

    def located(self, reading: Reading) -> Iterator[Located]:
        """The warnings of one file in the order of its questions."""
        numbers = self._of_file[id(reading)]
        told = [(number, finding) for number in numbers for finding in self._found.get(number, ())]
        for code, (said, hint) in _OF_ALL.items():
            lacking = [number for number, finding in told if finding.code == code]
            if len(numbers) >= _NONE_HAS and len(lacking) == len(numbers):
                told = [(number, finding) for number, finding in told if finding.code != code]
                message = said.format(plural(len(numbers), "question"))
                yield Located(reading.path, _problem(Finding(code=code, message=message, hint=hint), reading))
        for number, finding in told[:MOST_WARNINGS]:
            yield Located(reading.path, _problem(finding, reading, self._sheets[number]))
        if len(told) > MOST_WARNINGS:
            more = plural(len(told) - MOST_WARNINGS, "warning")
            left = Finding(
                code="D028",
                message=f"There are {more} more in this file.",
                hint="Mend those above first, then check again.",
            )
            yield Located(reading.path, _problem(left, None))

    def _judge(self) -> None:
        self._judge_each()
        self._judge_together()
        for number in self._wanted:
            sheet = self._sheets[number]
            if sheet.about.allow:
                self._found[number] += unknown_rules(sheet, rules.CAN_BE_ALLOWED)
                self._found[number] += not_needed(sheet, self._needed[number], self._judged(sheet))

    def _judge_each(self) -> None:
        for number in self._wanted:
            self._between()
            sheet = self._sheets[number]
            for rule in rules.OF_ONE:
                for finding in rule(sheet):
                    self._take(finding, number)
            for of_sections in rules.OF_SECTIONS:
                for finding in of_sections(sheet, self._section_text):
                    self._take(finding, number)

    def _judge_together(self) -> None:
        paired: set[tuple[int, int]] = set()
        for of_all in rules.OF_ALL:
            self._between()
            for pairing in of_all(self._sheets):
                if (pair := (pairing.later, pairing.earlier)) not in paired:
                    paired.add(pair)
                    self._take(pairing.finding, *pair)
        for among_all in rules.AMONG_ALL:
            for number, finding in among_all(self._sheets):
                self._take(finding, number)

    def _take(self, finding: Finding, *numbers: int) -> None:
        """Keep a finding at the first of `numbers`, unless one of them allows it."""
        allowing = [number for number in numbers if finding.code in self._allowed[number]]
        for number in allowing:
            self._needed[number].add(finding.code)
        if not allowing:
            self._found[numbers[0]].append(finding)

    def _judged(self, sheet: Sheet) -> set[str]:
        """The rules of which it is certain that nothing was found only because there is nothing to find."""
        judged = set(rules.CAN_BE_ALLOWED) - rules.ACROSS_DECKS
        if not judged_by_documents(sheet, self._section_text):
            judged.discard(FOREIGN_YEAR)
        return judged


def _no_documents(_sheet: Sheet, _citation: Citation) -> None:
    return None


def _problem(finding: Finding, reading: Reading | None, sheet: Sheet | None = None) -> Problem:
    mark = reading.deck_mark if reading else None
    if reading is not None and sheet is not None:
        mark = mark_of(reading, sheet.placed, finding.key, finding.item)
    return Problem(
        code=finding.code,
        message=finding.message,
        hint=finding.hint,
        mark=mark,
        severity=Severity.WARNING,
        question=sheet.about.id if sheet else "",
    )
