"""Rules that look at several questions, at documents, and at what authors allowed."""

from __future__ import annotations

import string

import pytest

from quiz_app.authoring.lint.run import MOST_WARNINGS, lint
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.files import load
from quiz_app.decks.reader import read_deck
from quiz_app.questions.model import Citation
from tests.support.showcase import DECK as SHOWCASE

BACKED = "explain: So, source: book > Heading"


def read(*questions: str, deck: str = "d", backed: str = BACKED) -> Reading:
    """A deck of these questions in braces, explained and cited; their ids are letters in their order."""
    lines = [
        f"  - {{id: {letter}, {keys}{', ' if backed else ''}{backed}}}\n"
        for letter, keys in zip(string.ascii_lowercase, questions, strict=False)
    ]
    text = f"deck: {deck}\ntitle: t\nsources: {{book: {{title: B}}}}\nquestions:\n{''.join(lines)}"
    reading = read_deck(text.encode(), f"{deck}.yaml")
    assert reading.problems == ()
    return reading


def told(*readings: Reading) -> list[tuple[str, str]]:
    """The code and the question of each warning."""
    return [(located.problem.code, located.problem.question) for located in lint(readings)]


def messages(found: tuple[Located, ...]) -> list[str]:
    return [located.problem.message for located in found]


TWINS = (
    "question: In which year did Russia and China sign the Treaty of Nerchinsk?, answer: 1689",
    "question: When was the Treaty of Nerchinsk signed by China and Russia?, answer: 1689",
)
NO_TWINS = (
    ("question: In which year was the Treaty of Kyakhta signed?, answer: 1727",
     "question: In which year was the Treaty of Aigun signed?, answer: 1727"),
    ("question: What is the capital of Mongolia?, answer: Ulaanbaatar",
     "question: Of which country is Ulaanbaatar the capital?, answer: Mongolia"),
    ("question: Which state did the Soviet army enter in 1979?, answer: Afghanistan",
     "question: Which state did the Soviet army leave in 1989?, answer: Afghanistan"),
    ("question: Which lake is the largest by area?, answer: the Caspian",
     "question: Which lake is the largest by volume?, answer: the Caspian"),
    ("statement: The Ob flows into the Kara Sea., answer: true",
     "statement: The Yenisei flows into the Kara Sea., answer: true"),
    ("question: Which of these lie on the Ob?, answer: Barnaul, wrong: [Omsk, Chita]",
     "question: Which of these lie on the Ob?, answer: Surgut, wrong: [Tomsk, Irkutsk]"),
)  # fmt: skip


def test_twins_are_told_at_the_later_one_with_the_place_of_the_other() -> None:
    (located,) = lint([read(*TWINS)])
    assert (located.problem.code, located.problem.question, located.line) == ("L006", "b", 6)
    assert "`a` (line 5)" in located.problem.message


def test_twins_are_found_in_two_decks() -> None:
    found = lint([read(TWINS[0]), read(TWINS[1], deck="other")])
    assert [(located.path, located.problem.code) for located in found] == [("other.yaml", "L006")]
    assert "`a` (d.yaml, line 5)" in found[0].problem.message


@pytest.mark.parametrize("pair", NO_TWINS)
def test_questions_of_one_pattern_are_no_twins(pair: tuple[str, str]) -> None:
    assert told(read(*pair)) == []


def test_one_question_with_two_answers_is_told() -> None:
    found = lint([read("question: Who signed?, answer: Golovin", "question: Who signed?, answer: Songgotu")])
    assert messages(found) == ["This asks the same as `a` (line 5), and has another answer."]


def test_one_sentence_with_two_gaps_belongs_into_one_cloze() -> None:
    first = 'cloze: "They signed at {{c1::Nerchinsk}} in 1689."'
    assert told(read(first, 'cloze: "They signed at Nerchinsk in {{c1::1689}}."')) == [("L007", "b")]
    assert told(read(first, 'cloze: "They fought at {{c1::Albazin}} in 1685."')) == []


GIVEN = (
    "question: In which year was the Treaty of Nerchinsk signed?, answer: 1689",
    "question: In which language was the Treaty of Nerchinsk of 1689 drawn up?, answer: Latin",
)


