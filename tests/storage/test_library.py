"""What a deck file holds now replaces what it held; what was learnt, and what is broken for the moment, stays."""

import pytest

from quiz_app.decks.deck import Reading
from quiz_app.decks.reader import read_deck
from quiz_app.questions.normal import normalise
from quiz_app.questions.registry import from_content
from quiz_app.storage import figures, library, queries
from quiz_app.storage.registered import FILE, FOLDER, DeckPath, add_deck_path, deck_paths, remove_deck_path
from quiz_app.storage.shelving import shelving
from tests.journal.story import DAY
from tests.storage.room import Room

FILE_OF_BORDERS = "/decks/borders.yaml"
HEAD = """
deck: {deck}
title: {title}
language: en
document: history
sources:
  history: {{title: A history, file: history.txt}}
questions:
"""
RIVER = """
  - id: river
    question: Which river?
    answer: the Amur
    typed: true
    accept: [Amur River]
    reject: [Ussuri]
    tags: [Rivers, qing]
    section: Treaties
"""
TREATY = """
  - id: treaty
    question: Which treaty?
    answer: Nerchinsk
    wrong: [Aigun, Kyakhta]
    group: treaties
"""
KHANATE = """
  - id: khanate
    cloze: The {{c1::Zunghar Khanate}} fell in {{c2::1758}}.
"""
BROKEN_RIVER = """
  - id: river
    question: Which river?
    anwser: the Amur
"""
NO_ID_AT_ALL = """
  - just words
"""
DRAFT = """
  - id: draft
    question: Not yet?
    answer: no
    draft: true
"""


def deck_text(*questions: str, deck: str = "borders", title: str = "Border treaties") -> str:
    return HEAD.format(deck=deck, title=title) + "".join(questions)


def reading(
    *questions: str, path: str = FILE_OF_BORDERS, deck: str = "borders", title: str = "Border treaties"
) -> Reading:
    return read_deck(deck_text(*questions, deck=deck, title=title).encode(), path)


def put(
    room: Room,
    *questions: str,
    path: str = FILE_OF_BORDERS,
    deck: str = "borders",
    title: str = "Border treaties",
) -> None:
    with shelving(room.database) as shelves:
        shelves.put(reading(*questions, path=path, deck=deck, title=title), f"hash of {len(questions)}")


def new(room: Room, scope: queries.Scope = queries.EVERYTHING) -> list[str]:
    """The uids of all cards that may be asked and are new, in order."""
    found = queries.new_candidates(room.database, room.learner.id, DAY, 99, scope)
    return [each.card for each in found]


def test_the_cards_of_a_deck_come_in_the_authors_order(room: Room) -> None:
    put(room, KHANATE, RIVER, TREATY, DRAFT)
    assert new(room) == ["borders/khanate#c1", "borders/khanate#c2", "borders/river", "borders/treaty"]


def test_a_question_is_read_back_as_it_was_written(room: Room) -> None:
    put(room, RIVER)
    written = reading(RIVER).deck
    found = library.content(room.database, "borders", "river")
    assert written is not None
    assert found is not None
    assert from_content(found.content) == written.questions[0].question
    assert library.content(room.database, "borders", "nothing") is None


def test_a_deck_is_read_back_with_its_sources(room: Room) -> None:
    put(room, RIVER)
    shelf = library.deck(room.database, "borders")
    assert shelf is not None
    assert (shelf.title, shelf.language, shelf.document) == ("Border treaties", "en", "history")
    assert [(source.id, source.title) for source in shelf.sources] == [("history", "A history")]
    assert library.deck(room.database, "nothing") is None


def test_a_candidate_has_what_the_queue_asks_for(room: Room) -> None:
    put(room, RIVER, TREATY)
    river, treaty = queries.new_candidates(room.database, room.learner.id, DAY, 9)
    assert (river.question, river.deck, river.topic) == (
        "borders/river",
        "borders",
        ("Rivers", "qing", "Treaties"),
    )
    assert (treaty.groups, treaty.position, treaty.new) == (("treaties",), 1, True)


def test_a_typo_fix_keeps_the_card_and_changes_its_wording(room: Room) -> None:
    put(room, RIVER)
    before = library.content(room.database, "borders", "river")
    room.answer("borders/river")
    put(room, RIVER.replace("Which river?", "Which river was it?"))
    after = library.content(room.database, "borders", "river")
    assert before is not None
    assert after is not None
    assert before.fingerprint != after.fingerprint
    assert queries.state(room.database, room.learner.id, "borders/river").answers == 1
    assert new(room) == []


