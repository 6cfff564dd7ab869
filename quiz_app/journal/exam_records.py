"""What the events of an exam hold; `journal.exams` reads it back."""

from __future__ import annotations

from collections.abc import Iterable

from quiz_app.journal.exams import Paper, Result
from quiz_app.questions.model import Response


def paper_payload(exam: str, paper: Paper) -> dict[str, object]:
    """What the event of a start holds; `exam` is its id."""
    return {
        "target": exam,
        "name": paper.name,
        "seed": paper.seed,
        "limit_ms": paper.limit_ms,
        "limit_each_ms": paper.limit_each_ms,
        "at_once": paper.at_once,
        "penalty": paper.penalty,
        "passing": paper.passing,
        "reviews": paper.reviews,
        "decks": list(paper.decks),
        "tags": list(paper.tags),
        "levels": list(paper.levels),
        "types": list(paper.types),
        "items": [
            {
                "card": item.card,
                "fp": item.fingerprint,
                "options": list(item.order),
                "p": round(item.predicted, 6),
                "r": round(item.recall, 6),
                "luck": round(item.luck, 6),
                "seen": item.seen,
            }
            for item in paper.items
        ],
    }


def response_payload(response: Response) -> dict[str, object]:
    """A raw answer as an event keeps it."""
    return {"kind": response.kind.value, "text": response.text, "picked": list(response.picked)}


def results_payload(results: Iterable[Result]) -> list[dict[str, object]]:
    """Results by place as an event keeps them."""
    return [
        {
            "outcome": each.outcome.value if each.outcome else None,
            "share": round(each.share, 6),
            **({"fp": each.fingerprint} if each.fingerprint else {}),
        }
        for each in results
    ]
