"""Allowances that are no longer needed, or that name no rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quiz_app.authoring.lint.finding import Finding
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.questions.close_word import close_word

NOT_NEEDED = "L019"
NO_SUCH_RULE = "L020"


def unknown_rules(sheet: Sheet, known: Collection[str]) -> Iterator[Finding]:
    """Allowances of codes that are no rule."""
    for code, _reason in sheet.about.allow:
        if code not in known:
            close = close_word(code, list(known))
            yield Finding(
                code=NO_SUCH_RULE,
                message=f"`allow` names {code}, and there is no such rule that can be turned off.",
                hint=f"Did you mean {close}?"
                if close
                else "`quiz check --explain` lists the rules; delete the line.",
                key="allow",
            )


def not_needed(sheet: Sheet, needed: Collection[str], judged: Collection[str]) -> Iterator[Finding]:
    """Allowances of rules that were `judged` for this question and that found nothing to allow."""
    for code, _reason in sheet.about.allow:
        if code in judged and code not in needed:
            yield Finding(
                code=NOT_NEEDED,
                message=f"`allow` turns off {code}, and nothing here needs it.",
                hint="Delete it, so that the rule holds again when the question is changed.",
                key="allow",
            )
