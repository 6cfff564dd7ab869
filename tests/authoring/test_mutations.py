"""A year, a name or a section that is changed in proven questions of a real deck is noticed."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from quiz_app.authoring.proving import proofs
from quiz_app.decks.files import load
from quiz_app.documents.shelf import DocumentShelf, Folder
from tests.support.mutations import KINDS, Breeder

TESTS = Path(__file__).resolve().parents[1]
DECK = TESTS / "support" / "history.yaml"
SHIPPED = sorted((TESTS.parent / "decks").glob("*.yaml"))
SEED, COUNT, LEAST = 1689, 100, 95


@pytest.fixture(scope="module")
def shelf(shared: Path) -> DocumentShelf:
    """The documents that the decks cite."""
    documents = shared / "documents"
    return DocumentShelf((Folder(documents, "the shared documents"),), documents)


@pytest.fixture(scope="module")
def breeder(shelf: DocumentShelf) -> Breeder:
    """A real deck beside its documents."""
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


def test_of_a_hundred_moved_among_several_citations_at_least_ninety_five_are_noticed(
    shelf: DocumentShelf,
) -> None:
    """As many mutants of each question of the shipped decks as it has citations, where these are two or more."""
    random, noticed, missed = Random(SEED), 0, []
    for path in SHIPPED:
        shipped = Breeder(load(path), shelf)
        for placed in shipped.proven:
            citations = placed.question.about.citations
            for _citation in citations if len(citations) > 1 else ():
                mutant = shipped.mutant(placed.question, "section", random)
                assert mutant is not None
                if shipped.caught(placed, mutant):
                    noticed += 1
                else:
                    missed.append(f"{path.stem}: {placed.question.about.id}: {mutant.told}")
    made = noticed + len(missed)
    assert made > 150
    assert noticed >= LEAST / 100 * made, (noticed, missed)
