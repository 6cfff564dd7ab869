"""What a plain session says at its end."""

from __future__ import annotations

from quiz_app.study.showing import Summary
from quiz_app.text import plural


def closing_lines(summary: Summary, *, is_over: bool) -> list[str]:
    """How the sitting went, what was missed and what is to come; `is_over` says that no card was left in hand."""
    lines = [""]
    if summary.practice:
        lines.append("This was practice: the schedule is as it was.")
    elif is_over:
        lines.append("This sitting is over." if summary.still_due else "Done for today.")
    if summary.answered:
        answers, cards = plural(summary.answered, "answer"), plural(summary.cards, "card")
        partly = f", {summary.partly} partly" if summary.partly else ""
        lines.append(
            f"{answers} on {cards}, {summary.right} of {summary.first_answers} right at first{partly}."
        )
    if summary.foretold:
        lines.append(
            f"Of {plural(summary.foretold, 'card')} of an earlier day {summary.recalled:.1f} recalled, "
            f"{summary.expected:.1f} expected."
        )
    lines += [
        f"  {'partly' if missed.partly else 'missed'}: {missed.text} → {missed.wanted}"
        for missed in summary.missed
    ]
    if summary.still_due:
        lines.append(f"Still due today: {plural(summary.still_due, 'card')}.")
    return [*lines, f"Tomorrow: {plural(summary.due_tomorrow, 'review')}."]