def test_a_question_that_tells_the_answer_of_another_is_told_unless_they_share_a_group() -> None:
    (located,) = lint([read(*GIVEN)])
    assert located.problem.code == "L018"
    assert located.problem.message == "Its text holds the answer “1689” of `a` (line 5)."
    assert told(read(GIVEN[1], GIVEN[0])) == [("L018", "b")]
    assert told(read(*(f"{question}, group: nerchinsk" for question in GIVEN))) == []
    assert told(read(f"{GIVEN[0]}, group: x", f"{GIVEN[1]}, group: y")) == [("L018", "b")]
    assert told(read(f"{GIVEN[0]}, group: d/x", f"{GIVEN[1]}, group: [y, x]")) == []


def test_a_question_that_tells_the_answer_of_another_deck_is_told_with_the_group_that_both_need() -> None:
    (located,) = lint([read(GIVEN[0]), read(GIVEN[1], deck="other")])
    assert (located.path, located.problem.code) == ("other.yaml", "L018")
    assert located.problem.message == "Its text holds the answer “1689” of `a` (d.yaml, line 5)."
    assert located.problem.hint.startswith(
        "Give both `group: d/…`, so that they are asked on different days;"
    )
    (located,) = lint([read(GIVEN[0]), read(f"{GIVEN[1]}, group: latin", deck="other")])
    assert "`group: other/latin`" in located.problem.hint
    (located,) = lint([read(f"{GIVEN[0]}, group: third/nerchinsk"), read(GIVEN[1], deck="other")])
    assert "`group: third/nerchinsk`" in located.problem.hint
    assert told(read(f"{GIVEN[0]}, group: x"), read(f"{GIVEN[1]}, group: x", deck="other")) == [("L018", "a")]
    assert told(read(f"{GIVEN[0]}, group: x"), read(f"{GIVEN[1]}, group: d/x", deck="other")) == []
    assert (
        told(read(f"{GIVEN[0]}, group: third/x"), read(f"{GIVEN[1]}, group: [y, third/x]", deck="other"))
        == []
    )
    assert told(read(f"{GIVEN[0]}, allow: {{L018: the other is asked first}}")) == []


@pytest.mark.parametrize(
    "other",
    [
        "question: What did Golovin do in 1689?, answer: He led an embassy",
        "question: Which of the treaties is the Treaty of Nerchinsk?, answer: the first",
        "term: Nerchinsk, definition: a town east of the lake",
    ],
)
def test_a_word_that_two_questions_share_gives_nothing_away(other: str) -> None:
    assert told(read(GIVEN[0], other)) == []


def test_a_question_that_cites_and_explains_nothing_is_told_each_time_but_a_whole_deck_once() -> None:
    plain = [
        f"question: {word}?, answer: x{word}" for word in ("Who", "Where to", "Whom", "By what", "Since when")
    ]
    assert told(read(*plain[:2], backed="")) == [("L012", "a"), ("L013", "a"), ("L012", "b"), ("L013", "b")]
    (cited, explained) = lint([read(*plain, backed="")])
    assert (cited.problem.code, cited.line) == ("L012", 1)
    assert cited.problem.message == "None of the 5 questions says where its answer comes from."
    assert explained.problem.message == "None of the 5 questions explains its answer."


@pytest.mark.parametrize(
    "keys",
    [
        "term: steppe, definition: a dry grassland",
        "statement: It is wet., answer: false, correction: It is dry.",
        "question: Who?, answer: Golovin, inference: he alone had the right to",
        "question: Who?, answer: Golovin, wrong: {Petlin: he came before, Spafarii: he came before too}",
    ],
)
def test_what_explains_by_itself_needs_no_explanation(keys: str) -> None:
    assert told(read(keys, backed="source: book > Heading")) == []


