"""What sections are called to people."""

from __future__ import annotations

from quiz_app.questions.sections import LEAD, section_words


def test_the_text_before_the_first_heading_is_the_opening_and_any_other_section_its_heading() -> None:
    assert section_words(LEAD) == "opening"
    assert section_words("Kyakhta") == "Kyakhta"
    assert section_words("") == ""
