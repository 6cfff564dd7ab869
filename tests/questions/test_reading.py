"""Questions are read from keys, and everything that is wrong with them is told at its place, all at once."""

from collections.abc import Callable
from typing import Any

import pytest

from quiz_app.questions.identity import MAX_ID, derive_id, is_id, suggest_id
from quiz_app.questions.model import Citation
from quiz_app.questions.node import Lines, Listing, Mark, Scalar
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import Defaults, read_question

Reader = Callable[..., Any]
PLAIN = "question: Who signed for Russia?\nanswer: Golovin\n"


@pytest.mark.parametrize(
    ("text", "type_name"),
    [
        (PLAIN, "flashcard"),
        (PLAIN + "typed: no", "flashcard"),
        ("term: Cossack\ndefinition: a free horseman", "flashcard"),
        (PLAIN + "typed: true", "typed"),
        (PLAIN + "type: typed", "typed"),
        (PLAIN + "accept: [Fyodor Golovin]", "typed"),
        (PLAIN + "reject: [Songgotu]", "typed"),
        (PLAIN + "wrong: [Songgotu]", "choice"),
        (PLAIN + "type: choice\nwrong: Songgotu", "choice"),
        ('cloze: "{{c1::Golovin}} signed."', "cloze"),
        ("question: When?\ndate: 1689", "date"),
        ("question: How many?\nnumber: 12", "number"),
    ],
)
def test_the_type_follows_from_the_keys(text: str, type_name: str, read: Reader) -> None:
    result = read(text)
    assert result.problems == ()
    assert result.whole.type_name == type_name


def test_all_problems_of_a_question_are_told_at_once(read: Reader) -> None:
    result = read(
        "id: A b\nquestion: [x]\nlevel: 7\nwhen: soon\nsection: s\ndraft: perhaps\nwrong: []\npin_last: z"
    )
    assert set(result.codes) >= {"Q040", "Q002", "Q006", "Q045", "Q042", "Q005", "Q080", "Q010", "Q082"}
    assert result.question is None


def test_a_problem_stands_where_its_value_stands(read: Reader) -> None:
    (problem,) = read(PLAIN + "level: hard").problems
    assert problem.mark == Mark(3, 8, PLAIN.index("answer") + len("answer: Golovin\nlevel: "))


def test_a_problem_names_its_question(read: Reader) -> None:
    assert read(PLAIN + "id: who-signed\nlevel: hard").problems[0].question == "who-signed"
    assert read(PLAIN + "level: hard").problems[0].question == derive_id("Who signed for Russia?")


@pytest.mark.parametrize("node", [Scalar("x", Lines("x"), 0, 1), Listing((), Lines("[]"), 0, 2)])
def test_what_is_no_group_of_keys_is_no_question(node: Scalar | Listing) -> None:
    problems: list[Problem] = []
    assert read_question(node, Defaults(), problems.append) is None
    assert [problem.code for problem in problems] == ["Q001"]


def test_a_misspelt_key_that_shapes_the_question_keeps_it_out(read: Reader) -> None:
    result = read(PLAIN + "acept: [Fyodor Golovin]")
    assert result.errors == ["Q008"]
    assert "`accept`" in result.problems[0].hint
    assert result.question is None


@pytest.mark.parametrize("key", ["evidence", "passage", "document"])
def test_a_key_of_a_citation_beside_the_question_is_told_where_it_belongs(key: str, read: Reader) -> None:
    (problem,) = read(PLAIN + f"{key}: x").problems
    assert (problem.code, problem.severity) == ("Q008", Severity.WARNING)
    assert problem.hint == f"It belongs to the citation: `source: {{section: …, {key}: …}}`."


@pytest.mark.parametrize("key", ["explian", "colour"])
def test_any_other_unknown_key_is_a_warning(key: str, read: Reader) -> None:
    result = read(PLAIN + f"{key}: x")
    assert [problem.severity for problem in result.problems] == [Severity.WARNING]
    assert result.question is not None


def test_common_keys_are_read(read: Reader) -> None:
    about = read(
        PLAIN
        + "id: who\nexplain: He led it.\nhint: F…\ninference: by rank\naccording_to: the court\nas_of: 2020-01\n"
        "tags: [treaties, ' qing ', treaties]\ngroup: envoys\nwhen: 1689\nlevel: 2\ndraft: yes"
    ).whole.about
    assert (about.id, about.explain, about.hint, about.inference) == ("who", "He led it.", "F…", "by rank")
    assert (about.according_to, about.as_of, about.tags) == ("the court", "2020-01", ("treaties", "qing"))
    assert (about.groups, about.when, about.level, about.draft) == (("envoys",), "1689", 2, True)