def at_1689(_sheet: Sheet, citation: Citation) -> str | None:
    if citation.document != "book":
        return None
    return "Heading\nFrom the 1650s to 1689 they fought, and in 1721–25 they talked; in the 18th century no more."


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("question: What happened in 1689?, answer: peace", []),
        ("question: What happened in 1698?, answer: peace", ["L017"]),
        ("question: What happened in 1725?, answer: talks", []),
        ("question: What happened in the 1690s?, answer: peace", []),
        ("question: What happened in 1650?, answer: peace", ["L017"]),
        ("question: What did 1500 soldiers do?, answer: They fought", []),
        ("question: 'How far is 1,500 km?', answer: far away", []),
        ("question: What happened in 1689–98?, answer: peace", ["L017"]),
        ('cloze: "In 1698 they {{c1::fought}}."', ["L017"]),
        ("statement: They fought in 1698., answer: true", ["L017"]),
        ("question: What happened?, answer: peace, when: 1702", []),
        ("question: What happened?, answer: peace, when: 1869", ["L017"]),
        ("question: When was it?, date: 1689-08-27", []),
        ("question: When was it?, date: 1689-12", []),
        ("question: What happened?, answer: peace, when: 1721-07", []),
        ("question: What happened?, answer: peace, when: 1869-07", ["L017"]),
        ("question: What happened on 1689-08-27?, answer: peace", []),
        ("question: What happened in 1689–97?, answer: peace", ["L017"]),
        ("question: What happened in 1698?, answer: peace, inference: it follows", []),
    ],
)
def test_a_year_is_looked_for_in_the_cited_section(keys: str, codes: list[str]) -> None:
    reading = read(keys)
    assert [located.problem.code for located in lint([reading], at_1689)] == codes
    assert lint([reading]) == ()


def test_a_rule_is_turned_off_for_one_question_and_holds_for_the_others() -> None:
    bad = ("question: Did he sign?, answer: Yes", "question: Did they come?, answer: No")
    assert told(read(f"{bad[0]}, allow: {{L015: it is a joke}}", bad[1])) == [("L015", "b")]


@pytest.mark.parametrize("number", [0, 1])
def test_either_of_two_questions_can_allow_what_is_found_on_both(number: int) -> None:
    allowed = [
        keys + (", allow: {L018: one is meant to help}" if i == number else "")
        for i, keys in enumerate(GIVEN)
    ]
    assert told(read(*allowed)) == []


def test_an_allowance_without_need_or_of_no_rule_is_told_at_its_place() -> None:
    found = lint([read("question: Who signed?, answer: Golovin, allow: {L005: so, L099: so, L019: so}")])
    assert [located.problem.code for located in found] == ["L020", "L020", "L019"]
    assert {located.column for located in found} == {60}


@pytest.mark.parametrize("code", ["L006", "L007", "L017"])
def test_what_depends_on_other_files_is_never_called_needless(code: str) -> None:
    assert told(read(f"question: Who signed?, answer: Golovin, allow: {{{code}: so}}")) == []


def test_drafts_are_left_alone() -> None:
    assert told(read("question: Did he sign?, answer: Yes, draft: true", *TWINS[:1])) == []


def test_a_file_full_of_warnings_is_cut_short() -> None:
    lines = [
        f"  - {{id: q{n}, question: Did number q{n} sign?, answer: Yes, {BACKED}}}\n" for n in range(1_003)
    ]
    text = f"deck: d\ntitle: t\nsources: {{book: {{title: B}}}}\nquestions:\n{''.join(lines)}"
    found = lint([read_deck(text.encode(), "d.yaml")])
    assert len(found) == MOST_WARNINGS + 1
    assert [located.problem.message for located in found if located.problem.code == "D028"] == [
        "There are 3 warnings more in this file."
    ]


@pytest.mark.parametrize(
    "piece",
    ["which is ", "which not ", "who and ", "of which ", "'a ", "*a ", "条约", "in ", "12 ", "A. "],
)
def test_texts_of_any_length_are_judged(piece: str) -> None:
    text = (piece * 19_000)[:19_000]
    questions = (
        f'question: "{text}?", answer: "{text}"',
        f'question: "{text}", answer: x, wrong: ["{text}", y]',
    )
    assert ("L009", "a") in told(read(*questions))


def test_the_showcase_is_short_of_citations_and_explanations_only() -> None:
    assert {located.problem.code for located in lint([load(SHOWCASE)])} == {"L012", "L013"}


