"""Options: whatever in their form gives the right one away, or a wrong one as wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz_app.authoring.lint.finding import Finding
from quiz_app.authoring.lint.kinds import Form, form_of
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.authoring.lint.vocabulary import ABSOLUTE, HEDGES
from quiz_app.authoring.lint.words import length, words
from quiz_app.decks.deck import Deck
from quiz_app.questions.fields import shorten
from quiz_app.questions.option import noted_options
from quiz_app.text import plural

LONGEST_IS_RIGHT = "L001"
OF_TWO_KINDS = "L002"
ALL_OR_NONE = "L003"
ABSOLUTE_IS_WRONG = "L014"
REASON_IN_OPTION = "L021"

# The right answer stands out from half as long again, if that is a phrase and not only a longer word.
_LONGER, _LONGER_BY = 1.5, 3
_FEW, _MANY = 2, 7  # words of a bare option, and of one that looks like a sentence beside it
_ALL_OF = re.compile(
    r"(?:all|any|both|each|every one) (?:of )?(?:the )?(?:above|these|those|them|following|answers?|options?)"
    r"(?: .*)?|(?:all|both) (?:the )?(?:other )?(?:answers|options)(?: .*)?|[a-e],? (?:and|or|&) [a-e]"
    r"|both [a-e] and [a-e]|alle (?:der )?(?:oben )?genannten|toutes? (?:ces|les) reponses.*|todas las anteriores"
    r"|все (?:вышеперечисленное|перечисленное|варианты).*|以上都是|以上皆是"
)
_NONE_OF = re.compile(
    r"(?:none|neither|nothing)(?: of (?:these|those|them|the (?:above|others?|rest|following))"
    r"(?: (?:answers|options))?|)"
    r"|none (?:of )?the (?:above|others)"
    r"|keine? (?:der|von) .*|aucune? (?:de ces|des) .*|ningun[ao] (?:de las|de los) .*"
    r"|ничего из .*|ни один из .*|以上都不是|以上皆非"
)
# The keys whose items may carry a reason: what such an item is, and what for the reason stands apart.
_NOTED = {
    "wrong": ("option", "the reason shows only after the answer"),
    "reject": ("rejected answer", "it is known when it is given"),
}
# Words, a colon and a space, and words that may be a reason: no time of day, and no number behind a label.
_WITH_REASON = re.compile(r"[^:]*\w[^:]*: \s*(?=.*[^\W\d_]).+")


def longest_is_right(sheet: Sheet) -> Iterator[Finding]:
    """The right answer has clearly more words than every wrong one. Names and numbers are as long as they are."""
    if not sheet.wrong or any(_is_given(text) for text in sheet.right):
        return
    others = [text for text in sheet.wrong if text != sheet.pinned]
    shortest, longest = min(map(length, sheet.right)), max(map(length, others), default=0)
    if longest and shortest >= _LONGER * longest and shortest - longest >= _LONGER_BY:
        right = "The right answer has" if len(sheet.right) == 1 else "Each right option has at least"
        yield Finding(
            code=LONGEST_IS_RIGHT,
            message=f"{right} {plural(shortest, 'word')}; the longest wrong one has {longest}.",
            hint="Shorten it (`explain` has room for the rest), or make the wrong ones as full.",
            key="answer" if len(sheet.right) == 1 else "answers",
        )


def of_two_kinds(sheet: Sheet) -> Iterator[Finding]:
    """One option differs in form from all the others, such as a year among names."""
    if not sheet.wrong:
        return
    shown = [text for text in (*sheet.right, *sheet.wrong) if text != sheet.pinned]
    forms = [form_of(text) for text in shown if not _all_or_none(text)]
    if len(forms) < 3:
        return
    said = next(filter(None, (rule(forms) for rule in _MIXTURES)), None)
    if said is None:
        return
    odd, told = said
    key, item = _place(sheet, odd.text)
    yield Finding(
        code=OF_TWO_KINDS,
        message=f"“{shorten(odd.text)}” is {told}.",
        hint="Let all options be of one kind, so that only knowledge tells them apart.",
        key=key,
        item=item,
    )


def all_or_none(sheet: Sheet) -> Iterator[Finding]:
    """An option that speaks of the others; "none of these" is good where it is held at the end."""
    for text in (*sheet.right, *sheet.wrong):
        said = _all_or_none(text)
        if not said or (said == "none" and text == sheet.pinned):
            continue
        key, item = _place(sheet, text)
        if said == "all":
            hint = "Ask which ones apply, with `answers: [...]` beside `wrong`, or write another option."
        else:
            hint = "Hold it at the end with `pin_last: true`, or write an option that says something."
        yield Finding(
            code=ALL_OR_NONE,
            message=f"The option “{shorten(text)}” speaks of the others, which are shuffled.",
            hint=hint,
            key=key,
            item=item,
        )


def absolute_is_wrong(sheet: Sheet) -> Iterator[Finding]:
    """Words such as always and never stand in several wrong options, or against a hedge, and in no right one."""
    if not sheet.wrong or not sheet.english:
        return
    right = [set(words(text)) for text in sheet.right]
    if any(ABSOLUTE & found for found in right):
        return
    marked = [
        (text, next((word for word in words(text) if word in ABSOLUTE), ""))
        for text in sheet.wrong
        if text != sheet.pinned and not _all_or_none(text) and length(text) > 1
    ]
    absolute = [(text, word) for text, word in marked if word]
    hedged = any(HEDGES & found for found in right)
    if (len(absolute) >= 2 and 2 * len(absolute) >= len(marked)) or (hedged and absolute):
        named = ", ".join(dict.fromkeys(f"“{word}”" for _, word in absolute))
        key, item = _place(sheet, absolute[0][0])
        yield Finding(
            code=ABSOLUTE_IS_WRONG,
            message=f"Absolute words ({named}) stand in wrong options only.",
            hint="Take them out, or let the right answer be as sure: those who test well pass over such options.",
            key=key,
            item=item,
        )


def reason_in_option(sheets: Sequence[Sheet]) -> Iterator[tuple[int, Finding]]:
    """Wrong options that read as text and reason, in decks where others have theirs apart, with their sheet's place."""
    with_reasons: dict[str, bool] = {}
    for number, sheet in enumerate(sheets):
        for finding in _held_reasons(sheet):
            deck = sheet.deck
            if deck.id not in with_reasons:
                with_reasons[deck.id] = _gives_reasons(deck)
            if with_reasons[deck.id]:
                yield number, finding


