"""What is copied as evidence frees the words of an answer, and neither its date nor the years that are asked of."""

import pytest

from quiz_app.documents.proving.proof import Proof, State, prove
from quiz_app.questions.model import Citation, Common
from quiz_app.questions.typed import Typed
from tests.documents.border import index

BORDER = {"border-history": index()}
MET = "Who led the Russian envoys to Nerchinsk in {}, when Songgotu came from Peking for the Kangxi Emperor?"
MET_WHEN = "In which year did the Russian and the Manchu envoys meet?"


def place(section: str, *evidence: str, passage: int = 0) -> Citation:
    return Citation(document="border-history", section=section, passage=passage, evidence=evidence)


def asked(question: str, answer: str, *sources: Citation, against: tuple[Citation, ...] = ()) -> Proof:
    about = Common(id="q", citations=sources, contradicts=against)
    return prove(Typed(about=about, question=question, wanted=answer), BORDER.get)


def told(proof: Proof) -> list[tuple[str, str]]:
    return [(each.finding.code, each.finding.message) for each in proof.findings if each.finding]


def test_a_date_is_the_one_that_its_evidence_has() -> None:
    source = place("The envoys", "led the Russian envoys to Nerchinsk in August 1689")
    assert told(asked(MET_WHEN, "1689", source)) == []
    assert told(asked(MET_WHEN, "1685", source)) == [
        (
            "P006",
            "The answer is 1685, and the evidence “led the Russian envoys to Nerchinsk in August 1689” "
            "has another date.",
        )
    ]


@pytest.mark.parametrize("answer", ["1685", "four years before 1689", "the fourth year of the war"])
def test_evidence_without_a_date_frees_any_answer(answer: str) -> None:
    assert told(asked(MET_WHEN, answer, place("The envoys", "spoke Latin"))) == []


def test_one_of_several_dates_in_the_evidence_is_enough() -> None:
    source = place("The envoys", "In 1685 the Manchu army", "in August 1689")
    assert told(asked(MET_WHEN, "August 1689", source)) == []


def test_a_year_that_is_asked_of_is_near_what_is_asked_whatever_is_copied() -> None:
    source = place("The envoys", "Golovin led the Russian envoys")
    assert told(asked(MET.format("August 1689"), "a count", source)) == []
    assert told(asked(MET.format(1692), "a count", source)) == [
        ("P010", "1692 stands in “The envoys”, but far from what is asked.")
    ]


def test_a_year_in_a_passage_with_evidence_is_near() -> None:
    assert told(asked(MET.format(1692), "a count", place("The envoys", "He left Moscow"))) == []


def test_a_year_that_another_passage_of_the_section_has_is_told() -> None:
    second, third = place("The envoys", passage=2), place("The envoys", "left Moscow in 1692", passage=3)
    assert told(asked(MET.format(1689), "Golovin", second)) == []
    assert told(asked(MET.format(1692), "Golovin", second)) == [
        ("P006", "1692 does not stand in “The envoys”, passage 2. It stands in “The envoys”, passage 3.")
    ]
    assert told(asked(MET.format(1692), "Golovin", second, third)) == []
    assert told(asked(MET.format(1692), "Golovin", second, against=(third,))) == []


def test_a_year_that_the_section_has_not_is_left_to_the_lint() -> None:
    proof = asked(MET.format(1777), "Golovin", place("The envoys", passage=2))
    assert [each.state for each in proof.looked] == [State.PROVEN]