def test_a_reordered_deck_changes_only_the_order(room: Room) -> None:
    put(room, RIVER, TREATY)
    put(room, TREATY, RIVER)
    assert new(room) == ["borders/treaty", "borders/river"]


def test_a_question_that_left_is_asked_no_more_and_its_content_stays(room: Room) -> None:
    put(room, RIVER, TREATY)
    room.answer("borders/river", due=DAY)
    put(room, TREATY)
    assert new(room) == ["borders/treaty"]
    assert queries.due_candidates(room.database, room.learner.id, DAY, room_parameters(room)) == ()
    left = library.content(room.database, "borders", "river")
    assert left is not None
    assert not left.present
    put(room, TREATY, RIVER)
    assert [c.card for c in queries.due_candidates(room.database, room.learner.id, DAY, room_parameters(room))] == [
        "borders/river"
    ]  # fmt: skip


def room_parameters(room: Room) -> tuple[float, ...]:
    return queries.settings(room.database, room.learner.id).parameters


def test_a_part_that_left_its_question_is_asked_no_more(room: Room) -> None:
    put(room, KHANATE)
    put(room, KHANATE.replace("{{c2::1758}}", "1758"))
    assert new(room) == ["borders/khanate#c1"]


def test_a_broken_question_stays_as_it_last_was(room: Room) -> None:
    put(room, RIVER, TREATY)
    put(room, BROKEN_RIVER, TREATY)
    assert new(room) == ["borders/river", "borders/treaty"]
    found = library.content(room.database, "borders", "river")
    assert found is not None
    assert found.present
    assert library.known_files(room.database)["/decks/borders.yaml"].errors > 0


def test_no_question_leaves_while_it_cannot_be_told_which_are_broken(room: Room) -> None:
    put(room, RIVER, TREATY)
    put(room, TREATY, NO_ID_AT_ALL)
    assert sorted(new(room)) == ["borders/river", "borders/treaty"]


def test_a_file_that_does_not_parse_at_all_leaves_its_deck_as_it_was(room: Room) -> None:
    put(room, RIVER)
    with shelving(room.database) as shelves:
        shelves.put(read_deck(b"\xff\xfe\0\0", "/decks/borders.yaml"), "broken")
    assert new(room) == ["borders/river"]
    known = library.known_files(room.database)["/decks/borders.yaml"]
    assert (known.hash, known.deck, known.errors) == ("broken", "borders", 1)


def test_a_draft_is_not_asked_until_it_is_none(room: Room) -> None:
    put(room, DRAFT)
    assert new(room) == []
    put(room, DRAFT.replace("draft: true", "draft: false"))
    assert new(room) == ["borders/draft"]


def test_problems_are_kept_so_that_an_unchanged_file_need_not_be_read(room: Room) -> None:
    put(room, BROKEN_RIVER, RIVER)
    assert library.problems(room.database) == {"/decks/borders.yaml": reading(BROKEN_RIVER, RIVER).problems}


def test_answers_and_wrong_options_of_other_questions_are_rivals(room: Room) -> None:
    put(room, RIVER, TREATY)
    for text in ("the Amur", "AMUR RIVER", "Ussuri"):
        assert library.is_rival(room.database, normalise(text), "borders", "treaty")
        assert not library.is_rival(room.database, normalise(text), "borders", "river")
    assert library.is_rival(room.database, normalise("Aigun"), "other", "river")
    put(room, TREATY)
    assert not library.is_rival(room.database, normalise("Ussuri"), "borders", "treaty")


def test_a_text_that_two_questions_share_is_a_rival_for_both(room: Room) -> None:
    put(room, RIVER, RIVER.replace("id: river", "id: stream").replace("Which river?", "Which stream?"))
    assert library.is_rival(room.database, normalise("Amur"), "borders", "river")
    assert library.is_rival(room.database, normalise("Amur"), "borders", "stream")


def test_a_vanished_file_leaves_its_cards_usable_and_is_named(room: Room) -> None:
    put(room, RIVER)
    with shelving(room.database) as shelves:
        shelves.vanished("/decks/borders.yaml")
    assert new(room) == ["borders/river"]
    assert library.decks(room.database)[0].missing
    with shelving(room.database) as shelves:
        shelves.returned("/decks/borders.yaml")
    assert not library.decks(room.database)[0].missing


