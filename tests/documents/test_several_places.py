"""Of several places that are cited together each bears something out, by itself or by its own evidence."""

from dataclasses import replace

import pytest

from quiz_app.documents.proving.proof import Proof, State, prove
from quiz_app.questions.match import Match
from quiz_app.questions.model import Citation, Common
from quiz_app.questions.typed import Typed
from tests.documents.border import index

BOTH = {"border-history": index(), "tea-road": index("tea-road")}
YEAR = "In which year was the Treaty of Kyakhta signed?"
FROST = (
    "What did the tea caravans of the merchants wait for in winter at the frontier, where no bridge crossed?"
)


def place(section: str, *evidence: str, passage: int = 0) -> Citation:
    return Citation(document="border-history", section=section, passage=passage, evidence=evidence)


def asked(question: str, answer: str, *sources: Citation, inference: str = "") -> Proof:
    about = Common(id="q", citations=sources, inference=inference)
    return prove(Typed(about=about, question=question, wanted=answer), BOTH.get)


def states(proof: Proof) -> list[State]:
    return [looked.state for looked in proof.looked]


def codes(proof: Proof) -> list[str]:
    return [looked.finding.code if looked.finding else "" for looked in proof.looked]


def test_evidence_of_one_place_does_not_free_another() -> None:
    proof = asked(FROST, "the frost", place("The caravans", "for the frost"), place("The envoys", passage=2))
    assert codes(proof) == ["", "P011"]
    assert states(proof) == [State.PROVEN, State.WRONG]


def test_what_bears_nothing_out_is_told_at_its_own_citation_with_a_fuller_place() -> None:
    proof = asked(FROST, "the frost", place("The railway"), place("The treaty", "lay on the new frontier"))
    assert codes(proof) == ["P011", ""]
    finding = proof.looked[0].finding
    assert finding is not None
    assert finding.message == (
        "“The railway” bears out nothing of its own; “The caravans”, passage 1, says more of it."
    )


def test_evidence_of_its_own_lets_a_place_stand() -> None:
    proof = asked(FROST, "the frost", place("The caravans"), place("The treaty", "lay on the new frontier"))
    assert states(proof) == [State.PROVEN, State.PROVEN]


def test_each_place_may_bear_one_claim_out() -> None:
    pairs = (("the merchants", "frost in winter"), ("Fyodor Golovin", "Nerchinsk"), ("a trade", "12 percent"))
    sources = (place("The caravans"), place("The envoys"))
    question = Match(about=Common(id="q", citations=sources), question="What belongs together?", pairs=pairs)
    assert states(prove(question, BOTH.get)) == [State.PROVEN, State.PROVEN]
    about = Common(id="q", citations=(*sources, place("The railway")))
    question = replace(question, about=about)
    assert codes(prove(question, BOTH.get)) == ["", "", "P011"]


def test_two_documents_may_say_the_same() -> None:
    road = Citation(document="tea-road", passage=2)
    proof = asked("What did the caravans bring from Kyakhta?", "tea", place("The caravans"), road)
    assert states(proof) == [State.PROVEN, State.PROVEN]


def test_a_place_may_bear_out_what_is_asked_alone() -> None:
    question = "Who led the Russian envoys to Nerchinsk, while caravans at the frontier waited for the frost?"
    proof = asked(question, "Golovin", place("The envoys", passage=2), place("The caravans"))
    assert states(proof) == [State.PROVEN, State.PROVEN]
    proof = asked(question, "Golovin", place("The envoys", passage=2), place("The treaty", passage=2))
    assert codes(proof) == ["", "P011"]


@pytest.mark.parametrize(("year", "code"), [(1692, ""), (1699, "P011")])
def test_a_place_may_bear_out_a_year_that_is_asked_of(year: int, code: str) -> None:
    question = f"Who led the envoys, before {year} and before the treaty?"
    proof = asked(question, "Golovin", place("The envoys", passage=2), place("The envoys", passage=3))
    assert codes(proof) == ["", code]


def test_what_follows_from_several_places_together_is_left_to_the_inference() -> None:
    sources = (place("The treaty"), place("The envoys", passage=2))
    assert states(asked(FROST, "the frost", *sources, inference="envoys wait, too")) == [State.INFERRED] * 2


def test_what_a_place_bears_out_is_not_judged_while_another_document_is_missing() -> None:
    absent = Citation(document="elsewhere", section="Anything")
    assert codes(asked(FROST, "the frost", place("The envoys", passage=2), absent)) == ["", ""]


@pytest.mark.parametrize("section", ["The envoys", "The caravans", "The Chinese Communist Party"])
def test_a_wrong_section_beside_right_ones_is_told(section: str) -> None:
    honest = (place("The treaty"), place("The railway"))
    assert states(asked(YEAR, "1727", *honest)) == [State.PROVEN, State.PROVEN]
    assert codes(asked(YEAR, "1727", *honest, place(section))) == ["", "", "P011"]
