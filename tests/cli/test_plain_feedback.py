"""A plain session tells the verdict first, then each part of the answer, the reasons, and code as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz_app.cli.plain import PlainSession
from quiz_app.paths import find_places
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.support.life import StillClock
from tests.support.reading import passages_at

Talk = Callable[..., list[str]]
HEAD = "deck: talk\ntitle: Talk\nsources: {atlas: {title: An atlas}}\ndocument: atlas\nquestions:\n"
SEVERAL = """\
  - id: note
    question: Which powers made Japan return Liaodong?
    answers: [Russia, France, Germany]
    wrong: [Britain: it stood aside, Austria-Hungary: it had no ships there, Italy]
    explain: Within one hour.
    section: North
"""
NAMED = "  - {id: note, question: Which powers?, answers: [Russia, France, Germany]}\n"
CLAIM = "  - {id: baikal, statement: One river feeds Baikal., answer: false, correction: Hundreds do.}\n"
CHOICE = "  - {id: ussuri, question: Which river?, answer: Ussuri, wrong: [Lena: It flows north.]}\n"
CODE = """\
  - id: loop
    question: |
      What does it print?
      ```python
      for n in (1, 2):
      \tprint(n)
      ```
    answer: |
      ```
      1
      2
      ```
"""


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """Answers one question with these lines and gives what was told."""
    folder = tmp_path / "decks"
    folder.mkdir()
    desks: list[Desk] = []

    def say(question: str, *lines: str) -> list[str]:
        (folder / "talk.yaml").write_text(HEAD + question, encoding="utf-8")
        clock = StillClock()
        desk = Desk.open(find_places({}, tmp_path / "home"), clock, shipped=folder)
        desks.append(desk)
        desk.sync()
        sitting = desk.start(Selection(decks=("talk",)))
        showing = sitting.showing
        assert showing is not None
        shown = {
            showing.prompt.options[index]: str(place) for place, index in enumerate(showing.order, start=1)
        }
        told: list[str] = []
        PlainSession(sitting, clock, told.append, passages_at(desk, tmp_path, told.append)).run(
            [" ".join(shown.get(word, word) for word in line.split(" ")) for line in lines]
        )
        return told

    yield say
    for desk in desks:
        desk.close()


def after(told: list[str], word: str) -> list[str]:
    """What was told from the verdict on, up to the next question."""
    start = next(n for n, line in enumerate(told) if line.startswith(word))
    rest = told[start:]
    return rest[: rest.index("")]


def test_several_picked_are_told_one_by_one_with_all_reasons(talk: Talk) -> None:
    assert after(talk(SEVERAL, "Russia France Britain"), "partly") == [
        "partly: Russia; France; Germany   (2 of 3 right, 1 wrong)",
        "  right: Russia",
        "  right: France",
        "  missed: Germany",
        "  wrong: Britain — it stood aside",
        "  not Austria-Hungary: it had no ships there",
        "  Within one hour.",
        "  [An atlas › North]",
        "  again · again in this sitting",
    ]


def test_names_are_told_with_what_differs(talk: Talk) -> None:
    assert after(talk(NAMED, "Russia; Germny; Britain"), "partly")[:5] == [
        "partly: Russia; France; Germany   (2 of 3 right, 1 wrong)",
        "  right: Russia",
        "  right: Germny   (1 letter differs: Germ[a]ny)",
        "  wrong: Britain",
        "  missed: France",
    ]


def test_a_false_statement_is_corrected(talk: Talk) -> None:
    assert after(talk(CLAIM, "t"), "wrong")[0] == "wrong: False: Hundreds do."
    assert after(talk(CLAIM, "f"), "right")[0] == "right: False: Hundreds do."


def test_the_reason_of_a_wrong_option_is_told_also_when_it_was_not_picked(talk: Talk) -> None:
    assert after(talk(CHOICE, "Lena"), "wrong")[:2] == ["wrong: Ussuri", "  not Lena: It flows north."]
    assert after(talk(CHOICE, "Ussuri"), "right")[:2] == ["right: Ussuri", "  not Lena: It flows north."]


REJECTS = """\
  - {id: river, question: Which river was lost?, answer: the Amur, typed: true, reject: [Ussuri: only in 1860]}
"""
COUNTS = """\
  - {id: powers, question: How many powers?, number: 3, reject: {4: Britain stood aside}}
"""
GAP = """\
  - {id: gap, cloze: "The {{c1::Amur}} parts them.", reject: [Ussuri: that is farther east]}
"""
DATED = """\
  - {id: year, question: In which year?, date: 1689, reject: {1727: that was Kyakhta}}
"""


@pytest.mark.parametrize(
    ("question", "line", "told"),
    [
        (REJECTS, "ussuri", "not ussuri: only in 1860"),
        (COUNTS, "four", "not four: Britain stood aside"),
        (COUNTS, "30", "Ten times too large."),
        (GAP, "Ussuri", "not Ussuri: that is farther east"),
        (DATED, "in 1727", "not in 1727: that was Kyakhta"),
    ],
)
def test_the_reason_of_a_rejected_answer_names_that_answer(
    question: str, line: str, told: str, talk: Talk
) -> None:
    assert after(talk(question, line), "wrong")[1] == f"  {told}"


def test_code_stands_indented_in_question_and_answer(talk: Talk) -> None:
    told = talk(CODE, "", "3")
    question = told.index("What does it print?")
    assert told[question : question + 3] == [
        "What does it print?",
        "    for n in (1, 2):",
        "        print(n)",
    ]
    assert after(told, "answer")[:3] == ["answer:", "      1", "      2"]
    assert not any("```" in line for line in told)


def test_the_reasons_of_wrong_options_come_in_the_order_in_which_the_options_stood(talk: Talk) -> None:
    wrong = {f"Lake {name}": f"Reason {name}." for name in "ABCDEFGH"}
    listed = ", ".join(f"{name}: {reason}" for name, reason in wrong.items())
    told = talk(f"  - {{id: note, question: Which lake?, answer: Baikal, wrong: [{listed}]}}\n", "Baikal")
    asked = [line.split(maxsplit=1)[1] for line in told if line.strip()[:1].isdigit() and "Lake" in line]
    reasons = [line.strip() for line in told if line.startswith("  not ")]
    assert len(asked) == len(wrong)
    assert reasons == [f"not {name}: {wrong[name]}" for name in asked]


def test_letters_of_a_hint_stand_below_the_authors_words(talk: Talk) -> None:
    told = talk(
        "  - {id: note, question: Which lake?, answer: Baikal, typed: true, hint: A deep one.}\n", ":h", ":h"
    )
    assert "hint: A deep one." in told
    assert told[told.index("hint:") :][1:3] == ["  A deep one.", "  B·····"]
