"""A list is read, named in any order, each name judged as fairly as a typed answer, and told item by item."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.about import Defaults
from quiz_app.questions.compare import normalise, same
from quiz_app.questions.item_answers import ACCEPT_NO_ITEM, ACCEPT_OTHER_ITEM
from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Accepted,
    Common,
    Expects,
    ItemState,
    Known,
    Outcome,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.named_list import ITEM_TWICE, TOO_FEW_ITEMS, NamedList
from quiz_app.questions.naming import assign
from quiz_app.questions.node import Mapping
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import fingerprint, from_content, read_question, to_content
from tests.support.wild_nodes import questions_of

Reader = Callable[..., Any]
RIGHT, WRONG, MISSED = ItemState.RIGHT, ItemState.WRONG, ItemState.MISSED
POWERS = "question: Which powers made Japan return Liaodong?\nanswers: [Russia, France, Germany]\n"
VARIANTS = POWERS + "accept:\n  Germany: [German Empire, Prussia]\n  russia: Tsarist Russia\n"
WORDS = st.text("abcdefghij ", min_size=1, max_size=12).filter(lambda text: bool(normalise(text)))
ITEMS = st.lists(WORDS, min_size=2, max_size=8, unique_by=lambda text: normalise(text).replace(" ", ""))


def _list(items: list[str], accept: dict[str, tuple[str, ...]] | None = None) -> NamedList:
    pairs = tuple((item, accept[item]) for item in items if accept and item in accept)
    return NamedList(about=Common(id="l"), question="Which?", items=tuple(items), accept=pairs)


def judge(question: NamedList, *names: str, known: Known = ALONE) -> Verdict:
    return question.judge("", Response.named(*names), known)


def states(verdict: Verdict) -> list[tuple[ItemState, str]]:
    return [(item.state, item.text) for item in verdict.items]


# Reading.


def test_answers_alone_tell_the_type(read: Reader) -> None:
    result = read(POWERS)
    assert result.problems == ()
    question = result.whole
    assert (question.type_name, question.items, question.accept) == (
        "list",
        ("Russia", "France", "Germany"),
        (),
    )
    assert question.parts() == ("",)


def test_what_is_accepted_goes_to_its_item_in_the_order_of_the_items(read: Reader) -> None:
    result = read(VARIANTS)
    assert result.problems == ()
    assert result.whole.accept == (
        ("Russia", ("Tsarist Russia",)),
        ("Germany", ("German Empire", "Prussia")),
    )


@pytest.mark.parametrize("answers", ["[]", "[Russia]", "Russia"])
def test_fewer_than_two_items_are_a_problem(answers: str, read: Reader) -> None:
    result = read(f"question: Which?\nanswers: {answers}")
    assert (result.codes, result.question) == ([TOO_FEW_ITEMS], None)
    assert result.problems[0].mark.line == 2


@pytest.mark.parametrize("second", ["russia", "the Russia", "Rússia.", "Russia (Empire)"])
def test_an_item_twice_is_a_problem_at_the_second_of_them(second: str, read: Reader) -> None:
    result = read(f"question: Which?\nanswers:\n  - Russia\n  - {second}")
    assert (result.codes, result.problems[0].mark.line) == ([ITEM_TWICE], 4)


@pytest.mark.parametrize(
    ("accept", "codes"),
    [
        ("{Britain: [UK]}", [ACCEPT_NO_ITEM]),
        ("{Germany: [France]}", [ACCEPT_OTHER_ITEM]),
        ("{Germany: [the Germany]}", ["Q071"]),
        ("[Prussia]", ["Q007"]),
        ("Prussia", ["Q007"]),
        ("{Germany: {a: b}}", ["Q004"]),
    ],
)
def test_what_is_accepted_must_fit_an_item(accept: str, codes: list[str], read: Reader) -> None:
    assert read(f"{POWERS}accept: {accept}").codes == codes


def test_no_key_is_reported_twice(read: Reader) -> None:
    assert read("type: list\nquestion: Which?").codes == ["Q010"]
    assert read("question: Which?\nanswers: {a: b}").codes == ["Q004"]


@given(questions_of(("question", "accept", "hint"), told=("answers",)))
def test_reading_never_fails_and_gives_a_question_or_says_why_not(node: Mapping) -> None:
    problems: list[Problem] = []
    question = read_question(node, Defaults(), problems.append)
    assert (question is None) == any(problem.severity is Severity.ERROR for problem in problems)


# Asking.


def test_the_prompt_says_how_many_to_name(read: Reader) -> None:
    prompt = read(POWERS + "hint: Not Britain.").whole.prompt("")
    assert (prompt.expects, prompt.tells, prompt.hint) == (Expects.TYPING, "name all 3", "Not Britain.")
    assert (prompt.options, prompt.chance) == ((), 0.0)


def test_the_answer_is_all_items(read: Reader) -> None:
    assert read(POWERS).whole.answer("") == "Russia; France; Germany"
    assert _list(["a" * 60, "b" * 60]).answer("") == "a" * 60 + "\n" + "b" * 60


@pytest.mark.parametrize(
    "line", ["Russia; France; Germany", "Russia, France, Germany", " Russia ;France;; Germany;"]
)
def test_a_line_holds_the_names_with_signs_between(line: str, read: Reader) -> None:
    assert read(POWERS).whole.read_line("", line, ()) == Response.named("Russia", "France", "Germany")


def test_commas_part_nothing_where_a_semicolon_stands(read: Reader) -> None:
    told = read(POWERS).whole.read_line("", "Russia, the great; France", ())
    assert told == Response.named("Russia, the great", "France")


@pytest.mark.parametrize(
    "question",
    [_list(["Omsk, Siberia", "Perm"]), _list(["Omsk", "Perm"], {"Omsk": ("Omsk, Siberia",)})],
)
def test_where_an_answer_has_a_comma_others_part_what_is_named_beside_them(question: NamedList) -> None:
    both = Response.named("Perm", "Omsk, Siberia")
    assert question.read_line("", "Perm; Omsk, Siberia", ()) == both
    assert question.read_line("", "Perm, Omsk, Siberia", ()) == both
    assert question.read_line("", "perm and Omsk, Siberai", ()) == Response.named("perm", "Omsk, Siberai")
    assert question.read_line("", "Omsk, Siberia, Kazan", ()) == Response.named("Omsk, Siberia", "Kazan")
    assert question.read_line("", "Kazan, Volga", ()) == Response.named("Kazan, Volga")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("furs and salt and tea", ("furs", "salt and tea")),
        ("salt and tea and furs", ("salt and tea", "furs")),
        ("silk, furs, and salt and tea", ("silk", "furs", "salt and tea")),
        ("silk, salt and tea, and furs", ("silk", "salt and tea", "furs")),
        ("salt and tea, silk and furs", ("salt and tea", "silk", "furs")),
        ("salt and pepper", ("salt and pepper",)),
        ("gold and silver and furs", ("gold and silver", "furs")),
    ],
)
def test_where_an_answer_has_an_and_others_part_what_is_named_beside_them(
    line: str, names: tuple[str, ...]
) -> None:
    assert _list(["salt and tea", "furs", "silk"]).read_line("", line, ()) == Response.named(*names)


@pytest.mark.parametrize(
    "line",
    [
        "Russia, France, Germany",
        "Russia,France,Germany",
        "germany, the Russia and France.",
        "Russia; France; Germany",
        "Russia & France & Germany",
        "Russia, France, Germnay",
    ],
)
def test_names_on_one_line_are_judged_like_names_on_a_line_each(line: str, read: Reader) -> None:
    question = read(POWERS).whole
    lines = question.read_line("", line, ())
    assert isinstance(lines, Response)
    assert lines.text.count("\n") == 2
    assert question.judge("", Response.typed(line), ALONE) == question.judge("", lines, ALONE)
    assert question.judge("", lines, ALONE).passed


def test_one_line_with_too_many_names_is_judged_and_the_last_not_counted(read: Reader) -> None:
    verdict = read(POWERS).whole.judge("", Response.typed("Russia, Japan, France, Germany"), ALONE)
    assert (verdict.outcome, verdict.share) == (Outcome.PARTLY, pytest.approx(2 / 3))
    assert verdict.items[3].note == "Only 3 were asked for."


def test_what_was_accepted_with_a_comma_stays_whole(read: Reader) -> None:
    known = Known(accepted=(Accepted("Prussia, once", "Germany"),))
    verdict = read(POWERS).whole.judge("", Response.typed("Prussia, once"), known)
    assert states(verdict)[0] == (RIGHT, "Prussia, once")


def test_a_very_long_line_is_read_in_no_time() -> None:
    question = _list(["salt and tea", "furs, dear"])
    line = "furs and, " * 5_000
    assert question.read_line("", line, ()) == Response.named(line.strip())


def test_semicolons_part_nothing_where_an_answer_has_one() -> None:
    question = _list(["veni; vidi", "vici"])
    assert question.read_line("", "vici, veni; vidi", ()) == Response.named("vici", "veni; vidi")


@pytest.mark.parametrize("line", ["", "  ", ";", " , "])
def test_an_empty_line_is_not_known(line: str, read: Reader) -> None:
    assert read(POWERS).whole.read_line("", line, ()) == DONT_KNOW


def test_too_many_names_are_told_kindly(read: Reader) -> None:
    assert read(POWERS).whole.read_line("", "a; b; c; d", ()) == "Name 3 at most; these are 4."


# Judging.


@pytest.mark.parametrize("names", permutations(["the Russia", "FRANCE", "germany."]))
def test_the_items_may_be_named_in_any_order(names: tuple[str, ...], read: Reader) -> None:
    verdict = judge(read(POWERS).whole, *names)
    assert (verdict.outcome, verdict.share, verdict.chance) == (Outcome.RIGHT, 1.0, 0.0)
    assert states(verdict) == [(RIGHT, name) for name in names]
    assert verdict.given == "; ".join(names)


def test_part_of_the_items_is_a_share_of_the_answer(read: Reader) -> None:
    verdict = judge(read(POWERS).whole, "Germany", "Britain")
    assert verdict.outcome is Outcome.PARTLY
    assert verdict.share == pytest.approx(1 / 3)
    assert states(verdict) == [(RIGHT, "Germany"), (WRONG, "Britain"), (MISSED, "Russia"), (MISSED, "France")]
    assert verdict.wanted == "Russia; France; Germany"


def test_nothing_right_is_wrong(read: Reader) -> None:
    verdict = judge(read(POWERS).whole, "Britain", "Spain")
    assert (verdict.outcome, verdict.share) == (Outcome.WRONG, 0.0)


def test_a_slip_of_the_pen_counts_and_shows_what_differs(read: Reader) -> None:
    verdict = judge(read(POWERS).whole, "Rusia", "France", "Germany")
    assert (verdict.outcome, verdict.share) == (Outcome.NEAR, 1.0)
    near = verdict.items[0]
    assert (near.state, near.text, near.wanted) == (RIGHT, "Rusia", "Russia")
    assert [(piece.kind, piece.text) for piece in near.differs] == [
        ("same", "Rus"),
        ("missing", "s"),
        ("same", "ia"),
    ]
    assert verdict.items[1].wanted == ""


def test_a_variant_names_its_item(read: Reader) -> None:
    assert judge(read(VARIANTS).whole, "Prussia", "France", "tsarist russia").outcome is Outcome.RIGHT


def test_an_item_may_be_given_by_two_of_its_names(read: Reader) -> None:
    both = judge(read(VARIANTS).whole, "Germany (German Empire)", "France", "Russia / tsarist Russia")
    assert both.outcome is Outcome.RIGHT
    assert judge(read(VARIANTS).whole, "Germany (France)", "Russia").share == pytest.approx(1 / 3)


def test_an_item_counts_once_however_it_is_named(read: Reader) -> None:
    verdict = judge(read(VARIANTS).whole, "Prussia", "German Empire", "France")
    assert verdict.share == pytest.approx(2 / 3)
    assert [(item.state, item.note) for item in verdict.items] == [
        (RIGHT, ""),
        (WRONG, "Germany is named already."),
        (RIGHT, ""),
        (MISSED, ""),
    ]


def test_the_same_name_twice_takes_no_place_from_others(read: Reader) -> None:
    verdict = judge(read(POWERS).whole, "Russia", "russia", "France", "Germany")
    assert verdict.outcome is Outcome.RIGHT
    assert [(item.state, item.note) for item in verdict.items] == [
        (RIGHT, ""),
        (WRONG, "This is named already."),
        (RIGHT, ""),
        (RIGHT, ""),
    ]


def test_no_more_names_count_than_there_are_items(read: Reader) -> None:
    verdict = judge(read(POWERS).whole, "Britain", "Spain", "Italy", "Russia", "France", "Germany")
    assert (verdict.outcome, verdict.share) == (Outcome.WRONG, 0.0)
    assert verdict.items[3].note == "Only 3 were asked for."


def test_a_name_of_two_items_takes_the_one_that_is_free() -> None:
    question = _list(
        ["Alexander I", "Alexander II"], {"Alexander I": ("the Tsar",), "Alexander II": ("Tsar",)}
    )
    assert judge(question, "Tsar", "Alexander I").outcome is Outcome.RIGHT
    assert judge(question, "Tsar", "Alexander II").outcome is Outcome.RIGHT
    assert judge(question, "Alexander II", "Tsar").outcome is Outcome.RIGHT


def test_what_equals_an_item_is_never_a_slip_for_another() -> None:
    verdict = judge(_list(["Gambia", "Zambia", "Kenya"]), "Gambia", "the Gambia.", "Kenya")
    assert verdict.share == pytest.approx(2 / 3)
    assert judge(_list(["Gambia", "Zambia"]), "Zambia", "Gambia").outcome is Outcome.RIGHT
    assert judge(_list(["Gambia", "Kenya"]), "Zambia", "Kenya").outcome is Outcome.NEAR


def test_an_answer_of_another_card_is_never_a_slip() -> None:
    known = Known(rivals=lambda text: text == "zambia")
    assert judge(_list(["Gambia", "Kenya"]), "Zambia", "Kenya", known=known).outcome is Outcome.PARTLY


def test_exact_names_come_before_near_ones() -> None:
    verdict = judge(_list(["Monrovia", "Moravia"]), "Monravia", "Moravia")
    assert states(verdict)[:2] == [(RIGHT, "Monravia"), (RIGHT, "Moravia")]
    assert verdict.items[0].wanted == "Monrovia"


def test_what_the_learner_had_accepted_counts_for_its_item(read: Reader) -> None:
    known = Known(accepted=(Accepted("the Kaiser's men", "germany"),))
    question = read(POWERS).whole
    verdict = judge(question, "kaisers men", "Russia", "France", known=known)
    assert (verdict.outcome, verdict.wanted) == (Outcome.RIGHT, "Russia; France; Germany")
    assert judge(question, "kaisers mem", "Russia", "France", known=known).outcome is Outcome.PARTLY
    assert judge(question, "kaisers men", "Germany", "France", known=known).share == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("names", "acceptable"),
    [
        (("Russia", "France", "Reich"), Accepted("Reich", "Germany")),
        (("Russia", "Kaiser", "Reich"), None),
        (("Russia", "France"), None),
        (("Russia", "France", "Germany"), None),
        (("Russia", "France", "Frence"), None),
    ],
)
def test_one_wrong_name_may_be_accepted_for_the_one_item_that_is_missed(
    names: tuple[str, ...], acceptable: Accepted | None, read: Reader
) -> None:
    assert judge(read(POWERS).whole, *names).acceptable == acceptable


@pytest.mark.parametrize(
    "response",
    [DONT_KNOW, Response(kind=ResponseKind.TIMED_OUT), Response(kind=ResponseKind.TEXT, text=" \n ")],
)
def test_no_answer_shows_the_right_one(response: Response, read: Reader) -> None:
    verdict = read(POWERS).whole.judge("", response, ALONE)
    assert (verdict.outcome, verdict.share) == (Outcome.DONT_KNOW, 0.0)
    assert verdict.wanted == "Russia; France; Germany"


def test_revealing_leaves_the_judging_to_the_learner(read: Reader) -> None:
    assert read(POWERS).whole.judge("", REVEALED, ALONE).outcome is Outcome.SELF


def test_picking_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="no options"):
        read(POWERS).whole.judge("", Response.pick(0), ALONE)


def test_a_part_that_does_not_exist_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="no part"):
        read(POWERS).whole.prompt("c1")


def test_all_that_names_an_item_is_a_rival_of_answers_elsewhere(read: Reader) -> None:
    question = read(VARIANTS).whole
    assert question.answers() == (
        "Russia",
        "France",
        "Germany",
        "Tsarist Russia",
        "German Empire",
        "Prussia",
    )
    assert question.wrong_answers() == ()


# For any list whatever.


@given(ITEMS, st.lists(WORDS | st.text(max_size=8), max_size=12))
def test_judging_any_response_never_fails(items: list[str], names: list[str]) -> None:
    verdict = judge(_list(items), *names)
    assert 0.0 <= verdict.share <= 1.0
    assert (verdict.outcome is Outcome.PARTLY) == (0.0 < verdict.share < 1.0)
    assert verdict.passed == (verdict.share == 1.0)
    right = sum(item.state is RIGHT for item in verdict.items)
    missed = sum(item.state is MISSED for item in verdict.items)
    assert right + missed == len(items) or verdict.outcome is Outcome.DONT_KNOW


@given(ITEMS, st.randoms(use_true_random=False))
def test_all_items_in_any_order_are_right(items: list[str], random: Any) -> None:
    names = [item.upper() for item in items]
    random.shuffle(names)
    verdict = judge(_list(items), *names)
    assert (verdict.outcome, verdict.share) == (Outcome.RIGHT, 1.0)


@given(ITEMS, st.lists(WORDS, max_size=8))
def test_no_item_is_held_by_two_names(items: list[str], names: list[str]) -> None:
    held = [named.item for named in assign(names, [[item] for item in items]) if named.item is not None]
    assert len(held) == len(set(held))
    exact = {place for place, item in enumerate(items) if any(same(name, item) for name in names)}
    assert exact <= set(held)


@given(ITEMS, st.text(max_size=30))
def test_a_line_is_an_allowed_response_or_a_sentence(items: list[str], line: str) -> None:
    question = _list(items)
    response = question.read_line("", line, ())
    if isinstance(response, Response):
        question.judge("", response, ALONE)
    else:
        assert response.endswith(".")


@given(ITEMS, st.data())
def test_what_was_written_down_gives_the_same_question(items: list[str], data: st.DataObject) -> None:
    texts = st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=2).map(tuple)
    question = _list(items, data.draw(st.dictionaries(st.sampled_from(items), texts)))
    restored = from_content(to_content(question))
    assert restored == question
    assert fingerprint(restored) == fingerprint(question)


@pytest.mark.parametrize(
    "line",
    [
        "Russia, France and Germany",
        "Russia, France, and Germany",
        "Russia and France and Germany",
        "Russia & France, Germany",
    ],
)
def test_a_line_may_name_items_as_a_sentence_does(line: str, read: Reader) -> None:
    assert read(POWERS).whole.read_line("", line, ()) == Response.named("Russia", "France", "Germany")


def test_an_and_inside_of_an_item_parts_nothing(read: Reader) -> None:
    kept = read("question: Which?\nanswers: [Bosnia and Herzegovina, Serbia]\n").whole
    assert kept.read_line("", "Serbia, Bosnia and Herzegovina", ()) == Response.named(
        "Serbia", "Bosnia and Herzegovina"
    )


def test_a_name_that_begins_with_and_is_whole(read: Reader) -> None:
    assert read(POWERS).whole.read_line("", "Andorra, Finland", ()) == Response.named("Andorra", "Finland")


@pytest.mark.parametrize(
    "key", ["answers: Russia, France, Germany\n", "answers: Russia; France\nwrong: [Britain]\n"]
)
def test_answers_in_one_text_are_told_how_a_list_is_written(key: str, read: Reader) -> None:
    found = read(f"question: Which powers?\n{key}")
    assert "[Russia, France" in found.problems[0].hint
