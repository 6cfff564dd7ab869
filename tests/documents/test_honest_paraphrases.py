"""Honest questions in words of their own are proven, and the same with another section or name are not."""

import string

import pytest

from quiz_app.documents.proving.index import DocumentIndex
from quiz_app.documents.proving.proof import prove
from quiz_app.documents.reading import read_document
from quiz_app.questions.choice import Choice
from quiz_app.questions.match import Match
from quiz_app.questions.model import Citation, Common, Option, Question
from quiz_app.questions.order import Order
from quiz_app.questions.typed import Typed

ORM = """\
# A history of Orm

## In brief

After the revolt of the pirates the harbour guild sided with the northern merchants and, along with most towns of the
coast, sent its sailors to fight against the pirates. In the end the pirates won, and founded a new republic.

## The fleet

The guild, which ruled the old town, joined the northern league. It sent 2,300 men to the islands in 1702.

## The rebels

In 1721 the council of Orm began to support the reform party, and in 1723 the Lantern told the rebels to sign a pact
with the reform party. But in 1726 its leader Vargas abruptly dismissed his foreign advisers and imposed limits on the
share of the rebels in the government. By 1727, when the northern march was nearly over, Vargas purged the rebels from
the alliance, so that a civil war began which was to last until 1750. During the war the rebels had some support from
abroad, and in 1734 they were dealt a crushing blow when the mountain republic was brought to an end, which began their
great walk to Shan.

## The port

In 1799 the Boxcar revolt broke out with attacks on all strangers. A large coalition of eleven towns sent an army to
relieve their envoys in the capital. The council of Orm used it as an opportunity to bring soldiers into Venland, which
became an outpost in the next year. Its neighbours started to arm.

In the winter the port froze, and Kestrel lay in the ice with a cargo of salt, wool and amber.

## The mines

Copper was found under the hills of Dunmar by two brothers, who sold their claim for a horse and a barrel of beer.

## The schools

Each parish kept a school from the autumn to the spring, in which one master taught all ages to read and to count.
"""
# Among many passages a word that stands in one of them tells much.
QUIET = "".join(
    f"\n## The parish of {name}\n\nThe parish of {name} had fields.\n" for name in string.ascii_uppercase
)
INDEX = DocumentIndex(read_document((ORM + QUIET).encode(), "orm.md", "orm"))


def code(question: Question) -> str:
    """The code of what is found wrong with a question; "" for nothing."""
    findings = prove(question, {"orm": INDEX}.get).findings
    return findings[0].finding.code if findings and findings[0].finding else ""


def about(section: str) -> Common:
    return Common(id="q", citations=(Citation(document="orm", section=section),))


SAILORS = "How many men did the harbour guild send against the pirates, as most towns of the coast did?"
REVOLT = "What did Orm make of the Boxcar revolt?"


def test_a_place_that_lacks_the_answer_is_not_said_to_tell_more() -> None:
    assert code(Typed(about=about("The fleet"), question=SAILORS, wanted="2,300")) == ""


def test_a_place_that_has_the_answer_as_well_and_tells_more_is_told() -> None:
    asked = "Which republic's founders, the pirates, did the guild and most towns of the coast send sailors to fight?"
    assert code(Typed(about=about("The fleet"), question=asked, wanted="a new republic of theirs")) == "P008"


def test_of_a_short_text_another_place_is_told_as_well() -> None:
    alone = {"orm": DocumentIndex(read_document(ORM.encode(), "orm.md", "orm"))}
    asked, answer = "How long did lessons last?", "From autumn until spring"
    astray = Typed(about=about("The rebels"), question=asked, wanted=answer)
    (found,) = prove(astray, alone.get).findings
    assert found.finding is not None
    assert found.finding.code == "P008"
    assert prove(Typed(about=about("The schools"), question=asked, wanted=answer), alone.get).findings == ()


def test_an_item_is_looked_for_by_its_own_words() -> None:
    items = (
        "The Lantern has the rebels ally with the reformers",
        "Vargas sends his foreign advisers home",
        "The rebels are purged from the alliance",
        "The great walk begins",
    )
    assert code(Order(about=about("The rebels"), question="Put these turns in order.", items=items)) == ""


def test_bare_names_in_order_and_pairs_need_not_stand_together() -> None:
    about_all = Common(
        id="q", citations=tuple(Citation(document="orm", section=each) for each in ("The rebels", "The port"))
    )
    order = Order(
        about=about_all, question="Bring into order.", items=("Vargas", "Shan", "Boxcar revolt", "Kestrel")
    )
    pairs = (("Vargas", "dismissed his foreign advisers"), ("Kestrel", "carried amber"))
    match = Match(about=about_all, question="Who did what?", pairs=pairs)
    assert (code(order), code(match)) == ("", "")


def test_a_sentence_may_go_on_with_what_was_named_two_before() -> None:
    assert code(Typed(about=about("The port"), question=REVOLT, wanted="An excuse to occupy Venland")) == ""


@pytest.mark.parametrize("wanted", ["An excuse to occupy Dunmar", "An excuse to occupy Kestrel"])
def test_another_name_of_the_document_is_told(wanted: str) -> None:
    assert code(Typed(about=about("The port"), question=REVOLT, wanted=wanted)) in ("P006", "P010")


def excepted(asked: str, wanted: str, section: str = "The port", *wrong: str) -> str:
    options = tuple(Option(text=text) for text in wrong or ("salt", "wool", "amber"))
    return code(Choice(about=about(section), question=asked, right=wanted, wrong=options))


def test_what_is_asked_for_as_the_exception_need_not_stand_there() -> None:
    assert excepted("Which of these was NOT in the cargo of the Kestrel?", "copper") == ""
    assert excepted("All of these lay in the hold of the Kestrel EXCEPT?", "Dunmar copper") == ""
    assert excepted("Which of these was *not* in the cargo of the Kestrel?", "copper") == ""


def test_where_the_exception_is_told_of_is_no_better_source() -> None:
    wanted = "the copper claim under the hills of Dunmar, sold for a horse"
    assert excepted("Which of these was NOT in the hold of the Kestrel?", wanted) == ""


def test_what_is_asked_for_must_stand_there() -> None:
    assert excepted("Which of these was in the cargo of the Kestrel?", "copper") == "P006"
    assert excepted("Why was the cargo of the Kestrel not sold?", "copper") == "P006"


def test_words_that_stand_nowhere_are_told_as_words() -> None:
    question = Typed(about=about("The port"), question="What did the Kestrel carry?", wanted="copper")
    (found,) = prove(question, {"orm": INDEX}.get).findings
    assert found.finding is not None
    assert found.finding.message == "No word of “copper” stands in “The port”."
