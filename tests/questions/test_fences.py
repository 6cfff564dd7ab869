"""Code in a text is what stands between fences; everything else of the text stays prose, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.fences import Passage, passages, plain_lines


@pytest.mark.parametrize(
    "text", ["", "Which river?", "two\nlines", "`code` in a line", "a ``` in a line", "``x``"]
)
def test_text_without_a_fence_is_prose_as_it_was_written(text: str) -> None:
    assert passages(text) == (Passage(text),)


def test_code_between_fences_keeps_its_indentation_and_its_blank_lines() -> None:
    text = "What is printed?\n\n```python\nfor n in (1, 2):\n\n    print(n)\n```\nAnd why?"
    assert passages(text) == (
        Passage("What is printed?"),
        Passage("for n in (1, 2):\n\n    print(n)", True, "python"),
        Passage("And why?"),
    )


def test_a_fence_that_is_never_closed_holds_to_the_end() -> None:
    assert passages("```\na\n  b") == (Passage("a\n  b", True),)


def test_a_longer_fence_may_hold_a_shorter_one() -> None:
    assert passages("````md\n```\nx\n```\n````") == (Passage("```\nx\n```", True, "md"),)


def test_an_indented_fence_takes_its_indent_off_the_code() -> None:
    assert passages("  ```\n    a\n b\n  ```") == (Passage("  a\nb", True),)


def test_what_cannot_be_a_language_is_none() -> None:
    assert [passages(f"```{name}\nx\n```")[0].language for name in ("C++", "[red]", "PY3 extra", "")] == [
        "c++",
        "",
        "py3",
        "",
    ]


def test_a_fence_around_nothing_shows_nothing() -> None:
    assert passages("Before\n```\n\n```\nafter") == (Passage("Before"), Passage("after"))
    assert passages("```\n```") == (Passage("```\n```"),)


def test_a_plain_session_shows_code_indented_and_without_its_fences() -> None:
    assert plain_lines("See:\n```c\nif (x)\n\ty();\n```\nWell?") == [
        "See:",
        "    if (x)",
        "        y();",
        "Well?",
    ]
    assert plain_lines("") == []


@given(st.lists(st.sampled_from(["```", "````", "```py", "  ```", "a", "  b", "", "`c`"]), max_size=12))
def test_every_line_that_is_no_fence_is_shown_once(lines: list[str]) -> None:
    shown = "\n".join(passage.text for passage in passages("\n".join(lines))).split()
    assert [word for word in shown if "```" not in word] == [
        word for line in lines for word in line.split() if "```" not in word
    ]
