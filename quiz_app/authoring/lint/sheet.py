"""A question as the rules of the lint see it: what is asked and answered on each card, the options, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz_app.authoring.lint.words import prose
from quiz_app.decks.deck import Deck, Placed
from quiz_app.questions.model import Common, Expects, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One card: what it asks and what answers it, as the author wrote them, and under which keys.

    `answer` is "" where the card is answered by doing something with what it shows. `typed` says that the answer is
    typed, `picked` that it stands among the options. `defines` is "answer" or "asked" for the one that is a
    definition, else "".
    """

    asked: str
    answer: str = ""
    key: str = "question"
    answer_key: str = "answer"
    typed: bool = False
    picked: bool = False
    defines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A question in its deck. `content` is what its author wrote of its type alone, as `Question.content` gives it.

    `right` and `wrong` are the options of a question that is answered by picking, `several` the items of one that has
    more than one answer; `pinned` is the option held at the end. `english` says that words can be understood.
    """

    placed: Placed
    deck: Deck
    path: str
    english: bool
    content: Mapping[str, object]
    sides: tuple[Side, ...]
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    pinned: str = ""

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.placed.question

    @property
    def about(self) -> Common:
        """The keys that all questions have."""
        return self.placed.question.about

    @property
    def asked(self) -> str:
        """What is asked first, without code."""
        return prose(self.sides[0].asked)

    @property
    def key(self) -> str:
        """The key under which that stands."""
        return self.sides[0].key


def sheet_of(placed: Placed, deck: Deck, path: str) -> Sheet:
    """The sheet of a question of `deck`, which was read from `path`."""
    content = placed.question.content()
    several = _texts(content.get("answers"))
    picked = "wrong" in content and "match" not in content
    single = content.get("answer")
    return Sheet(
        placed=placed,
        deck=deck,
        path=path,
        english=not deck.language or deck.language.lower().partition("-")[0] == "en",
        content=content,
        sides=tuple(_sides(placed.question, content, picked=picked)),
        right=(several or (str(single),)) if picked else (),
        wrong=options(content.get("wrong")) if picked else (),
        several=several,
        pinned=str(content.get("pin_last", "")),
    )


def options(listed: object) -> tuple[str, ...]:
    """The texts of options as `Question.content` has them; () for anything else."""
    if not isinstance(listed, list):
        return ()
    return tuple(str(option["text"]) for option in listed if isinstance(option, dict))


def _texts(listed: object) -> tuple[str, ...]:
    return tuple(map(str, listed)) if isinstance(listed, list) else ()


def _sides(question: Question, content: Mapping[str, object], *, picked: bool) -> Iterator[Side]:
    """The cards by the keys they were written with; of a type with keys of its own, by its prompts."""
    if "term" in content:
        term, definition = str(content["term"]), str(content["definition"])
        yield Side(asked=term, answer=definition, key="term", answer_key="definition", defines="answer")
        yield Side(asked=definition, answer=term, key="definition", answer_key="term", defines="asked")
    elif "cloze" in content:
        for part in question.parts():
            prompt = question.prompt(part)
            typed = prompt.expects is Expects.TYPING
            yield Side(
                asked=prompt.text, answer=question.answer(part), key="cloze", answer_key="cloze", typed=typed
            )
    elif "statement" in content:
        yield Side(asked=str(content["statement"]), key="statement")
    elif "question" in content:
        yield from _asked(question, content, picked=picked)
    else:
        for part in question.parts():
            yield Side(asked=question.prompt(part).text, answer=question.answer(part), key="", answer_key="")


def _asked(question: Question, content: Mapping[str, object], *, picked: bool) -> Iterator[Side]:
    asked = str(content["question"])
    key = next((key for key in ("answer", "number", "date") if key in content), "")
    typed = not picked and question.prompt("").expects is Expects.TYPING
    yield Side(asked=asked, answer=str(content.get(key, "")), answer_key=key, typed=typed, picked=picked)
    reverse = content.get("reverse")
    if isinstance(reverse, dict):
        yield Side(
            asked=str(reverse["question"]),
            answer=str(reverse["answer"]),
            key="reverse",
            answer_key="reverse",
        )
