"""The evidence of a question is marked where it stands in a passage."""

from hypothesis import given
from hypothesis import strategies as st

from quiz_app.documents.proving.evidence import evidence_spans
from quiz_app.questions.flashcard import Face, Flashcard
from quiz_app.questions.model import Citation, Common, Question
from quiz_app.questions.typed import Typed

TEXT = (
    "The Russians signed at Nerchinsk in August 1689. Russia kept Nerchinsk; its fur traders were glad of it."
)
PLACE = Citation(document="d", section="s")


def marked(question: Question, citation: Citation = PLACE, text: str = TEXT) -> list[str]:
    """What is marked, in the order of the text."""
    return [text[span.start : span.end] for span in evidence_spans(question, citation, text)]


def typed(answer: str, *accept: str) -> Typed:
    return Typed(about=Common(id="q"), question="What is it?", wanted=answer, accept=accept)


def test_each_place_of_a_name_is_marked_in_whatever_form_it_stands() -> None:
    assert marked(typed("Russia")) == ["Russians", "Russia"]


def test_a_date_is_marked_whole_where_the_text_tells_more() -> None:
    assert marked(typed("1689")) == ["August 1689"]


def test_what_is_accepted_is_marked_too() -> None:
    assert marked(typed("Nipchu", "Nerchinsk")) == ["Nerchinsk", "Nerchinsk"]


def test_an_answer_without_names_is_marked_by_its_key_words() -> None:
    assert marked(typed("trading in furs")) == ["fur", "traders"]


def test_words_given_as_evidence_are_marked_as_they_stand() -> None:
    citation = Citation(document="d", section="s", evidence=("glad of it",))
    assert marked(typed("the merchants' profit"), citation) == ["glad of it"]


def test_nothing_is_marked_where_nothing_stands() -> None:
    assert marked(typed("Peking")) == []


def test_both_sides_of_a_term_are_looked_for() -> None:
    face = Face("Nerchinsk", "where the Russians signed")
    card = Flashcard(about=Common(id="q"), front=face, back=Face(face.answer, face.question), named=True)
    assert marked(card) == ["Russians", "Nerchinsk", "Russia", "Nerchinsk"]


@given(st.text(max_size=120), st.text(max_size=40), st.lists(st.text(max_size=20), max_size=3))
def test_marks_lie_in_the_text_and_never_overlap(text: str, answer: str, evidence: list[str]) -> None:
    citation = Citation(document="d", section="s", evidence=tuple(evidence))
    spans = evidence_spans(typed(answer), citation, text)
    ends = [edge for span in spans for edge in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
