"""Every type of question in a plain session of the real executable: not known, wrong, right, each told word first."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Timer
from typing import IO

import pytest

from quiz_app.clock import SystemClock
from quiz_app.journal.event import Kind
from quiz_app.paths import find_places
from quiz_app.questions.model import DONT_KNOW, REVEALED, Outcome, Response
from quiz_app.questions.registry import TYPES
from quiz_app.storage import log
from quiz_app.study.asking import response_in
from quiz_app.study.desk import Desk
from tests.support.executable import Quiz
from tests.support.showcase import CASES, DECK, cards, line_for, response_to

PATIENCE_S = 60.0
HEADER = re.compile(r"\d+/\d+ · Rivers, rails and steppes( · once more)?")
OPTION = re.compile(r"\s*([0-9]+|[a-z])\)?\s+(\S.*)")
WORDS = {Outcome.RIGHT: "right", Outcome.NEAR: "right", Outcome.PARTLY: "partly", Outcome.WRONG: "wrong"}


CARDS = cards()
ASKED = {card: question.lines(part) for card, (question, part) in CARDS.items()}


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Quiz:
    folder = tmp_path_factory.mktemp("showcase")
    quiz = Quiz(folder / "home", folder)
    (folder / "showcase.yaml").write_bytes(DECK.read_bytes())
    assert quiz("decks", "add", "showcase.yaml").code == 0
    assert quiz("settings", "new_per_day", "999").code == 0
    return quiz


@pytest.fixture(scope="module")
def played(quiz: Quiz) -> dict[str, list[str]]:
    """A sitting in which every card is not known at first, then answered wrong, then right.

    Gives for each card the line after each of its answers.
    """
    told: dict[str, list[str]] = {}
    with plain(quiz) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        line = _next_line(process.stdout)
        while line and not line.startswith("That was the last card"):
            if HEADER.fullmatch(line):
                card, shown = _asked(process.stdout)
                verdicts = told.setdefault(card, [])
                process.stdin.write(_reply(card, len(verdicts), shown))
                process.stdin.flush()
                line = _next_line(process.stdout)
                verdicts.append(line)
            line = _next_line(process.stdout)
        process.stdin.close()
        assert "right at first" in process.stdout.read()
    return told


@contextmanager
def plain(quiz: Quiz) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [*quiz.command, "study", "showcase", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=quiz.folder,
        env={**quiz.environment, "NO_COLOR": "1"},
    ) as process:
        # A question that is not what was expected would wait for its answer for ever.
        watch = Timer(PATIENCE_S, process.kill)
        watch.start()
        yield process
        watch.cancel()
    assert process.returncode == 0


def _next_line(out: IO[str]) -> str:
    """The next line that is not empty, without its end; "" where there is none."""
    return next((line.rstrip() for line in iter(out.readline, "") if line.strip()), "")


def _asked(out: IO[str]) -> tuple[str, dict[str, str]]:
    """The card that is asked, and the number or letter that stands before each of its options."""
    first = out.readline().rstrip("\n")
    [(card, count)] = [(card, len(lines)) for card, lines in ASKED.items() if lines[0] == first]
    lines = [out.readline().rstrip("\n") for _ in range(count - 1)]
    return card, {found[2]: found[1] for line in lines if (found := OPTION.fullmatch(line))}


def _reply(card: str, before: int, shown: dict[str, str]) -> str:
    """Nothing at first, then the wrong answer, then the right one; a self-graded card is turned before its grade."""
    if card not in CASES:
        return f"\n{before + 1}\n"
    case = CASES[card]
    return (
        "\n" if before == 0 else line_for(CARDS[card][0], (case.wrong, case.right)[before - 1], shown) + "\n"
    )


def test_every_type_is_asked_in_at_least_three_questions(played: dict[str, list[str]]) -> None:
    asked = Counter(CARDS[card][0].type_name for card in played)
    assert {kind.name: asked[kind.name] >= 3 for kind in TYPES} == {kind.name: True for kind in TYPES}


def test_every_card_ends_right_and_is_judged_word_first(played: dict[str, list[str]]) -> None:
    expected = {
        card: ["don't know:", f"{WORDS[CASES[card].judged]}:", f"{WORDS[CASES[card].passed]}:"]
        for card in played
        if card in CASES
    }
    assert {card: [line[: line.find(":") + 1] for line in played[card]] for card in expected} == expected


def test_self_graded_cards_show_their_answer_and_take_the_grade(played: dict[str, list[str]]) -> None:
    told = {card: lines for card, lines in played.items() if card not in CASES}
    assert {CARDS[card][0].type_name for card in told} == {"flashcard"}
    assert all(line.startswith("answer:") for lines in told.values() for line in lines)
    assert {len(lines) for lines in told.values()} == {2}  # again at first, hard when it comes back


def test_the_raw_answers_stand_in_the_events(quiz: Quiz, played: dict[str, list[str]]) -> None:
    with closing(Desk.open(find_places(quiz.environment), SystemClock())) as desk:
        found = {card: _responses(desk, card) for card in played}
    expected = {
        card: [
            DONT_KNOW,
            *(response_to(CARDS[card][0], given) for given in (CASES[card].wrong, CASES[card].right)),
        ]
        if card in CASES
        else [REVEALED, REVEALED]
        for card in played
    }
    assert found == expected


def _responses(desk: Desk, card: str) -> list[Response | None]:
    events = log.events_of(desk.ledger.database, desk.ledger.author.learner, f"showcase/{card}")
    return [response_in(event.payload) for event in events if event.kind == Kind.ANSWERED]


def test_the_deck_has_the_extremes_that_every_type_must_bear() -> None:
    prompts = {card: question.prompt(part) for card, (question, part) in CARDS.items()}
    assert len(prompts["typed-long"].text) == 500
    assert len(prompts["choice-twelve"].options) == len(prompts["multi-twelve"].options) == 12
    assert len(prompts["order-twenty"].options) == 20
