"""Mending a deck: only the lines that are named change, all else stays, and twice is once."""

import re
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.decks.deck import Deck
from quiz_app.decks.mending import MendedDeck, mended_deck
from quiz_app.decks.reader import read_deck
from quiz_app.decks.text_lines import lines_of
from quiz_app.questions.model import Question
from tests.support.wild_decks import WildDecks

HEAD = "deck: d\ntitle: t\nquestions:\n"
NAME = "d.yaml"
WILD = WildDecks()
SHIPPED = sorted((Path(__file__).resolve().parents[2] / "decks").glob("*.yaml"))


def mended(question: str) -> str:
    """The lines of the one question of a deck, mended; its first key is its id."""
    text = HEAD + "  - id: q\n" + question
    return mended_deck(text.encode(), NAME).data.decode().removeprefix(HEAD + "  - id: q\n")


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("Y010", "question: Which: this?", 'question: "Which: this?"'),
        ("Y010", "question: Which: this?  # why", 'question: "Which: this?"  # why'),
        ("Y010", 'question: He said: "no"', "question: 'He said: \"no\"'"),
        ("Y011", "question: Which #1 power?", 'question: "Which #1 power?"'),
        ("Y012", "cloze: {{c1::Golovin}} signed.", 'cloze: "{{c1::Golovin}} signed."'),
        ("Y013", "question: [Qing] emperors?", 'question: "[Qing] emperors?"'),
        ("Y017", 'question: "Unequal" are what?', "question: '\"Unequal\" are what?'"),
        ("Y020", "question: *Golovin* who?", 'question: "*Golovin* who?"'),
        ("Y020", "question: @home, who?", 'question: "@home, who?"'),
        ("Y020", "question: %5 of what?", 'question: "%5 of what?"'),
        ("Y020", "question: `Who`?", 'question: "`Who`?"'),
        ("Y020", "question: >50 of what?", 'question: ">50 of what?"'),
    ],
)
def test_a_text_that_yaml_misreads_is_quoted(code: str, before: str, after: str) -> None:
    rest = "\n" if before.startswith("cloze") else "\n    answer: I\n"
    text = HEAD + f"  - id: q\n    {before}{rest}"
    result = mended_deck(text.encode(), NAME)
    assert result.data.decode() == HEAD + f"  - id: q\n    {after}{rest}"
    assert [(mend.line, mend.code, mend.what) for mend in result.mends] == [(5, code, "quoted")]
    reading = read_deck(result.data, NAME)
    assert [located.problem.code for located in reading.problems] == []


@pytest.mark.parametrize(
    "question",
    [
        "    question: Which\n      one: this?\n    answer: I\n",
        "    question: Which: this\n      - or that?\n    answer: I\n",
        "    question: Which: this\n      or that?  # the first\n    answer: I\n",
        "    question: Who?\n    explain: So: it\n      hint: was\n    answer: I\n",
        "    question: Who?\n    answer: I #remember this\n",
        "    question: Who?\n    answer: - I\n",
        "    question: Who?\n    answer: I\n    wrong:\n      - You: they: who\n",
        "    question: Who?\n    answer: 'it's I'\n",
        '    question: Who?\n    answer: "I" or "you"\n',
        "    question: Who?\n    answer: [I, you] we\n    wrong: [a\n",
        "    question: Who?\n    answer: > I\n",
        "    question: Who?\n    answer: *I\n",
        "    question: Who?\n    source:\n\t\tsection: x\n    answer: I\n",
        '    question: Which: this?\n    answer: "I\n',
    ],
)
def test_what_may_be_meant_in_two_ways_is_left(question: str) -> None:
    assert mended(question) == question


def test_tabs_before_keys_become_the_column_of_the_keys() -> None:
    assert mended("\tquestion: Who?\n\tanswer: I\n") == "    question: Who?\n    answer: I\n"


def test_a_missing_space_after_a_key_is_written() -> None:
    assert mended("    question: Who?\n    answer: I\n    explain:For.\n").endswith("    explain: For.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "    answer: I  # me\n    # asked often\n    question: Who?\n",
            "    # asked often\n    question: Who?\n    answer: I  # me\n",
        ),
        (
            "    tags: [a]\n    question: |\n      Who?\n\n      Me?\n    answer: I\n",
            "    question: |\n      Who?\n\n      Me?\n    answer: I\n    tags: [a]\n",
        ),
        (
            "    level: 1\n    question: Who?\n    answer: I\n    wrong:\n    - You\n    - They",
            "    question: Who?\n    answer: I\n    wrong:\n    - You\n    - They\n    level: 1",
        ),
        ("    answer: I\n\n    question: Who?\n", "    answer: I\n\n    question: Who?\n"),
        ("    answer: &a I\n    question: *a\n", "    answer: &a I\n    question: *a\n"),
    ],
)
def test_keys_are_put_in_order_with_their_comments(before: str, after: str) -> None:
    assert mended(before) == after


def test_the_key_behind_the_dash_changes_its_place_too() -> None:
    text = HEAD + "  - answer: I  # me\n    question: Who?\n    id: q\n  # next\n"
    assert mended_deck(text.encode(), NAME).data.decode() == (
        HEAD + "  - id: q\n    question: Who?\n    answer: I  # me\n  # next\n"
    )


def test_a_question_known_by_a_text_that_a_hash_has_cut_keeps_its_id() -> None:
    text = HEAD + "  - question: Who #1?\n    answer: I\n"
    before = read_deck(text.encode(), NAME).deck
    result = mended_deck(text.encode(), NAME)
    assert before is not None
    identity = before.questions[0].question.about.id
    assert result.data.decode() == HEAD + f'  - id: {identity}\n    question: "Who #1?"\n    answer: I\n'
    assert [(mend.line, mend.code) for mend in result.mends] == [(4, "id"), (5, "Y011")]


