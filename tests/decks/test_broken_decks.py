"""Broken decks, one slip each: every one is named at its place with a hint, and the questions beside it still load."""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz_app.cli.main import main
from quiz_app.decks.encoding import MOST_BYTES, mark_at
from quiz_app.decks.files import load
from quiz_app.decks.reader import read_deck
from quiz_app.questions import codes, gaps

HEAD = "deck: broken\ntitle: Broken\nquestions:\n"
BEFORE = "  - id: before\n    question: Who signed?\n    answer: Golovin\n"
AFTER = "  - id: after\n    question: Who came?\n    answer: Spafarii\n"
FIRST_LINE = 7


@dataclass(frozen=True)
class Slip:
    """The lines between two good questions, and what must be said of them: code, line (from 1) and column."""

    name: str
    lines: str
    code: str
    line: int
    column: int
    loads: bool = False
    others: tuple[str, ...] = ()


def question(**keys: str) -> str:
    """A question of these keys, one a line."""
    return "  - id: slip\n" + "".join(f"    {key}: {value}\n" for key, value in keys.items())


def asked(text: str) -> str:
    """A flashcard that is sound but for its question."""
    return question(question=text, answer="yes")


BOMB = "".join(f"    k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 10)}]\n" for i in range(1, 9))
KEYS = "".join(f"    k{i}: x\n" for i in range(1_000))