@pytest.mark.parametrize(
    ("group", "groups"),
    [
        ("first envoys", ("first envoys",)),
        ("border-history/nerchinsk", ("border-history/nerchinsk",)),
        ("border-history / first  envoys", ("border-history/first envoys",)),
        (
            "[nerchinsk, border-history/kyakhta, nerchinsk, 1689]",
            ("nerchinsk", "border-history/kyakhta", "1689"),
        ),
    ],
)
def test_a_group_is_a_name_alone_or_behind_the_id_of_another_deck(
    group: str, groups: tuple[str, ...], read: Reader
) -> None:
    result = read(PLAIN + f"group: {group}")
    assert (result.problems, result.whole.about.groups) == ((), groups)


@pytest.mark.parametrize(
    ("group", "said", "hint"),
    [
        ("Border history/nerchinsk", "names no deck: Border history cannot be the id of one",
         "Write `border-history/nerchinsk`, or `nerchinsk` alone"),
        ("/nerchinsk", "names no deck before the sign /", "Write `DECK/nerchinsk`, or `nerchinsk` alone"),
        ("border-history/ ", "has no name behind the sign /", "Write `border-history/NAME`."),
        ("/", "has no name", "Write `DECK/NAME`."),
        ("a/b/c", "has a second sign /", "Write `a/b-c`"),
    ],
)  # fmt: skip
def test_a_group_of_no_deck_or_no_name_is_told_where_it_stands(
    group: str, said: str, hint: str, read: Reader
) -> None:
    result = read(PLAIN + f"group: [envoys, '{group}']")
    (problem,) = result.problems
    assert (problem.code, problem.severity, result.question) == ("Q047", Severity.ERROR, None)
    assert (problem.mark.line, problem.mark.column) == (3, 17)
    assert said in problem.message
    assert problem.hint.startswith(hint)


def test_several_groups_in_one_text_are_told(read: Reader) -> None:
    (problem,) = read(PLAIN + "group: nerchinsk, kyakhta").problems
    assert (problem.code, problem.hint) == ("Q004", "Write them as a list: `group: [nerchinsk, kyakhta]`.")
    assert read(PLAIN + "group: ['envoys, the first']").whole.about.groups == ("envoys, the first",)


def test_one_tag_needs_no_brackets(read: Reader) -> None:
    assert read(PLAIN + "tags: qing").whole.about.tags == ("qing",)


@pytest.mark.parametrize(
    "when",
    [
        "1689",
        "1689-08-27",
        "1689-1727",
        "1689–1727",
        "1689 to 1727",
        "c. 1640",
        "221 BCE",
        "221-206 BC",
        "1960s",
        "17th century",
        "August 1689",
        "27 August 1689",
        "around 1640",
        "late 19th century",
        "1966/67",
        "1949-12/1950-01",
        "1689-08-27/28",
        "1904-05",
        "1900-02-29",  # in Russia
        "spring 1689",
        "206-1 BCE",
        "c. 1640-1650",
        "early 1950s to mid 1960s",
        "5 and 7 August 1689",
    ],
)
def test_times_of_many_forms_are_taken(when: str, read: Reader) -> None:
    assert read(PLAIN + f"when: {when}").problems == ()


@pytest.mark.parametrize("when", ["long ago", "the year of the dragon", "16890", "BCE", "1689 at Nerchinsk"])
def test_what_is_no_time_is_told(when: str, read: Reader) -> None:
    assert read(PLAIN + f"when: {when}").codes == ["Q045"]


@pytest.mark.parametrize(
    "when",
    ["2024-13-45", "2024-13", "2023-02-29", "2024-00-10", "1689-09-31", "31 February 1689", "1689-08-27/1689-13-01",
     "1689-08-40 to 1690", "c. 1689-14", "1689-27"],
)  # fmt: skip
def test_a_date_that_never_was_is_told(when: str, read: Reader) -> None:
    (problem,) = read(PLAIN + f"when: {when}").problems
    assert (problem.code, problem.hint) == ("Q045", "Correct the day, the month or the year.")
    assert problem.message == f"`when` is `{when}`, and there is no such date."


@pytest.mark.parametrize(
    "when",
    ["1727-1689", "1689-09/1689-08", "1689-08-27 to 1689-08-26", "206-221 BCE", "1960s-1950s", "1689-1600"],
)
def test_a_time_that_ends_before_it_begins_is_told(when: str, read: Reader) -> None:
    (problem,) = read(PLAIN + f"when: {when}").problems
    assert (problem.code, problem.hint) == ("Q045", "Write the earlier date first.")


CITED = Citation(document="doc", section="Treaty of Nerchinsk (1689)")


