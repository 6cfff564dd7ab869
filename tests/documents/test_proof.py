"""What a proof finds of each citation, and in which words it says what is wrong."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz_app.documents.proving.finding import Finding
from quiz_app.documents.proving.index import DocumentIndex, Spot
from quiz_app.documents.proving.proof import Proof, State, prove
from quiz_app.documents.reading import read_document
from quiz_app.questions.match import Match
from quiz_app.questions.model import Citation, Common
from quiz_app.questions.typed import Typed
from tests.documents.border import index

BORDER = index()
BOTH = {"border-history": BORDER, "tea-road": index("tea-road")}
YEAR = "In which year was the Treaty of Kyakhta signed?"


def cited(section: str, passage: int = 0, document: str = "border-history", *evidence: str) -> Citation:
    return Citation(document=document, section=section, passage=passage, evidence=evidence)


def asked(
    question: str,
    answer: str,
    *sources: Citation,
    against: tuple[Citation, ...] = (),
    inference: str = "",
    accept: tuple[str, ...] = (),
) -> Proof:
    """The proof of a typed question."""
    about = Common(id="q", citations=sources, contradicts=against, inference=inference)
    return prove(Typed(about=about, question=question, wanted=answer, accept=accept), BOTH.get)


def told(proof: Proof) -> Finding:
    """The only thing that is found wrong."""
    (looked,) = proof.findings
    assert looked.finding is not None
    return looked.finding


def states(proof: Proof) -> list[State]:
    return [looked.state for looked in proof.looked]


def test_a_year_that_stands_in_the_section_is_proven() -> None:
    assert states(asked(YEAR, "1727", cited("The treaty"))) == [State.PROVEN]


def test_a_year_that_stands_elsewhere_is_told_with_the_place() -> None:
    finding = told(asked("When did the railway take the trade?", "1727", cited("The railway")))
    assert (finding.code, finding.message) == (
        "P006",
        "1727 does not stand in “The railway”. It stands in “The treaty”, passage 1.",
    )


def test_a_name_that_stands_nowhere_is_told() -> None:
    finding = told(asked("Who led the Russian envoys to Nerchinsk?", "Ivan Petlin", cited("The envoys")))
    assert finding.message == "Ivan Petlin does not stand in “The envoys”."


def test_several_that_are_missing_are_told_together() -> None:
    finding = told(asked("Who signed, and when?", "Golovin and Petlin in 1777", cited("The treaty", 2)))
    assert finding.message.startswith(
        "Golovin, Petlin and 1777 do not stand in “The treaty”, passage 2. Golovin stands in"
    )


def test_a_misspelt_section_is_told_with_the_nearest() -> None:
    finding = told(asked(YEAR, "1727", cited("The treatise")))
    assert (finding.code, finding.hint) == ("P002", "Did you mean “The treaty”?")


def test_a_section_is_found_whatever_its_case_and_marks() -> None:
    assert states(asked(YEAR, "1727", cited("the treaty []"))) == [State.PROVEN]


def test_a_passage_must_hold_the_answer_itself() -> None:
    assert states(asked(YEAR, "1727", cited("The treaty", 1))) == [State.PROVEN]
    finding = told(asked(YEAR, "1727", cited("The treaty", 2)))
    assert finding.message.endswith("It stands in “The treaty”, passage 1.")


def test_the_heading_counts_as_text() -> None:
    question = "Which party leased the railway back?"
    assert states(asked(question, "the Chinese Communist Party", cited("The Chinese Communist Party"))) == [
        State.PROVEN
    ]


def test_one_accepted_form_is_enough() -> None:
    question = "Which town gave its name to the treaty?"
    assert states(asked(question, "Troitskosavsk", cited("The treaty"), accept=("Kyakhta",))) == [
        State.PROVEN
    ]


def test_several_citations_bear_an_answer_out_together() -> None:
    question = "Who led the envoys to Nerchinsk, and when did those at Kyakhta sign the treaty?"
    proof = asked(question, "Golovin; 1727", cited("The envoys"), cited("The treaty"))
    assert states(proof) == [State.PROVEN, State.PROVEN]


def test_what_is_wrong_with_several_is_told_once() -> None:
    question = "Who led the envoys to Nerchinsk, and when did those at Kyakhta sign the treaty?"
    proof = asked(question, "Golovin; 1728", cited("The envoys"), cited("The treaty"))
    assert states(proof) == [State.WRONG, State.WRONG]
    assert told(proof).message == "1728 does not stand in “The envoys” and “The treaty”."


def test_one_of_several_that_says_nothing_of_it_is_told() -> None:
    proof = asked(YEAR, "1727", cited("The treaty"), cited("The railway", 1), cited("The envoys", 3))
    assert told(proof).message.startswith("“The envoys”, passage 3 bears out nothing of its own")


def test_a_document_that_is_not_here_leaves_its_citation_unproven() -> None:
    assert states(asked(YEAR, "1727", cited("Anything", 0, "elsewhere"))) == [State.UNPROVEN]


def test_what_may_stand_in_a_document_that_is_not_here_is_no_mistake() -> None:
    proof = asked(YEAR, "1777", cited("The treaty"), cited("Anything", 0, "elsewhere"))
    assert states(proof) == [State.UNPROVEN, State.UNPROVEN]
    assert proof.findings == ()


def test_what_may_stand_in_a_contradicting_document_that_is_not_here_is_no_mistake() -> None:
    absent = Citation(document="elsewhere", section="Anything", evidence=("in 1777",))
    proof = asked(YEAR, "1777", cited("The treaty"), against=(absent,))
    assert states(proof) == [State.UNPROVEN, State.UNPROVEN]
    assert proof.findings == ()
    proof = asked(YEAR, "1727", cited("The treaty"), against=(absent,))
    assert states(proof) == [State.PROVEN, State.UNPROVEN]


def test_evidence_that_stands_there_is_enough() -> None:
    source = cited("The envoys", 0, "border-history", "received at court")
    assert states(asked("Was Ides an honoured guest of Beijing?", "Beijing said so", source)) == [
        State.PROVEN
    ]


def test_evidence_that_stands_elsewhere_is_told_with_the_place() -> None:
    finding = told(asked("Was he?", "Yes", cited("The treaty", 0, "border-history", "received at court")))
    assert (finding.code, finding.hint) == ("P007", "It stands in “The envoys”, passage 3: cite that.")


def test_an_inference_needs_the_place_and_nothing_more() -> None:
    proof = asked(
        "How old was the treaty in 1800?", "73 years", cited("The treaty"), inference="1800 less 1727"
    )
    assert states(proof) == [State.INFERRED]
    proof = asked(
        "How old was the treaty in 1800?", "73 years", cited("The truce"), inference="1800 less 1727"
    )
    assert told(proof).code == "P002"


def test_a_place_that_says_otherwise_contradicts() -> None:
    proof = asked(YEAR, "1727", cited("The treaty"), against=(cited("The railway"),))
    assert states(proof) == [State.PROVEN, State.PROVEN]


def test_a_place_that_says_the_same_does_not_contradict() -> None:
    proof = asked(YEAR, "1727", cited("The treaty"), against=(cited("The treaty", 1),))
    assert states(proof) == [State.PROVEN, State.WRONG]
    assert told(proof).code == "P009"


def test_a_place_that_says_nothing_of_it_does_not_contradict() -> None:
    proof = asked(YEAR, "1727", cited("The treaty"), against=(cited("The envoys", 3),))
    assert states(proof) == [State.PROVEN, State.WRONG]
    assert "says next to nothing of this" in told(proof).message


def test_where_the_other_place_is_right_its_evidence_says_so() -> None:
    right = cited("The treaty", 0, "border-history", "in August 1727")
    proof = asked(YEAR, "1727", cited("The railway"), against=(right,))
    assert states(proof) == [State.PROVEN, State.PROVEN]


def test_a_text_of_one_section_is_cited_with_its_passage() -> None:
    question = "What did the caravans from Kyakhta bring?"
    finding = told(asked(question, "tea", cited("", 0, "tea-road")))
    assert (finding.code, finding.hint) == ("P004", "Name the passage: `source: tea-road > Tea road > 1`.")
    assert states(asked(question, "tea", cited("", 2, "tea-road"))) == [State.PROVEN]


def test_a_heading_without_text_is_told_with_those_below_it() -> None:
    finding = told(asked(YEAR, "1727", cited("Later times")))
    assert (finding.code, finding.hint) == (
        "P005",
        "Cite one of the sections under it: “The railway”, “The Chinese Communist Party”.",
    )


def test_another_year_of_the_same_section_is_told_as_far_from_what_is_asked() -> None:
    finding = told(
        asked("In which year did the Manchu army burn the fort of Albazin?", "1692", cited("The envoys"))
    )
    assert (finding.code, finding.message) == (
        "P010",
        "1692 stands in “The envoys”, but far from what is asked.",
    )


def test_a_question_without_citations_has_nothing_to_prove() -> None:
    assert asked(YEAR, "1727").looked == ()


PASSAGES = [(spot, BORDER.standing(spot).text.split()) for spot in BORDER.passages]


@given(st.sampled_from(PASSAGES), st.integers(0, 30), st.integers(1, 12))
def test_an_answer_that_is_copied_from_its_passage_is_proven(
    passage: tuple[Spot, list[str]], begin: int, count: int
) -> None:
    spot, words = passage
    begin %= len(words)
    # What is cut in the midst of a number is another one: 8 is not $8 billion.
    assume(
        words[begin + count : begin + count + 1] != ["billion"] and words[begin] not in ("billion", "third")
    )
    answer = " ".join(words[begin : begin + count])
    proof = asked("What is told?", answer, cited(BORDER.section(spot.section).title, spot.passage))
    assert states(proof) == [State.PROVEN], proof.findings


@pytest.mark.parametrize("text", ["", " ", "?", "\u0301", "1727" * 2000], ids=range(5))
def test_any_answer_is_proven_or_not(text: str) -> None:
    assert len(asked("?", text, cited("The treaty")).looked) == 1


def test_a_text_too_large_to_be_looked_through_is_looked_into_where_it_is_cited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quiz_app.documents.proving.index.MOST_CHARACTERS", 100)
    documents = {"border-history": index()}
    outcomes = []
    for year in ("1727", "1777"):
        about = Common(id="q", citations=(cited("The treaty"), cited("The envoys")))
        proof = prove(Typed(about=about, question=YEAR, wanted=year), documents.get)
        outcomes.append(
            (states(proof)[0], [looked.finding and looked.finding.message for looked in proof.findings])
        )
    assert outcomes == [
        (State.PROVEN, []),
        (State.WRONG, ["1777 does not stand in “The treaty” and “The envoys”."]),
    ]


def test_the_left_side_of_a_pair_may_be_in_the_authors_words() -> None:
    pairs = (("the leader", "Golovin"), ("the interpreters", "two Jesuits"))
    question = Match(
        about=Common(id="q", citations=(cited("The envoys", 2),)), question="Who was who?", pairs=pairs
    )
    assert states(prove(question, BOTH.get)) == [State.PROVEN]


def test_a_year_on_the_left_side_of_a_pair_is_looked_for() -> None:
    pairs = (("1685", "Albazin"), ("1698", "Golovin"))
    question = Match(
        about=Common(id="q", citations=(cited("The envoys"),)), question="What was when?", pairs=pairs
    )
    assert "1698 does not stand" in told(prove(question, BOTH.get)).message


def test_what_follows_by_inference_may_be_contradicted_where_it_does_not_stand() -> None:
    railway = cited("The railway")
    proof = asked(
        YEAR, "1728", cited("The treaty"), against=(railway,), inference="it took effect a year later"
    )
    assert states(proof) == [State.INFERRED, State.PROVEN]


def test_a_year_holds_on_into_the_next_passage() -> None:
    question = "Which dynasty gave up 35 square miles in 1727?"
    assert states(asked(question, "the Qing dynasty", cited("The treaty"))) == [State.PROVEN]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("the European Union", State.PROVEN),
        ("European Union members", State.PROVEN),
        ("the African Union", State.WRONG),
        ("the European Parliament", State.WRONG),
    ],
)
def test_a_name_may_stand_in_its_source_by_its_initials(answer: str, state: State) -> None:
    text = "# Trade\n\n## Sanctions\n\nIn 2014 the EU and Japan stopped lending to the banks of their neighbour.\n"
    trade = DocumentIndex(read_document(text.encode(), "trade.md", "trade"))
    question = Typed(
        about=Common(id="q", citations=(cited("Sanctions", document="trade"),)),
        question="Who stopped lending to the banks, besides Japan?",
        wanted=answer,
    )
    assert states(prove(question, {"trade": trade}.get)) == [state]