SLIPS = (
    Slip("a colon in a question", asked("Which year: 1689?"), "Y010", 2, 25),
    Slip("a colon after letters that are wide in bytes", asked("Царь 🐉 wrote: what?"), "Y010", 2, 27),
    Slip("a colon at the end of a text", asked("Which of these:"), "Y010", 2, 29),
    Slip("a colon in an answer", question(question="Who?", answer="both: A and B"), "Y010", 3, 17),
    Slip("a colon on the second line of a text", asked("He wrote\n      to Peking: no more."), "Y010", 3, 16),
    Slip("a colon inside of braces", "  - {id: slip, question: year: x, answer: z}\n", "Y010", 1, 30),
    Slip("a colon after quotes inside a text", asked('Why "they": or'), "Y010", 2, 25),
    Slip("a hash that cuts an answer", question(question="Who?", answer="the #1 power"), "Y011", 3, 16, loads=True),
    Slip("a hash that leaves nothing", question(question="Who?", answer="#1"), "Y011", 3, 12, others=(codes.EMPTY,)),
    Slip("a hash before a line that goes on", asked("Who was the #1\n      power?"), "Y011", 2, 27),
    Slip("a cloze without quotes", question(cloze="{{c1::Golovin}} signed."), "Y012", 2, 12),
    Slip("an answer of braces", question(question="Who?", answer="{{c1::Golovin}}"), "Y012", 3, 13),
    Slip("a text that begins with a bracket", asked("[sic] who?"), "Y013", 2, 15),
    Slip("a text that begins with a brace", asked("{a} or b?"), "Y013", 2, 15),
    Slip("a comma inside of braces", "  - {id: slip, question: Who came, saw?, answer: A}\n", "Y014", 1, 36),
    Slip("options in braces", question(question="Who?", answer="A", wrong="{B: no, C}"), "Y014", 4, 20),
    Slip("a tab before a key", "  - id: slip\n\tquestion: Who?\n    answer: A\n", "Y015", 2, 1),
    Slip("a tab after spaces", "  - id: slip\n    question: Who?\n  \t  answer: A\n", "Y015", 3, 3),
    Slip("a tab before an item", question(question="Who?", answer="A", wrong="") + "\t- B\n", "Y015", 5, 1),
    Slip("a double quote never closed", asked('"Who?'), "Y016", 2, 15),
    Slip("a single quote never closed", asked("'Who?"), "Y016", 2, 15),
    Slip("text after a double quote", asked('"Unequal" treaties?'), "Y017", 2, 15),
    Slip("an apostrophe in single quotes", asked("'Who's there?'"), "Y017", 2, 15),
    Slip("no space after the dash", "  -id: slip\n    question: Who?\n    answer: A\n", "Y018", 1, 3),
    Slip("no space after the dashes of options", asked("Who?") + "    wrong:\n      -B\n      -C\n", "Y018", 5, 7),
    Slip("no space after the colon of the id", "  - id:slip\n    question: Who?\n    answer: A\n", "Y019", 1, 7),
    Slip("no space after the colon of a question", "  - id: slip\n    question:Who?\n    answer: A\n", "Y019", 2, 13),
    Slip("two stars", asked("**Who** was it?"), "Y020", 2, 15),
    Slip("one star", asked("*Who was it?"), "Y020", 2, 15),
    Slip("an ampersand", asked("& sons"), "Y020", 2, 15),
    Slip("an ampersand close to a word", asked("&sons"), "Y020", 2, 15),
    Slip("a comparison", asked("> 5 or < 5?"), "Y020", 2, 15),
    Slip("a pipe", asked("| is what?"), "Y020", 2, 15),
    Slip("an at sign", asked("@tsar was who?"), "Y020", 2, 15),
    Slip("a back quote", asked("`ls` does what?"), "Y020", 2, 15),
    Slip("a percent sign", asked("% of what?"), "Y020", 2, 15),
    Slip("an exclamation mark", asked("!important"), "Y020", 2, 15),
    Slip("a question mark before a space", asked("? who"), "Y020", 2, 15),
    Slip("a comma at the beginning", asked(", and who?"), "Y020", 2, 15),
    Slip("a closing bracket at the beginning", asked("] who?"), "Y020", 2, 15),
    Slip("a Windows path in double quotes", asked('"C:\\path"'), "Y021", 2, 18),
    Slip("a surrogate pair", asked('"\\ud83d\\ude00"'), "Y021", 2, 18),
    Slip("a thousands comma in a list", asked("How?") + "    wrong: [1,000, 7]\n", "Y022", 4, 13, loads=True),
    Slip("a key indented too deeply", "  - id: slip\n    question: Who?\n     answer: A\n", "Y023", 3, 6),
    Slip("a key indented too little", "  - id: slip\n    question: Who?\n   answer: A\n", "Y023", 3, 4),
    Slip("a question indented too deeply", "   - id: slip\n     question: Who?\n     answer: A\n", "Y023", 1, 4),
    Slip("a list never closed", question(question="Who?", answer="A", wrong="[B, C"), "Y024", 4, 12),
    Slip("a mapping never closed", "  - {id: slip, question: Who?\n", "Y024", 1, 5),
    Slip("a dash after a key", asked("- who?"), "Y025", 2, 15),
    Slip("an option continuing another", asked("Who?") + "    wrong:\n      - B\n        - C\n", "Y026", 6, 9, True),
    Slip("a line that belongs to nothing", "  - id: slip\n    question: Who?\n    came\n    answer: A\n", "Y027", 3, 5),
    Slip("an unindented block of text", "  - id: slip\n    question: |\n    Who?\n    answer: A\n", "Y027", 3, 5),
    Slip("a key twice", asked("Who?") + "    answer: B\n", "Y030", 4, 5),
    Slip("a list as a key", asked("Who?") + "    ? [a]\n    : b\n", "Y031", 4, 7),
    Slip("an object of Python", asked("!!python/object:os.system ls"), "Y032", 2, 15),
    Slip("a call of Python", asked("!!python/object/apply:x [ls]"), "Y032", 2, 15, others=(codes.TEXT_WANTED,)),
    Slip("a tag nobody declared", asked("!e!foo bar"), "Y032", 2, 15),
    Slip("a reference to nothing", asked("*who"), "Y033", 2, 15),
    Slip("a recursive alias", question(question="Who?", answer="A", wrong="&w [B, *w]"), "Y034", 4, 19),
    Slip("an alias bomb", asked("Who?") + "    k0: &k0 [x, x, x, x, x, x, x, x, x, x]\n" + BOMB, "Y035", 8, 14),
    Slip("nesting 20,000 deep", asked("[" * 20_000 + "]" * 20_000), "Y036", 2, 33),
    Slip("nesting 20,000 deep in braces", asked("{a: " * 20_000 + "}" * 20_000), "Y036", 2, 87),
    Slip("nesting 20,000 deep in dashes", "  - id: slip\n    question:\n      " + "- " * 20_000 + "x\n", "Y036", 3, 43),
    Slip("a merge key", asked("Who?") + "    <<: {level: 1}\n", "Y039", 4, 5),
    Slip("more options than one can learn", asked("Who?") + f"    tags: [{'x, ' * 1_001}]\n", "Y040", 4, 3012),
    Slip("more keys than a question has", asked("Who?") + KEYS, "Y040", 1001, 5),
    Slip("a text that fits on no card", asked("x" * 20_001), "Y042", 2, 15),
    Slip("gaps that open and never close", question(cloze=f'"{"{{c1::" * 3_000}"'), gaps.GAP_UNCLOSED, 2, 13),
    Slip("a colon without a key", asked("Who?") + "    : B\n", "Y041", 4, 5),
    Slip("a NUL", asked("Who\0?"), "Y005", 2, 18),
    Slip("a raw escape sequence", asked("\x1b[31mWho?"), "Y006", 2, 15),
    Slip("an escaped escape sequence", asked('"\\e]0;title\\aWho?"'), "Y007", 2, 15, loads=True),
    Slip("a bidirectional override", asked("Who\u202e?"), "Y007", 2, 15, loads=True),
    Slip("an id that is taken", "  - id: before\n    question: Who?\n    answer: A\n", "D019", 1, 9),
    Slip("a question that is a text", "  - Who signed?\n", codes.QUESTION_SHAPE, 1, 5),
    Slip("a question that is a list", "  - [Who signed?, Golovin]\n", codes.QUESTION_SHAPE, 1, 5),
    Slip("a question without keys", "  -\n", codes.QUESTION_SHAPE, 1, 4),
    Slip("a list for a question", asked("[Who, what]"), codes.TEXT_WANTED, 2, 15),
    Slip("no answer", question(question="Who?"), codes.KEY_MISSING, 1, 5),
    Slip("an answer for nothing", question(answer="A"), codes.KEY_MISSING, 1, 5),
    Slip("a type that does not exist", asked("Who?") + "    type: riddle\n", codes.TYPE_UNKNOWN, 4, 11),
    Slip("an id that is not allowed", "  - id: My Id!\n    question: Who?\n    answer: A\n", codes.BAD_ID, 1, 9),
    Slip("a cloze whose gap is not closed", question(cloze='"{{c1::Golovin signed."'), gaps.GAP_UNCLOSED, 2, 13),
)  # fmt: skip


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """What `quiz check` gives: exit code, stdout and stderr."""
    with pytest.raises(SystemExit) as end:
        main(["check", *arguments])
    assert isinstance(end.value.code, int)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return end.value.code, printed.out, printed.err


