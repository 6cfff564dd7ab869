"""Where a card's history counts after cards were renamed: answers of A count for B, also those that arrive later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from quiz_app.journal.cards import question_of
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.reading import text

Order = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Move:
    """From one name to another at a place in the fold; a question's name moves all its parts with it.

    A name that moves to itself is named anew: it had been given away, and means the card that bears it again.
    """

    order: Order
    old: str
    new: str

    @property
    def names_anew(self) -> bool:
        """Whether it gives a name back to the card that bears it, and carries nothing over."""
        return self.old == self.new

    def concerns(self, name: str) -> bool:
        """Whether the name, or that of its question, is given or given away."""
        if self.names_anew:
            return _renamed(name, self.old, self.old) is not None
        return bool(self.forward(name) or self.backward(name))

    def forward(self, name: str) -> str | None:
        """What `name` becomes, None where the move does not concern it."""
        return None if self.names_anew else _renamed(name, self.old, self.new)

    def backward(self, name: str) -> str | None:
        """What was called `name` afterwards was called this before; None where the move does not concern it."""
        return None if self.names_anew else _renamed(name, self.new, self.old)


def read_move(event: Event) -> Move | None:
    """The move that an event states, None where it states none."""
    new = text(event.payload, "to")
    if event.kind != Kind.MOVED or not event.card or not new:
        return None
    return Move(event.order, event.card, new)


def names_anew(event: Event) -> bool:
    """Whether an event says that a name which had been given away means the card that bears it again."""
    move = read_move(event)
    return move is not None and move.names_anew


@dataclass(frozen=True, slots=True)
class Moves:
    """All moves of a learner that count, earliest first; finding where a card counts costs only its own moves."""

    steps: tuple[Move, ...] = ()
    _mentions: dict[str, list[Move]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        mentions: dict[str, list[Move]] = {}
        for step in self.steps:
            for name in (step.old, step.new):
                mentions.setdefault(name, []).append(step)
        object.__setattr__(self, "_mentions", mentions)

    def resolve(self, card: str, order: Order) -> str:
        """The card for which an event of `card` at this place in the fold counts.

        A name that was moved away stays moved, also for later events of a device that had not heard of it, until
        a move gives the name to another card, or it is named anew; from then on it means that one, or itself.
        """
        if not self._mentions:
            return card
        name, now = card, order
        while (step := self._next(name, now)) is not None:
            # From here on the card goes by its new name, whatever else that name was given to before `order`.
            name, now = step.forward(name) or name, step.order
        return name

    def present_name(self, name: str) -> str:
        """The name of the card for which an event of `name` would count if it came after all moves."""
        return self.resolve(name, self.steps[-1].order) if self.steps else name

    def _next(self, name: str, now: Order) -> Move | None:
        mentions = self._mentioning(name)
        past = [step for step in mentions if step.order <= now]
        if past and past[-1].forward(name) is not None:
            return past[-1]
        return next((s for s in mentions if s.order > now and s.forward(name) is not None), None)

    def _mentioning(self, name: str) -> list[Move]:
        found = list(self._mentions.get(name, ()))
        question = question_of(name)
        if question != name:
            found += self._mentions.get(question, ())
            found.sort(key=lambda step: step.order)
        return [step for step in found if step.concerns(name)]

    def family(self, names: Iterable[str]) -> frozenset[str]:
        """All names that moves connect with these, these included, at whatever time."""
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in reached:
                continue
            reached.add(name)
            for step in self._mentioning(name):
                waiting += [each for each in (step.forward(name), step.backward(name)) if each]
        return frozenset(reached)

    def names(self) -> frozenset[str]:
        """The names that moves mention."""
        return frozenset(self._mentions)


def moves_of(standing: Iterable[Event]) -> Moves:
    """The moves among events that count, given in order."""
    return Moves(tuple(step for event in standing if (step := read_move(event)) is not None))


def _renamed(name: str, old: str, new: str) -> str | None:
    if name == old:
        return new
    # A part's name is renamed with its question; the parts of a part do not exist.
    if "#" not in old and "#" not in new and name.startswith(old + "#"):
        return new + name[len(old) :]
    return None
