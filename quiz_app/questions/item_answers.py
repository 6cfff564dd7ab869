"""The key `accept` of a list: further texts that name one of its items."""

from __future__ import annotations

from quiz_app.questions.accepting import check_accepted
from quiz_app.questions.alike import Alike
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.node import Place

ACCEPT_NO_ITEM = "Q132"
ACCEPT_OTHER_ITEM = "Q133"
Accept = tuple[tuple[str, tuple[str, ...]], ...]


def read_accept(fields: Fields, items: tuple[str, ...]) -> Accept:
    """Accepted texts by item, in the order of the items."""
    if not items or fields.node("accept") is None:
        return ()
    inner = fields.inner("accept", f"{{{shorten(items[0], 20)}: [text]}}")
    alike = Alike(items)
    accept: dict[str, tuple[str, ...]] = {}
    for entry in inner.mapping.entries if inner is not None else ():
        named = alike.first(entry.key.text)
        if inner is None or not named:
            fields.problem(
                ACCEPT_NO_ITEM,
                f"`accept` names `{shorten(entry.key.text)}`, which is none of the answers.",
                "Write the answer as it stands under `answers`, then a colon and the texts that are accepted for it.",
                mark=entry.key.start,
            )
            continue
        texts = inner.placed_texts(entry.key.text)
        check_accepted(fields, named, texts)
        _check_others(fields, texts, alike, named)
        accept[named] = (*accept.get(named, ()), *(text for text, _mark in texts))
    return tuple((item, accept[item]) for item in items if accept.get(item))


def _check_others(fields: Fields, texts: tuple[tuple[str, Place], ...], items: Alike, named: str) -> None:
    for text, mark in texts:
        if items.first(text, besides=named):
            fields.problem(
                ACCEPT_OTHER_ITEM,
                f"`{shorten(text)}` is accepted for one answer and is another itself.",
                "Delete it: naming one of two answers must not count for the other.",
                mark=mark,
            )


EXPLANATIONS = (
    Explanation(
        ACCEPT_NO_ITEM,
        "accept names no answer of the list",
        "In a list it must be clear which answer a further text stands for.",
        "Write the answer as it stands under `answers`, then a colon and the list of texts.",
        "question: Which powers intervened?\nanswers: [Russia, Germany]\naccept: {France: [Gaul]}",
        "question: Which powers intervened?\nanswers: [Russia, Germany]\naccept: {Germany: [German Empire]}",
    ),
    Explanation(
        ACCEPT_OTHER_ITEM,
        "a text is accepted for one answer and is another",
        "Who names one answer would be counted for the other.",
        "Delete it from `accept`.",
        "question: Which powers intervened?\nanswers: [Russia, Germany]\naccept: {Germany: [Russia]}",
        "question: Which powers intervened?\nanswers: [Russia, Germany]\naccept: {Germany: [German Empire]}",
    ),
)