def test_a_moved_file_keeps_its_deck(room: Room) -> None:
    put(room, RIVER)
    with shelving(room.database) as shelves:
        shelves.moved("/decks/borders.yaml", "/elsewhere/b.yaml")
    assert list(library.known_files(room.database)) == ["/elsewhere/b.yaml"]
    assert library.decks(room.database)[0].path == "/elsewhere/b.yaml"


def test_a_deck_found_in_another_file_is_not_missing_in_its_old_one(room: Room) -> None:
    put(room, RIVER)
    put(room, RIVER, TREATY, path="/decks/new.yaml")
    with shelving(room.database) as shelves:
        shelves.vanished("/decks/borders.yaml")
    assert [(shelf.path, shelf.missing) for shelf in library.decks(room.database)] == [
        ("/decks/new.yaml", False)
    ]
    assert list(library.known_files(room.database)) == ["/decks/new.yaml"]


def test_a_removed_deck_is_asked_no_more_and_comes_back_with_its_progress(room: Room) -> None:
    put(room, RIVER, TREATY)
    room.answer("borders/river")
    with shelving(room.database) as shelves:
        shelves.remove("/decks/borders.yaml")
    assert (new(room), library.decks(room.database), library.known_files(room.database)) == ([], (), {})
    gone = library.deck(room.database, "borders")
    assert gone is not None
    assert not gone.present
    put(room, RIVER, TREATY)
    assert new(room) == ["borders/treaty"]


def test_a_file_whose_deck_id_changed_holds_another_deck(room: Room) -> None:
    put(room, RIVER)
    put(room, RIVER, deck="rivers")
    assert new(room) == ["rivers/river"]
    assert [shelf.deck for shelf in library.decks(room.database)] == ["rivers"]


def test_a_file_put_aside_gives_no_cards_and_names_why(room: Room) -> None:
    put(room, RIVER)
    second = reading(TREATY, path="/decks/copy.yaml")
    with shelving(room.database) as shelves:
        shelves.put_aside(second, "hash", reading(BROKEN_RIVER).problems)
    assert new(room) == ["borders/river"]
    assert library.known_files(room.database)["/decks/copy.yaml"].deck == ""
    assert "/decks/copy.yaml" in library.problems(room.database)


def put_half(room: Room) -> None:
    """Put a deck and fail before the block ends."""
    with shelving(room.database) as shelves:
        shelves.put(reading(RIVER), "hash")
        raise ValueError("no problem of the library's")


def test_a_library_half_changed_is_not_changed(room: Room) -> None:
    with pytest.raises(ValueError, match="no problem"):
        put_half(room)
    assert library.known_files(room.database) == {}
    assert new(room) == []


def test_putting_the_same_deck_again_writes_no_question(room: Room) -> None:
    put(room, RIVER, TREATY, KHANATE)
    with room.database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER no_write BEFORE INSERT ON question BEGIN SELECT RAISE(ABORT, 'written'); END"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER no_card BEFORE INSERT ON card BEGIN SELECT RAISE(ABORT, 'written'); END"
        )
    put(room, RIVER, TREATY, KHANATE, title="Another title")
    assert library.decks(room.database)[0].title == "Another title"


def test_scopes_name_decks_and_tags(room: Room) -> None:
    put(room, RIVER, TREATY)
    put(room, RIVER, deck="rivers", path="/decks/rivers.yaml")
    assert new(room, queries.Scope(decks=("rivers",))) == ["rivers/river"]
    assert new(room, queries.Scope(tags=("RIVERS",))) == ["borders/river", "rivers/river"]
    assert new(room, queries.Scope(decks=("borders",), tags=("qing", "none"))) == ["borders/river"]
    assert new(room, queries.Scope(decks=("none",))) == []
    assert library.tags(room.database) == ("qing", "rivers")
    standings = figures.deck_standings(
        room.database, room.learner.id, DAY, room_parameters(room), queries.Scope(tags=("rivers",))
    )
    assert {deck: standing.cards for deck, standing in standings.items()} == {"borders": 1, "rivers": 1}


def test_paths_are_named_once_and_kept_in_order(room: Room) -> None:
    assert add_deck_path(room.database, "/z/decks", FOLDER, 1)
    assert add_deck_path(room.database, "/a.yaml", FILE, 2)
    assert not add_deck_path(room.database, "/z/decks", FOLDER, 3)
    assert deck_paths(room.database) == (DeckPath("/z/decks", FOLDER), DeckPath("/a.yaml", FILE))
    assert remove_deck_path(room.database, "/z/decks")
    assert not remove_deck_path(room.database, "/z/decks")
    assert deck_paths(room.database) == (DeckPath("/a.yaml", FILE),)
