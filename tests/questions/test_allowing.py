"""Allowances: codes of rules that are turned off for one question, with reasons."""

from collections.abc import Callable
from typing import Any

import pytest

from quiz_app.questions.problem import Severity
from quiz_app.questions.registry import fingerprint, from_content, to_content

QUESTION = "question: Who signed for Russia?\nanswer: Golovin\n"


def test_codes_are_read_with_their_reasons(read: Callable[..., Any]) -> None:
    result = read(QUESTION + "allow: {L005: they always sign together, L010: it is a formula}")
    assert result.problems == ()
    assert result.question.about.allow == (
        ("L005", "they always sign together"),
        ("L010", "it is a formula"),
    )


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("L005", "`allow` must be codes with reasons, but here is `L005`.", "`allow: {L005: …}`"),
        ("[L005]", "`allow` must be codes with reasons, but here is a list.", "`allow: {L005: …}`"),
        ("{L005: }", "`allow` turns off L005 without a reason.", "`allow: {L005: …}`"),
        (
            "{L012: [a, b]}",
            "`allow` turns off L012 with a list for a reason.",
            "`allow: {L012: …}`",
        ),
        (
            "{l12: so}",
            "`l12` is no code of a rule that can be turned off.",
            "`allow: {L012: …}`",
        ),
        (
            "{Y010: so}",
            "`Y010` is no code of a rule that can be turned off.",
            "`allow: {L005: …}`",
        ),
    ],
)
def test_what_is_no_code_with_a_reason_is_a_warning_and_the_question_stays(
    written: str, said: str, hint: str, read: Callable[..., Any]
) -> None:
    result = read(f"{QUESTION}allow: {written}")
    (problem,) = result.problems
    assert (problem.code, problem.severity, problem.message) == ("Q046", Severity.WARNING, said)
    assert hint in problem.hint
    assert result.question.about.allow == ()


def test_an_allowance_is_no_part_of_what_is_asked(read: Callable[..., Any]) -> None:
    plain, allowed = read(QUESTION).question, read(QUESTION + "allow: {L005: so}").question
    assert plain == allowed
    assert fingerprint(plain) == fingerprint(allowed)
    assert from_content(to_content(allowed)).about.allow == ()
