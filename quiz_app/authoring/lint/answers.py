"""Answers: whether they stand in the question already, hold more than one fact, or can be recalled at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz_app.authoring.lint.finding import Finding
from quiz_app.authoring.lint.kinds import form_of, is_numeral
from quiz_app.authoring.lint.sheet import Sheet, Side
from quiz_app.authoring.lint.vocabulary import ARTICLES, LITTLE
from quiz_app.authoring.lint.vocabulary import YES_OR_NO as YES
from quiz_app.authoring.lint.words import holds, length, prose, stem, words
from quiz_app.questions.fields import shorten
from quiz_app.questions.units import known_unit
from quiz_app.text import fold, plural

IN_THE_QUESTION = "L004"
TWO_FACTS = "L005"
LONG_ANSWER = "L010"
YES_OR_NO = "L015"
NO_UNIT = "L016"

# The most words of an answer that is said, typed, picked, filled into a gap, or that defines a term.
MOST_SAID, MOST_TYPED, MOST_PICKED, MOST_IN_A_GAP, MOST_DEFINING, MOST_LISTED = 20, 6, 20, 8, 30, 10
_NEAR_OR = 8  # words between an alternative and the "or" beside it
_ASKS = r"(?:who|whom|whose|what|when|where|why|how|which|in which|in what|by whom|on which|at which)"
_JOINED = re.compile(rf"(?:^|[.,:] )({_ASKS})(?: [^?.,]*)?,? and ({_ASKS})\b[^?.;]*\?")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]|St|Mt|Dr|Mr|Mrs|Ms|No|vs|ca|approx|Jr|Sr|Gen|Col|Capt|Prof|Fr|Bd|Nr|etc))$"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u0400-\u042f])")
_WITH_YEAR = re.compile(r"^[^\d,;()]{3,}(?:,| and|;|,? in) ?(?:in )?(?:1\d{3}|20\d{2})$")
# It says as a whole when something was: once they had won in 1689.
_SAYS_WHEN = re.compile(
    r"(?:not )?(?:once|when|after|before|until|till|since|as soon as|while|by the time)\b[^,;]*$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"^(?:in )?(?:1\d{3}|20\d{2}),? (?:at|by|in) [^\W\d]")
_LIST = re.compile(r"[^,;.]{2,40}(?:, [^,;.]{2,40})+,? (?:and|&) [^,;.]{2,40}")
_BETWEEN = re.compile(r",? and |, | & ")
_MOST_IN_A_THING = 3  # words; longer ones are parts of one thought
_QUESTION_WORD = re.compile(r"\b(?:who|whom|whose|what|when|where|why|how|which)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\bhow (?:long|far|high|deep|tall|wide|broad|thick|heavy|fast|hot|cold|warm)\b"
    r"|\bwhat(?: is| was|'s)? (?:the |its |their )?(?:[a-z]+ ){0,2}(?:length|depth|height|width|distance|weight|mass"
    r"|temperature|speed|altitude|elevation|volume|area|thickness|voltage|pressure|boiling point|melting point)\b"
)
_IN_THINGS = re.compile(r"\b(?:in|how many) (?:[a-z]+ )?[a-z]+s\b|\bpercentage\b|%")
_TIMELESS = re.compile(r"\bhow long ago\b")


def in_the_question(sheet: Sheet) -> Iterator[Finding]:
    """The words of the right answer stand in what is asked, and are not offered there among others."""
    for side in sheet.sides:
        for answer in sheet.several or (side.answer,):
            if answer and _gives_away(sheet, side, answer):
                yield Finding(
                    code=IN_THE_QUESTION,
                    message=f"The answer, “{shorten(answer)}”, stands in the question.",
                    hint="Reword the question, so that it can only be answered by who knows.",
                    key=side.key,
                )
                break
    yield from _in_its_left_side(sheet)


def two_facts(sheet: Sheet) -> Iterator[Finding]:
    """A question that asks twice, or an answer of two sentences or of a thing and its year."""
    for side in sheet.sides:
        if not side.answer or side.picked or side.key == "cloze":
            continue
        if sheet.english and side.defines == "" and _asks_twice(side.asked):
            yield _two("The question asks two things at once.", side.key)
        elif _sentences(side.answer) > 1 and side.defines != "asked":
            yield _two(f"The answer has {plural(_sentences(side.answer), 'sentence')}.", side.answer_key)
        elif side.defines == "" and _is_thing_with_year(side.answer):
            yield _two(f"“{shorten(side.answer)}” is a thing and its year.", side.answer_key)
        elif side.defines == "" and sheet.english and (count := _listed(side.answer)):
            yield _two(f"“{shorten(side.answer)}” lists {count} things.", side.answer_key)


def long_answer(sheet: Sheet) -> Iterator[Finding]:
    """More words than anybody recalls, types or weighs."""
    for side in sheet.sides:
        if side.answer and not side.picked and side.defines != "asked":
            most, doing = _most_words(side)
            yield from _too_long(side.answer, most, doing, side.answer_key, -1)
    for place, text in enumerate(sheet.wrong):
        yield from _too_long(text, MOST_PICKED, "an option", "wrong", place)
    picked = bool(sheet.wrong)
    for place, text in enumerate(sheet.right if picked else sheet.several):
        most, doing = (MOST_PICKED, "an option") if picked else (MOST_LISTED, "an item of a list")
        key, item = ("answers", place) if sheet.several else ("answer", -1)
        yield from _too_long(text, most, doing, key, item)


def yes_or_no(sheet: Sheet) -> Iterator[Finding]:
    """A card that is answered with yes or no, and so right half of the time."""
    for side in sheet.sides:
        first = words(side.answer)[:1]
        if side.picked or side.defines or side.key == "cloze" or not first or first[0] not in YES:
            continue
        alone = length(side.answer) == 1 or re.match(r"\w+\s*[,.;:–—-]", side.answer)
        asked = prose(side.asked)
        open_question = sheet.english and _QUESTION_WORD.search(asked)
        if alone and asked.rstrip().endswith(("?", "？")) and not open_question and not _quotes(asked):
            yield Finding(
                code=YES_OR_NO,
                message=f"The answer is “{shorten(side.answer)}”: half of all guesses are right.",
                hint="Ask who, what or why; or write it as `statement`, with a `correction` where it is false.",
                key=side.answer_key,
            )


def no_unit(sheet: Sheet) -> Iterator[Finding]:
    """A bare number answers how long, how deep and the like, and nothing says in what it is measured."""
    if not sheet.english or sheet.content.get("unit"):
        return
    for side in sheet.sides:
        asked = fold(prose(side.asked))
        if not is_numeral(side.answer) or side.key == "cloze" or side.answer_key == "date":
            continue
        if _MEASURED.search(asked) and not _TIMELESS.search(asked) and not _says_unit(asked):
            wanted = "`unit: km`" if "number" in sheet.content else "it in the answer: 40 km"
            yield Finding(
                code=NO_UNIT,
                message=f"{shorten(side.answer)} of what? Neither the question nor the answer says the unit.",
                hint=f"Write {wanted}, or say in the question what it is measured in.",
                key=side.answer_key,
            )


def _gives_away(sheet: Sheet, side: Side, answer: str) -> bool:
    wanted = [word for word in words(answer) if word not in ARTICLES]
    told = sum(len(word) for word in wanted)
    if not wanted or told < 3 or (told < 4 and "".join(wanted).isdigit()):
        return False  # a letter or a small number stands in many a text
    phrase = [stem(word) for word in wanted]
    shown = [stem(word) for word in words(prose(side.asked))]
    place = holds(shown, phrase)
    if place < 0 or all(word in LITTLE for word in wanted):
        return False
    end = place + len(phrase)
    if "or" in shown[max(0, place - _NEAR_OR) : end + _NEAR_OR]:
        return False  # Baikal or Tanganyika?
    return not any(
        holds(shown, [stem(word) for word in words(text) if word not in ARTICLES]) >= 0
        for text in sheet.wrong
    )


def _in_its_left_side(sheet: Sheet) -> Iterator[Finding]:
    pairs = sheet.content.get("match")
    if not isinstance(pairs, list):
        return
    for place, (left, right) in enumerate(pairs):
        wanted = [stem(word) for word in words(str(right)) if word not in ARTICLES]
        if sum(map(len, wanted)) >= 4 and holds([stem(word) for word in words(str(left))], wanted) >= 0:
            yield Finding(
                code=IN_THE_QUESTION,
                message=f"“{shorten(str(right))}” stands in its left side, “{shorten(str(left))}”.",
                hint="Reword the left side, so that the pair is not told by its words.",
                key="match",
                item=place,
            )


def _two(said: str, key: str) -> Finding:
    return Finding(
        code=TWO_FACTS,
        message=f"{said} A card has one interval for all of it.",
        hint="Make two questions of it, list like things under `answers`, or leave one to `explain`.",
        key=key,
    )


def _is_thing_with_year(answer: str) -> bool:
    found = _WITH_YEAR.match(answer) or _YEAR_FIRST.match(answer)
    return found is not None and form_of(answer).kind != "date" and not _SAYS_WHEN.match(answer)


def _listed(answer: str) -> int:
    """How many short things an answer lists with commas and an and; 0 for fewer than three."""
    if not _LIST.fullmatch(answer):
        return 0
    things = _BETWEEN.split(answer)
    return len(things) if all(length(thing) <= _MOST_IN_A_THING for thing in things) else 0


def _asks_twice(asked: str) -> bool:
    plain = fold(prose(asked))
    if plain.count("?") > 1 and len(_QUESTION_WORD.findall(plain)) > 1:
        return True
    return _JOINED.search(plain) is not None


def _sentences(answer: str) -> int:
    plain = prose(answer).strip()
    if plain != answer.strip():
        return 1  # what stands beside code belongs to it
    parts = _SENTENCE.split(plain)
    return 1 + sum(not _ABBREVIATED.search(part.rstrip(".")) and length(part) > 1 for part in parts[:-1])


def _most_words(side: Side) -> tuple[int, str]:
    if side.key == "cloze":
        return MOST_IN_A_GAP, "a gap"
    if side.typed:
        return MOST_TYPED, "an answer that is typed"
    return (MOST_DEFINING, "a definition") if side.defines else (MOST_SAID, "an answer")


def _too_long(text: str, most: int, doing: str, key: str, item: int) -> Iterator[Finding]:
    count = length(text)
    if count > most:
        yield Finding(
            code=LONG_ANSWER,
            message=f"{plural(count, 'word')} are much for {doing}; {most} are as many as can be held.",
            hint="Ask for the core of it, and put the rest into `explain` or into a question of its own.",
            key=key,
            item=item,
        )


def _says_unit(asked: str) -> bool:
    """Whether a question names a unit; short ones, such as m and in, are mostly other words there."""
    return _IN_THINGS.search(asked) is not None or any(
        len(word) > 3 and known_unit(word) for word in words(asked)
    )


def _quotes(asked: str) -> bool:
    return any(sign in asked for sign in '"“”«»„')