def test_the_header_is_mended_too() -> None:
    text = (
        HEAD.replace("title: t", "title: China: a history # mine") + "  - {id: a, question: Q, answer: A}\n"
    )
    result = mended_deck(text.encode(), NAME)
    assert result.data.decode() == text.replace("China: a history", '"China: a history"')


def test_a_mend_is_told_at_the_line_where_it_stands_now() -> None:
    text = HEAD + "  - question: Who?\n    answer: I\n  - answer: the #1 power\n    question: Which?\n"
    result = mended_deck(text.encode(), NAME)
    lines = result.data.decode().split("\n")
    assert [(mend.code, lines[mend.line - 1].strip(" -")) for mend in result.mends] == [
        ("id", "id: who-1d8176"),
        ("id", f"id: {result.mends[1].what.split()[0]}"),
        ("order", lines[6].strip(" -")),
        ("Y011", 'answer: "the #1 power"'),
    ]


PLAIN = st.sampled_from(
    ["I", "It is: so", "the #1 power", "*so*", "[so] it is", "@x", "'quoted'", '"a: b"', "no # why", "%", "`x`",
     '"A" b', "{{c1::x}} y", "x: y # z", ">5 km", "| x", "ж: 🐉", "a\tb", "- x", "<<", "C:\\x: y", "it's: so", "so:"]
)  # fmt: skip


@st.composite
def decks(draw: st.DrawFn) -> bytes:
    """Decks of flashcards with all that a hand may write: comments, blank lines, keys in any order, slips."""
    dash = draw(st.sampled_from(["- ", "  - ", "  -   "]))
    margin = " " * len(dash)
    text = f"deck: d\ntitle: {draw(PLAIN)}\nquestions:\n"
    for number in range(draw(st.integers(1, 5))):
        keys = [
            f"question: {draw(st.sampled_from(['Who', 'Why']))} {number}"
            + draw(st.sampled_from(["?", ": eh?", " #1?"]))
        ]
        answer = draw(st.sampled_from(["answer", "answer", "answer", "anwser", "Answer", "answerr"]))
        keys += [f"{answer}: {draw(PLAIN)}", *draw(st.sampled_from([[], [f"id: q{number}"]]))]
        keys += draw(
            st.sets(
                st.sampled_from(
                    [
                        "tags: [a, b]",
                        "level: 2",
                        "explain: |\n{}  a: b\n\n{}  # c",
                        "hint: a\n{}  b",
                        "hint: 'a'\n{}\t'b",
                        "hint: a: b\n{}  it's c",
                        "explian: x",
                        "wrong:\n{}\t- a\n{}\t- b",
                    ]
                )
            )
        )
        keys = [key.replace("{}", margin) for key in draw(st.permutations(keys))]
        lines = [key + draw(st.sampled_from(["", "  # behind"])) if "\n" not in key else key for key in keys]
        above = [draw(st.sampled_from(["", "", margin + "# above\n", "\n", "# margin\n"])) for _ in keys[1:]]
        text += dash + lines[0] + "\n"
        text += "".join(f"{note}{margin}{line}\n" for note, line in zip(above, lines[1:], strict=True))
        text += draw(st.sampled_from(["", "\n", "  # between\n", "\n# between\n\n"]))
    text = text.rstrip("\n") + draw(st.sampled_from(["", "\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return (draw(st.sampled_from(["", "\ufeff"])) + text).encode()


@given(decks())
def test_mending_is_safe(data: bytes) -> None:
    assert_safe(data)


@pytest.mark.parametrize("share", range(6))
def test_mending_is_safe_on_wild_files(share: int) -> None:
    for seed in range(share * 15, share * 15 + 15):
        assert_safe(WILD.made(seed))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_decks_mended_are_the_same_decks(path: Path) -> None:
    data = path.read_bytes()
    result = assert_safe(data)
    assert {mend.code for mend in result.mends} <= {"order"}


def assert_safe(data: bytes) -> MendedDeck:
    """All that mending promises, for one file."""
    result = mended_deck(data, NAME)
    before, after = read_deck(data, NAME), read_deck(result.data, NAME)
    if not result.mends:
        assert result.data == data
        return result
    again = mended_deck(result.data, NAME)
    assert (again.data, again.mends) == (result.data, ())
    assert result.data.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    old, new = lines_of(before.text), lines_of(after.text)
    named = {line for mend in result.mends for line in range(mend.first, mend.last + 1)}
    runs = groupby(enumerate(old, 1), lambda numbered: numbered[0] in named)
    parts = [".*?" if changed else "".join(re.escape(line) for _, line in run) for changed, run in runs]
    assert re.fullmatch("".join(parts), "".join(new), re.DOTALL)
    assert before.deck is not None
    assert after.deck is not None
    assert_same(before.deck, after.deck, named)
    return result


def assert_same(before: Deck, after: Deck, named: set[int]) -> None:
    """What was readable is the same, but for texts that a hash had cut on a line that is named."""
    now: dict[str, Question] = {placed.question.about.id: placed.question for placed in after.questions}
    for placed in before.questions:
        question = now[placed.question.about.id]
        inside = named & set(range(placed.start.line, placed.end.line + 1))
        assert question == placed.question or inside
    order = [placed.question.about.id for placed in before.questions]
    assert [identity for identity in now if identity in set(order)] == order
    assert (before.id, before.language, before.document) == (after.id, after.language, after.document)
    assert after.unreadable <= before.unreadable
