"""What the columns of a table hold, told by their names, by what stands in them, or by the author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.errors import WrongUse
from quiz_app.interchange.cells import COLUMNS
from quiz_app.interchange.options import CORRECT, OPTION, option_roles
from quiz_app.text import fold, one_line

# What a column may hold besides the keys of a deck: a list of wrong options in one cell, or one option a column.
DECK, SKIP = "deck", "-"
ROLES = (
    "question", "answer", "wrong", "accept", "explain", "hint", "tags", "id", "level", "when", "term", "definition",
    "cloze", OPTION, CORRECT, DECK, SKIP,
)  # fmt: skip
# What programs and people call their columns, compared without case, spaces and signs.
_NAMES = {
    "question": ("question", "questions", "front", "prompt", "q", "frontside", "side1", "word", "questiontext"),
    "answer": ("answer", "answers", "back", "correct", "a", "correctanswer", "rightanswer", "correctanswers",
               "backside", "side2", "translation", "meaning", "solution"),
    "wrong": ("wrong", "wronganswers", "wrongoptions", "wronganswer", "distractors", "distractor", "incorrect",
              "incorrectanswers", "incorrectanswer", "wrongoption"),
    "accept": ("accept", "alsoaccept", "alternatives", "synonyms"),
    "explain": ("explain", "explanation", "extra", "backextra", "note", "notes", "comment", "comments", "remark",
                "remarks", "example", "examples", "why", "answerexplanation", "feedback", "rationale"),
    "hint": ("hint", "hints", "clue"),
    "tags": ("tags", "tag", "labels", "label", "category", "categories", "topic", "topics", "subject", "chapter"),
    "id": ("id", "guid", "noteid", "cardid", "key", "uid"),
    "level": ("level",),
    "when": ("when",),
    "term": ("term", "terms"),
    "definition": ("definition", "definitions"),
    "cloze": ("cloze", "clozetext"),
    DECK: ("deck", "deckname"),
}  # fmt: skip
_BY_NAME = {name: role for role, names in _NAMES.items() for name in names}
_NUMBERED = re.compile(r"(.*?)(?:[0-9]{1,2}|[a-e])")
_MOST_TAGS = 40
_SEVERAL = ("wrong", "tags", "explain", OPTION)  # roles that more than one column may have
# What a template for its users says behind a name: "Question - max 120 characters".
_REMARK = re.compile(r"\s+[-\u2013\u2014]\s.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column of a table; `own` says that it has the form of `quiz export`, `header` that a row names.

    `names` are what the header calls the columns, or their numbers.
    """

    roles: tuple[str, ...]
    names: tuple[str, ...]
    header: bool
    own: bool = False

    def read_as(self) -> tuple[str, ...]:
        """How the columns were read, in sentences."""
        if self.own:
            return ("The columns are those of `quiz export`.",)
        used = [
            f"{one_line(name, 30)} as {role}"
            for name, role in zip(self.names, self.roles, strict=True)
            if role != SKIP
        ]
        left = [one_line(name, 30) for name, role in zip(self.names, self.roles, strict=True) if role == SKIP]
        first = "The first row names the columns" if self.header else "The first row is a card"
        return (f"{first}: {', '.join(used)}.", *((f"Left out: {', '.join(left)}.",) if left else ()))


def columns_of(
    rows: Sequence[Sequence[str]], asked: str, directives: dict[str, str], *, header: bool | None
) -> Columns:
    """The columns of a table whose first rows are `rows`.

    `asked` overrides: roles in order, with commas between and "-" for a column to leave out, or `name=role`.
    Raises WrongUse for roles that are none, and where no question or answer can be told.
    """
    first = [one_line(cell.removeprefix("\ufeff"), 60) for cell in rows[0]] if rows else []
    width = max((len(row) for row in rows), default=0)
    if (
        header is None
        and not asked
        and len(first) > 1
        and first[:2] == ["id", "type"]
        and set(first) <= set(COLUMNS)
    ):
        return Columns(tuple(first), tuple(first), header=True, own=True)
    named = _roles(first) + [SKIP] * (width - len(first))
    plainly = any(fold(name) in ("question", "front", "term") for name in first)
    has_header = (plainly or _is_header(named)) if header is None else header
    names = _names(first, width, directives) if has_header or "columns" in directives else _numbers(width)
    if "columns" in directives and not has_header:
        named = _roles(names)
    elif not has_header:
        named = _by_content(rows, width)
    for role, key in (
        ("tags", "tags column"),
        (DECK, "deck column"),
        ("id", "guid column"),
        (SKIP, "notetype column"),
    ):
        place = directives.get(key, "")
        if place.isdecimal() and 1 <= int(place) <= width:
            named[int(place) - 1] = role
    if any(key.endswith(" column") for key in directives) and not has_header:
        named = _fields_left(named, directives)
    roles = _asked(asked, names, named) if asked else _once(named)
    _check(roles, names, asked)
    return Columns(tuple(roles), tuple(names), has_header)


