"""What surrounds the program fails: each case has its sentence, its exit code, and a terminal left as it was found."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.executable import Outcome, Quiz
from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, terminals and limits of POSIX systems")

DECK = """\
deck: rivers
title: Rivers
questions:
  - {id: amur, question: Which river parts Russia and China?, answer: the Amur, typed: true}
  - {id: lena, question: Into which sea does the Lena flow?, answer: the Laptev Sea, typed: true}
"""
READING = (("due",), ("stats",), ("decks",), ("settings",), ("learners",))
F5 = "\x1b[15~"
WORKING = (*READING, ("study", "--plain"))
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv[1:2] = []
from quiz_app.cli.main import main
main()
"""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a database, and an app that neither moves nor gives a tour."""
    home = tmp_path_factory.mktemp("furnished")
    (home / "settings.toml").write_text("[look]\ntour = false\nmotion = false\n", encoding="utf-8")
    assert Quiz(home, home)("due").code == 0
    return home


@pytest.fixture
def home(quiz: Quiz, furnished: Path) -> Quiz:
    """A copy of that home with a small deck, which the program finds at its next start."""
    shutil.copytree(furnished, quiz.home)
    (quiz.home / "decks").mkdir()
    (quiz.home / "decks" / "rivers.yaml").write_text(DECK, encoding="utf-8")
    return quiz


def with_deck_read(home: Quiz) -> Quiz:
    """The same with its deck in the library, so that nothing is to be written any more."""
    assert home("due").code == 0
    return home


def told(outcome: Outcome, *words: str) -> None:
    """That it ended as a failure of the environment: a sentence with a next step, and no data."""
    assert outcome.code == 3, outcome
    assert outcome.out == "", outcome
    assert "inside the program" not in outcome.err, outcome
    first, *rest = outcome.err.splitlines()
    assert first.startswith("quiz: "), outcome
    assert first.endswith("."), outcome
    assert rest, "no next step"
    assert rest[-1].endswith("."), outcome
    for word in words:
        assert word in outcome.err, outcome


def app(quiz: Quiz, *arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal([*quiz.command, *arguments], folder=quiz.folder, environment=quiz.environment, size=size)


def answers(quiz: Quiz) -> int:
    with closing(sqlite3.connect(quiz.home / "quiz.db")) as database:
        count: int = database.execute("SELECT count(*) FROM event WHERE kind = 'answered'").fetchone()[0]
    return count


def write(terminal: Terminal, text: str, shown: str = "") -> None:
    """Type into the field of a card: only once it stands on the screen do keys count."""
    terminal.until("Enter check")
    terminal.press(text)
    terminal.until(shown or text)


def give(terminal: Terminal, text: str, *until: str, shown: str = "") -> str:
    """Type an answer, press Enter, and wait until one of these stands on the screen.

    Enter is pressed again where nothing comes for long: one that the program read before it knew that its card was
    painted does nothing.
    """
    write(terminal, text, shown)
    return press(terminal, "\r", *until)


def press(terminal: Terminal, key: str, *until: str) -> str:
    """Press a key until one of these stands on the screen, again only where nothing comes for long."""
    for within_s in (5.0, 10.0, 20.0):
        terminal.press(key)
        with suppress(AssertionError):
            return terminal.when(lambda screen: any(word in screen for word in until), "", within_s)
    raise AssertionError(f"One of {until} never came:\n{terminal.screen()}")


def go_on(terminal: Terminal, word: str) -> None:
    """Press Space until this stands on the screen: one that came before the card was painted does nothing."""
    for _ in range(20):
        if word in terminal.after(" "):
            return
    raise AssertionError(f"{word} never came:\n{terminal.screen()}")


def limited(quiz: Quiz, size: int, *arguments: str, typed: str = "") -> Outcome:
    """Run a command that may write no file beyond `size` bytes, as on a full disk."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), *arguments],
        input=typed,
        capture_output=True,
        text=True,
        cwd=quiz.folder,
        env=quiz.environment,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)


