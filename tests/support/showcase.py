"""What a learner gives to each card of the showcase deck, rightly and wrongly, and how it is said in plain lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.reader import read_deck
from quiz_app.questions.match import Match
from quiz_app.questions.model import Outcome, Question, Response

DECK = Path(__file__).with_name("showcase.yaml")

# Text typed, or one option; several names or options, or all items as arranged; pairs from left to right.
Given = str | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A right answer and one that is not, with how each is judged."""

    right: Given
    wrong: Given
    judged: Outcome = Outcome.WRONG
    passed: Outcome = Outcome.RIGHT


_STOPS = (
    "Moscow", "Yaroslavl", "Kirov", "Perm", "Yekaterinburg", "Tyumen", "Ishim", "Omsk", "Barabinsk", "Novosibirsk",
    "Mariinsk", "Krasnoyarsk", "Taishet", "Irkutsk", "Ulan-Ude", "Chita", "Mogocha", "Skovorodino", "Khabarovsk",
    "Vladivostok",
)  # fmt: skip

PARTLY, NEAR = Outcome.PARTLY, Outcome.NEAR
CASES: dict[str, Case] = {
    "typed-baikal": Case("lake baikal", "Tanganyika"),
    "typed-heilongjiang": Case("黑龙江", "黑河"),
    "typed-irkutsk": Case("иркутск", "Ангарск"),
    "typed-long": Case("Amur", "Lena"),
    "number-depth": Case("1,650 m", "1800"),
    "number-railway": Case("9300 km", "9300 miles"),
    "number-republics": Case("five", "6"),
    "date-nerchinsk": Case("1689", "1727"),
    "date-tunguska": Case("30 June 1908", "1 July 1908"),
    "date-qin": Case("221 BC", "221"),
    "date-dezhnyov": Case("about 1605", "1689"),
    "date-railway": Case("1891 to 1916", "1905"),
    "choice-altai": Case("Belukha", "Narodnaya"),
    "choice-twelve": Case("Selenga", "None of these"),
    "choice-characters": Case("北京", "南京"),
    "multi-arctic": Case(("Ob", "Yenisei", "Lena"), ("Ob", "Lena", "Amur"), PARTLY),
    "multi-twelve": Case(
        ("Omsk", "Novosibirsk", "Krasnoyarsk", "Irkutsk", "Chita"), ("Yakutsk", "Norilsk", "Omsk")
    ),
    "multi-letters": Case(("Ж", "Щ"), ("Ї", "Ђ")),
    "list-mongolia": Case(("Zhongguo", "Россия"), ("China", "Korea"), PARTLY),
    "list-stans": Case(
        ("Uzbekistan", "Kazakstan", "Kirghizia", "Turkmenistan", "Tajikistan"), ("Pakistan",), passed=NEAR
    ),
    "list-ob": Case(("katun", "biya"), ("the Irtysh", "the Tom")),
    "truth-angara": Case("false", "true"),
    "truth-yakutsk": Case("true", "false"),
    "truth-urals": Case("false", "true"),
    "cloze-yermak#c1": Case("Yermak", "Dezhnyov"),
    "cloze-yermak#c2": Case("1581", "1582"),
    "cloze-selenga#c1": Case("Khovsgol", "Balkhash"),
    "cloze-selenga#c2": Case("Selnga", "Angara", passed=NEAR),
    "cloze-beijing#c1": Case("Northern Capital", "southern capital"),
    "order-west-east": Case(
        ("Omsk", "Novosibirsk", "Krasnoyarsk", "Irkutsk", "Vladivostok"),
        ("Novosibirsk", "Omsk", "Krasnoyarsk", "Irkutsk", "Vladivostok"),
        PARTLY,
    ),
    "order-treaties": Case(
        ("Nerchinsk", "Kyakhta", "Aigun", "Saint Petersburg"),
        ("Saint Petersburg", "Aigun", "Kyakhta", "Nerchinsk"),
    ),
    "order-twenty": Case(_STOPS, (_STOPS[1], _STOPS[0], *_STOPS[2:]), PARTLY),
    "match-capitals": Case(
        {"Kazakhstan": "Astana", "Kyrgyzstan": "Bishkek", "Tajikistan": "Dushanbe", "Uzbekistan": "Tashkent"},
        {
            "Kazakhstan": "Almaty",
            "Kyrgyzstan": "Dushanbe",
            "Tajikistan": "Bishkek",
            "Uzbekistan": "Samarkand",
        },
    ),
    "match-seas": Case(
        {"Ob": "Kara Sea", "Yenisei": "Kara Sea", "Lena": "Laptev Sea", "Kolyma": "East Siberian Sea"},
        {"Ob": "Kara Sea", "Yenisei": "Kara Sea", "Lena": "Laptev Sea", "Kolyma": "Kara Sea"},
        PARTLY,
    ),
    "match-scripts": Case(
        {"Beijing": "北京", "Moscow": "Москва", "Ulaanbaatar": "Улаанбаатар", "Tashkent": "Toshkent"},
        {"Beijing": "南京", "Moscow": "Toshkent", "Ulaanbaatar": "Москва", "Tashkent": "Улаанбаатар"},
    ),
}


def cards() -> dict[str, tuple[Question, str]]:
    """The cards of the deck by the ends of their uids, such as `cloze-yermak#c1`, each with its question and part."""
    deck = read_deck(DECK.read_bytes(), DECK.name).deck
    assert deck is not None
    found = [(placed.question, part) for placed in deck.questions for part in placed.question.parts()]
    return {question.about.id + (f"#{part}" if part else ""): (question, part) for question, part in found}


def response_to(question: Question, given: Given) -> Response:
    """The raw answer that is to stand in the event."""
    part = question.parts()[0]
    options = question.prompt(part).options
    if isinstance(given, Mapping):
        assert isinstance(question, Match)
        return Response.pick(
            *(options.index(given[left]) if left in given else -1 for left in question.lefts)
        )
    if question.type_name == "list":
        return Response.named(*given)
    if isinstance(given, str):
        return Response.pick(options.index(given)) if options else Response.typed(given)
    picked = [options.index(text) for text in given]
    return Response.pick(*(picked if question.type_name == "order" else sorted(picked)))


def line_for(question: Question, given: Given, shown: Mapping[str, str]) -> str:
    """An answer as a line of a plain session, where `shown` gives the sign before each text: its number or letter."""
    if isinstance(given, Mapping):
        return " ".join(f"{shown[left]}{shown[right]}" for left, right in given.items())
    if question.type_name == "list":
        return "; ".join(given)
    if question.type_name == "true-false":
        assert isinstance(given, str)
        return given[0]
    if isinstance(given, str):
        return shown[given] if question.prompt(question.parts()[0]).options else given
    return " ".join(shown[text] for text in given)
