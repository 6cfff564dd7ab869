"""Which of many texts an answer is the same as, found in a time that does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable

from quiz_app.questions.normal import Meaning, meant_by, said_by


class Alike:
    """Right answers in the order they were added; blank ones are passed over."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._count = 0
        # For each meaning the first two different texts that have it: one may be left out of account.
        self._first: dict[Meaning, list[tuple[int, str]]] = {}
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Take one more text in."""
        if not text:
            return
        self._count += 1
        for meaning in meant_by(text):
            known = self._first.setdefault(meaning, [])
            if len(known) < 2 and all(other != text for _place, other in known):
                known.append((self._count, text))

    def first(self, given: str, besides: str = "") -> str:
        """The first text but `besides` that `given` is the same as, in the sense of `normal.same`; "" for none."""
        if not self._first:
            return ""
        found = (
            pair for meaning in said_by(given) for pair in self._first.get(meaning, ()) if pair[1] != besides
        )
        return min(found, default=(0, ""))[1]