def test_a_reason_in_an_option_is_told_at_that_option() -> None:
    text = """\
deck: d
title: t
sources: {book: {title: B}}
questions:
  - id: a
    question: Where was it signed?
    answer: Aigun
    wrong:
      - Kulja: it came later
      - "Livadia: its treaty was torn up"
    explain: So.
    source: book > Heading
"""
    (located,) = lint([read_deck(text.encode(), "d.yaml")])
    assert (located.line, located.column) == (10, 9)
    assert located.problem.message == "The option “Livadia: its treaty was torn up” holds its own reason."
    assert "`- Livadia: its treaty was torn up`" in located.problem.hint


def test_a_reason_in_a_rejected_answer_is_called_so() -> None:
    keys = "question: Where?, answer: at Aigun, typed: true, reject: [{Kulja: later}, 'Ili: a river']"
    found = lint([read(keys)])
    assert messages(found) == ["The rejected answer “Ili: a river” holds its own reason."]


THERE = "question: Which river was lost?, answer: the Amur, group: nerchinsk"


def beside(keys: str, *others: Reading) -> tuple[Located, ...]:
    """The warnings on a question of the deck `new` of which a group is not there, checked after other decks."""
    return tuple(each for each in lint([*others, read(keys, deck="new")]) if each.problem.code == "L022")


def test_a_group_that_another_deck_has_not_is_told_with_the_nearest_name() -> None:
    (located,) = beside("question: Who came?, answer: Petlin, group: old/nerchinks", read(THERE, deck="old"))
    assert located.path == "new.yaml"
    assert located.problem.message == "The group `old/nerchinks` is on no question of the deck old."
    assert located.problem.hint == "Did you mean `old/nerchinsk`?"
    assert located.line == 5


def test_a_group_like_none_of_the_other_deck_is_told_with_those_it_has() -> None:
    keys = "question: Who came?, answer: Petlin, group: [old/envoys, old/nerchinsk]"
    (located,) = beside(keys, read(THERE, deck="old"))
    assert (
        located.problem.hint
        == "That deck has: nerchinsk. Name one of them, or give a question there this group."
    )
    long = "the-history-of-the-border"
    (located,) = beside(f"question: Who?, answer: Petlin, group: {long}/envoys", read(THERE, deck=long))
    assert located.problem.hint.startswith("That deck has: nerchinsk.")
    (located,) = beside(keys.replace(", old/nerchinsk", ""), read("question: Q?, answer: A", deck="old"))
    assert located.problem.hint == "That deck has no groups: give the question there that is meant this one."


@pytest.mark.parametrize(
    ("group", "there"),
    [
        ("old/nerchinsk", THERE),
        ("old/nerchinsk", THERE.replace("nerchinsk", "old/nerchinsk")),
        ("old/nerchinsk", THERE + ", draft: true"),
        ("older/nerchinsk", THERE),
        ("nerchinks", THERE),
    ],
)
def test_a_group_that_is_there_or_in_no_deck_looked_at_is_fine(group: str, there: str) -> None:
    keys = f"question: Who came?, answer: Petlin, group: {group}"
    other = "question: Which sea?, answer: the Caspian"
    assert not beside(keys, read(other, there, deck="old"))


def test_no_group_is_missed_in_a_deck_of_which_a_question_cannot_be_read() -> None:
    text = """\
deck: old
title: t
questions:
  - {id: a, question: Which?, answer: A}
  - {id: b, question: Who?, group: envoys}
"""
    reading = read_deck(text.encode(), "old.yaml")
    assert reading.deck is not None
    assert reading.deck.broken == ("b",)
    assert not beside("question: Who came?, answer: Petlin, group: old/envoys", reading)


def test_a_deck_may_name_its_own_groups_in_full() -> None:
    assert not lint([read("question: Who came?, answer: Petlin, group: new/nerchinsk", deck="new")])


def test_a_group_that_is_to_come_may_be_allowed() -> None:
    keys = "question: Who came?, answer: Petlin, group: old/envoys, allow: {L022: to come}"
    assert lint([read(THERE, deck="old"), read(keys, deck="new")]) == ()
    # Alone, nothing can be said of it, so that the allowance may be needed.
    assert lint([read(keys, deck="new")]) == ()