@contextmanager
def locked(quiz: Quiz) -> Iterator[sqlite3.Connection]:
    """Hold the writer's lock of the database, as a session that hangs in the middle of a write would."""
    with closing(sqlite3.connect(quiz.home / "quiz.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        if other.in_transaction:
            other.execute("ROLLBACK")


# No terminal


@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
def test_no_terminal_the_app_names_the_plain_session(home: Quiz, missing: str) -> None:
    master, slave = os.openpty()
    try:
        streams: dict[str, int] = {
            **dict.fromkeys(("stdin", "stdout", "stderr"), slave),
            missing: subprocess.PIPE,
        }
        with subprocess.Popen(home.command, env=home.environment, **streams) as process:  # type: ignore[call-overload]
            said, complaint = process.communicate(timeout=60)
        written = b"" if missing == "stderr" else os.read(master, 4096)
    finally:
        os.close(slave)
        os.close(master)
    assert process.returncode == 3
    assert b"The app needs a terminal, and this is none." in written + (complaint or b"")
    assert b"`quiz study --plain` works through pipes." in written + (complaint or b"")
    assert not said
    assert b"\x1b" not in written


def test_no_terminal_that_can_place_text_the_app_names_the_plain_session(home: Quiz) -> None:
    with Terminal(
        ["env", "TERM=dumb", *home.command], folder=home.folder, environment=home.environment
    ) as dumb:
        assert dumb.end() == 3
        assert "TERM=dumb" in dumb.received
        assert "quiz study --plain" in dumb.received
        assert "\x1b" not in dumb.received


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_no_standard_streams_nothing_is_written_into_the_database_instead(home: Quiz, closed: str) -> None:
    for arguments in ("due", "study --plain rivers"):
        line = f'exec "$0" -m quiz_app {arguments} {closed}'
        done = subprocess.run(
            ["sh", "-c", line, sys.executable],
            input=b"the Amur\n" if "<" not in closed else None,
            capture_output=True,
            cwd=home.folder,
            env=home.environment,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, (arguments, done)
        assert done.stderr == b""
    assert home("due").code == 0
    with closing(sqlite3.connect(home.home / "quiz.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# 40 columns by 12 lines


def test_forty_by_twelve_a_card_can_be_answered_in_the_app(home: Quiz) -> None:
    with app(home, "study", "rivers", size=(40, 12)) as terminal:
        terminal.until("Which river")
        assert "Amur" in give(terminal, "the amur", "right")
        terminal.press("\x03")
        assert terminal.end() == 0
        assert terminal.unrestored() == []
    assert answers(home) == 1


def test_below_forty_by_twelve_the_app_asks_kindly_for_more(home: Quiz) -> None:
    with app(home, "study", "rivers", size=(39, 11)) as terminal:
        assert "40 columns by 12 lines will do." in terminal.until("Make the window")
        terminal.press("\x03")
        assert terminal.end() == 0


def test_forty_columns_are_enough_for_plain_lines(home: Quiz) -> None:
    outcome = home("study", "--plain", "rivers", typed="the Amur\n", COLUMNS="40", LINES="12")
    assert outcome.code == 0
    assert "right: the Amur" in outcome.out


# Read-only or full data folder


@pytest.mark.parametrize("arguments", WORKING)
def test_a_data_folder_that_cannot_be_made_is_told(quiz: Quiz, arguments: tuple[str, ...]) -> None:
    quiz.home.write_text("a file stands where the folder should be")
    told(quiz(*arguments), str(quiz.home), "cannot be made", "--database or --home")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
@pytest.mark.parametrize("arguments", WORKING)
def test_a_read_only_data_folder_is_told(quiz: Quiz, arguments: tuple[str, ...]) -> None:
    quiz.home.mkdir(mode=0o500)
    told(quiz(*arguments), str(quiz.home))


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="this system has no folder in which nobody can write"
)
@pytest.mark.parametrize("arguments", WORKING)
def test_a_folder_in_which_nobody_can_write_is_told(quiz: Quiz, arguments: tuple[str, ...]) -> None:
    told(quiz("--database", "/proc/self/quiz.db", *arguments), "/proc/self/quiz.db")


def test_a_read_only_database_can_be_told_of_and_is_not_changed(home: Quiz) -> None:
    immutable = shutil.which("chattr")
    file = home.home / "quiz.db"
    if (
        immutable is None
        or subprocess.run([immutable, "+i", file], check=False, capture_output=True).returncode
    ):
        pytest.skip("this system cannot make a file unchangeable")
    try:
        told(home("settings", "retention", "0.8"), "quiz.db")
        told(home("learners", "add", "Bo"), "quiz.db")
    finally:
        subprocess.run([immutable, "-i", file], check=True)
    assert home("due").code == 0


def test_the_app_tells_of_a_data_folder_that_cannot_be_made_and_leaves_with_three(quiz: Quiz) -> None:
    quiz.home.write_text("a file stands where the folder should be")
    with app(quiz) as terminal:
        screen = terminal.until("q leaves")
        assert "cannot be made" in screen
        assert "Nothing you answered before is lost." in screen
        terminal.press("q")
        assert terminal.end() == 3
        assert terminal.unrestored() == []


@pytest.mark.parametrize("size", [0, 20_000, 150_000])
def test_a_full_disk_at_the_first_start_is_told_and_with_room_the_next_one_works(
    quiz: Quiz, size: int
) -> None:
    told(limited(quiz, size, "due"), str(quiz.home))
    assert quiz("due").code == 0


def test_a_full_disk_is_told_and_nothing_is_changed(home: Quiz) -> None:
    with_deck_read(home)
    before = home("settings").out, home("learners").out
    name = before[1].strip().removeprefix("* ")
    for arguments in (
        ("settings", "retention", "0.8"),
        ("learners", "add", "Bo"),
        ("learners", "rename", name, "Bo"),
    ):
        told(limited(home, 0, *arguments), "quiz.db", "has room")
    assert (home("settings").out, home("learners").out) == before


def test_a_full_disk_ends_a_piped_session_before_its_verdict(home: Quiz) -> None:
    with_deck_read(home)
    outcome = limited(home, 0, "study", "--plain", "rivers", typed="the Amur\nthe Laptev Sea\n")
    assert outcome.code == 3
    assert "right" not in outcome.out
    assert "What was answered before is safe." in outcome.err
    assert answers(home) == 0
    assert "right: the Amur" in home("study", "--plain", "rivers", typed="the Amur\n").out


def test_a_full_disk_in_the_app_keeps_the_answer_until_there_is_room(home: Quiz) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system cannot limit another process")
    with app(home, "study", "rivers") as terminal:
        terminal.until("Which river")
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        screen = give(terminal, "the amur", "has room")
        assert "the amur" in screen, "what was typed stays"
        assert "right" not in screen
        assert answers(home) == 0
        resource.prlimit(
            terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )
        # At once, Enter would be taken for the same press that is held down.
        time.sleep(0.5)
        terminal.press("\r")
        terminal.until("right")
        assert answers(home) == 1
        terminal.press("\x03")
        assert terminal.end() == 0
        assert terminal.unrestored() == []


# Locked database


def test_locked_readers_go_on(home: Quiz) -> None:
    with_deck_read(home)
    with locked(home):
        for arguments in READING:
            outcome = home(*arguments)
            assert outcome.code == 0, outcome
        assert json.loads(home("due", "--json").out)


def test_locked_a_writer_gets_its_turn_when_the_other_is_done(home: Quiz) -> None:
    with_deck_read(home)
    with (
        locked(home) as other,
        subprocess.Popen([*home.command, "settings", "retention", "0.8"], env=home.environment) as writer,
    ):
        time.sleep(2)
        assert writer.poll() is None
        other.execute("ROLLBACK")
        assert writer.wait(60) == 0
    assert "80 %" in home("settings").out or "0.8" in home("settings").out


def test_locked_a_writer_waits_and_then_says_so(home: Quiz) -> None:
    with_deck_read(home)
    commands = (
        ("settings", "retention", "0.8"),
        ("learners", "add", "Bo"),
        ("study", "--plain", "rivers"),
    )
    with locked(home):
        running = [
            subprocess.Popen(
                [*home.command, *arguments],
                env=home.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for arguments in commands
        ]
        said = [process.communicate(b"the Amur\n", timeout=60)[1].decode() for process in running]
    assert [process.returncode for process in running] == [3, 3, 3]
    for words in said:
        assert "Another program is writing to" in words
        assert "Nothing was lost." in words
    assert answers(home) == 0


def test_locked_decks_that_changed_are_read_later(home: Quiz) -> None:
    with_deck_read(home)
    (home.home / "decks" / "rivers.yaml").write_text(DECK.replace("title: Rivers", "title: Great rivers"))
    with locked(home):
        outcome = home("decks")
    assert outcome.code == 0
    assert "Rivers" in outcome.out
    assert "read the next time" in outcome.err
    assert "Great rivers" in home("decks").out


def test_locked_a_person_in_a_plain_session_gives_the_answer_again(home: Quiz) -> None:
    with app(home, "study", "--plain", "rivers") as terminal:
        terminal.until("Which river")
        with locked(home):
            terminal.press("the Amur\n")
            terminal.until("give the line again")
        terminal.press("the Amur\n")
        terminal.until("right: the Amur")
        terminal.press(":q\n")
        assert terminal.end() == 0
    assert answers(home) == 1


def test_locked_the_app_says_so_and_takes_the_same_answer_afterwards(home: Quiz) -> None:
    with app(home, "study", "rivers") as terminal:
        terminal.until("Which river")
        with locked(home):
            screen = give(terminal, "the amur", "Another program")
            assert "the amur" in screen
            assert "right" not in screen
        terminal.press("\r")
        terminal.until("right")
        terminal.press("\x03")
        assert terminal.end() == 0
    assert answers(home) == 1


def test_two_sessions_at_once_both_work(home: Quiz) -> None:
    deck = "deck: many\ntitle: Many\nquestions:\n" + "".join(
        f"  - {{id: q{n}, question: 'What is {n} and one?', answer: '{n + 1}', typed: true}}\n"
        for n in range(12)
    )
    (home.home / "decks" / "many.yaml").write_text(deck, encoding="utf-8")
    assert home("settings", "new_per_day", "30").code == 0
    home("due")
    running = [
        subprocess.Popen(
            [*home.command, "study", "--plain", name],
            env=home.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("many", "rivers")
    ]
    given = {"many": b"x\n" * 10, "rivers": b"x\n" * 2}
    for process, name in zip(running, given, strict=True):
        assert process.stdin is not None
        process.stdin.write(given[name])
        process.stdin.close()
    for process in running:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
    assert [process.wait(60) for process in running] == [0, 0]
    assert answers(home) == 12


# A database of a newer version


@pytest.mark.parametrize("arguments", WORKING)
def test_a_newer_database_is_refused_and_not_touched(home: Quiz, arguments: tuple[str, ...]) -> None:
    file = home.home / "quiz.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 999")
    before = file.read_bytes()
    told(home(*arguments), "newer version of quiz", "Update quiz", "not touched")
    assert file.read_bytes() == before


def test_a_newer_database_is_told_in_the_app(home: Quiz) -> None:
    with closing(sqlite3.connect(home.home / "quiz.db")) as database:
        database.execute("PRAGMA user_version = 999")
    with app(home) as terminal:
        screen = terminal.until("q leaves")
        assert "newer" in screen
        assert "Update quiz" in screen
        terminal.press("q")
        assert terminal.end() == 3
        assert terminal.unrestored() == []


# A deck folder that disappears while studying


def gone(home: Quiz) -> Path:
    """Decks in a folder outside the home, added and read."""
    folder = home.folder / "decks elsewhere"
    shutil.move(home.home / "decks", folder)
    assert home("decks", "add", str(folder)).code == 0
    return folder


def test_a_deck_folder_that_disappears_while_studying_leaves_the_app_working(home: Quiz) -> None:
    folder = gone(home)
    with app(home, "study", "rivers") as terminal:
        terminal.until("Which river")
        shutil.rmtree(folder)
        give(terminal, "the amur", "right")
        go_on(terminal, "Lena")
        give(terminal, "the laptev sea", "right")
        go_on(terminal, "Done")
        press(terminal, "q", "Today")
        assert "vanished" in press(terminal, F5, "has vanished")  # the decks are read again
        terminal.press("\x03")
        assert terminal.end() == 0
    assert answers(home) == 2


def test_a_deck_folder_that_disappears_while_studying_leaves_the_plain_session_working(home: Quiz) -> None:
    folder = gone(home)
    with app(home, "study", "--plain", "rivers") as terminal:
        terminal.until("Which river")
        shutil.rmtree(folder)
        terminal.press("the Amur\n")
        terminal.until("Lena")
        terminal.press("the Laptev Sea\n")
        terminal.until("right: the Laptev Sea")
        terminal.press(":q\n")
        assert terminal.end() == 0
    for arguments in READING[:3]:
        outcome = home(*arguments)
        assert outcome.code == 0
    outcome = home("decks")
    assert "has vanished; its cards can be studied as they were." in outcome.err
    assert "file not found" in outcome.out


# A killed process


def test_killed_the_app_loses_no_answer_that_was_shown(home: Quiz) -> None:
    with app(home, "study", "rivers") as terminal:
        terminal.until("Which river")
        give(terminal, "the amur", "right")
        terminal.send(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    assert answers(home) == 1
    with app(home, "study", "rivers") as terminal:
        assert "1 of 1" in terminal.until("Lena")
        terminal.press("\x03")
        assert terminal.end() == 0


# A polite kill, a hang-up, Ctrl+C


@pytest.mark.parametrize(
    ("ask", "arguments"),
    [("SIGTERM", ()), ("SIGTERM", ("study",)), ("SIGHUP", ("study",)), ("Ctrl+C", ("study",))],
)
def test_asked_to_end_the_app_gives_the_terminal_back(
    home: Quiz, ask: str, arguments: tuple[str, ...]
) -> None:
    with app(home, *arguments) as terminal:
        terminal.until("Which", "River", "due", "Enter")
        assert "raw keys" in terminal.unrestored()
        if ask == "Ctrl+C":
            terminal.press("\x03")
        else:
            terminal.send(getattr(signal, ask))
        assert terminal.end() == 0
        assert terminal.unrestored() == []
        if ask != "Ctrl+C":
            assert terminal.received.endswith("Stopped. Every answer given is saved.\r\n")


def test_asked_to_end_while_an_answer_waits_for_the_lock_the_app_gives_the_terminal_back(home: Quiz) -> None:
    with app(home, "study", "rivers") as terminal:
        terminal.until("Which river")
        with locked(home):
            write(terminal, "the amur")
            terminal.press("\r")
            time.sleep(0.3)
            terminal.send(signal.SIGTERM)
        assert terminal.end() == 0
        assert terminal.unrestored() == []


@pytest.mark.parametrize("ask", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_asked_to_end_the_plain_session_says_that_all_is_saved(home: Quiz, ask: str) -> None:
    with app(home, "study", "--plain", "rivers") as terminal:
        terminal.until("Which river")
        terminal.press("the Amur\n")
        terminal.until("Lena")
        terminal.send(getattr(signal, ask))
        assert terminal.end() == 0
        assert "Stopped. Every answer given is saved." in terminal.received
        assert terminal.unrestored() == []
    assert answers(home) == 1


# Suspend and resume


def test_suspended_the_app_leaves_the_terminal_and_paints_it_again_on_return(home: Quiz) -> None:
    with app(home, "study", "rivers") as terminal:
        terminal.until("Which river")
        write(terminal, "the am")
        terminal.send(signal.SIGTSTP)
        terminal.wait_until_stopped()
        assert terminal.unrestored() == []
        told_before = len(terminal.received)
        terminal.send(signal.SIGCONT)
        terminal.when(
            lambda screen: "the am" in screen and "Which river" in screen, "The card with what was typed"
        )
        assert "\x1b[?1049h" in terminal.received[told_before:]
        give(terminal, "ur", "right", shown="the amur")
        terminal.press("\x03")
        assert terminal.end() == 0
        assert terminal.unrestored() == []
    assert answers(home) == 1


def test_suspended_and_asked_to_end_the_app_ends_on_return(home: Quiz) -> None:
    with app(home) as terminal:
        terminal.until("Rivers")
        terminal.send(signal.SIGTSTP)
        terminal.wait_until_stopped()
        terminal.send(signal.SIGTERM)
        terminal.send(signal.SIGCONT)
        assert terminal.end() == 0
        assert terminal.unrestored() == []


def test_suspended_the_plain_session_goes_on_where_it_was(home: Quiz) -> None:
    with app(home, "study", "--plain", "rivers") as terminal:
        terminal.until("Which river")
        # The system discards SIGTSTP where no shell could wake the program again, as here.
        terminal.send(signal.SIGSTOP)
        terminal.wait_until_stopped()
        terminal.send(signal.SIGCONT)
        terminal.press("the Amur\n")
        terminal.until("right: the Amur")
        terminal.press(":q\n")
        assert terminal.end() == 0


# Clock and zone


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Nowhere/At-all", "UTC+25:99"])
def test_every_time_zone_a_machine_may_claim_is_borne(home: Quiz, zone: str) -> None:
    assert home("due", TZ=zone).code == 0
    outcome = home("study", "--plain", "rivers", typed="the Amur\n", TZ=zone)
    assert outcome.code == 0
    assert "right: the Amur" in outcome.out
