"""What is measured of the shipped decks: which questions ask why, how or with what consequence, and borrowed words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from quiz_app.questions.model import Question
from quiz_app.text import fold

RUN = 8  # so many words in a row are somebody's sentence

_SENTENCE = re.compile(r"[^.?!]*[?]")
_GAP = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_AMOUNT = "many|much|long|far|old|often|large|big|small|high|wide|deep|tall|soon|early|late|close|else"
_NAMED = "called|named|known|spelt|spelled|written|titled|dated|translated"
_VERB = (
    "led|leads?|made|drove|moved|prompted|caused|brought|set|triggered|provoked|let|kept|stopped|allowed|enabled|forced"
    "|persuaded|induced|helped|hindered|spoiled|drew|pushed|turned|ended|opened|saved|delayed|weakened|strengthened"
)
# What asks for a reason, a way or a consequence, within the sentence that asks.
_ASKS = re.compile(
    rf"\bwhy\b|\bhow\b(?! (?:{_AMOUNT})\b)(?![^?]*\b(?:{_NAMED})\b)"
    r"|\bbecause of (?:which|what)\b|\bwhat follows\b"
    r"|\b(?:to|for) what (?:end|purpose|reason|use)\b|\bwhat (?:\w+ ){0,4}for\?"
    r"|\bwith (?:what|which) (?:result|effect|consequence|outcome|aim|purpose|motive|lesson|argument)s?\b"
    rf"|\bwhat (?:{_VERB}|followed|resulted|came (?:of|out of|from)|lay behind|stood behind)\b"
    r"|\bwhat (?:did|does|do|would|could) [^?]*\b(?:lead to|bring about|result in|cause|achieve|change|mean for|follow"
    r" from|gain (?:by|from|through)|lose (?:by|from|through)|hope|fear|want with|serve|do (?:to|for)|cost)\b"
    r"|\bwhat (?:followed|resulted|changed|became of|was the (?:point|use|price|sense) of)\b"
    r"|\b(?:what|which) [^?]*\b(?:led|leads|brought about|gave rise|resulted|followed from)\b"
    r"|\b(?:reasons?|purposes?|aims?|motives?|goals?|consequences?|results?|causes?|outcomes?|lessons?|explanations?)\b"
    r"|(?<!took )(?<!take )(?<!takes )(?<!into )(?<!in )\beffects?\b"
)
# What ties a cause to its effect in a sentence that is to be judged or completed.
_TIES = re.compile(
    r"\b(?:because|so that|in order to|since it|therefore|thanks to|owing to|due to|as a result|led (?:\w+ )?to"
    r"|brought about|resulted|caused|in return for|in exchange for|after which|forced|prompted|drove)\b"
)


def asks_why(question: Question) -> bool:
    """Whether a question asks, by its wording, why or how something came or what came of it.

    Counted strictly: of a question only the sentence that asks, and "how many", "how long", "how far", "how old" and
    the like ask for an amount; of a statement or a cloze, which assert, the words that tie a cause to its effect.
    """
    content = question.content()
    asserted = str(content.get("statement") or _GAP.sub(r"\1", str(content.get("cloze", ""))))
    if asserted:
        return bool(_ASKS.search(asserted.lower()) or _TIES.search(asserted.lower()))
    return any(_ASKS.search(_asking(text).lower()) for text in _asked(content))


def _asked(content: Mapping[str, object]) -> Iterator[str]:
    reverse = content.get("reverse")
    for texts in (content, reverse if isinstance(reverse, Mapping) else {}):
        yield str(texts.get("question") or texts.get("term") or "")


def _asking(text: str) -> str:
    """The sentences of a text that ask; all of it where none does."""
    return " ".join(_SENTENCE.findall(text)) or text


def words(text: str) -> list[str]:
    """The words of a text, folded, without any sign."""
    return _WORD.findall(fold(text))


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of so many words that stand in a text."""
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def borrowed(text: str, owned: Collection[tuple[str, ...]], names: Collection[str]) -> list[str]:
    """The runs of a text that are owned by another, names left out: each as its words."""
    told = " ".join(words(_GAP.sub(r"\1", text)))
    for name in names:
        told = re.sub(rf"\b{' '.join(words(name))}\b", " | ", told)
    parts = (part.split() for part in told.split("|"))
    pieces = (tuple(part[at : at + RUN]) for part in parts for at in range(len(part) - RUN + 1))
    return [" ".join(piece) for piece in pieces if piece in owned]


def texts_of(content: object) -> Iterator[str]:
    """Every text of a question's content but where it stands: document and heading are not the author's words."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            if key not in ("document", "section", "type", "id", "tags", "groups"):
                yield str(key)
                yield from texts_of(value)
    elif isinstance(content, list):
        for value in content:
            yield from texts_of(value)