def _held_reasons(sheet: Sheet) -> Iterator[Finding]:
    """The wrong options of a question that may hold a reason, where the right one has no colon."""
    for key, (what, why) in _NOTED.items():
        listed = noted_options(sheet.content, key)
        places = [
            place
            for place, option in enumerate(listed)
            if not option.reason and _WITH_REASON.fullmatch(option.text)
        ]
        if not places or any(": " in text for text in sheet.question.answers()):
            continue
        for place in places:
            text = shorten(listed[place].text, 60)
            yield Finding(
                code=REASON_IN_OPTION,
                message=f"The {what} “{text}” holds its own reason.",
                hint=f"Take its quotes off, so that {why}: `- {text}`.",
                key=key,
                item=place,
            )


def _gives_reasons(deck: Deck) -> bool:
    """Whether an option of the deck carries a reason."""
    return any(
        option.reason
        for placed in deck.questions
        for key in _NOTED
        for option in noted_options(placed.question.content(), key)
    )


def _is_given(text: str) -> bool:
    return form_of(text).kind in ("name", "number", "date") or bool(_all_or_none(text))


def _all_or_none(text: str) -> str:
    plain = " ".join(words(text))
    if _ALL_OF.fullmatch(plain):
        return "all"
    if _NONE_OF.fullmatch(plain) and plain not in ("none", "neither", "nothing"):
        return "none"
    return ""


def _place(sheet: Sheet, text: str) -> tuple[str, int]:
    """The key of an option and its place there."""
    if text in sheet.wrong:
        return "wrong", sheet.wrong.index(text)
    return ("answers", sheet.right.index(text)) if sheet.several else ("answer", -1)


def _numbers_among_words(forms: Sequence[Form]) -> tuple[Form, str] | None:
    figures = [form for form in forms if form.kind in ("number", "date")]
    others = [form for form in forms if form.kind not in ("number", "date")]
    if len(figures) == 1 and not any(letter.isdigit() for form in others for letter in form.text):
        named = "date" if figures[0].kind == "date" else "number"
        return figures[0], f"a {named}, and no other option is one"
    if len(others) == 1 and not any(letter.isdigit() for letter in others[0].text):
        return others[0], "no number, and all the other options are"
    return None


def _sentence_among_words(forms: Sequence[Form]) -> tuple[Form, str] | None:
    ended = [form for form in forms if form.kind == "sentence"]
    if len(ended) == 1 and all(form.size <= _MANY for form in forms if form is not ended[0]):
        return ended[0], "a sentence, and no other option is one"
    long = [form for form in forms if form.size >= _MANY]
    if len(long) == 1 and all(form.size <= _FEW for form in forms if form is not long[0]):
        return long[0], f"{long[0].size} words long, and all the other options are a word or two"
    return None


def _word_among_names(forms: Sequence[Form]) -> tuple[Form, str] | None:
    names = [form for form in forms if form.kind == "name"]
    others = [form for form in forms if form.kind == "words" and form.text[:1].islower()]
    if len(names) + len(others) < len(forms):
        return None
    # A word or two may well stand among names: Islam, Buddhism, shamanism; Latin, Manchu, sign language.
    if len(others) == 1 and len(names) >= 2 and (others[0].indefinite or others[0].size > _FEW):
        return others[0], "no name, and all the other options are"
    if len(names) == 1 and len(others) >= 2 and not _is_common(names[0]):
        phrases = all(form.indefinite or not form.bare for form in others)
        return (names[0], "a name, and no other option is one") if phrases or len(others) >= 3 else None
    return None


def _is_common(form: Form) -> bool:
    """Whether a capital may come from a doctrine, a language or a people, which stand among common words."""
    return form.bare and form.text.endswith(("ism", "ist", "ish", "ese", "an", "ic", "ity", "i"))


def _name_of_another_sort(forms: Sequence[Form]) -> tuple[Form, str] | None:
    if any(form.kind != "name" or not form.sort for form in forms):
        return None
    counts = Counter(form.sort for form in forms)
    if len(counts) != 2 or min(counts.values()) != 1:
        return None
    odd = next(form for form in forms if counts[form.sort] == 1)
    if len(forms) == 2 or counts.most_common(1)[0][1] < 2:
        return None
    most = counts.most_common(1)[0][0]
    return odd, f"{odd.sort}, and each of the other options is {most}"


_MIXTURES = (_numbers_among_words, _sentence_among_words, _word_among_names, _name_of_another_sort)
