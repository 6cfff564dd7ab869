"""What a proof can find wrong with a citation, with the codes of it."""

from __future__ import annotations

from dataclasses import dataclass

UNREADABLE = "P001"
NO_SECTION = "P002"
NO_PASSAGE = "P003"
PASSAGE_WANTED = "P004"
SECTION_WANTED = "P005"
NOT_THERE = "P006"
NO_EVIDENCE = "P007"
ELSEWHERE = "P008"
NO_CONTRADICTION = "P009"
FAR = "P010"
BEARS_NOTHING = "P011"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong with a citation, and how it is mended."""

    code: str
    message: str
    hint: str
