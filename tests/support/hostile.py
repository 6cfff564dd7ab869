"""The hostile deck: whatever could break a screen or command a terminal, in every text of every type of question."""

from __future__ import annotations

from collections.abc import Callable

ESC, BEL = "\x1b", "\x07"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
PAYLOADS = {
    "a closing tag": "[/foo] [/]",
    "an action": "[@click=app.quit]x[/] [@click='app.bell']",
    "a style": "[bold]loud[/bold] [$accent on red]c[/] [red",
    "a link": "[link=https://example.org]x[/link] [link='file:///etc/passwd']y",
    "backslashes": "\\[b]\\ \\",
    "templates": "$x ${x} {x!r} %s %n {0}",
    "a shell": "$(touch pwned) `touch pwned` ; touch pwned #",
    "a command to YAML": "!!python/object/apply:os.system ['touch pwned'] &a *a",
    "a title": f"{ESC}]0;x{BEL} {ESC}]2;hacked{ESC}\\",
    "the clipboard": f"{ESC}]52;c;cm0gLXJm{BEL}",
    "a hidden link": f"{ESC}]8;;https://example.org{ESC}\\x{ESC}]8;;{ESC}\\",
    "a colour": f"{ESC}[31mred{ESC}[7m",
    "another screen": f"{ESC}[2J{ESC}[H{ESC}[?1049l{ESC}[?25h{ESC}c",
    "questions to the terminal": f"{ESC}[6n{ESC}[c{ESC}]11;?{BEL}{ESC}P+q544e{ESC}\\",
    "sequences without an end": f"{ESC}[31 {ESC}]0;x {ESC}P {ESC}",
    "nested sequences": f"{ESC}{ESC}[31m[31m {ESC}]0;{ESC}]0;x{BEL}{BEL}",
    "controls": "a\x00b\x07c\x08\x08d\x0b\x0c\x0e\x1a\x7fe",
    "C1": "\x9b31m \x9d0;x\x9c \x90q\x9c \x85 \x9f",
    "ends of lines": "a\rb\r\nc\n\nd\u2028e\u2029f\tg",
    "overrides": "\u202eflip\u202c \u202din \u2066iso\u2069 \u2067late \u200fmark \u061c",
    "hidden letters": "a\u200bb\u2060c\ufeffd\u00ade\u200cf\u200dg \U000e0041\U000e007f \ufff9x\ufffa",
    "a flood of marks": "Z" + "\u0300\u0301\u0302\u0303\u0489\u20dd" * 20 + "o",
    "emoji": f"{FAMILY} \U0001f1f7\U0001f1fa\U0001f1e8 \U0001f44d\U0001f3ff \u2764\ufe0f 1\ufe0f\u20e3",
    "right to left": "\u05e2\u05d1\u05e8\u05d9\u05ea \u0627\u0644\u0639\u0631\u0628\u064a\u0629 123",
    "wide letters": "\u6f22\u5b57\u304b\u306a \uff21\uff22 \ud55c\uae00 \u1112\u1161\u11ab",
}
ALL = " ".join(PAYLOADS.values())
LONG = "w" * 10_000
MOST_IN_GAP = 3_000  # a text may have 20,000 letters, and all parts of a cloze are one text
DECK_ID = "hostile"
IDS = (
    "flashcard", "two-ways", "reversed", "typed", "number", "date", "choice", "multi-select", "list",
    "true-false", "cloze", "order", "match",
)  # fmt: skip
ONE_OF_EACH = tuple(each for each in IDS if each not in ("two-ways", "reversed"))  # both are flashcards

At = Callable[[str], str]


def said(payload: str) -> At:
    """The same payload at every place, beside the name of the place, so that no two texts are equal."""
    return lambda place: f"{place} {payload}" if len(place) % 2 else f"{payload} {place}"


def alone(payload: str) -> At:
    """The payload with nothing before it and only a number behind, as far as texts must differ."""
    numbers: dict[str, int] = {}
    return lambda place: f"{payload}{numbers.setdefault(place, len(numbers) + 1)}"


