"""Wording: questions that are long, that ask for what is not so, or that hold too much to arrange."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz_app.authoring.lint.finding import Finding
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.authoring.lint.words import length
from quiz_app.text import plural

UNMARKED_NOT = "L008"
LONG_QUESTION = "L009"
MANY_ITEMS = "L011"

MOST_ASKED, MOST_STATED, MOST_AROUND_GAPS, MOST_ITEMS = 40, 35, 50, 6
_MOST_LETTERS = 1_000  # a longer question is told to be long
_SENTENCE = re.compile(r"[^.?!\n]*(?:\.(?=\w)[^.?!\n]*)*[.?!]?")
_ASKS_WHICH = re.compile(
    r"(?:^|[,;:] |\bof )(?:which|what|who|whom|whose|where|when|name|list|pick|choose|select|mark)\b"
)
_NOT = re.compile(r"\b(not|never|except|excluding|cannot|neither|\w+n[’']t|false|untrue|incorrect)\b")
_PICKS_FALSE = re.compile(
    r"\bwhich\b.{0,80}\b(?:is|are|was|were)\b[^,]{0,40}\b(?:false|untrue|incorrect)\b"
    r"|\bwhich\b[^,]{0,80} (?:false|untrue|incorrect) (?:statement|claim|one)"
)
# After these words a "not" says how things are; it does not turn the question round.
_ASIDE = re.compile(
    r"\b(?:if|though|although|because|since|while|when|whether|after|before|until|that|but|and|or|so|as|than|why|how|even)\b"
)
_HARMLESS = re.compile(
    r"\b(?:not|never) (?:only|just|merely|least|long|far|yet|necessarily|until|before)\b"
    r"|\bwhy not\b|\bwhether or not\b|\bnot? doubt\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|`[^`]*`")
_MARKED = re.compile(r"\*+[^*]+\*+|\b_+[^_]+_+\b")
_STATED_NOT = re.compile(r"\b(not|never|cannot|neither|nobody|nothing|none|\w+n[’']t)\b")


def unmarked_not(sheet: Sheet) -> Iterator[Finding]:
    """A question for what is not so, or a statement with a not, in which that word does not stand out."""
    if not sheet.english:
        return
    asked = _MARKED.sub(" ", _QUOTED.sub(" ", sheet.asked[:_MOST_LETTERS]))
    word = (
        _denied(asked)
        if sheet.key == "statement"
        else _turned_round(asked, bool(sheet.wrong or sheet.several))
    )
    if not word:
        return
    if sheet.key == "statement":
        hint = "State what is so, and let `answer: false` deny it; or write it in capitals: NOT."
    else:
        hint = f"Ask for what is so; or let nobody overlook it: {word.upper()}."
    what = "statement" if sheet.key == "statement" else "question"
    yield Finding(
        code=UNMARKED_NOT,
        message=f"“{word}” turns the {what} round, and is easily overlooked.",
        hint=hint,
        key=sheet.key,
    )


def long_question(sheet: Sheet) -> Iterator[Finding]:
    """A question that takes longer to read than to answer."""
    for side in sheet.sides:
        if side.defines:
            continue
        most = {"cloze": MOST_AROUND_GAPS, "statement": MOST_STATED}.get(side.key, MOST_ASKED)
        count = length(side.asked)
        if count > most:
            yield Finding(
                code=LONG_QUESTION,
                message=f"It has {plural(count, 'word')}; {most} are as many as are read each time.",
                hint="Keep what is needed to answer; the story around it fits into `explain`.",
                key=side.key,
            )
            return


def many_items(sheet: Sheet) -> Iterator[Finding]:
    """More to arrange or to pair than can be held in mind at once."""
    for key, doing in (("order", "put in order"), ("match", "match")):
        listed = sheet.content.get(key)
        if isinstance(listed, list) and len(listed) > MOST_ITEMS:
            yield Finding(
                code=MANY_ITEMS,
                message=f"There are {plural(len(listed), 'item')} to {doing}; {MOST_ITEMS} can be held in mind.",
                hint="Make two questions of it, or leave out what matters least.",
                key=key,
            )


def _denied(stated: str) -> str:
    found = _STATED_NOT.search(_HARMLESS.sub(" ", stated))
    return found[1] if found else ""


def _turned_round(asked: str, picked: bool) -> str:
    """The word that turns a question round, "" for none; of questions to recall only such as ask which of several."""
    for sentence in _SENTENCE.findall(asked):
        plain = _HARMLESS.sub(" ", sentence[:1].lower() + sentence[1:])
        start = _ASKS_WHICH.search(plain)
        if picked and (found := re.search(r"\b(?:except|excluding)\b", plain)):
            return found[0]
        if start is None or not (picked or re.search(r"\b(?:which|who) of\b", plain)):
            continue
        if found := _PICKS_FALSE.search(plain):
            return next(word for word in ("false", "untrue", "incorrect") if word in found[0])
        found = _NOT.search(plain, start.end())
        if (
            found
            and found[1] not in ("false", "untrue", "incorrect")
            and not _ASIDE.search(plain, start.end(), found.start())
        ):
            return found[1]
    return ""
