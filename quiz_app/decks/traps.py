"""What an author most likely did where YAML could not read on: the parser's complaint in words that help."""

from __future__ import annotations

import re

from quiz_app.decks.events import Fault
from quiz_app.decks.findings import problem, reserved, shown, tag
from quiz_app.decks.scene import KEY, START, Scene, line_at
from quiz_app.decks.slips import double_brace
from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem
from quiz_app.text import one_line

_SECOND_COLON = re.compile(rf"{START}{KEY}[ \t]*:[ \t]+[^\s\"'\[{{].*")
_KEY_WITHOUT_SPACE = re.compile(rf"(?P<before>{START}[a-z_]+):[^\s:/]")
_DASH_WITHOUT_SPACE = re.compile(r"[ \t]*-[^\W\d_]")
_WORD = re.compile(rf"{START}[\w-]+[ \t]*")
_COMMENT = re.compile(r"(?:^|[ \t])#")


def explain_fault(text: str, fault: Fault) -> Problem:
    """The problem behind a fault of the parser in `text`, the whole file, at the place where it is to be mended."""
    scene = Scene.of(text, fault)
    for look in (_tab, _quotes, _first_character, _colons, _brackets, _missing_space, _indentation):
        found = look(scene)
        if found is not None:
            return found
    return problem(
        "Y029",
        fault.mark,
        "From here on this is no YAML.",
        "Compare the line and the one above with a good question; text with : # or quotes in it goes in quotes.",
    )


def _tab(scene: Scene) -> Problem | None:
    margin = scene.line[: len(scene.line) - len(scene.line.lstrip())]
    if scene.character != "\t" and "tab" not in scene.fault.problem and "\t" not in margin:
        return None
    column = margin.find("\t") if "\t" in margin else scene.fault.mark.column - 1
    return problem(
        "Y015",
        scene.on_line(column),
        "A tab stands here; YAML takes only spaces for indentation.",
        "Put two spaces in the place of each tab; many editors have “Convert indentation to spaces”.",
    )