def deck(at: At, ids: tuple[str, ...] = IDS, name: str = DECK_ID) -> str:
    """A deck in which `at` writes every text; only ids, numbers and what tells the types are tame."""
    questions = _questions(at)
    lines = [
        f"deck: {name}",
        f"title: {quoted(at('title'))}",
        f"description: {quoted(at('description'))}",
        f"license: {quoted(at('license'))}",
        "document: atlas",
        f"sources: {flow({'atlas': {'title': at('source title'), 'kind': at('source kind')}})}",
        "questions:",
        *(f"  - {flow({'id': each, **questions[each], **_common(each, at)})}" for each in ids),
    ]
    return "\n".join(lines) + "\n"


def _questions(at: At) -> dict[str, dict[str, object]]:
    """One question of each type, by id."""

    def some(place: str, count: int) -> list[object]:
        return [at(f"{place} {n}") for n in range(1, count + 1)]

    def noted(place: str) -> dict[str, object]:
        return {at(place): at(f"{place} reason")}

    return {
        "flashcard": {"question": at("q1"), "answer": at("a1")},
        "two-ways": {"term": at("term"), "definition": at("definition")},
        "reversed": {
            "question": at("q2"),
            "answer": at("a2"),
            "reverse": {"question": at("back"), "answer": at("forth")},
        },
        "typed": {
            "question": at("q3"),
            "answer": at("a3"),
            "accept": some("accept", 2),
            "reject": [noted("reject")],
        },
        "number": {"question": at("q4"), "number": "42", "unit": at("unit")},
        "date": {"question": at("q5"), "date": "1689", "reject": {"1727": at("rejected year")}},
        "choice": {"question": at("q6"), "answer": at("right"), "wrong": [noted("wrong"), *some("other", 3)]},
        "multi-select": {"question": at("q7"), "answers": some("yes", 2), "wrong": [noted("no"), *some("nor", 2)]},
        "list": {"question": at("q8"), "answers": some("item", 3), "accept": {at("item 1"): some("variant", 1)}},
        "true-false": {"statement": at("statement"), "answer": "false", "correction": at("correction")},
        "cloze": {
            "cloze": f"{_in_gap(at('before'))} {{{{c1::{_in_gap(at('gap'))}::{_in_gap(at('gap hint'))}}}}} "
            f"{{{{c2::{_in_gap(at('second gap'))}}}}} {_in_gap(at('after'))}"
        },
        "order": {"question": at("q9"), "order": some("place", 4)},
        "match": {
            "question": at("q10"),
            "match": dict(zip(some("left", 3), some("mate", 3), strict=True)),
            "wrong": some("extra", 1),
        },
    }  # fmt: skip


def _common(name: str, at: At) -> dict[str, object]:
    """The texts that every question may have."""
    return {
        "explain": at(f"{name} explain"),
        "hint": at(f"{name} hint"),
        "tags": [at(f"{name} tag 1"), at(f"{name} tag 2")],
        "group": [at(f"{name} group").replace("/", "\\")],
        "inference": at(f"{name} inference"),
        "according_to": at(f"{name} voice"),
        "as_of": at(f"{name} as of"),
        "source": [
            {"document": "atlas", "section": at(f"{name} section"), "evidence": [at(f"{name} proof")]}
        ],
        "contradicts": [{"document": "atlas", "section": at(f"{name} other section")}],
    }


def _in_gap(text: str) -> str:
    """Text as it may stand within a gap, whose own marks it must not hold."""
    return text.replace("::", ":").replace("}}", "}").replace("{{", "{")[:MOST_IN_GAP]


def flow(value: object) -> str:
    """A value in YAML's flow style; keys are marked as such, since unmarked ones may not be long."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"? {quoted(str(key))} : {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return quoted(str(value))


def quoted(text: str) -> str:
    """Text in double quotes, with YAML's escapes for whatever could not stand there as it is."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter == ESC:
        return "\\e"  # as an author's enemy would write it
    if " " <= letter <= "~":
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
