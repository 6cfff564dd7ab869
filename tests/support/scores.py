"""A sample of score history: many attempts of every kind, sessions, and what goes wrong in them."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.journal.exams import ExamState
from quiz_app.progress.scores import (
    ComparedQuestion,
    Comparison,
    Hard,
    Mark,
    Matrix,
    MatrixRow,
    MixUp,
    Scores,
    SessionRow,
)
from quiz_app.storage.exams import Kept, Sums

TODAY = 738_612  # 2023-03-27
_DAY_MS = 86_400_000
_EPOCH = 719_163
_SECTIONS = {
    "border-treaties": ("Treaty of Nerchinsk (1689)", "Treaty of Aigun (1858)", "Treaty of Peking (1860)"),
    "caravan-trade": ("Kyakhta", "Tea and furs"),
}
_QUESTIONS = {
    "border-treaties/nerchinsk-cession": "Which river valley did Russia give up at Nerchinsk?",
    "border-treaties/aigun-year": "When was the Treaty of Aigun signed?",
    "border-treaties/peking-gain": "Which treaty gave Russia the coast down to Vladivostok?",
    "border-treaties/signers#c1": "[…] signed for Russia, Songgotu for the Qing, with two Jesuits to interpret",
    "caravan-trade/kyakhta-goods": "Name what came through Kyakhta in the eighteenth century.",
    "caravan-trade/tea-brick": "为什么砖茶比散茶好运？ (Why were bricks of tea easier to carry than loose leaves?)",
    "caravan-trade/markup": "What does [bold]not[/bold] stand in a customs register?",
}
_LETTERS = {
    "+": Mark.RIGHT,
    "~": Mark.PARTLY,
    "-": Mark.WRONG,
    ".": Mark.OPEN,
    " ": Mark.NOT_ASKED,
}


def attempt(number: int, *, points: float = 7.0, right: int = 7, expected: float = 6.2) -> Kept:
    """The exam of this number, ten questions, handed in; later ones have higher numbers."""
    day = TODAY - 60 + 5 * number
    started = (day - _EPOCH) * _DAY_MS + 9 * 3_600_000
    return Kept(
        exam=f"{number:032x}",
        started_ms=started,
        ended_ms=started + 600_000,
        study_day=day,
        state=ExamState.HANDED_IN,
        name="",
        decks=("border-treaties",),
        tags=(),
        spent_ms=540_000 + 1000 * number,
        limit_ms=0,
        penalty=False,
        passing=None,
        regraded=False,
        answered=10,
        whole=Sums(questions=10, right=right, points=points, expected=expected),
        seen=Sums(questions=8, right=min(right, 8), points=min(points, 8.0), expected=expected - 0.5),
        low=int(expected - 2),
        high=int(expected + 3),
        chance=2.5,
    )


def marks(letters: str) -> tuple[Mark, ...]:
    """Marks written as letters: + right, ~ partly, - wrong, . not answered, and a space where it was not asked."""
    return tuple(_LETTERS[letter] for letter in letters)


def _attempts() -> tuple[Kept, ...]:
    scores = ((3.5, 3, 4.1), (4.0, 4, 4.6), (6.25, 6, 5.2), (5.5, 5, 5.9), (7.0, 7, 6.2), (8.5, 8, 7.0))
    found = [
        attempt(number, points=points, right=right, expected=expected)
        for number, (points, right, expected) in enumerate(scores, start=1)
    ]
    found[1] = replace(found[1], state=ExamState.VOIDED, name="with the book open")
    found[2] = replace(found[2], passing=0.6, limit_ms=600_000)
    found[3] = replace(found[3], passing=0.6, penalty=True, chance=0.0, regraded=True, tags=("qing",))
    nothing = Sums(questions=20, right=0, points=0.0, expected=0.0)
    found.append(
        replace(
            attempt(7), state=ExamState.OPEN, ended_ms=0, spent_ms=0, answered=0, whole=nothing, low=0, high=0,
            decks=("border-treaties", "caravan-trade"), seen=replace(nothing, questions=12), chance=0.0,
        )
    )  # fmt: skip
    return tuple(reversed(found))


def _sessions() -> tuple[SessionRow, ...]:
    found = []
    for number in range(12):
        day, answers = TODAY - 2 * number, 24 - number
        found.append(
            SessionRow(
                session=f"{0xFF00 + number:032x}",
                started_ms=(day - _EPOCH) * _DAY_MS + 7 * 3_600_000,
                study_day=day,
                decks=("border-treaties", "caravan-trade")[: 1 + number % 2],
                answers=answers,
                right=answers - number % 5,
                partly=number % 3,
                predictions=answers - number % 4,
                recalled=answers - number % 4 - number % 5,
                expected=round((answers - number % 4) * 0.88, 2),
                introduced=number % 4,
                taken_ms=answers * (6000 + 300 * number),
            )
        )
    imported = replace(found[-1], session="", started_ms=0, study_day=TODAY - 400, answers=310, right=275)
    return (*found, replace(imported, decks=("imported",), introduced=12))


def _row(name: str, title: str, letters: str, each_ms: float) -> MatrixRow:
    seen = marks(letters)
    return MatrixRow(
        name=name, title=title, marks=seen, asked=len(seen) - letters.count(" "), right=letters.count("+"),
        each_ms=each_ms,
    )  # fmt: skip


def sample() -> Scores:
    """All that the history may have to show: seven attempts, one of them void and one open, and thirteen sessions."""
    attempts = _attempts()
    columns = tuple(each.exam for each in reversed(attempts) if each.state is ExamState.HANDED_IN)
    deck, other = _SECTIONS
    headings = [(deck, heading) for heading in _SECTIONS[deck]] + [(other, each) for each in _SECTIONS[other]]
    went = ("-~~++", "--~-+", "--+-+", " ~~+ ", "+ +++")
    letters = ("--+-+", "-+-++", "--+ +", " -~+.", "~+~+ ", " +++ ", "+++++")
    return Scores(
        attempts=attempts,
        sessions=_sessions(),
        more_sessions=True,
        sections=Matrix(
            exams=columns,
            rows=tuple(
                _row(f"{name} > {heading}", heading, row, 21_000.0)
                for (name, heading), row in zip(headings, went, strict=True)
            ),
        ),
        questions=Matrix(
            exams=columns,
            rows=tuple(
                _row(card, text, row, 9000.0 + 4000 * number)
                for number, ((card, text), row) in enumerate(zip(_QUESTIONS.items(), letters, strict=True))
            ),
        ),
        hardest=tuple(
            Hard(card=card, text=text, asked=8 + number, right=2.5 + number, each_ms=14_000.0 + 900 * number)
            for number, (card, text) in enumerate(_QUESTIONS.items())
        ),
        mix_ups=(
            MixUp(given="Aigun", wanted="Peking", times=4, cards=("border-treaties/peking-gain",)),
            MixUp(given="1894", wanted="1858", times=3, cards=("border-treaties/aigun-year",)),
            MixUp(
                given="the Ussuri",
                wanted="the Amur valley",
                times=2,
                cards=("border-treaties/nerchinsk-cession", "border-treaties/peking-gain"),
            ),
            MixUp(given="茶", wanted="砖茶", times=1, cards=("caravan-trade/tea-brick",)),
        ),
    )


def nothing() -> Scores:
    """The history of one who has not begun."""
    none = Matrix(exams=(), rows=())
    return Scores(
        attempts=(), sessions=(), more_sessions=False, sections=none, questions=none, hardest=(), mix_ups=()
    )


def two_attempts() -> Comparison:
    """The first and the last exam of the sample side by side: gained, lost, and asked in one of them only."""
    scored = [each for each in sample().attempts if each.state is ExamState.HANDED_IN]
    went = (("-", "+"), ("-", "+"), ("~", "+"), ("+", "-"), (".", "~"), ("+", " "), (" ", "+"))
    questions = tuple(
        ComparedQuestion(
            card=card,
            text=text,
            before=_LETTERS[before],
            after=_LETTERS[after],
            before_ms=0 if before == " " else 31_000,
            after_ms=0 if after == " " else 12_500,
        )
        for (card, text), (before, after) in zip(_QUESTIONS.items(), went, strict=True)
    )
    return Comparison(before=scored[-1], after=scored[0], questions=questions)
