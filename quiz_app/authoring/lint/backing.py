"""What stands behind a question: where it comes from, why its answer is right, and years that its source bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz_app.authoring.lint.finding import Finding, SectionText
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.authoring.lint.words import prose

NO_CITATION = "L012"
NO_EXPLANATION = "L013"
FOREIGN_YEAR = "L017"

_YEAR = re.compile(
    r"(?<![\d./$€£¥:])(?<!\d[,–—-])(1\d{3}|20\d{2})(?!\d|[.,:]\d|%)(s)?(?:[–—/-](\d{2,4})(?!\d))?"
)
# What follows a number that counts something: 1500 men, 1200 km, 2000-strong.
_COUNTED = re.compile(
    r"[ -](?:strong|km|m|kg|t|ft|people|men|million|per|square|cubic"
    r"|(?!(?:was|has|as|is|its|his|this|thus)\b)[a-z]{2,}s)\b"
)
_FIGURES = re.compile(r"(?<!\d)(\d{4})(?!\d|[’']?s\b)")
_DECADE = re.compile(r"(?<!\d)(\d{3})0[’']?s\b")
_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[ -]centur", re.IGNORECASE)
_SHORT = re.compile(r"(?<!\d)(\d{4})\s?[–—/-]\s?(\d{2})(?!\d)")
# A month and a day, as ISO 8601 writes them behind the year.
_ISO_MONTH = re.compile(r"(?<=\b\d{4})-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d)")
_ISO_DAY = re.compile(r"(?<=\b\d{4})-(?:0[1-9]|1[0-2])-[0-3]\d(?!\d)")
_NEAR = 10  # years between what a section tells and what it is about


def no_citation(sheet: Sheet) -> Iterator[Finding]:
    """Nothing says where the answer is from."""
    if not sheet.about.citations:
        yield Finding(
            code=NO_CITATION,
            message="Nothing says where the answer comes from.",
            hint="Add `section: Heading` of the deck's document, or `source: DOCUMENT > Heading`.",
        )


def no_explanation(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is said after the answer: no `explain`, correction, inference, or reason for each wrong option."""
    about, content = sheet.about, sheet.content
    wrong = content.get("wrong")
    reasoned = isinstance(wrong, list) and all("reason" in option for option in wrong)
    if about.explain or about.inference or reasoned or content.get("correction") or "definition" in content:
        return
    yield Finding(
        code=NO_EXPLANATION,
        message="Nothing explains the answer to who has missed it.",
        hint="Add a line `explain: …` that says why it is so, or what it is connected with.",
    )


def foreign_year(sheet: Sheet, section_text: SectionText) -> Iterator[Finding]:
    """A year in what is asked that none of the cited sections has, or one under `when` that is far from all of theirs.

    `when` is the author's own remark, so the source need not name the year; a slip of a digit leads far away.
    """
    texts = _cited(sheet, section_text)
    if not texts or sheet.about.inference:
        return
    told = "\n".join(texts)
    known = {int(year) for year in _FIGURES.findall(told)} | _ends(told)
    for side in sheet.sides:
        foreign = [year for year in _years(_ISO_DAY.sub("", prose(side.asked))) if year not in known]
        if foreign:
            yield _foreign(str(foreign[0]), side.key)
            return
    times = known | _times(told)
    when = _ISO_MONTH.sub("", sheet.about.when)
    far = [year for year in _years(when) if times and _is_far(year, min(times), max(times))]
    if far:
        yield _foreign(str(far[0]), "when")


def judged_by_documents(sheet: Sheet, section_text: SectionText) -> bool:
    """Whether all documents that `foreign_year` needs for this question are here."""
    return _cited(sheet, section_text) is not None


def _cited(sheet: Sheet, section_text: SectionText) -> list[str] | None:
    """The texts of all that is cited, with the words given as evidence; None where one of them is not to be had."""
    texts: list[str] = []
    for citation in (*sheet.about.citations, *sheet.about.contradicts):
        text = section_text(sheet, citation)
        if text is None:
            return None
        texts += [text, *citation.evidence]
    return texts or None


def _foreign(year: str, key: str) -> Finding:
    if key == "when":
        message = f"`when` says {year}, and all years of the cited section are far from it."
    else:
        message = f"It speaks of {year}, and the cited section has no such year."
    return Finding(
        code=FOREIGN_YEAR,
        message=message,
        hint="Correct the year, cite the section that has it, or leave it to `explain`, which may go beyond.",
        key=key,
    )


def _years(text: str) -> Iterator[int]:
    """The single years that a text names; decades and numbers that count something are none."""
    for found in _YEAR.finditer(text):
        if found[2] or _COUNTED.match(text, found.end()):
            continue
        first = int(found[1])
        yield first
        if found[3] and (last := _end(found[1], found[3])) > first:
            yield last


def _ends(text: str) -> set[int]:
    """The years at the end of spans that are written short: 1725 in 1721–25."""
    return {_end(found[1], found[2]) for found in _SHORT.finditer(text)}


def _times(text: str) -> set[int]:
    """The first and last years of the decades and centuries that a text names."""
    decades = {int(tens) * 10 for tens in _DECADE.findall(text)}
    centuries = {int(number) * 100 for number in _CENTURY.findall(text)}
    return decades | {year + 9 for year in decades} | centuries | {year - 99 for year in centuries}


def _is_far(year: int, first: int, last: int) -> bool:
    return not first - _NEAR <= year <= last + _NEAR


def _end(first: str, last: str) -> int:
    return int(first[: 4 - len(last)] + last)
