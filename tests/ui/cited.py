"""A reading room without documents: whatever is cited stands in one invented section."""

from __future__ import annotations

from quiz_app.documents.document import Passage, Section, Span
from quiz_app.documents.pictures import CitedPlace
from quiz_app.questions.model import Citation, Question

TITLE = "A history of the valley"
TEXTS = (
    "For a hundred years the valley had been nobody's. Hunters came up the river in spring, laid their traps along its "
    "side streams, and went home before the first ice with what the winter market would pay for.",
    "In the summer of 1684 a company of forty built a palisade where the two rivers meet. They called it the Upper "
    "Fort, sowed rye between the stumps, and sent word that they meant to stay. Those who held the lower valley to be "
    "the home of their fathers sent no word at all; they sent an army, and a year later the fort had burnt down.",
    "It was built again within months, by the same hands and on the same ashes. The second siege was long. When it "
    "ended, it was not by a storm but by a letter: two courts, a thousand leagues apart, had agreed to talk.",
    "Of the talks themselves little is known, since both sides kept their own account of them.",
)
MARKED = ("1684", "Upper Fort", "a year later the fort had burnt down")


class StandInRoom:
    """Gives for each question two places: one that bears it out, and one that says otherwise."""

    def places(self, _deck: str, question: Question) -> tuple[CitedPlace, ...]:
        citation = next(iter(question.about.citations), Citation(document="valley"))
        passages = tuple(
            Passage(number=number, text=text, line=number) for number, text in enumerate(TEXTS, start=1)
        )
        text = TEXTS[1]
        spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in MARKED)
        place = CitedPlace(
            citation=citation,
            title=TITLE,
            section=Section(number=1, title="The two sieges", passages=passages),
            marked={2: spans},
            first=2,
        )
        missing = "“Old tales” is not here. `quiz documents add FILE --id tales` adds it."
        return (place, CitedPlace(citation=citation, title="Old tales", missing=missing, contradicts=True))
