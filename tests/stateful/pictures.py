"""What is shown of a card and of a sitting is whole and sane in itself."""

from __future__ import annotations

from quiz_app.memory.model import Grade
from quiz_app.study.showing import Phase, Showing
from quiz_app.study.sitting import Sitting


def check_sitting(sitting: Sitting) -> None:
    """The picture of the card in hand, and the account of the sitting, which fits it."""
    showing, summary = sitting.showing, sitting.summary()
    assert 0 <= summary.right <= summary.first_answers <= summary.cards <= summary.answered
    assert summary.introduced <= summary.first_answers
    assert 0 <= summary.expected <= summary.foretold + 1e-9
    assert 0 <= summary.recalled <= summary.foretold <= summary.first_answers - summary.introduced
    if showing is not None:
        assert showing.position == summary.answered + (showing.phase is not Phase.JUDGED)
        _check_showing(showing)


def _check_showing(showing: Showing) -> None:
    judged = showing.phase is Phase.JUDGED
    assert showing.total >= showing.position
    assert sorted(showing.order) == list(range(len(showing.prompt.options)))
    assert 0 <= showing.retrievability <= showing.predicted <= 1
    assert (showing.verdict is not None) == (showing.phase is not Phase.ASKED)
    assert (showing.grade is not None) == judged
    grades = [choice.grade for choice in showing.choices]
    if showing.phase is Phase.REVEALED:
        assert grades == list(Grade)
    else:
        assert grades == ([showing.grade] if judged else [])
    for choice in showing.choices:
        assert (choice.interval == 0) == (choice.grade is Grade.AGAIN)
