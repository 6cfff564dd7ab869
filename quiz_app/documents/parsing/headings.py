"""Which lines of a plain text are headings: told by their form, or by where they stand."""

from __future__ import annotations

import re

from quiz_app.documents.parsing.shapes import could_be_heading, ends_sentence, word_count
from quiz_app.documents.parsing.vocabulary import names
from quiz_app.text import fold

_UNDERLINE = re.compile(r"^(?:(=)=+|(-)-+|[~^\"'*#+]{3,})$")
_CHAPTER = re.compile(
    r"^(?i:part|book|volume|chapter|section|appendix|act|scene|lecture|lesson|unit|teil|kapitel|abschnitt|partie"
    r"|chapitre|parte|capítulo|capitolo|часть|том|глава|раздел|приложение|урок|лекция)\s+"
    r"(?:\d{1,3}|[IVXLCDM]{1,8}|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|перв\w+|втор\w+|трет\w+|четв\w+|пят\w+))(?:$|[.:,\u2013\u2014-]|\s+(?![a-zа-я]))"
)
_CHINESE_CHAPTER = re.compile(
    "^第[\\d一二三四五六七八九十百零〇]{1,6}(?P<kind>[部卷篇编編]|[章回课課讲講]|[节節])"
)
_NUMBERED = re.compile(r"^§?\s?(\d{1,2}(?:\.\d{1,2}){0,4})(?P<dot>\.?)\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"^[IVXLC]{1,6}\.\s+(?=[^\W\d_a-z])")
_CHINESE_NUMBER = re.compile("^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)")
# What the first part of a text is called, which is no title of the whole.
_FIRST_PARTS = names(
    """introduction;preface;foreword;prologue;abstract;summary;overview;background;введение;предисловие;аннотация;
    引言;前言;序言;导言;導言;摘要;概述;einleitung;vorwort;einführung;avant-propos;introducción;introduzione"""
)
_EDIT = re.compile(r"\[\s*(?:edit|править[^\]]*|编辑|編輯|bearbeiten|modifier)?\s*\]$", re.IGNORECASE)


def underline_level(text: str, below: str) -> int:
    """The level of a heading that the next line underlines: 1 for "===", 2 for "---", 3 for others; 0 for none."""
    found = _UNDERLINE.match(below)
    if found is None or len(below) < 3 or len(below) < len(text) // 2 or len(text) > 200:
        return 0
    if _UNDERLINE.match(text) or text.endswith((".", ",", ";", "|")):
        return 0
    return 1 if found[1] else 2 if found[2] else 3


def explicit_level(text: str) -> int:
    """The level of a heading that its words tell: "Chapter 3", "1.2 Title", "第三章", "Origins[edit]"; 0 for none."""
    if len(text) > 160:
        return 0
    chinese = _CHINESE_CHAPTER.match(text)
    if chinese is not None and not text.endswith(("。", "，", "；", "：")) and len(text) <= 40:
        return 1 if chinese["kind"] not in "节節" else 2
    if _EDIT.search(text):
        return 1
    if not could_be_heading(text.rstrip(" .:")):
        return 0
    if ends_sentence(text) and word_count(text) > 4:
        return 0
    if _CHAPTER.match(text) is not None:
        return 1
    numbered = _NUMBERED.match(text)
    if numbered is not None and "." in numbered[1]:
        return numbered[1].count(".") + 1
    return 0


def is_numbered(text: str) -> bool:
    """Whether a line begins with a number as both headings and points of lists do: "3. Title", "IV. Title"."""
    return any(shape.match(text) for shape in (_NUMBERED, _ROMAN, _CHINESE_NUMBER))


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals throughout, in a script that has them."""
    return text.isupper() and sum(character.isalpha() for character in text) >= 4


def begins_text(text: str) -> bool:
    """Whether a heading is what the first part of a text is called, rather than the title of the whole."""
    return fold(text).strip(" .:") in _FIRST_PARTS
