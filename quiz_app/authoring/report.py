"""A report of problems as text for people, as JSON for programs, and as annotations for GitHub."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from quiz_app.authoring.check import Report
from quiz_app.authoring.mend import Mended
from quiz_app.decks.deck import Located
from quiz_app.questions.codes import Explanation
from quiz_app.questions.problem import Severity
from quiz_app.text import plural


def as_text(report: Report, *, alike: bool = False) -> Iterator[str]:
    """A line `path:line:column CODE message` for each problem, and its hint indented below.

    A warning says that it is one, except where all are `alike`.
    """
    for located in report.problems:
        place = f":{located.line}:{located.column}" if located.line else ""
        code = located.problem.code
        if located.problem.severity is Severity.WARNING and not alike:
            code = f"{code} warning:"
        yield f"{located.path}{place} {code} {located.problem.message}"
        yield f"    {located.problem.hint}"


def as_json(report: Report) -> str:
    """The whole report as one JSON object; its keys are documented in `quiz check --help` and stay."""
    return json.dumps(_content(report), ensure_ascii=False, indent=2)


def as_json_line(report: Report, at: datetime) -> str:
    """The same object on one line, with the time `at` which it was so."""
    content = {"time": at.isoformat(timespec="seconds"), **_content(report)}
    return json.dumps(content, ensure_ascii=False)


def _content(report: Report) -> dict[str, object]:
    return {
        "files": report.files,
        "questions": report.fine,
        "without_id": report.without_id,
        "citations": None if report.citations is None else asdict(report.citations),
        "problems": [_record(located) for located in report.problems],
    }


def as_github(report: Report) -> Iterator[str]:
    """Workflow commands, by which GitHub shows each problem beside its line."""
    for located in report.problems:
        place = f",line={located.line},col={located.column}" if located.line else ""
        problem = located.problem
        text = _data(f"{problem.message} {problem.hint}")
        yield f"::{problem.severity.value} file={_property(located.path)}{place},title={problem.code}::{text}"


def mends_as_text(result: Mended, *, done: bool) -> Iterator[str]:
    """A line `path:line CODE what was done` for each mend, or what would be; then what is left, and why."""
    for mend in result.mends if done else sorted(result.mends, key=lambda each: (each.first, each.code)):
        what = mend.what if done else f"would {mend.would}"
        yield f"{result.path}:{mend.line if done else mend.first} {mend.code} {what}"
    for alone in result.alone:
        yield f"{result.path}:{alone.line if done else alone.first} {alone.code} left as it is: {alone.why}"


def mends_as_github(result: Mended, *, done: bool) -> Iterator[str]:
    """Workflow commands, by which GitHub shows each mend beside its line: as that now is, or is before it is done."""
    for mend in result.mends:
        what = mend.what if done else f"`quiz check --fix` would {mend.would}"
        place = f"file={_property(result.path)},line={mend.line if done else mend.first}"
        yield f"::notice {place},title={_property(mend.code)}::{_data(what)}"


def summary(report: Report) -> str:
    """The last sentence, for people."""
    fine = _fine(report)
    if not report.problems:
        return f"No problems in {plural(report.files, 'file')}; {fine}."
    counts = ((report.errors, "problem"), (report.warnings, "warning"))
    found = " and ".join(plural(count, kind) for count, kind in counts if count)
    return f"{found} in {plural(report.files_with_problems, 'file')}; {fine}."


def cited(report: Report) -> str:
    """A sentence on what came of looking the citations up; "" where there are none or none were looked up."""
    found = report.citations
    if found is None or not found.total:
        return ""
    total = plural(found.total, "citation")
    if found.unproven == found.total:
        return f"{total}: not looked up, since no document of theirs is here."
    counts = ((found.proven, "proven"), (found.inferred, "by inference"), (found.wrong, "not borne out"))
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    missing = "its document is" if found.unproven == 1 else "their documents are"
    away = f"; {found.unproven:,} not looked up, since {missing} not here" if found.unproven else ""
    return f"{total}: {told}{away}."


def _fine(report: Report) -> str:
    good = "is fine" if report.fine == 1 else "are fine"
    fine = f"{plural(report.fine, 'question')} {'can be studied' if report.warnings else good}"
    if not report.waiting:
        return fine
    if report.fine:
        return f"{fine}, and {report.waiting} more once their deck has a good id"
    return f"{plural(report.waiting, 'question')} will be fine once their deck has a good id"


def explained(about: Explanation) -> str:
    """One code at length, in lines of 80 columns."""
    blocks = [f"{about.code}: {about.title}", *(textwrap.fill(text, 80) for text in (about.why, about.mend))]
    if about.wrong:
        blocks += [f"Wrong:\n{_indented(about.wrong)}", f"Right:\n{_indented(about.right)}"]
    return "\n\n".join(blocks)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip("\n").split("\n"))


def _record(located: Located) -> dict[str, object]:
    problem = located.problem
    return {
        "path": located.path,
        "line": located.line or None,
        "column": located.column or None,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "question": problem.question or None,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
