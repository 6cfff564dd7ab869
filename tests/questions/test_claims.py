"""What each type of question asks its source to bear out."""

from collections.abc import Callable
from typing import Any

import pytest

from quiz_app.questions.model import Claim

CASES = {
    "question: Who signed?\nanswer: Golovin": (Claim("Golovin"),),
    "question: Who signed?\nanswer: Golovin\nreverse: {question: 'Did he?', answer: He signed}": (
        Claim("Golovin"),
        Claim("He signed"),
    ),
    "term: Lifan Yuan\ndefinition: an office": (Claim("an office"), Claim("Lifan Yuan")),
    "question: Which year?\nanswer: 1689\naccept: [in 1689 AD]\nreject: [1727]": (
        Claim("1689", ("in 1689 AD",)),
    ),
    "question: Which?\nanswer: the Amur\nwrong: [the Argun]": (Claim("the Amur"),),
    "question: Which two?\nanswers: [Amur, Ussuri]\nwrong: [Argun]": (Claim("Amur"), Claim("Ussuri")),
    "question: Name both.\nanswers: [Peking, Nanking]\naccept: {Peking: [Beijing]}": (
        Claim("Peking", ("Beijing",)),
        Claim("Nanking"),
    ),
    "statement: The Amur flows east.\nanswer: true": (Claim("The Amur flows east."),),
    "statement: The Amur flows west.\nanswer: false\ncorrection: It flows east.": (Claim("It flows east."),),
    'cloze: "{{c1::Golovin::who?}} signed at {{c2::Nerchinsk}}."\naccept: {c2: [Nerchinsk fort]}': (
        Claim("Golovin"),
        Claim("Nerchinsk", ("Nerchinsk fort",)),
    ),
    'cloze: "{{c1::Golovin}} and {{c1::Songgotu}} signed, {{c1::Golovin}} first."': (
        Claim("Golovin"),
        Claim("Songgotu"),
    ),
    "question: In which order?\norder: [Nerchinsk, Kyakhta, Aigun]": (
        Claim("Nerchinsk"),
        Claim("Kyakhta"),
        Claim("Aigun"),
    ),
    "question: Which is whose?\nmatch: {Moscow: Russia, Kazan: Russia, Peking: China}\nwrong: [Japan]": (
        Claim("Moscow", shown=True),
        Claim("Russia"),
        Claim("Kazan", shown=True),
        Claim("Peking", shown=True),
        Claim("China"),
    ),
    'question: How long?\nnumber: "2824"\nunit: [km, kilometres]\ntolerance: 5 %': (
        Claim("2824 km", ("2824",)),
    ),
    "question: When?\ndate: 1689-08-27\nprecision: year": (Claim("27 August 1689"),),
    "question: When?\ndate: 1904 to 1905\naccept: [1904-1906]": (Claim("1904–1905", ("1904-1906",)),),
}


@pytest.mark.parametrize("text", CASES)
def test_right_answers_are_claimed_and_nothing_else_is(text: str, read: Callable[..., Any]) -> None:
    assert read(text).whole.claims() == CASES[text]