def _fields_left(roles: list[str], directives: dict[str, str]) -> list[str]:
    """Where an export says which columns are no fields of the card: the others in their usual order."""
    taken = {
        int(place) - 1 for key, place in directives.items() if key.endswith(" column") and place.isdecimal()
    }
    order = iter(("question", "answer", "explain"))
    return [role if place in taken else next(order, SKIP) for place, role in enumerate(roles)]


def _roles(names: Sequence[str]) -> list[str]:
    """The roles that the names of the columns tell."""
    plain = [_plain(name) for name in names]
    roles = [_role(name) for name in plain]
    for place, role in (option_roles(plain) if "question" in roles else {}).items():
        roles[place] = role
    return roles


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold(_REMARK.sub("", name)))


def _role(plain: str) -> str:
    role = _BY_NAME.get(plain, "")
    if not role and (numbered := _NUMBERED.fullmatch(plain)):
        role = "wrong" if _BY_NAME.get(numbered[1]) == "wrong" else ""
    return role or SKIP


def _is_header(roles: Sequence[str]) -> bool:
    known = set(roles)
    return {"question", "answer"} <= known or {"question", CORRECT} <= known or {"term", "definition"} <= known or (
        len(known - {SKIP}) > 1 and bool(known & {"question", "term", "cloze"})
    )  # fmt: skip


def _names(first: Sequence[str], width: int, directives: dict[str, str]) -> list[str]:
    told = [one_line(name, 60) for name in re.split("[\t,;|]", directives.get("columns", ""))]
    found = list(told if len(told) > 1 else first)[:width]
    return [name or str(place) for place, name in enumerate((*found, *[""] * (width - len(found))), start=1)]


def _numbers(width: int) -> list[str]:
    return [f"column {place}" for place in range(1, width + 1)]


def _by_content(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Question and answer come first; a column of few short words that come again is that of tags."""
    roles = ["question", "answer", "explain"][:width] + [SKIP] * (width - 3)
    for place in range(width - 1, 1, -1):
        cells = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
        short = all(len(cell) <= _MOST_TAGS and "." not in cell for cell in cells)
        if len(cells) > 2 and short and len(set(cells)) <= len(cells) / 2:
            roles[place] = "tags"
            break
    return roles


def _once(roles: Sequence[str]) -> list[str]:
    """Of several columns that could have one role the first has it; options and remarks may have several."""
    seen: set[str] = set()
    kept = []
    for role in roles:
        kept.append(SKIP if role in seen and role not in _SEVERAL else role)
        seen.add(role)
    return kept


def _asked(asked: str, names: Sequence[str], guessed: Sequence[str]) -> list[str]:
    parts = [part.strip() for part in asked.split(",")]
    if not any("=" in part for part in parts):
        roles = (parts + [SKIP] * len(names))[: max(len(names), len(parts))]
        if len(parts) > len(names):
            raise WrongUse(f"There are {len(names)} columns, and --columns names {len(parts)}.", hint=_HINT)
    else:
        roles = list(guessed)
        plain = [fold(name) for name in names]
        for part in parts:
            name, _sign, role = part.rpartition("=")
            if fold(name.strip()) not in plain:
                here = one_line(", ".join(names), 200)
                raise WrongUse(f"There is no column {one_line(name, 40)!r}.", hint=f"Columns here: {here}.")
            place = plain.index(fold(name.strip()))
            clash = role in roles and role not in (*_SEVERAL, SKIP)
            roles = [SKIP if clash and each == role else each for each in roles]
            roles[place] = role.strip()
    for role in roles:
        if role not in ROLES:
            raise WrongUse(f"{one_line(role, 30)!r} is nothing that a column can hold.", hint=_HINT)
    return roles


def _check(roles: Sequence[str], names: Sequence[str], asked: str) -> None:
    held = set(roles)
    if any(needed <= held for needed in _ENOUGH):
        return
    here = one_line(", ".join(names), 200) or "none"
    raise WrongUse(
        "It cannot be told which columns hold question and answer."
        if not asked
        else "--columns has to name a question and an answer.",
        hint=f"Columns here: {here}. Name them: --columns question,answer,- (- leaves one out); or --no-header.",
    )


_ENOUGH = ({"cloze"}, {"question", "answer"}, {"term", "definition"}, {"question", OPTION, CORRECT})
_HINT = f"Take of these, with commas between: {', '.join(ROLES[:-1])}, or - for a column to leave out."
