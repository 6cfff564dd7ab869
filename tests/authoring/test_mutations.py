"""A year, a name or a section that is changed in proven questions of a real deck is noticed."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from quiz_app.authoring.proving import proofs
from quiz_app.decks.files import load
from quiz_app.documents.shelf import DocumentShelf, Folder
from tests.support.mutations import KINDS, Breeder

DECK = Path(__file__).resolve().parents[1] / "support" / "history.yaml"
SEED, COUNT, LEAST = 1689, 100, 95


@pytest.fixture(scope="module")
def breeder(shared: Path) -> Breeder:
    """A real deck beside its documents."""
    documents = shared / "documents"
    shelf = DocumentShelf((Folder(documents, "the shared documents"),), documents)
    return Breeder(load(DECK), shelf)


def test_each_citation_of_honest_questions_is_proven(breeder: Breeder) -> None:
    wrong, citations = proofs([breeder.reading], breeder.shelf)
    assert [located.problem.message for located in wrong] == []
    assert citations.proven + citations.inferred == citations.total
    assert citations.proven > 100


def test_of_a_hundred_changes_at_least_ninety_five_are_noticed(breeder: Breeder) -> None:
    made, noticed, missed = Counter[str](), Counter[str](), []
    for placed, mutant in breeder.litter(Random(SEED), COUNT):
        assert breeder.clean(placed), placed.question.about.id
        made[mutant.kind] += 1
        if breeder.caught(placed, mutant):
            noticed[mutant.kind] += 1
        else:
            missed.append(f"{placed.question.about.id} ({mutant.kind}): {mutant.told}")
    assert made.total() == COUNT
    assert min(made[kind] for kind in KINDS) >= COUNT // 3
    assert noticed.total() >= LEAST, (noticed, missed)