@pytest.mark.parametrize(
    ("keys", "citations"),
    [
        ("section: Treaty of Nerchinsk (1689)", (CITED,)),
        ("section: (lead) > 3", (Citation(document="doc", section="(lead)", passage=3),)),
        ("source: doc > Treaty of Nerchinsk (1689)", (CITED,)),
        ("source: doc", (Citation(document="doc"),)),
        ("source: doc\nsection: Treaty of Nerchinsk (1689)", (CITED,)),
        ("source: doc > 3", (Citation(document="doc", passage=3),)),
        ("source: doc > 1979", (Citation(document="doc", section="1979"),)),
        (
            "source: other > 1890s > Alliance > 12",
            (Citation(document="other", section="1890s > Alliance", passage=12),),
        ),
        (
            "source: [doc > A, other > B]",
            (Citation(document="doc", section="A"), Citation(document="other", section="B")),
        ),
        (
            "source: {document: other, section: A, passage: 2, evidence: the Amur}",
            (Citation(document="other", section="A", passage=2, evidence=("the Amur",)),),
        ),
        (
            "source: {document: other, section: A > B > 3, evidence: the Amur}",
            (Citation(document="other", section="A > B", passage=3, evidence=("the Amur",)),),
        ),
        ("source: {section: A > 3}", (Citation(document="doc", section="A", passage=3),)),
        # A passage of its own says that the heading is called so; and a heading may be a number.
        ("source: {section: A > 3, passage: 2}", (Citation(document="doc", section="A > 3", passage=2),)),
        ("source: {section: 3}", (Citation(document="doc", section="3"),)),
        (
            "source:\n  - section: A\n    evidence: [x, y]",
            (Citation(document="doc", section="A", evidence=("x", "y")),),
        ),
    ],
)
def test_citations_are_read_in_every_form(keys: str, citations: tuple[Citation, ...], read: Reader) -> None:
    result = read(PLAIN + keys, document="doc")
    assert result.problems == ()
    assert result.whole.about.citations == citations


def test_contradictions_are_citations_too(read: Reader) -> None:
    assert read(PLAIN + "contradicts: other > A").whole.about.contradicts == (
        Citation(document="other", section="A"),
    )


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("source: Treaty of Nerchinsk", "Q041"),
        ("source: doc > ", "Q041"),
        ("source: [[doc]]", "Q041"),
        ("source: {document: A b}", "Q041"),
        ("source: {section: A}", "Q042"),
        ("section: A", "Q042"),
        ("source: doc > A > 0", "Q043"),
        ("source: {document: doc, passage: first}", "Q043"),
        ("source: {document: doc, section: A > 0}", "Q043"),
        ("source: {document: doc, page: 3}", "Q008"),
        ("source: doc > A\nsection: B", "Q044"),
    ],
)
def test_a_citation_that_cannot_be_read_is_told(keys: str, code: str, read: Reader) -> None:
    assert read(PLAIN + keys).codes == [code]


@pytest.mark.parametrize("good", ["a", "nerchinsk-cession", "1689", "a" * MAX_ID])
def test_good_ids_are_taken(good: str, read: Reader) -> None:
    assert read(PLAIN + f"id: {good}").whole.about.id == good


@pytest.mark.parametrize("bad", ["A", "a_b", "a--b", "-a", "a b", "ä", "a" * (MAX_ID + 1), "'what?'", "京"])
def test_bad_ids_are_told_with_a_suggestion_that_is_good(bad: str, read: Reader) -> None:
    result = read(PLAIN + f"id: {bad}")
    assert result.codes == ["Q040"]
    assert result.question is None
    assert suggest_id(bad) == "" or is_id(suggest_id(bad))


def test_a_question_without_an_id_has_the_one_that_its_text_gives(read: Reader) -> None:
    assert read(PLAIN).whole.about.id == derive_id("Who signed for Russia?") == "who-signed-for-russia-99a54f"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Which river valley did Russia give up?", "which-river-valley-did-russia-give-up"),
        ("What did K'ang-hsi's Ürümqi envoy do?", "what-did-kang-hsis-urumqi-envoy-do"),
        ("The {{c1::Zunghar Khanate::who?}} fell.", "the-zunghar-khanate-fell"),
        ("尼布楚條約", "question"),
        ("", "question"),
    ],
)
def test_derived_ids_are_readable(text: str, words: str) -> None:
    derived = derive_id(text)
    assert derived.rpartition("-")[0] == words
    assert is_id(derived)


def test_derived_ids_are_short_and_cut_between_words() -> None:
    derived = derive_id("word " * 40)
    assert derived.rpartition("-")[0] == "-".join(["word"] * 12)
    assert is_id(derive_id("x" * 500))


def test_case_and_white_space_do_not_change_a_derived_id() -> None:
    assert derive_id("Who  signed\nfor Russia?") == derive_id("who signed for Russia? ")


def test_any_other_change_of_the_text_changes_a_derived_id() -> None:
    long = "the same beginning " * 10
    assert derive_id(long + "a") != derive_id(long + "b")