def _quotes(scene: Scene) -> Problem | None:
    fault = scene.fault
    if "quoted scalar" in fault.context and fault.context_mark:
        if "escape" in fault.problem or "hexdecimal" in fault.problem or "hexadecimal" in fault.problem:
            return problem(
                "Y021",
                fault.mark,
                "In double quotes a backslash begins an escape such as \\n, and this is none YAML knows.",
                "Write two backslashes for one, or use single quotes: 'C:\\path'.",
            )
        return problem(
            "Y016",
            fault.context_mark,
            "This quote is opened and never closed.",
            f"Write {scene.opener()} at the end of the text too; text with quotes in it needs the other kind around.",
        )
    for mark, value in (
        (scene.value_mark, scene.value),
        (scene.fault.mark, scene.line[fault.mark.column - 1 :]),
    ):
        quoted = re.match(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*[^\s,\]}#:]""", value)
        if quoted and not scene.character.startswith(":"):
            return _text_after_quote(mark, quoted.group(1), value[quoted.end(1) :])
    inside = re.search(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*$""", scene.before)
    if inside and scene.character not in ("", ":", "\n", "\r") and "expected" in fault.problem:
        return _text_after_quote(scene.on_line(inside.start()), inside.group(1), scene.line[inside.end() :])
    return None


def _text_after_quote(mark: Mark, quoted: str, goes_on: str) -> Problem:
    other = "'" if quoted[0] == '"' else '"'
    hint = f"Put the other kind of quotes around the whole text: {other}{one_line(quoted, 40)} …{other}."
    if quoted[0] == "'" and goes_on[:1].isalpha():
        hint = 'Put double quotes around the whole text: "it\'s …". In single quotes an apostrophe is written twice.'
    return problem(
        "Y017", mark, f"The text ends with its closing quote, after {shown(quoted)}, but goes on.", hint
    )


def _first_character(scene: Scene) -> Problem | None:
    fault = scene.fault
    if "alias" in fault.context or "anchor" in fault.context:
        return reserved(scene.opener() or "*", fault.context_mark or fault.mark)
    if "block scalar" in fault.context:
        return reserved(scene.opener() or "|", fault.context_mark or fault.mark)
    if "tag" in fault.context or "tag" in fault.problem:
        return tag(scene.value.split()[0] if scene.value else "!", fault.context_mark or fault.mark, "…")
    if "directive" in fault.context or "directive" in fault.problem:
        return reserved("%", fault.context_mark or fault.mark)
    if (
        "cannot start any token" in fault.problem
        or "node content" in fault.problem
        or "mapping keys" in fault.problem
    ):
        return reserved(scene.character, fault.mark) if scene.character.strip() else None
    if "block sequence entries" in fault.problem and re.fullmatch(
        rf"{START}{KEY}[ \t]*:[ \t]+", scene.before
    ):
        return problem(
            "Y025",
            fault.mark,
            "A dash right after a key does not start a list.",
            "Put quotes around text that begins with a dash; a list begins on the next line, indented.",
        )
    if (
        "expected key" in fault.problem
        and scene.value[:1] == "*"
        and fault.mark.index > scene.value_mark.index
    ):
        return reserved("*", scene.value_mark)
    return None


def _colons(scene: Scene) -> Problem | None:
    fault = scene.fault
    if scene.character != ":":
        return None
    if "expected key" in fault.problem and not scene.before.strip(" \t-"):
        return problem(
            "Y041",
            fault.mark,
            "There is no key before this colon.",
            "Write the key, as in `answer: …`; text that begins with a colon goes in quotes.",
        )
    prose = " " in scene.before.strip(" \t-") or _SECOND_COLON.match(scene.before)
    if ("mapping values" in fault.problem and prose) or "expected ',' or" in fault.problem:
        return problem(
            "Y010",
            fault.mark,
            "Unquoted text may not hold a colon with a space after it (or at its end): YAML takes it for a key.",
            _quote_it(scene),
        )
    return None


def _quote_it(scene: Scene) -> str:
    """The hint to quote, with the author's own text where all of it stands on the fault's line."""
    if not _SECOND_COLON.match(scene.before):
        return "Put quotes around the whole text that the colon is part of."
    cut = one_line(scene.value, 40)
    quote = "'" if '"' in cut else '"'
    return f"Put quotes around the whole text: {quote}{cut}{quote}."


def _brackets(scene: Scene) -> Problem | None:
    fault, mark = scene.fault, scene.fault.context_mark
    if "flow" in fault.context and mark is not None:
        if (
            scene.text[max(mark.index - 1, 0) : mark.index + 1] == "{{"
            or scene.text[mark.index :][:2] == "{{"
        ):
            return double_brace(mark)
        opener = scene.opener()
        closing = {"[": "]", "{": "}"}.get(opener, "the closing bracket")
        opened, bracket = (f"This {opener}", opener) if opener in ("[", "{") else ("A bracket", "a bracket")
        return problem(
            "Y024",
            mark,
            f"{opened} is opened and not closed: line {fault.mark.line} has neither {closing} nor a comma next.",
            f"Close it with {closing}, or put quotes around text that begins with {bracket} or holds quotes.",
        )
    value = scene.value
    if "expected" not in fault.problem or fault.mark.index <= scene.value_mark.index:
        return None
    if value.startswith("{{"):
        return double_brace(scene.value_mark)
    if value[:1] in ("[", "{"):
        kind = "a list" if value[0] == "[" else "a mapping"
        return problem(
            "Y013",
            scene.value_mark,
            f"YAML takes {value[0]} for the start of {kind}, but text follows after its end.",
            f'Put quotes around the whole text: "{value[0]}…".',
        )
    return None


def _missing_space(scene: Scene) -> Problem | None:
    places = [(scene.above, scene.on_above), (scene.line, scene.on_line)]
    context = scene.fault.context_mark
    if "simple key" in scene.fault.context and context:
        start = context.index - context.column + 1
        line = line_at(scene.text, start)
        places.insert(0, (line, lambda column: Mark(context.line, column + 1, start + column)))
    for line, place in places:
        dash = _DASH_WITHOUT_SPACE.match(line)
        if dash:
            return problem(
                "Y018",
                place(dash.end() - 2),
                f"There is no space after the dash of {shown(line)}, so it is not read as an item.",
                "Write a space after the dash: `- …`.",
            )
        key = _KEY_WITHOUT_SPACE.match(line)
        if key:
            return problem(
                "Y019",
                place(key.end("before")),
                f"There is no space after the colon of {shown(line)}, so it is not read as a key.",
                "Write a space after the colon: `key: value`.",
            )
    return None


def _indentation(scene: Scene) -> Problem | None:
    fault = scene.fault
    if "simple key" in fault.context and fault.context_mark:
        return problem(
            "Y027",
            fault.context_mark,
            "This line is neither `key: value` nor does it continue the text above it.",
            "Indent it deeper than the key whose text it continues, or write its key.",
        )
    if scene.before.strip(" \t-") and not _WORD.fullmatch(scene.before):
        return None
    if _COMMENT.search(scene.above) and not scene.above.lstrip().startswith("#"):
        cut = _COMMENT.search(scene.above)
        return problem(
            "Y011",
            scene.on_above(cut.end() - 1 if cut else 0),
            "YAML takes the rest of this line for a comment, so the line after it continues nothing.",
            "If the # belongs to the text, put quotes around all of it.",
        )
    return problem(
        "Y023",
        scene.on_line(len(scene.line) - len(scene.line.lstrip())),
        "This line is indented neither like its neighbours nor like the text above it.",
        "Start it in the same column as the other keys of its question; text that holds a colon goes in quotes.",
    )