def test_there_are_at_least_sixty_slips() -> None:
    assert len(SLIPS) >= 60
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_named_at_its_place_and_hides_no_other_question(slip: Slip) -> None:
    text = HEAD + BEFORE + slip.lines + AFTER
    reading = read_deck(text.encode(), "broken.yaml")
    found = {located.problem.code: located for located in reversed(reading.problems)}
    assert set(found) == {slip.code, *slip.others}
    located = found[slip.code]
    assert (located.line - FIRST_LINE + 1, located.column) == (slip.line, slip.column)
    assert located.problem.mark == mark_at(text, located.problem.mark.index if located.problem.mark else -1)
    assert located.problem.message.endswith((".", "”", "`"))
    assert len(located.problem.hint) > 10
    assert reading.deck is not None
    ids = [placed.question.about.id for placed in reading.deck.questions]
    assert [identity for identity in ids if identity in ("before", "after")] == ["before", "after"]
    assert ("slip" in ids) == slip.loads


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_no_question_that_stands_in_the_file_can_be_taken_for_deleted(slip: Slip) -> None:
    """Its id is among the good or the broken ones, or the deck says that it cannot tell."""
    deck = read_deck((HEAD + BEFORE + slip.lines + AFTER).encode(), "broken.yaml").deck
    assert deck is not None
    known = {placed.question.about.id for placed in deck.questions} | set(deck.broken)
    assert "slip" in known or deck.unreadable or "slip" not in slip.lines


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_the_command_tells_each_slip_and_ends_with_1(
    slip: Slip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes((HEAD + BEFORE + slip.lines + AFTER).encode())
    code, out, err = check(capsys, str(path))
    assert code == 1
    told = [line for line in out.splitlines() if line.startswith(f"{path}:")]
    assert any(
        line.startswith(f"{path}:{slip.line + FIRST_LINE - 1}:{slip.column} {slip.code} ") for line in told
    )
    assert len(out.splitlines()) == 2 * len(told)
    assert "can be studied." in err


GOOD = HEAD + BEFORE + AFTER

FILES = (
    ("empty", b"", "Y001", (1, 1)),
    ("only a comment", b"# nothing\n", "Y001", (1, 1)),
    ("only an explicit start", b"---\n", "Y001", (1, 1)),
    ("too big", b"# " + b"x" * MOST_BYTES, "Y002", (0, 0)),
    ("UTF-16 with a mark", GOOD.encode("utf-16"), "Y003", (0, 0)),
    ("UTF-16 big endian with a mark", b"\xfe\xff" + GOOD.encode("utf-16-be"), "Y003", (0, 0)),
    ("UTF-16 without a mark", GOOD.encode("utf-16-le"), "Y003", (0, 0)),
    ("UTF-32 with a mark", GOOD.encode("utf-32"), "Y003", (0, 0)),
    ("UTF-32 without a mark", GOOD.encode("utf-32-be"), "Y003", (0, 0)),
    ("Latin-1", GOOD.replace("came", "kämpfte").encode("latin-1"), "Y004", (8, 20)),
    ("Latin-1 after a letter of UTF-8", "title: ж".encode() + b" \xe9\n", "Y004", (1, 10)),
    ("cut in the midst of a letter", "title: ж".encode()[:-1], "Y004", (1, 8)),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "Y006", (0, 0)),
    ("a program", b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00\x3e\x00\x01\x00\x00\x00\xd0\x1a" * 40, "Y006", (0, 0)),
    ("zeros", bytes(500), "Y006", (0, 0)),
    ("control characters all over", b"\x01\x02\x03 " * 40, "Y006", (0, 0)),
    ("a list without a header", b"- question: Who?\n  answer: A\n", "D010", (1, 1)),
    ("a text", b"Who signed?\n", "D010", (1, 1)),
    ("no id", b"title: T\n" + GOOD.partition("title: Broken\n")[2].encode(), "D011", (1, 1)),
    ("an id with spaces", GOOD.replace("deck: broken", "deck: My Deck").encode(), "D012", (1, 7)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "place"), [case[1:] for case in FILES], ids=[case[0] for case in FILES]
)
def test_a_file_that_is_no_deck_is_named(
    data: bytes, code: str, place: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no deck.yaml"
    path.write_bytes(data)
    reading = load(path)
    assert reading.deck is None
    assert [(located.problem.code, located.line, located.column) for located in reading.problems] == [
        (code, *place)
    ]
    assert reading.problems[0].problem.hint
    exit_code, out, _ = check(capsys, str(path))
    assert exit_code == 1
    assert f" {code} " in out


PARTLY: tuple[tuple[str, str, str, tuple[int, int], list[str]], ...] = (
    ("a line at the margin", HEAD + BEFORE + "explain: So.\n" + AFTER, "Y023", (7, 1), ["after"]),
    ("a second document", GOOD + "---\n" + GOOD, "Y038", (10, 1), ["before", "after"]),
    ("a second document after a fault", GOOD + asked("a: b") + "---\n", "Y038", (13, 1), ["before", "after"]),
    ("questions twice", GOOD + "questions: []\n", "Y030", (10, 1), ["before", "after"]),
    ("no title", GOOD.replace("title: Broken\n", ""), "D013", (1, 1), ["before", "after"]),
    ("a title with a colon", GOOD.replace("title: Broken", "title: Broken: how"), "Y010", (2, 14), ["before", "after"]),
    ("a misspelt key", GOOD.replace("title", "langauge: en\ntitle"), "D014", (2, 1), ["before", "after"]),
    ("a text for the questions", "deck: d\ntitle: t\nquestions: none\n", "D016", (3, 12), []),
    ("a mapping for the questions", "deck: d\ntitle: t\nquestions:\n  question: Who?\n", "D016", (4, 3), []),
    ("no question", "deck: d\ntitle: t\nquestions:\n", "D017", (3, 11), []),
    ("no questions", "deck: d\ntitle: t\n", "D015", (1, 1), []),
    ("the same text twice", HEAD + "  - {question: Who?, answer: A}\n" * 2, "D020", (5, 5), ["who-1d8176"]),
    ("an unknown document", GOOD + "    source: histroy > 1689\n", "D021", (10, 13), ["before", "after"]),
    ("a byte-order mark in the midst", GOOD + "\ufeff# more\n", "Y006", (10, 1), ["before"]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "place", "ids"), [case[1:] for case in PARTLY], ids=[case[0] for case in PARTLY]
)
def test_a_deck_with_a_broken_header_keeps_its_questions(
    text: str, code: str, place: tuple[int, int], ids: list[str]
) -> None:
    reading = read_deck(text.encode(), "partly.yaml")
    assert (code, *place) in [
        (located.problem.code, located.line, located.column) for located in reading.problems
    ]
    assert reading.deck is not None
    assert [placed.question.about.id for placed in reading.deck.questions] == ids


def test_every_unusable_question_is_reported_at_once() -> None:
    text = HEAD + "".join(
        slip.lines.replace("slip", f"slip-{n}") for n, slip in enumerate(SLIPS) if not slip.loads
    )
    found = {located.problem.code for located in read_deck(text.encode(), "all.yaml").problems}
    assert found >= {slip.code for slip in SLIPS if not slip.loads} - {"Y036", "Y035", "D019"}


# Paths that cannot be read as a file


def test_a_path_that_leads_nowhere_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, str(tmp_path / "nowhere.yaml"))
    assert (code, out.split()[1]) == (3, "D001")


def test_a_folder_without_decks_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, str(tmp_path))
    assert (code, out.split()[1]) == (3, "D002")


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    reading = load(tmp_path)
    assert (reading.refused, reading.problems[0].problem.code) == (True, "D002")


