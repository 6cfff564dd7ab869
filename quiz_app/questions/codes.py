"""The codes of problems that a question of any type can have, by their names in the program.

A code never changes its meaning and is never used again, since authors and their tools look for it.
Questions have Q001 to Q299. Those of a single type stand in its own module, with what they mean; `explanations` has
the others.
"""

from __future__ import annotations

from dataclasses import dataclass

# The shape of what was written.
QUESTION_SHAPE = "Q001"
TEXT_WANTED = "Q002"
EMPTY = "Q003"
LIST_WANTED = "Q004"
FLAG_WANTED = "Q005"
NUMBER_WANTED = "Q006"
MAPPING_WANTED = "Q007"
UNKNOWN_KEY = "Q008"
MISPLACED_KEY = "Q009"
KEY_MISSING = "Q010"
REASON_SHAPE = "Q011"
# Which type it is. Q023 was a type of the format that could not be asked yet, and is not used again.
TYPE_UNCLEAR = "Q020"
TYPE_UNKNOWN = "Q021"
TYPE_DISAGREES = "Q022"
# Keys that every question may have.
BAD_ID = "Q040"
BAD_SOURCE = "Q041"
NO_DOCUMENT = "Q042"
BAD_PASSAGE = "Q043"
SOURCE_AND_SECTION = "Q044"
BAD_WHEN = "Q045"
BAD_ALLOWANCE = "Q046"
BAD_GROUP = "Q047"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code at length: a title, why it is a problem, how to mend it, and YAML of a question, wrong and right."""

    code: str
    title: str
    why: str
    mend: str
    wrong: str
    right: str