def test_a_dangling_link_says_where_it_leads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "link.yaml").symlink_to("gone.yaml")
    code, out, _ = check(capsys, str(tmp_path / "link.yaml"))
    assert (code, out.split()[1]) == (3, "D005")
    assert "gone.yaml" in out


def test_a_link_to_itself_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    code, out, _ = check(capsys, str(tmp_path / "loop.yaml"))
    assert (code, out.split()[1]) == (3, "D005")


def test_an_unreadable_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(GOOD)

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    # Whoever runs the tests may be root, who can read everything.
    monkeypatch.setattr("quiz_app.decks.files.os.open", refuse)
    code, out, _ = check(capsys, str(path))
    assert (code, out.split()[1]) == (3, "D003")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    code, out, _ = check(capsys, str(tmp_path / "pipe.yaml"))
    assert (code, out.split()[1]) == (3, "D004")


def test_a_device_is_refused_without_reading_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, os.devnull)
    assert (code, out.split()[1]) == (3, "D004")


def test_a_file_of_100_megabytes_is_refused_without_reading_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert path.stat().st_mode & stat.S_IFREG

    def fail(*_arguments: object) -> int:
        raise AssertionError("the file was opened")

    monkeypatch.setattr("quiz_app.decks.files.os.open", fail)
    code, out, _ = check(capsys, str(path))
    assert (code, out.split()[1]) == (1, "Y002")
    assert "100.0 MB" in out


def test_a_path_with_a_nul_leads_nowhere() -> None:
    assert load(Path("a\0b.yaml")).problems[0].problem.code == "D001"


def test_a_bad_path_hides_no_good_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    code, out, err = check(
        capsys, str(tmp_path / "nowhere.yaml"), str(tmp_path / "good.yaml"), "--format", "json"
    )
    report = json.loads(out)
    assert code == 3
    assert report["questions"] == 2
    assert "2 questions can be studied" in err


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066"])
def test_a_sign_that_cannot_be_seen_is_named_by_its_number(sign: str) -> None:
    text = f"questions: x\n\n&a {{\r\n{sign}?>\n"
    told = [located.problem for located in read_deck(text.encode(), "a.yaml").problems]
    assert told
    assert all(sign not in each.message + each.hint for each in told)
    assert f"U+{ord(sign):04X}" in " ".join(each.message for each in told)


def test_a_bracket_that_is_not_at_hand_is_not_quoted() -> None:
    text = "deck: a\ntitle: A\nquestions:\n  - &a {\n\u202e?>\n"
    told = " ".join(each.problem.message for each in read_deck(text.encode(), "a.yaml").problems)
    assert "A bracket is opened and not closed" in told
